#pragma once

/**
 * @file
 * The EU emblem from its geometry, with the funding statement.
 *
 * Sources: Regulation (EU) 763/2014, annex; Interinstitutional Style Guide,
 * annex A1; Regulation (EU) 2021/1060, annex IX. The emblem is drawn, never
 * changed, and is at least as high as any other logo beside it.
 */

#include "canvas.h"

/** Middle of star @p k (0-11) on a flag of height 1; width is 1.5. */
struct vec2 emblem_star(int k);

/** Radius of a star's circumscribed circle on a flag of height 1. */
float emblem_star_radius(void);

/** The flag alone, 3:2. On a dark ground it has a white edge. */
void emblem_flag(struct canvas *c, struct box box, bool on_dark);

/** A block and where it stands. */
struct emblem_place {
    float right, y; /**< Upper right corner. */
    float h;        /**< Of the flag. */
    bool on_dark;
};

/**
 * Flag and statement beside it, two lines. Nothing without a statement.
 *
 * @return  Its left.
 */
float emblem_block(struct canvas *c, const struct emblem_place *at);

/** How wide that is with a flag of height @p h. */
float emblem_width(struct canvas *c, float h);
