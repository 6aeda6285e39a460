#pragma once

/**
 * @file
 * What a talk remembers, and what others may ask about it.
 *
 * All of it is part of struct show: zero is a talk that shows the first
 * slide whole and has nothing typed but for `typed`, which is then -1.
 */

#include <stdbool.h>
#include <stdint.h>

#include "intent.h"
#include "model.h"
#include "pace.h"
#include "timer.h"

struct show;

enum {
    TALK_HOLD_SHOWN_MS = 200, /**< A short Esc shows no ring. */
    TALK_HOLD_MS = 1000,      /**< Esc held this long ends the talk. */
    TALK_START_MS = 3000,     /**< Esc this soon after a start is one more. */
    TALK_FIND_MS = 15000,     /**< An untouched box closes. */
    TALK_BEHIND_MS = 60000,   /**< Later than planned by this is behind. */
    OVERVIEW_COLUMNS = 4,     /**< Of the grid; a row is this many slides. */
    TALK_RING_DOTS = 36,      /**< What the rings are drawn with. */
    FIND_CHARACTERS_MAX = 24,
    FIND_MATCH_MAX = 5, /**< What the box lists. */
};

/** A slide and how much of it is shown. */
struct talk_place {
    int slide;
    int hidden; /**< Parts that are still to come; 0: all is shown. */
};

/** The box that finds a slide. */
struct talk_find {
    uint32_t text[FIND_CHARACTERS_MAX];
    int len;
    int chosen; /**< Of the matches, from 0. */
};

struct show_talk {
    int deck, slide;
    int hidden;             /**< As in struct talk_place. */
    struct talk_place seen; /**< The slide before this one, if `has_seen`. */
    bool has_seen;
    bool by_visitor; /**< Opened from a page; the history waits. A start
                          key makes it the presenter's. */
    bool by_touch;   /**< Begun on the screen, which then moves it. */
    bool away;       /**< On the page of a slide's thing: STATE_BROWSE. */
    bool folded;     /**< Optional slides are passed over. */
    bool paused;     /**< Automatic advance is. */
    bool frozen;     /**< The audience keeps `frozen_at`. */
    struct talk_place frozen_at;
    int cursor; /**< OVERLAY_OVERVIEW: index of the chosen slide. */
    struct talk_find find;
    uint64_t pressed_ms; /**< The last time somebody asked to start. */
    uint64_t arrived_ms; /**< When this slide or part of it came. */
    uint64_t stepped_ms; /**< The last step, against held keys. */
    bool held;           /**< Esc is down, since … */
    uint64_t held_ms;
    int typed; /**< Digits so far, -1 for none. */
    uint64_t typed_ms;
    bool ended; /**< Next was asked for after the last slide. */
    uint64_t ended_ms;
    struct timer timer; /**< Of the whole talk. */
};

/**
 * The show as the audience sees it: with the picture that was frozen, if
 * one was, wherever the presenter has gone meanwhile. Black and white come
 * over it.
 */
struct show show_audience(const struct show *s);

/** Whether a talk goes on, also while it shows the page of a thing. */
bool show_has_talk(const struct show *s);

/** The plan that a talk is held against, and where on it the talk is. */
struct pace_plan talk_plan(const struct show *s, const struct content *content);
struct pace_place talk_pace_place(const struct show *s,
                                  const struct content *content);

/**
 * Whether optional slides are passed over now: because the presenter folded
 * them, or because the talk is behind its plan by more than TALK_BEHIND_MS.
 */
bool talk_skips_optional(const struct show *s, const struct content *content,
                         uint64_t now_ms);

/** The slide that Next or Previous leads to, whole; -1: there is none. */
int talk_neighbour(const struct show *s, const struct content *content,
                   int step, uint64_t now_ms);

/**
 * The page of what a slide shows: its goal, its project, all projects for a
 * map, home for the skyline; of kind SCREEN_SLIDE if it shows no such thing.
 */
struct screen talk_thing(const struct slide *slide);

/** When the talk goes on by itself; UINT64_MAX: it waits for its speaker. */
uint64_t talk_advance_ms(const struct show *s, const struct content *content);

/** How much of its time the slide or part has had, of @p whole; -1: none. */
int talk_advance_share(const struct show *s, const struct content *content,
                       int whole, uint64_t now_ms);

/** How far Esc has been held, of @p whole; 0: no ring is shown. */
int talk_hold_share(const struct show *s, int whole, uint64_t now_ms);

/** What the typed text finds: slide indices, the best first. */
struct talk_matches {
    int slides[FIND_MATCH_MAX];
    int count;
};

/** Linear in the number of slides; for while the box is open only. */
struct talk_matches talk_find_slides(const struct show *s,
                                     const struct content *content);

/**
 * The title that a slide is found by and listed with, in the language with
 * index @p language: its own, or that of the thing it shows.
 */
const char *talk_slide_title(const struct content *content,
                             const struct slide *slide, int language);
