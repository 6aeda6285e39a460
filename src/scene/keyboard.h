#pragma once

/**
 * @file
 * The keyboard of the search: four rows of keys in the letters of one
 * script, as they lie on that script's own keyboards, and never mirrored.
 */

#include "canvas.h"

/**
 * Draw it in @p box, with its targets, from top to bottom and from left to
 * right. In the reader its letters are as large as its text.
 */
void keyboard_draw(struct canvas *c, struct box box);

/** The script of @p query's first letter: how the field sets it. */
enum query_script keyboard_script_of(const char *query);

/** A language that is written in @p script: its fonts and its direction. */
const char *keyboard_language(enum query_script script);
