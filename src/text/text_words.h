#pragma once

/**
 * @file
 * A set segment in its words: where a line is so much larger than the screen
 * that most of it is not seen, and would be a mask too large to be made.
 * Thread-safety: the thread of the text room.
 */

#include <stddef.h>

#include "arena.h"
#include "text.h"

/** From left to right as they stand, not as they are read. */
struct text_words {
    const struct text_segment *items;
    size_t count;
};

/**
 * The words of @p segment at the size of @p style, in @p arena: together they
 * look as the segment does, to a pixel. Blanks are left out.
 */
struct text_words text_segment_words(struct text *t,
                                     const struct text_style *style,
                                     const struct text_segment *segment,
                                     struct arena *arena);
