#pragma once

/**
 * @file
 * What is no mark here, for the author to hear of. For markup.c.
 */

#include "markup.h"

/** Remember a problem, as long as there is room. */
void markup_add_problem(struct markup *m, enum markup_problem_kind kind,
                        struct markup_part part);

/** Add the word at whose stars, from @p start to @p end, nothing begins. */
void markup_add_stars(struct markup *m, struct markup_part text, size_t start,
                      size_t end);

/**
 * Add those of underscores, code, strikes, headings and HTML in @p text.
 * Linear in its length.
 */
void markup_find_unknown(struct markup *m, struct markup_part text);
