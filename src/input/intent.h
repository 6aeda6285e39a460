#pragma once

/**
 * @file
 * What somebody wants, independent of the device that said it.
 *
 * Intents are the only way to change the show. One that depends on what is
 * on the screen carries that fact, so that the show needs no geometry.
 */

#include <stdbool.h>
#include <stdint.h>

#include "map_view.h"
#include "slide_point.h"

enum screen_kind {
    SCREEN_ATTRACT,
    SCREEN_HOME,
    SCREEN_GOAL,
    SCREEN_THEME,
    SCREEN_PROJECT,
    SCREEN_PROJECTS,
    SCREEN_MAP,
    SCREEN_PAGE,
    SCREEN_BASKET, /**< What the visitor kept. */
    SCREEN_LANGUAGE,
    SCREEN_SEARCH,
    SCREEN_SLIDE,
    SCREEN_RELATED, /**< Of a project: more like it. */
    SCREEN_COUNTRY, /**< Its projects. */
    SCREEN_MUNICIPALITIES,
    SCREEN_MUNICIPALITY,
    SCREEN_SOURCES, /**< All sites, or the sources of one. */
    SCREEN_SOURCE,  /**< What names it. */
    SCREEN_CITED,   /**< The sources of a project. */
    SCREEN_KIND_COUNT,
};

/** A place to be. Indices are the content's. */
struct screen {
    enum screen_kind kind;
    /**
     * Of the goal, theme, project, page, deck, country, municipality or
     * source. SCREEN_PROJECTS: 0 for
     * all, else the number of the goal whose projects are listed.
     * SCREEN_LANGUAGE: 0 for the languages first, 1 for the settings.
     * SCREEN_MUNICIPALITIES: 0 for the list, 1 for one that is not on it.
     * SCREEN_SOURCES: 0 for all, else the number of a site.
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
    INTENT_NEXT, /**< The next step of a slide, slide, goal or project. */
    INTENT_PREVIOUS,
    INTENT_NEXT_SLIDE, /**< The whole slide, whatever steps it has left. */
    INTENT_PREVIOUS_SLIDE,
    INTENT_FIRST,
    INTENT_LAST,
    INTENT_SEEN,      /**< The slide seen last. */
    INTENT_GO,        /**< To slide index `value` of the talk. */
    INTENT_DIGIT,     /**< `value` 0-9 of a slide or PIN number. */
    INTENT_ERASE,     /**< Take back one digit or character. */
    INTENT_ENTER,     /**< Go to the typed number, or activate the focus. */
    INTENT_FIND,      /**< Open the box that finds a slide by its title. */
    INTENT_CHARACTER, /**< `value` is a Unicode character typed into it, or
                           into the field of the search. */
    INTENT_QUERY,     /**< Search for `text`; "" empties the field. */
    INTENT_SCRIPT,    /**< Its keyboard has the letters of `value`. */
    INTENT_DIGITS,    /**< Its keyboard has digits, or no longer. */
    INTENT_UNWIND,    /**< Esc: one level back. */
    INTENT_LET_GO,    /**< The key of INTENT_UNWIND is up again. */
    INTENT_PRESS,     /**< A finger is on target `value`. */
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
    INTENT_FREEZE,       /**< The audience keeps its picture, or no longer. */
    INTENT_OVERVIEW,     /**< Open or close the grid of slides. */
    INTENT_CURSOR,       /**< Move its cursor by `value` slides. */
    INTENT_PRESENT,      /**< Start the talk, from the first slide. */
    INTENT_PRESENT_HERE, /**< The same, from the slide shown last. */
    INTENT_VISIT,        /**< Open the page of what a slide shows. */
    INTENT_FOLD,         /**< Skip optional slides, or no longer. */
    INTENT_ADVANCE,      /**< Automatic advance: pause, or go on. */
    INTENT_END_TALK,
    INTENT_PRESENTER, /**< Its display: on or off; `value` -1: off. */
    INTENT_SWAP,      /**< Swap the displays. */
    INTENT_TIMER,     /**< Start or pause the talk's timer. */
    INTENT_TIMER_RESET,
    INTENT_PRIVATE,      /**< Only the presenter sees the display. */
    INTENT_NOTES_SCROLL, /**< By `value` pixels; `limit` is the furthest. */
    INTENT_NOTES_SIZE,   /**< By `value` sizes. */
    /**
     * What displays there are: enum desk_room `value`, bits of enum
     * desk_facts `limit`. Nobody's wish: it wakes nobody.
     */
    INTENT_DISPLAYS,
    INTENT_POINTER, /**< Spotlight, laser dot, none. */
    /** The presenter's finger is at `at` of the slide as it is shown;
        `value` is 1 when it comes down, 2 for a mouse that only moves. */
    INTENT_POINT,
    INTENT_POINT_END, /**< It left; `value` 1: and it never meant to. */
    /** Show the part from `at` on, `value` in ZOOM_ONE (zoom.h) as large. */
    INTENT_VIEW,
    INTENT_MAGNIFIER, /**< On or off. */
    /** In (1), out (-1), whole (0). Its key 0 comes as INTENT_DIGIT. */
    INTENT_ZOOM,
    INTENT_PEN,
    INTENT_ERASER,
    INTENT_CLEAR, /**< All ink. */
    INTENT_UNDO,
    INTENT_REDO,
    INTENT_HELP,
    INTENT_LANGUAGE, /**< Language index `value`. */
    INTENT_NEXT_LANGUAGE,
    INTENT_SETTING,    /**< Turn setting `value` (enum setting) on or off. */
    INTENT_TURN,       /**< By `value` pages; `limit` is the last one. */
    INTENT_MAP_VIEW,   /**< Be at `view`, at once: it is under a finger. */
    INTENT_MAP_FLING,  /**< Go on at `view` a second, from `least` on to
                            `greatest`. */
    INTENT_MAP_GLIDE,  /**< Move from `from_view` to `view`. */
    INTENT_MAP_WHOLE,  /**< The same, to the view that a map has at first. */
    INTENT_MAP_CHOOSE, /**< The mark with project index `value` - 1; 0: none. */
    INTENT_MAP_PANEL,  /**< Choose from the values of facet `value`. */
    INTENT_MAP_FILTER, /**< Facet `limit` gets `value`; 0: all lose theirs. */
    INTENT_MAP_PAGE,   /**< Its list, by `value` pages; `limit` is the last. */
    INTENT_KEEP,       /**< Keep what `screen` shows, or no longer. */
    INTENT_STAY,       /**< The answer to the idle question. */
    INTENT_RESTART,
    INTENT_CORNER, /**< A tap in corner `value`: 0-3 clockwise. */
    INTENT_STAFF,  /**< Ctrl+Alt+Q: the same door. */
    /** The answer to PIN number `limit`: enum intent_answer `value`. */
    INTENT_ADMIT,
    INTENT_STAND, /**< Stand index `value`. */
    INTENT_MODE,  /**< enum show_mode `value` as the starting point. */
    INTENT_RELOAD,
    INTENT_ROLLBACK,    /**< To the release before: ask, or `value` 1: do. */
    INTENT_CLEAN,       /**< The staff cleans the screen: be deaf a while. */
    INTENT_RELAUNCH,    /**< Start the program again. */
    INTENT_FULL_SCREEN, /**< On or off, in a window. */
    INTENT_QUIT,        /**< Honoured in a window and on the staff panel. */
    INTENT_TYPE_COUNT,
};

/** To a PIN. */
enum intent_answer {
    ANSWER_WRONG,
    ANSWER_RIGHT,
    ANSWER_NOT_KNOWN, /**< It could not be looked at: it was no try. */
};

/** Who said it: in a talk not everybody has the floor. */
enum intent_source {
    FROM_KEY,   /**< Keyboard, clicker; also what time does. */
    FROM_FOCUS, /**< A key, on what has the focus. */
    FROM_TOUCH, /**< A finger or mouse on the audience's screen. */
    FROM_MOUSE, /**< A mouse that points there: no visitor has one. */
};

struct intent {
    enum intent_type type;
    int64_t value;
    int64_t limit;
    int last_page;
    struct screen screen;
    const char *text; /**< Borrowed: for the call it is handed over in. */
    struct map_view view, from_view; /**< INTENT_MAP_… */
    struct map_view least, greatest; /**< INTENT_MAP_FLING. */
    /** True for a system key repeat: visitors' repeats do nothing. */
    bool repeat;
    bool cut; /**< Without a transition: Ctrl and a key that moves. */
    enum intent_source from;
    struct slide_point at;
};
