#pragma once

/**
 * @file
 * What answers to a search, marked in the text: a gold line under it.
 */

#include "canvas.h"

/**
 * The parts of @p text that answer to @p query, as spans to be set.
 *
 * @return  In @p arena; NULL if there are none.
 */
const struct text_span *found_spans(struct arena *arena, const char *query,
                                    const char *text, size_t *count);

/** The lines under what was set with such spans in @p rect. */
void found_lines(struct canvas *c, const struct text_block *block,
                 struct rect rect);
