#pragma once

/**
 * @file
 * Municipalities in the order of their names, as visitors look for them.
 */

#include "canvas.h"

/** By name, whatever its case, accents and signs; indices, in the arena. */
const int *municipality_order(const struct canvas *c);

/** The letter that a name is looked for under; in the arena. */
const char *municipality_letter(const struct canvas *c, int municipality);

/**
 * "Projecten: 2 · Stedenbanden: 5", or in @p lines of their own; "" if there
 * is neither.
 */
const char *municipality_counts(const struct canvas *c, int municipality,
                                bool lines);
