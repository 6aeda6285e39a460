#pragma once

/**
 * @file
 * Cutting text into runs: pieces of one font, one script, one direction.
 *
 * Each letter goes to the first font of its face that has it; signs stay
 * with the letters before them; spaces are always those of the face, so
 * that a line is as wide as the sum of its words. A character that no font
 * has is left out and counted.
 *
 * Directions are Unicode's rules N1 and N2 on two levels, enough for words
 * and numbers of one script inside a text of another. A full bidirectional
 * algorithm takes the place of run_walk_next() and run_walk.rtl.
 */

#include <stdbool.h>
#include <stddef.h>

#include "fonts.h"

enum {
    RUN_PADDING_BYTES = 3, /**< Two spaces and a NUL. */
};

/** A walk over a text, in the order of reading. */
struct run_walk {
    const struct fonts *fonts; /**< Set by the caller, as are: */
    enum text_face face;
    struct span text;
    char *buffer; /**< text.len + RUN_PADDING_BYTES. */

    bool rtl;             /**< The text runs to the left: place runs so. */
    size_t missing_count; /**< Characters left out so far. */

    size_t pos;    /**< Private: in the text, */
    size_t step;   /**< bytes of the character there, */
    size_t used;   /**< bytes of the buffer, */
    bool last_rtl; /**< and the direction of the last letter. */
};

/** Begin. The caller has set its four fields. */
void run_walk_start(struct run_walk *w);

/**
 * @param[out] run  Its text is borrowed until the next call.
 * @return          False at the end.
 */
bool run_walk_next(struct run_walk *w, struct font_run *run);
