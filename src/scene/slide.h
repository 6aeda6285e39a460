#pragma once

/**
 * @file
 * Slides: the same drawing in a talk, in the loop and on a proof sheet.
 */

#include "canvas.h"

/** A slide and where it stands. */
struct slide_view {
    const struct slide *slide;
    int deck, index; /**< Of the slide in its deck. */
    int hidden;      /**< Parts that are still to come; 0: none. */
    struct box area; /**< From edge to edge; the slide fills it. */
    bool attract;    /**< In the loop: things on it can be touched. */
    bool progress;   /**< In a talk: the skyline counts slides. */
};

void slide_draw(struct canvas *c, const struct slide_view *view);
