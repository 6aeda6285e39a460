#pragma once

/**
 * @file
 * A set paragraph as text: glyphs of embedded fonts, each with the letters
 * it stands for, so that a reader finds, copies and speaks the words.
 *
 * Glyphs stand where text_mask() draws them.
 */

#include <stdbool.h>

#include "draw.h"
#include "pdf_pen.h"

/**
 * @param cmd   A DRAW_TEXT.
 * @param more  More words follow in the same paragraph: a blank ends it, as
 *              one ends each of its lines, so that words stay apart.
 */
void pdf_text_draw(struct pdf_pen *pen, const struct draw_cmd *cmd, bool more);
