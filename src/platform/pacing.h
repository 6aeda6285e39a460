#pragma once

/**
 * @file
 * When the next frame is due.
 *
 * Without a vertical sync a movement is shown on a grid of its own: as even
 * as the clock, whatever a frame costs. A frame that is a little late is
 * shown late, and the next one is on the grid again; one that is half a
 * period late is dropped. Never are two shown for one. What follows a rest
 * is shown at once.
 *
 * Pure: microseconds of any monotonic clock, passed in by the caller.
 */

#include <stdint.h>

/** `period_us` is set, the rest is zero. */
struct pacing {
    uint64_t period_us; /**< From frame to frame; not 0. */
    uint64_t grid_us;   /**< Where the last frame belonged. */
    uint64_t before_us; /**< And the one before it. */
};

/**
 * When the next frame should be shown: @p now_us or later. It counts as
 * shown from then on.
 */
uint64_t pacing_next_us(struct pacing *p, uint64_t now_us);

/**
 * There was nothing to show after all: the next frame need not wait for a
 * place after this one. Once after a pacing_next_us().
 */
void pacing_give_back(struct pacing *p);
