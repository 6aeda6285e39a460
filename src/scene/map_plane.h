#pragma once

/**
 * @file
 * Where the world lies on the screen, from what a map shows; and back.
 *
 * In output pixels. The world is never mirrored.
 */

#include <stdbool.h>

#include "geom.h"
#include "map_view.h"

/** A map on a screen. `{0}` is a screen without one. */
struct map_plane {
    struct rect window;   /**< The free part of it, with all marks. */
    struct map_view view; /**< What it shows, in the window's middle. */
    struct map_view home; /**< What it shows at first. */
    float zoom_max;       /**< At least 1, which is the least. */
    float whole_px;       /**< Width of the world at a zoom of 1. */
    float world_h;    /**< Down to the south pole, where no land is shown. */
    float land_h;     /**< Height of the land's unit box. */
    bool takes_touch; /**< Nothing lies over it. */
};

/** Width of the world as it is shown. */
float map_world_px(const struct map_plane *m);

/** Box of the land on the screen; its corner is on a whole pixel. */
struct rect map_land_px(const struct map_plane *m);

/** Where a place of the land's unit box lies, to a whole pixel. */
struct vec2 map_place_px(const struct map_plane *m, struct vec2 place);

/** @p view with its middle on the world and its zoom within the limits. */
struct map_view map_view_within(const struct map_plane *m,
                                struct map_view view);

/** The view after the world was moved by so many pixels. */
struct map_view map_view_moved(const struct map_plane *m, struct vec2 by_px);

/** The view zoomed by a factor, where the place at @p at_px stays. */
struct map_view map_view_zoomed(const struct map_plane *m, float factor,
                                struct vec2 at_px);
