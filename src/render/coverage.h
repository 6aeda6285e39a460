#pragma once

/**
 * @file
 * The coverage of everything that has an outline: made on first use, kept
 * in a mask cache.
 *
 * Patches are as small as can be stretched (see paint_patch()), so that one
 * serves every rectangle with the same corners, also while it grows.
 * Every result is borrowed until the next call.
 */

#include <stddef.h>

#include "draw.h"
#include "geom.h"
#include "raster.h"
#include "shape.h"

enum {
    TILE_PX = 1024, /**< Large shapes are made in tiles of this size. */
};

/** One tile of a shape. */
struct tile {
    struct shape_id id;
    const struct shape_path *path;
    struct rect box;  /**< On the screen: where the shape is fitted in. */
    struct rect part; /**< On the screen: what the tile covers. */
    int stroke_px;
};

struct coverage;

/** Ends the program when there is no memory. */
struct coverage *coverage_create(size_t budget_bytes);

/** NULL is fine. */
void coverage_destroy(struct coverage *c);

/** Patch of a filled rounded rectangle, or of what its corners leave out. */
const struct mask *coverage_round(struct coverage *c, struct rect rect,
                                  const struct draw_round *round);

/** Patch of its border alone. */
const struct mask *coverage_ring(struct coverage *c, struct rect rect,
                                 const struct draw_round *round);

/** Patch of its shadow, for the bounds that draw_bounds() gives. */
const struct mask *coverage_shadow(struct coverage *c,
                                   const struct draw_cmd *cmd);

/** @p part, in output pixels, of a DRAW_STROKE; made anew each time. */
const struct mask *coverage_stroke(struct coverage *c,
                                   const struct draw_cmd *cmd,
                                   struct rect part);

/** The whole of @p tile, not stretched. */
const struct mask *coverage_tile(struct coverage *c, const struct tile *tile);
