#pragma once

/**
 * @file
 * What the files of this room share; not for other rooms.
 *
 * Every function advances the state as of @p now_ms; none keeps a pointer.
 */

#include "show.h"

/** Durations of movements in milliseconds. */
enum {
    MOTION_OPEN_MS = 420,
    MOTION_BACK_MS = 320,
    MOTION_NEIGHBOUR_MS = 360,
    MOTION_SLIDE_MS = 480,
    MOTION_PART_MS = 280,
    MOTION_FADE_MS = 200,
    MOTION_WAKE_MS = 700,
    MOTION_LOOP_MS = 700,
    MOTION_BLACK_MS = 250,
    MOTION_CALM_MS = 150, /**< What any movement is under less motion. */
    MOTION_CALM_WAKE_MS = 200,
    MOTION_DIALOG_MS = 240,
    MOTION_DIALOG_END_MS = 120,
};

/* history.c: where a visitor is */
void history_open(struct show *s, struct screen screen, uint64_t now_ms);
void history_back(struct show *s, uint64_t now_ms);
void history_home(struct show *s, uint64_t now_ms);
void history_step(struct show *s, const struct content *content, int step,
                  uint64_t now_ms);
/** To another page of the same screen. @return false if there is none. */
bool history_turn(struct show *s, int step, int last, uint64_t now_ms);
struct show_place *history_top(struct show *s);

/* basket.c: what a visitor takes along */
void basket_keep(struct show *s, struct screen thing, uint64_t now_ms);
/* query.c: what a visitor looks for. @return true if it was about that. */
bool query_update(struct show *s, const struct intent *intent);

/* loop.c: nobody is there */
void loop_enter(struct show *s, uint64_t now_ms);
/** Where it stood still, with the rest of the slide's time. */
void loop_resume(struct show *s, uint64_t now_ms);
void loop_leave(struct show *s, const struct content *content, uint64_t now_ms);
void loop_advance(struct show *s, const struct content *content,
                  uint64_t now_ms);
uint64_t loop_slide_ms(const struct show *s, const struct content *content);
/** While it stands still: as if it had played for @p ms more. */
void loop_pass(struct show *s, const struct content *content, uint64_t ms);
/** When loop_advance() has something to do. */
uint64_t loop_deadline_ms(const struct show *s, const struct content *content);
/**
 * Go on with @p deck if the stand's own loop plays it at this time of day;
 * the slide is the caller's. @return false if it does not.
 */
bool loop_take_deck(struct show *s, const struct content *content, int deck,
                    uint64_t now_ms);

/* talk.c: a talk */
struct talk_start {
    int deck; /**< -1: there is none, and nothing starts. */
    struct talk_place at;
    bool fresh;    /**< With the parts of its slide to come. */
    bool by_touch; /**< The screen is the presenter's. */
};
void talk_start(struct show *s, const struct content *content,
                struct talk_start start, uint64_t now_ms);
void talk_visit(struct show *s, const struct content *content, int deck,
                uint64_t now_ms);
void talk_end(struct show *s, uint64_t now_ms);
void talk_remember(struct show *s);
bool talk_is_foreign(const struct show *s, const struct intent *intent);
bool talk_looks_equal(const struct show_talk *a, const struct show_talk *b);
void talk_update(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms);
int talk_default_deck(const struct show *s, const struct content *content);
/** What lies over the slide comes or goes. */
void talk_fade(struct show *s, uint64_t now_ms);

/* desk.c: the presenter's display */
void desk_reset(struct show *s);
void desk_take_displays(struct show *s, const struct intent *intent);
bool desk_update(struct show *s, const struct intent *intent, uint64_t now_ms);
/** The first step of a talk that was at @p before sets its timer going. */
void desk_note_step(struct show *s, const struct show_talk *before,
                    uint64_t now_ms);
/* pointing.c: what is pointed at, enlarged and drawn */
bool pointing_update(struct show *s, const struct intent *intent,
                     uint64_t now_ms);
/** Esc puts the pen down, or shows the whole slide. @return true if so. */
bool pointing_unwind(struct show *s, uint64_t now_ms);
void pointing_keep(struct show *s);
void pointing_reset(struct show *s);
void pointing_freeze(struct show *s);
void pointing_pass_time(struct show *s, uint64_t now_ms);
uint64_t pointing_deadline_ms(const struct show *s);

/* talk_time.c: what a talk does by itself */
void talk_hold(struct show *s, const struct intent *intent, uint64_t now_ms);
void talk_pass_time(struct show *s, const struct content *content,
                    uint64_t now_ms);
uint64_t talk_deadline_ms(const struct show *s, const struct content *content,
                          uint64_t now_ms);

/* talk_away.c: the page of what a slide shows */
bool talk_away_update(struct show *s, const struct intent *intent,
                      uint64_t now_ms);

/* staff.c: the staff's door */
void staff_corner(struct show *s, const struct content *content, int corner,
                  uint64_t now_ms);
void staff_knock(struct show *s, const struct content *content,
                 uint64_t now_ms);
void staff_update(struct show *s, const struct content *content,
                  const struct intent *intent, uint64_t now_ms);
void staff_init(struct show *s, int spent, uint64_t now_ms);
/** The answer to the PIN. */
void staff_admit(struct show *s, const struct intent *intent, uint64_t now_ms);
bool staff_is_locked(const struct show *s, uint64_t now_ms);

/* scroll.c: lists */
void scroll_by(struct show *s, int delta_px, int limit_px);
void scroll_fling(struct show *s, float velocity, int limit_px,
                  uint64_t now_ms);
void scroll_stop(struct show *s);
void scroll_advance(struct show *s, uint64_t now_ms);

/* map.c: what a visitor does with it */
/** @return true if the intent was the map's. */
bool map_update(struct show *s, const struct intent *intent, uint64_t now_ms);
void map_advance(struct show *s, uint64_t now_ms);
/** A movement to somewhere is over, one by speed stops. */
void map_stop(struct show *s);

/* countdown.c: the idle question's bars */
uint64_t countdown_deadline_ms(const struct show *s,
                               const struct content *content, uint64_t now_ms);

/* press.c: what a finger is on gives way */
void press_follow(struct show *s, int64_t before, uint64_t now_ms);
void press_advance(struct show *s, uint64_t now_ms);

/* drag.c: a page under a finger; any other intent ends it */
bool drag_update(struct show *s, const struct content *content,
                 const struct intent *intent, uint64_t now_ms);
void drag_undo(struct show *s);

/* time.c: what happens by itself */
void show_pass_time(struct show *s, const struct content *content,
                    uint64_t now_ms);

/* show.c */
void show_move(struct show *s, struct motion motion, uint64_t now_ms);
void show_rise(struct show *s, uint64_t now_ms);
void show_sink(struct show *s, uint64_t now_ms);
void show_notify(struct show *s, enum show_notice notice, uint64_t until_ms);
void show_reset_visit(struct show *s);
void show_set_language(struct show *s, const struct content *content,
                       int language, uint64_t now_ms);
void show_begin(struct show *s, const struct content *content,
                enum show_mode mode, uint64_t now_ms);
