#pragma once

/**
 * @file
 * A paragraph, read and measured: what lines are filled with.
 */

#include "lines.h"
#include "state.h"

/** A paragraph that is being set. */
struct setting {
    struct text *text;
    const struct text_params *params;
    struct text_style style; /**< As text_style_of() says. */
    /** The text of all items, each with its blanks. */
    struct span plain;
    const uint8_t *levels; /**< One for each byte of it. */
    struct measured *items;
    size_t count, room;
    bool clipped; /**< A word was cut: it is wider than the box. */
};

/**
 * Cut the first @p len bytes of the text into items and measure them. The
 * caller has set the first three fields and zeroed the rest.
 *
 * @param scratch  Holds what is read.
 */
void items_read(struct setting *s, size_t len, struct arena *scratch);

/** Width of @p part of s->plain, tracking included. */
int64_t items_width(const struct setting *s, struct span part,
                    struct text_look look);

/** Levels of @p part of s->plain. */
const uint8_t *items_levels(const struct setting *s, struct span part);
