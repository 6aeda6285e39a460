#pragma once

/**
 * @file
 * All slides of a talk as a grid, to go to any of them.
 *
 * Many slides are several pages; only the page with the cursor is built.
 */

#include "canvas.h"

/** @param output  Whose shape the slides have. */
void overview_draw(struct canvas *c, struct viewport output);
