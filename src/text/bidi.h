#pragma once

/**
 * @file
 * Which way each character runs, and in what order the parts of a line
 * stand: Unicode's UAX 9. FriBidi resolves the levels (rules P to I), the
 * order of a line (L2) is ours, because it moves whole parts.
 *
 * Even levels run to the right, odd ones to the left.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "chars.h"
#include "text_style.h"

/** A part of a line that has one level and one look. */
struct bidi_part {
    struct span text;
    int64_t w; /**< In 64ths of a pixel. */
    uint8_t level;
    struct text_look look;
    int order; /**< On its line, as it is read. */
};

/**
 * Resolve @p text; a line feed ends a paragraph. What is never drawn and
 * marks take the level of what stands before them.
 *
 * @param rtl           The base direction of every paragraph in it.
 * @param[out] levels   One for each byte of @p text.
 */
void bidi_levels(struct span text, bool rtl, uint8_t *levels,
                 struct arena scratch);

/** Bytes from the start of @p levels that have the level of the first. */
size_t bidi_level_len(const uint8_t *levels, size_t len);

/** From the order of reading to that on the line, left to right. */
void bidi_reorder(struct bidi_part *parts, size_t count);
