#pragma once

/**
 * @file
 * Filling lines with measured pieces.
 *
 * Lengths are 64ths of a pixel (FINE). Filling is linear in the number of
 * pieces, balancing nearly so, and bounded.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "breaker.h"

/** A piece and its widths, tracking included. */
struct measured {
    struct piece piece; /**< Its blanks follow its text in memory. */
    int64_t w;          /**< Without the blanks after it. */
    int64_t space_w;    /**< Of those blanks. */
    int64_t end_w;      /**< Width if a line ends here: no tracking after it. */
    int64_t hyphen_w;   /**< Of the hyphen that its soft end becomes. */
    bool divided;       /**< Its soft end is not the author's. */
};

struct paragraph {
    const struct measured *items;
    size_t count;
};

/** A line: the pieces from first up to, not including, end. */
struct line_cut {
    size_t first, end;
    bool forced; /**< Ends where no line may, or twice with a hyphen. */
};

enum {
    BALANCED_PIECES_MAX = 512, /**< A longer text is no heading. */
};

/** Width of a line: no blanks and no tracking at its end. */
int64_t lines_width(const struct paragraph *p, struct line_cut cut);

/**
 * Lines as full as @p width allows. A piece that is too wide stands alone.
 * Two lines in a row end with a hyphen only where there is no other way: in
 * a word of three lines. If the author did not ask for it, that is forced.
 *
 * @param[out] cuts  Room for p->count lines.
 * @return           Lines.
 */
size_t lines_fill(const struct paragraph *p, int64_t width,
                  struct line_cut *cuts);

/**
 * As many lines as lines_fill() makes, in the narrowest column that holds
 * them, as even as can be: a heading has no short last word when another
 * break avoids it. Nor does a line end with a word of one to three letters
 * (de, het, of) when that costs no line and leaves each within a tenth of
 * their mean. A text too long for a heading is filled.
 *
 * @param scratch  By value; for p->count pieces.
 */
size_t lines_balance(const struct paragraph *p, int64_t width,
                     struct line_cut *cuts, struct arena scratch);
