#pragma once

/**
 * @file
 * What a presenter points at and draws, over a slide: spotlight, laser dot,
 * ink. The same on both displays.
 */

#include "canvas.h"

/** @p box is where the slide, or the part of it that is enlarged, stands. */
void marks_draw(struct canvas *c, struct box box);
