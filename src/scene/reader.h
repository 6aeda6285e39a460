#pragma once

/**
 * @file
 * The visitor's screens as pages for reading: one thought after another in
 * large type. Everything a screen says and leads to is on one of its pages.
 */

#include "canvas.h"

/** Draw the page of @p screen that the show is on. */
void reader_screen(struct canvas *c, struct screen screen);
