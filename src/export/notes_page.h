#pragma once

/**
 * @file
 * A page for the speaker: the slide above, what to say below. What does not
 * fit goes on, on pages without the slide.
 *
 * A page is A4 upright, in pixels of 150 to the inch.
 */

#include <stdbool.h>

#include "deck_page.h"
#include "draw.h"
#include "text.h"

enum {
    NOTES_W_PX = 1240, /**< 210 mm */
    NOTES_H_PX = 1754, /**< 297 mm */
    NOTES_PX_PER_INCH = 150,
};

/** Where the notes of a slide are, between two pages. */
struct notes_flow {
    /** Set by the caller: */
    const struct deck_view *view;
    int index; /**< Of the slide. */
    struct text *text;
    struct arena *arena; /**< Pages live in it. */

    int page;    /**< Private: pages made, */
    size_t at;   /**< bytes of the notes that are set, */
    size_t line; /**< and lines of the paragraph there. */
};

/** Where the slide stands on its page. */
struct rect notes_slide_rect(void);

/**
 * @param[out] out  The next page, without the slide.
 * @return          False when there is no more; the first is always there.
 */
bool notes_next_page(struct notes_flow *flow, struct draw_list *out);
