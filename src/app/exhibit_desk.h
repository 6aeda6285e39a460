#pragma once

/**
 * @file
 * The presenter's display as a stand has it: a second output of the same
 * show, without movements; not for other rooms.
 */

#include "desk_scene.h"
#include "exhibit.h"
#include "exhibit_point.h"
#include "exhibit_screen.h"
#include "gesture.h"

/** The last tap, against double taps. */
struct exhibit_tap {
    struct vec2 at;
    uint64_t time_ms;
};

/** The presenter's display: an output of its own, without movements. */
struct exhibit_desk {
    struct viewport viewport; /**< w_px 0: there is none. */
    struct gesture gesture;
    struct exhibit_tap tap;
    struct exhibit_hand hand;
    bool scrolls; /**< The finger came down on the notes. */
    int day_minute;
    struct exhibit_screen screens[2];
    int current;
    bool stale;
    uint64_t due_ms;    /**< When time alone changes it. */
    struct damage todo; /**< Of `page`. */
    struct exhibit_page page;
    bool present_all;
};

void exhibit_desk_init(struct exhibit *s);
void exhibit_desk_finish(struct exhibit *s);

/** Build its scene if it changed; nothing without an output. */
void exhibit_desk_refresh(struct exhibit *s, uint64_t now_ms);

/** Let time pass: it is built anew when a second is over. */
void exhibit_desk_tick(struct exhibit *s, uint64_t now_ms);

uint64_t exhibit_desk_deadline_ms(const struct exhibit *s, uint64_t now_ms);

/** Draw all of it again. */
void exhibit_desk_redraw_all(struct exhibit *s);

/** What it knows beyond the show. */
struct desk_view exhibit_desk_view(const struct exhibit *s);

/** Take in an event of OUTPUT_DESK. @return false if it is anybody's. */
bool exhibit_desk_input(struct exhibit *s, const struct input_event *e);
