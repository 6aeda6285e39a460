#pragma once

/**
 * @file
 * Marks that mean something elsewhere and nothing here. For markup.c.
 */

#include "markup.h"

/** Remember a problem, as long as there is room. */
void markup_add_problem(struct markup *m, enum markup_problem_kind kind,
                        struct markup_part part);

/**
 * Add those of underscores, code, strikes, headings and HTML in @p text.
 * Linear in its length.
 */
void markup_find_unknown(struct markup *m, struct markup_part text);
