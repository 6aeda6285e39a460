#pragma once

/**
 * @file
 * Who pays for it: the emblem of the European Union with its statement, and
 * the artwork or the names of others.
 */

#include "canvas.h"

/** Height of the block, in units. */
float cofunding_height(void);

/** Draw it on white: it ends at @p right, around @p middle. @return its left.
 */
float cofunding_draw(struct canvas *c, float right, float middle);

/** How wide that is. */
float cofunding_width(struct canvas *c);

/** The same, and a touch opens the page that says more, if there is one. */
void cofunding_open(struct canvas *c, float right, float middle);
