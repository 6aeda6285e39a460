#pragma once

/**
 * @file
 * One country flat on its card: Lambert azimuthal equal-area, centred on the
 * country, scaled into the unit box.
 * Formula: J. P. Snyder, Map projections: a working manual, USGS 1395
 * (1987), equations 22-4, 24-2, 24-13 and 24-14.
 */

#include "arena.h"
#include "shape.h"
#include "world.h"

/** From degrees to the unit box of one country. `{0}` maps to the corner. */
struct outline_view {
    double lon_rad;          /**< Of the centre. */
    double sin_lat, cos_lat; /**< Of the centre. */
    double left, top;        /**< Of the box, in units of the sphere. */
    double scale;            /**< Box per sphere. */
};

struct outline {
    struct shape_path path; /**< Filled. */
    struct outline_view view;
};

/**
 * Project @p feature of @p world. Parts that the header of the room leaves
 * out are left out. Points live in @p arena; both arenas must have room.
 */
struct outline outline_project(const struct world *world,
                               const struct world_feature *feature,
                               struct arena *arena, struct arena scratch);

/** Where a place lies in the box, or outside it. */
struct vec2 outline_place(const struct outline_view *view, double lat_deg,
                          double lon_deg);
