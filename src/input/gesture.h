#pragma once

/**
 * @file
 * One-finger gestures: touch samples in, gesture events out.
 *
 * A pure state machine: it never reads a clock, allocates, logs or calls
 * back. Positions are output pixels; times are milliseconds on any
 * monotonic clock, passed in by the caller. The first finger down leads; a
 * second one cancels what the first began, and nothing acts until all are
 * up, so a palm never triggers anything. A finger that is silent for
 * GESTURE_AGE_MS is taken as lost, because panels do lose releases.
 * Thread-safety: one recogniser per thread.
 */

#include <stdbool.h>
#include <stdint.h>

#include "geom.h"
#include "input_event.h"

enum {
    GESTURE_CONTACT_MAX = 32, /**< Panels report 10; the rest is ignored. */
    GESTURE_AGE_MS = 10000,   /**< Unplugging sends no release. */
};

enum gesture_type {
    GESTURE_NONE,
    GESTURE_PRESS,    /**< A finger came down; replaces an earlier press. */
    GESTURE_CANCEL,   /**< Press or drag is void: lost, too long, a palm. */
    GESTURE_TAP,      /**< Released at `at`; pressed at `from`. */
    GESTURE_DRAG,     /**< Moved by `delta`; a drag never becomes a tap. */
    GESTURE_DRAG_END, /**< Released after, or by, travel beyond the slop. */
    GESTURE_PINCH,    /**< Two fingers: `at` is between them, which moved by
                           `delta`; their distance grew by `scale`. */
};

struct gesture_event {
    enum gesture_type type;
    struct vec2 from;     /**< Where the finger came down. */
    struct vec2 at;       /**< Where it is. */
    struct vec2 delta;    /**< Since the last event, when dragging. */
    struct vec2 velocity; /**< GESTURE_DRAG_END: pixels per second. */
    float scale;          /**< GESTURE_PINCH: a factor, about 1. */
};

/** Thresholds. Read-only while a recogniser uses them. */
struct gesture_params {
    float slop_px;         /**< Travel up to this is still a tap: 10 mm. */
    uint64_t press_ms_max; /**< Longer is no tap: 0 means no limit. */
};

/** One finger that is down. */
struct gesture_contact {
    int64_t id;
    uint64_t seen_ms;
    struct vec2 at;
};

/** A sample kept for the speed at release. */
struct gesture_sample {
    struct vec2 at;
    uint64_t time_ms;
};

enum {
    GESTURE_SAMPLE_MAX = 8,
};

/** What the first finger is doing. */
enum gesture_state {
    GESTURE_IDLE,     /**< No finger is down. */
    GESTURE_PRESSED,  /**< It is down, within the slop. */
    GESTURE_DRAGGING, /**< It has left the slop. */
    GESTURE_PINCHING, /**< So is a second one, and nothing else. */
    GESTURE_SPOILED,  /**< Nothing acts until all fingers are up. */
};

/** Recogniser state. Fields are private; set up by gesture_init(). */
struct gesture {
    struct gesture_params params;
    bool can_pinch; /**< The caller's: a second finger zooms what is there. */
    enum gesture_state state;
    struct gesture_contact contacts[GESTURE_CONTACT_MAX];
    int contact_count;
    int64_t leader; /**< Valid while pressed or dragging. */
    struct vec2 from, last;
    uint64_t down_ms;
    struct gesture_sample samples[GESTURE_SAMPLE_MAX]; /**< Oldest first. */
    int sample_count;
};

/** Prepare @p g; @p params is copied. Nothing to finish. */
void gesture_init(struct gesture *g, const struct gesture_params *params);

/**
 * Advance the recogniser by one sample. Samples are in time order.
 *
 * A TOUCH_MOVE or TOUCH_UP without a TOUCH_DOWN is ignored, and a
 * TOUCH_HOVER always. A second
 * TOUCH_DOWN with the id of a finger that is down heals a lost release: the
 * GESTURE_PRESS that follows replaces the press that was lost.
 *
 * @return  What it decided; GESTURE_NONE if nothing.
 */
struct gesture_event gesture_feed(struct gesture *g, const struct touch *t,
                                  uint64_t time_ms);

/** Drop fingers older than GESTURE_AGE_MS. @return as gesture_feed(). */
struct gesture_event gesture_tick(struct gesture *g, uint64_t now_ms);

/** When gesture_tick() has one to drop; UINT64_MAX: no finger is down. */
uint64_t gesture_deadline_ms(const struct gesture *g);

/** Forget all fingers: focus lost. @return GESTURE_CANCEL if one led. */
struct gesture_event gesture_reset(struct gesture *g);
