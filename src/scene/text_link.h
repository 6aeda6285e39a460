#pragma once

/**
 * @file
 * Links inside a text: their lines, and where a finger finds them.
 */

#include "canvas.h"

/** A text that was drawn. */
struct linked {
    const struct text_block *block;
    struct rect rect;
    const char *say; /**< The string that the marks belong to. */
    const struct mark_list *marks;
    struct color color;
};

/**
 * Underline the links and add their targets: one for each piece of a line,
 * of which the first takes the focus. A target is at least 80 units high and
 * wide where there is room.
 */
void text_link_draw(struct canvas *c, const struct linked *text);
