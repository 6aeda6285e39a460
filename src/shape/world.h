#pragma once

/**
 * @file
 * The map file `world.map`: outlines of countries on the sphere, and the
 * land already projected. Written by tools/mapc, read here.
 *
 * Layout: a header, then five tables without gaps; little-endian.
 *
 *     offset  bytes  what
 *          0      8  WORLD_MAGIC
 *          8      4  WORLD_VERSION
 *         12     20  counts: features, rings, points, land rings,
 *                    land points; 4 bytes each
 *         32      8  hash_bytes() of all that follows
 *         40      8  a feature: two letters and two zero bytes; ring end
 *                 8  a ring: point end; part
 *                 8  a point: longitude, latitude; thousandths of a degree
 *                 4  a land ring: point end
 *                 8  a land point: x, y; millionths of the unit sphere
 *
 * An end is one past the last, counted over the whole table. Rings are open:
 * the first point is not repeated.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

#define WORLD_MAGIC "SPWORLD\n"

enum {
    WORLD_VERSION = 1,
    WORLD_HEADER_BYTES = 40,
    WORLD_FEATURES_MAX = 1024,
    WORLD_RINGS_MAX = 16384,
    WORLD_POINTS_MAX = 1 << 19,
    WORLD_LON_MIN_MDEG = -180000,
    WORLD_LON_MAX_MDEG = 360000, /**< Rings across 180 degrees are whole. */
    WORLD_LAT_MAX_MDEG = 90000,
    WORLD_LAND_UNIT = 1000000, /**< Land units of one unit of the sphere. */
    WORLD_MERIDIAN_DEG = 11,   /**< Central meridian of the land. */
};

/** Thousandths of a degree; longitude may pass 180 degrees. */
struct world_point {
    int32_t lon_mdeg, lat_mdeg;
};

struct world_ring {
    uint32_t point_begin, point_end;
    /** Rings of one number are an outline and its holes. */
    uint32_t part;
};

struct world_feature {
    char iso_a2[4]; /**< "" for a feature without a code. */
    uint32_t ring_begin, ring_end;
    struct world_point low, high; /**< Corners of its bounding box. */
};

/** Plane units of Equal Earth, millionths; y grows north. */
struct world_land_point {
    int32_t x, y;
};

struct world {
    const struct world_feature *features;
    const struct world_ring *rings;
    const struct world_point *points;
    const uint32_t *land_ring_ends;
    const struct world_land_point *land_points;
    size_t feature_count;
    size_t land_ring_count;
};

/**
 * Read @p path. Tables live in @p arena, which has room for the limits
 * above, about 20 MiB.
 *
 * @return  False with one line logged if the file cannot be read or is not
 *          a whole and sound map; @p out is then zeroed.
 */
bool world_load(const char *path, struct arena *arena, struct world *out);

/**
 * The feature around a place, or the nearest within @p tolerance_deg.
 * @return  NULL at sea.
 */
const struct world_feature *world_feature_at(const struct world *world,
                                             double lat_deg, double lon_deg,
                                             double tolerance_deg);
