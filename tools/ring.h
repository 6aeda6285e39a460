#pragma once

/**
 * @file
 * Closed rings of longitude and latitude: joining, clipping, refining.
 *
 * Coordinates are thousandths of a degree. A ring is open in memory: the
 * first point is not repeated. New points live in the arena handed in, which
 * must have room.
 */

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "world.h"

struct ring {
    struct world_point *points;
    size_t count;
    uint32_t part; /**< Number of the polygon it belongs to. */
};

struct rings {
    struct ring *items;
    size_t count;
};

/**
 * Join rings that were cut at the meridian of 180 degrees. The part west of
 * it, in negative longitudes, is moved to beyond 180 degrees. A ring with
 * edges on both sides, as Antarctica's, stays as it is.
 */
struct rings rings_join(struct rings rings, struct arena *arena);

/** The ring with no edge longer than @p step_mdeg in either direction. */
struct ring ring_refine(struct ring ring, int32_t step_mdeg,
                        struct arena *arena);

/**
 * The part of the ring between two meridians (Sutherland and Hodgman). Where
 * several pieces remain they hang together along the meridian, which an
 * even-odd fill does not show. Fewer than 3 points: nothing remains.
 */
struct ring ring_clip(struct ring ring, int32_t west_mdeg, int32_t east_mdeg,
                      struct arena *arena);

/** A copy turned about the axis by @p turn_mdeg. */
struct ring ring_turn(struct ring ring, int32_t turn_mdeg, struct arena *arena);
