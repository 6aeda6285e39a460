#pragma once

/**
 * @file
 * Where a line may end: a paragraph is cut into pieces that each fit on a
 * line or do not.
 *
 * A line may end after a space, a hyphen, a dash, a slash or a zero-width
 * space, and at a soft hyphen; it ends at a line feed. It never ends at a
 * no-break space, nor between a hyphen or slash and a digit (2021-2023).
 * A subset of Unicode's UAX 14: the rules left out are counted, by their
 * numbers, in text_break_test.c. Hyphenation comes after it.
 * Pure: no fonts, no memory of its own.
 */

#include <stdbool.h>
#include <stddef.h>

#include "chars.h"
#include "text.h"

/** What stands after a piece. */
enum piece_end {
    PIECE_JOINED, /**< The next one: no line ends here. */
    PIECE_OPEN,   /**< A line may end here. */
    PIECE_SOFT,   /**< A line may end here with a hyphen. */
    PIECE_FEED,   /**< A line ends here. */
};

/** A word, or a part of one. Borrows the paragraph. */
struct piece {
    struct span text;
    size_t space_count; /**< Blanks after it, not drawn at a line's end. */
    enum piece_end end;
    struct text_look look;
};

/** Where the reading of a paragraph is. */
struct breaker {
    struct span text;
    size_t pos;
    const struct text_span *spans; /**< Those that do not end before it. */
    size_t span_count;
};

/**
 * Begin with the text of @p params, of which the first @p len bytes count.
 * A piece has one look: no span ends or begins inside it.
 */
void breaker_init(struct breaker *b, const struct text_params *params,
                  size_t len);

/**
 * @param[out] out  The next piece; it may be empty.
 * @return          False at the end.
 */
bool breaker_next(struct breaker *b, struct piece *out);
