#pragma once

/**
 * @file
 * A stand on a bench: whoever drives it is a test, its clock a number.
 */

#include "exhibit_news.h"

enum {
    RIG_W_PX = 1280,
    RIG_H_PX = 720,
    RIG_START_MS = 1000000,
    RIG_PAUSE_MS = 1000, /**< Ends every filter and transition. */
};

/** A stand and its clock. */
struct rig {
    struct exhibit *e;
    uint64_t now_ms;
};

/** Make it; assets, size and time are filled in. Pair with rig_close(). */
struct rig rig_open(struct exhibit_params params);
void rig_close(struct rig *r);

/** Let time pass. */
void rig_pass(struct rig *r, uint64_t ms);

void rig_touch(struct rig *r, enum touch_phase phase, int64_t id,
               struct vec2 at);

/** Down and, 60 ms later, up. */
void rig_tap(struct rig *r, struct vec2 at);

/** A tap on a target, and a pause. */
void rig_tap_on(struct rig *r, const char *id);

/** A finger that goes from one place to another in ten steps. */
void rig_drag(struct rig *r, struct vec2 from, struct vec2 to, int step_ms);

/** A key by its name, as key_from_name() reads it; it stays down. */
void rig_key(struct rig *r, const char *name);
void rig_key_up(struct rig *r, const char *name);
void rig_wheel(struct rig *r, int steps);
void rig_resize(struct rig *r, int w_px, int h_px);

/** An event that has nothing but a type. */
void rig_event(struct rig *r, enum input_type type);

/** Id of the screen that is shown. */
const char *rig_screen(struct rig *r);

/** Of a target; the test fails if it is not there. */
struct rect rig_rect(struct rig *r, const char *id);
struct vec2 rig_middle(struct rig *r, const char *id);
