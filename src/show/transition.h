#pragma once

/**
 * @file
 * How one picture becomes the next: kind, time and easing.
 *
 * Time based, never frame counted; durations and curves are those of the
 * visual design, section "Motion".
 */

#include <stdbool.h>
#include <stdint.h>

enum transition_kind {
    TRANSITION_NONE,
    TRANSITION_FADE,
    TRANSITION_PUSH_LEFT, /**< The new picture comes from the right. */
    TRANSITION_PUSH_RIGHT,
};

/** A running transition. `{0}` is none. */
struct transition {
    enum transition_kind kind;
    uint64_t start_ms;
    uint32_t duration_ms;
    bool ease_in;    /**< Slow at both ends; else only at the end. */
    uint32_t serial; /**< Grows with each transition. */
};

enum {
    PROGRESS_WHOLE = 65536, /**< transition_progress() at the end. */
};

/** How something moves. */
struct motion {
    enum transition_kind kind;
    uint32_t duration_ms;
    bool ease_in; /**< Slow at both ends; else only at the end. */
};

/**
 * Begin. Whatever ran before is over: its end state stands.
 */
void transition_start(struct transition *t, struct motion motion,
                      uint64_t now_ms);

/** End at once. */
void transition_finish(struct transition *t);

bool transition_is_running(const struct transition *t, uint64_t now_ms);

/** Eased, 0 to PROGRESS_WHOLE. */
int transition_progress(const struct transition *t, uint64_t now_ms);

/**
 * Cubic Bezier easing from (0,0) to (1,1), as in CSS Easing Functions 1.
 *
 * @param x  0 to 1.
 */
double ease_bezier(double x1, double y1, double x2, double y2, double x);
