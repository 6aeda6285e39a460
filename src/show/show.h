#pragma once

/**
 * @file
 * The state machine of a stand: attract, browse, present, and what lies
 * over them.
 *
 * `show_update()` is the only place where state changes. It is pure: it
 * reads no clock and no environment, allocates nothing, draws nothing. The
 * state is one value; copying it is a snapshot. Times are milliseconds of
 * any monotonic clock.
 * Thread-safety: one thread per show.
 */

#include <stdbool.h>
#include <stdint.h>

#include "basket.h"
#include "desk.h"
#include "intent.h"
#include "map.h"
#include "model.h"
#include "pointing.h"
#include "query.h"
#include "setting.h"
#include "talk.h"
#include "transition.h"

/** Where a stand starts, and returns to. */
enum show_mode {
    MODE_KIOSK,
    MODE_LOOP,
    MODE_PRESENT,
    MODE_COUNT,
};

/** What is going on. */
enum show_state {
    STATE_ATTRACT, /**< Nobody is there: the loop plays. */
    STATE_BROWSE,  /**< A visitor at the screen. */
    STATE_PRESENT, /**< A talk. */
};

/** What lies over it. */
enum show_overlay {
    OVERLAY_NONE,
    OVERLAY_WARNING, /**< "Are you still there?" */
    OVERLAY_PIN,
    OVERLAY_STAFF,
    OVERLAY_BLACK,
    OVERLAY_WHITE,
    OVERLAY_OVERVIEW, /**< All slides of a talk; `talk.cursor` is on one. */
    OVERLAY_FIND,     /**< A box to find a slide in; `talk.find`. */
    OVERLAY_HELP,     /**< What the keys of a talk do. */
};

/** A short message over the picture. */
enum show_notice {
    NOTICE_NONE,
    NOTICE_ALREADY_RUNNING, /**< F5 during a talk. */
    NOTICE_LAST_SLIDE,
    NOTICE_TYPED,      /**< The slide number typed so far. */
    NOTICE_FLOOR,      /**< A touch in a talk that is not the visitor's. */
    NOTICE_ONE_SCREEN, /**< Asked for notes where there is one display. */
    NOTICE_TOOL,       /**< What is in the presenter's hand now. */
    NOTICE_INK_FULL,
    NOTICE_ADVANCE,     /**< Automatic advance is paused, or goes on. */
    NOTICE_FOLD,        /**< Optional slides are folded away, or are back. */
    NOTICE_BASKET_FULL, /**< Nothing more fits into what is taken along. */
};

enum {
    HISTORY_MAX = 32, /**< Deeper: the oldest but home is forgotten. */
    PIN_DIGITS_MAX = 8,
    PIN_TRIES = 5, /**< Then the door stays shut for PIN_LOCK_MS. */
    PIN_LOCK_MS = 15 * 60 * 1000,
    CORNER_TAPS = 4,      /**< Top left, top right, and once more. */
    CORNER_MS_MAX = 5000, /**< For all of them. */
    TYPED_MS = 3000,      /**< A typed number is forgotten after this. */
    NOTICE_MS = 2500,
    STEP_REPEAT_MS = 120,   /**< A held key steps at most this often. */
    STAFF_IDLE_MS = 60000,  /**< An untouched staff panel closes. */
    STAFF_CLEAN_MS = 30000, /**< To wipe the screen without touching. */
    SLIDE_TYPED_MAX = 999,
};

/** A place in the history, as it was left. */
struct show_place {
    struct screen screen;
    int scroll_px;
    int page; /**< Of a screen that is read page by page; from 0. */
};

/** The time of day, as the caller read it. */
struct show_clock {
    bool known;       /**< If not, no schedule is followed. */
    int64_t ahead_ms; /**< What UTC since 1970 is ahead of `now_ms`. */
};

/** The loop: survives every visit. */
struct show_loop {
    int deck, slide;
    bool own;          /**< The stand's own loop, not one that was asked for. */
    int programme;     /**< Of the stand's schedule, as schedule.h has it. */
    int turn;          /**< Of its round. */
    uint64_t look_ms;  /**< When another programme may begin. */
    uint64_t since_ms; /**< When the slide came on, while attracting. */
    uint64_t elapsed_ms; /**< Of the slide, while somebody is there. */
};

/** Where a talk was left, for whoever goes on with it. */
struct show_last {
    bool known;
    int deck;
    struct talk_place at;
};

/** The staff's door. */
struct show_staff {
    int corner_count; /**< Corners tapped in the right order. */
    uint64_t corner_ms;
    char pin[PIN_DIGITS_MAX + 1]; /**< Closed with NUL while it is asked. */
    int pin_len;
    bool asks;       /**< Whether `pin` is right: the caller finds out. */
    unsigned asking; /**< Grows with each such question. */
    bool over_black, over_white; /**< What the door was opened over. */
    int tries_left;              /**< One less from the question on. */
    bool wrong;                  /**< The last try was. */
    uint64_t locked_until_ms;    /**< 0: open. */
    bool confirms; /**< The panel asks whether to go back a release. */
    uint64_t clean_until_ms; /**< Deaf until then, in the panel; 0: not. */
};

/** Motion of a list after the finger left it. */
struct show_scroll {
    float velocity; /**< Pixels per second. */
    int limit_px;
    float rest_px; /**< Part of a pixel not moved yet. */
    uint64_t last_ms;
    bool moving;
};

/**
 * How deep a target is pressed: in at once, out more slowly. What is held
 * down and stands still is `pressed` alone.
 */
struct show_press {
    int64_t target; /**< That moves; 0: none. */
    uint64_t since_ms;
    int from; /**< Depth it starts at, in PROGRESS_WHOLE. */
    bool out; /**< The finger is gone. */
};

/** A page that follows a finger: the neighbour is there, on trial. */
struct show_drag {
    int step;                /**< 1 to the next, -1 back; 0: none. */
    struct show_place place; /**< What was there before, if browsing. */
    struct show_talk talk;   /**< The same of a talk. */
    int share;               /**< Of the width, in PROGRESS_WHOLE. */
};

/** All of it. Set up by show_init(); read by scenes. */
struct show {
    enum show_mode start;
    bool windowed; /**< Ctrl+Q quits. */
    int stand, language;
    int own_language;      /**< What a reset goes back to. */
    unsigned settings;     /**< The visitor's: bits of enum setting. */
    unsigned own_settings; /**< What a reset goes back to. */
    enum show_state state;
    enum show_overlay overlay;
    struct show_place history[HISTORY_MAX]; /**< [0] is home. */
    int depth; /**< Places in the history; at least 1 in STATE_BROWSE. */
    struct show_basket basket; /**< The visitor's; a reset empties it. */
    struct show_clock clock;
    struct show_loop loop;
    struct show_talk talk;
    struct show_last last_talk;
    struct show_desk desk;
    struct show_pointing pointing;
    struct show_pointing frozen_pointing; /**< With `talk.frozen`. */
    struct show_staff staff;
    struct show_query query; /**< What the visitor looks for. */
    struct show_scroll scroll;
    struct show_map map;
    struct transition transition;
    struct show_drag drag;
    struct show_press press;
    uint64_t touched_ms; /**< The last time somebody did something. */
    uint64_t warning_ms; /**< When the question came. */
    int64_t pressed;     /**< Target under the finger, 0 for none. */
    int64_t focus;       /**< Target with the focus, 0 for none. */
    enum show_notice notice;
    uint64_t notice_until_ms;
    int content_errors;       /**< Of the last reload, for the staff panel. */
    unsigned reload_wanted;   /**< Grows with each wish to reload. */
    unsigned rollback_wanted; /**< The same: to show the release before. */
    bool quit_wanted;
    bool relaunch_wanted; /**< With `quit_wanted`: and start again. */
};

struct show_params {
    int stand, language; /**< Indices. */
    enum show_mode mode;
    int deck; /**< Loop or talk to play; -1: the stand's own. */
    bool windowed;
    int pin_spent; /**< Tries that earlier starts have left spent. */
    struct show_clock clock;
};

/** Start a show on @p content. */
void show_init(struct show *s, const struct content *content,
               const struct show_params *params, uint64_t now_ms);

/**
 * Advance: let time pass up to @p now_ms, then act on @p intent.
 * @p now_ms never decreases.
 */
void show_update(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms);

/**
 * When the show will change by itself, at the earliest; never before
 * @p now_ms. UINT64_MAX: not without an intent. During a transition and
 * while a list, a map or a pressed target moves: @p now_ms.
 */
uint64_t show_deadline_ms(const struct show *s, const struct content *content,
                          uint64_t now_ms);

/**
 * Carry the show over from one content to another that replaces it: places
 * are kept by id; what is gone is left.
 */
void show_rebind(struct show *s, const struct content *before,
                 const struct content *after, uint64_t now_ms);

/**
 * The wall clock was read, or has been set. Another programme begins at
 * once; apart from that nothing moves.
 */
void show_set_clock(struct show *s, const struct content *content,
                    struct show_clock clock, uint64_t now_ms);

/** Whether the staff cleans the screen, and nothing but time acts. */
bool show_is_cleaned(const struct show *s);

/**
 * True if two states of one show look the same on the screen, countdowns
 * and the progress of a transition left aside.
 */
bool show_looks_equal(const struct show *a, const struct show *b);

/**
 * How deep @p target is pressed: 0 at rest, PROGRESS_WHOLE under a finger.
 * Always 0 for a visitor who asked for less motion.
 */
int show_press_depth(const struct show *s, int64_t target, uint64_t now_ms);

/** Tries at the PIN that are spent: PIN_TRIES while the door is shut. */
int show_pin_spent(const struct show *s, uint64_t now_ms);

/** What is on the screen under any overlay. */
struct screen show_screen(const struct show *s);

/** Where Next or Previous leads on a goal or project. */
struct screen show_neighbour(const struct show *s,
                             const struct content *content, int step);

/** Seconds left of the idle question or the PIN lock, rounded up. */
int show_seconds_left(const struct show *s, const struct content *content,
                      uint64_t now_ms);

/**
 * How far bar @p bar (0-16) of the idle question has turned grey: 0 to
 * PROGRESS_WHOLE. Less motion has no bars.
 */
int show_bar_gone(const struct show *s, const struct content *content, int bar,
                  uint64_t now_ms);

/** Screen for a link of the content. */
struct screen screen_from_link(struct link link);

bool screen_is_equal(struct screen a, struct screen b);
