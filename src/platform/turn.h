#pragma once

/**
 * @file
 * The picture on a panel that is mounted turned.
 *
 * The window is what the display shows; the picture is what the program
 * draws, and is turned clockwise by 0, 90, 180 or 270 degrees to fill the
 * window. Pure.
 */

#include <stdint.h>

#include "geom.h"

struct turn {
    int deg;        /**< 0, 90, 180 or 270, clockwise. */
    int w_px, h_px; /**< Of the window. */
};

/** Pixels and how far their rows are apart. Borrowed. */
struct turn_pixels {
    uint32_t *pixels;
    int stride_px;
};

/** The rectangle around the whole picture. */
struct rect turn_picture(const struct turn *t);

/** A place of the window in the picture, moved inside if it is outside. */
struct vec2 turn_point(const struct turn *t, float x_px, float y_px);

/** A rectangle of the picture in the window. */
struct rect turn_rect(const struct turn *t, struct rect picture);

/**
 * Copy @p r, a rectangle inside the picture, to its place in the window.
 *
 * @param from  The whole picture; only read.
 * @param to    The whole window.
 */
void turn_copy(const struct turn *t, const uint32_t *from, int from_stride_px,
               struct turn_pixels to, struct rect r);
