#pragma once

/**
 * @file
 * The way of a picture into the surface of a window.
 *
 * On an upright panel with a usual surface the picture is copied once, by
 * rectangles. Else it is turned on the way, and a surface of an unusual
 * pixel format gets it through a second picture in memory.
 * Main thread only.
 */

#include <stdbool.h>
#include <stdint.h>

#include <SDL.h>

#include "geom.h"
#include "turn.h"

/** What to show. Borrowed. */
struct picture {
    const uint32_t *pixels; /**< 0xffRRGGBB, top row first. */
    int stride_px;
    const struct rect *rects; /**< What has changed. */
    int count;
};

/** `{0}` is valid. Release with window_surface_finish(). */
struct window_surface {
    uint32_t *staging; /**< For unusual formats, of the window's size. */
    int w_px, h_px;    /**< Of `staging`. */
};

void window_surface_finish(struct window_surface *s);

/**
 * Copy what has changed and show it. The surface is fetched each time,
 * because a resize makes a new one.
 *
 * @return  False if there is no surface, or one of another size than
 *          @p turn says; SDL_GetError() tells more.
 */
bool window_surface_show(struct window_surface *s, SDL_Window *window,
                         const struct turn *turn,
                         const struct picture *picture);
