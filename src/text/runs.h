#pragma once

/**
 * @file
 * Cutting text of one direction into runs: pieces of one font and script.
 *
 * Each letter goes, with its marks, to the first font of its face that has
 * them; signs stay with the letters before them; spaces are always those of
 * the face, so that a line is as wide as the sum of its words. A character
 * that no font has is left out and remembered.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts.h"

/** Characters that no font has. `{0}` is none. */
struct missing {
    uint32_t chars[TEXT_MISSING_MAX]; /**< Each once, as first met. */
    size_t char_count;
    size_t count; /**< Of all that were left out. */
};

/** A walk over a text, in the order of reading. */
struct run_walk {
    struct fonts *fonts; /**< Set by the caller, as are: */
    enum text_face face;
    struct span text;        /**< Of one direction, */
    bool rtl;                /**< which this is, */
    char *buffer;            /**< text.len bytes, */
    struct missing *missing; /**< and what to add to, or NULL. */

    size_t pos;  /**< Private: in the text, */
    size_t used; /**< and bytes of the buffer. */
};

/**
 * Zeroed private fields begin the walk.
 *
 * @param[out] run  Its text is borrowed until the next call.
 * @return          False at the end.
 */
bool run_walk_next(struct run_walk *w, struct font_run *run);
