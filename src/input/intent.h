#pragma once

/**
 * @file
 * What somebody wants, independent of the device that said it.
 *
 * Intents are the only way to change the show. One that depends on what is
 * on the screen (which target lies under a finger, how far a list can
 * scroll) carries that fact, so that the show needs no geometry.
 */

#include <stdbool.h>
#include <stdint.h>

enum screen_kind {
    SCREEN_ATTRACT,
    SCREEN_HOME,
    SCREEN_GOAL,
    SCREEN_THEME,
    SCREEN_PROJECT,
    SCREEN_PROJECTS,
    SCREEN_PAGE,
    SCREEN_LANGUAGE,
    SCREEN_SLIDE,
    SCREEN_KIND_COUNT,
};

/** A place to be. Indices are the content's. */
struct screen {
    enum screen_kind kind;
    /**
     * Of the goal, theme, project, page or deck. SCREEN_PROJECTS: 0 for
     * all, else the number of the goal whose projects are listed.
     * SCREEN_LANGUAGE: 0 for the languages first, 1 for the settings.
     */
    int index;
    int slide; /**< SCREEN_SLIDE: of the slide in its deck. */
};

enum intent_type {
    INTENT_NONE,
    INTENT_TOUCHED, /**< Somebody is there; nothing else. */
    INTENT_OPEN,    /**< Go to `screen`. */
    INTENT_BACK,
    INTENT_HOME,
    INTENT_NEXT, /**< The next slide, goal or project. */
    INTENT_PREVIOUS,
    INTENT_FIRST,
    INTENT_LAST,
    INTENT_DIGIT,  /**< `value` 0-9 of a slide or PIN number. */
    INTENT_ERASE,  /**< Take back one digit. */
    INTENT_ENTER,  /**< Go to the typed number, or activate the focus. */
    INTENT_UNWIND, /**< Esc: one level back. */
    INTENT_PRESS,  /**< A finger is on target `value`. */
    INTENT_RELEASE,
    INTENT_FOCUS,  /**< Keyboard focus is on target `value`. */
    INTENT_SCROLL, /**< By `value` pixels; `limit` is the furthest. */
    INTENT_FLING,  /**< `value` is pixels per second; `limit` as above. */
    /**
     * A finger moves the page: by `value` in reading direction, negative
     * towards the next; `limit` is the page's width, `last_page` the last
     * of a screen that is read page by page.
     */
    INTENT_DRAG,
    INTENT_DROP, /**< It let go, at `value` a second; `limit` as above. */
    INTENT_BLACK,
    INTENT_WHITE,
    INTENT_PRESENT, /**< Start the talk, from the first slide. */
    INTENT_END_TALK,
    INTENT_LANGUAGE, /**< Language index `value`. */
    INTENT_SETTING,  /**< Turn setting `value` (enum setting) on or off. */
    INTENT_TURN,     /**< By `value` pages; `limit` is the last one. */
    INTENT_STAY,     /**< The answer to the idle question. */
    INTENT_RESTART,
    INTENT_CORNER, /**< A tap in corner `value`: 0-3 clockwise. */
    INTENT_STAFF,  /**< Ctrl+Alt+Q: the same door. */
    INTENT_STAND,  /**< Stand index `value`. */
    INTENT_MODE,   /**< enum show_mode `value` as the starting point. */
    INTENT_RELOAD,
    INTENT_QUIT, /**< Honoured in a window and on the staff panel. */
    INTENT_TYPE_COUNT,
};

struct intent {
    enum intent_type type;
    int64_t value;
    int64_t limit;
    int last_page;
    struct screen screen;
    /**< True for a system key repeat: visitors' repeats do nothing. */
    bool repeat;
};
