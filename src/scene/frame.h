#pragma once

/**
 * @file
 * What every visitor screen has: ground, header, ribbon and footer.
 */

#include "canvas.h"

/** The page's own steps, in the middle of the footer. */
struct footer {
    bool home; /**< The home button is where one is. */
    bool map;  /**< So is the map. */
    bool search;
    bool language;
    bool access; /**< So are the settings. */
    bool back;
    bool done;                             /**< Gold "Klaar" instead of Back. */
    const char *previous, *next;           /**< Labels; NULL: no such step. */
    const char *previous_name, *next_name; /**< Spoken. */
    bool scrolls;                          /**< Up and down buttons. */
    int ribbon_goal;                       /**< Raised in the ribbon, or -1. */
};

/** Paper from edge to edge. */
void frame_ground(struct canvas *c);

/**
 * Title at the left, mark and stand name at the right.
 * @return  y under the title.
 */
float frame_header(struct canvas *c, const char *title,
                   const struct text *source);

/** Colours of the brand; a mark without alpha has the goals' colours. */
struct brand {
    struct color ink, ground, mark;
};

/** Mark and stand name at the end of the line that begins at @p y. */
void frame_brand(struct canvas *c, float y, struct brand brand);

/** Ribbon, footer and its buttons. Call last of a screen. */
void frame_footer(struct canvas *c, const struct footer *f);
