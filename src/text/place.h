#pragma once

/**
 * @file
 * Where the runs of a segment stand on its line: what is drawn with
 * tracking, or in digits of one width, is placed cluster by cluster.
 */

#include "arena.h"
#include "runs.h"
#include "state.h"

/** A run and its origin, 64ths of a pixel from the segment's left edge. */
struct placed_run {
    struct font_run run;
    int64_t x;
};

/** In the order of reading. */
struct placed_runs {
    const struct placed_run *items;
    size_t count;
    int64_t width; /**< Of the segment, in 64ths of a pixel. */
};

/** All of it lives in @p arena. */
struct placed_runs place_runs(struct text *t, const struct text_style *style,
                              struct directed segment, struct arena *arena);
