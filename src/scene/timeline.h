#pragma once

/**
 * @file
 * When a project ran, on an axis of the years that the content knows.
 *
 * What is not known is not drawn as if it were: from an end that is not
 * known, dots lead to the end of the axis.
 */

#include "canvas.h"

/** Shares of the axis, 0 to 1. */
struct timeline {
    float from, to;
    bool open_start, open_end; /**< Not known: that end of the axis. */
};

/**
 * Where @p project lies between the first and the last year of @p content.
 * A year is all of its days, a month all of its days.
 *
 * @return  False if neither start nor end is known.
 */
bool timeline_place(const struct content *content,
                    const struct project *project, struct timeline *out);

/** The axis in @p box with its first and last year, and the period on it. */
void timeline_draw(struct canvas *c, struct box box,
                   const struct project *project);
