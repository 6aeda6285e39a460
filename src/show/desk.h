#pragma once

/**
 * @file
 * The presenter's display as the show knows it: whether there could be one,
 * whether it is wanted, and whether it may show what the audience must not
 * read.
 *
 * Which display it is on is the platform's (displays.h); that tells the show
 * by INTENT_DISPLAYS what there is, and reads here what is wished for.
 */

#include <stdbool.h>
#include <stdint.h>

/** Where it could be. */
enum desk_room {
    DESK_ROOM_NONE,    /**< Nowhere but on the audience's own display. */
    DESK_ROOM_WINDOW,  /**< In a window of its own. */
    DESK_ROOM_DISPLAY, /**< On a display of its own. */
};

/** What else INTENT_DISPLAYS says, as bits. */
enum desk_facts {
    DESK_IS_PRIVATE = 1, /**< Only the presenter sees it. */
    DESK_COMES = 2,      /**< It comes with a talk, unasked. */
};

/** What was said about it in this talk. */
enum desk_wish {
    DESK_WISH_NONE, /**< Nothing: it is there if it `comes`. */
    DESK_WISH_SHOWN,
    DESK_WISH_HIDDEN,
};

enum {
    DESK_SIZE_LEAST = -1, /**< Sizes of the notes; 0 is the usual one. */
    DESK_SIZE_MOST = 3,
};

struct show_desk {
    enum desk_room room;
    enum desk_wish wish;
    bool comes;      /**< With a talk, unasked. */
    bool is_private; /**< Only the presenter sees it: somebody said so. */
    bool instead;    /**< In place of the audience's picture, as asked. */
    unsigned swaps;  /**< Grows with each wish to swap the displays. */
    unsigned claims; /**< Grows with each word that it is private. */
    int size;        /**< Of the notes. */
    int scroll_px;   /**< Of the notes of one slide of one deck. */
    int scroll_deck, scroll_slide;
};

struct intent;
struct show;

/** Whether it is shown on an output of its own. */
bool desk_is_shown(const struct show *s);

/** Whether it is shown where the audience's picture would be. */
bool desk_is_instead(const struct show *s);

/** Whether notes may be read on it. */
bool desk_shows_notes(const struct show *s);

/** How far the notes of this slide are scrolled. */
int desk_scroll_px(const struct show *s);

/** True if both look the same on it, the talk itself left aside. */
bool desk_looks_equal(const struct show *a, const struct show *b);
