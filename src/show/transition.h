#pragma once

/**
 * @file
 * How one picture becomes the next: kind, time and easing.
 *
 * Time based, never frame counted.
 */

#include <stdbool.h>
#include <stdint.h>

enum transition_kind {
    TRANSITION_NONE,
    TRANSITION_FADE,
    TRANSITION_PUSH_LEFT, /**< The new picture comes from the right. */
    TRANSITION_PUSH_RIGHT,
    TRANSITION_OPEN,   /**< Out of what was touched; else as PUSH_LEFT. */
    TRANSITION_CLOSE,  /**< Back into it; else as PUSH_RIGHT. */
    TRANSITION_WAKE,   /**< From the loop to a visitor; else as FADE. */
    TRANSITION_RISE,   /**< A dialogue comes over the picture. */
    TRANSITION_SINK,   /**< It leaves again. */
    TRANSITION_APPEAR, /**< A part of a slide comes up out of its ground. */
    TRANSITION_VANISH, /**< It goes back. */
};

/** Curves from the share of the time to the share of the way. */
enum ease {
    EASE_OUT,    /**< Slow at the end. */
    EASE_IN_OUT, /**< Slow at both ends. */
    EASE_LINEAR,
};

/** A running transition. `{0}` is none. */
struct transition {
    enum transition_kind kind;
    uint64_t start_ms;
    uint32_t duration_ms;
    enum ease ease;
    bool held;       /**< Follows a finger, not the time. */
    bool dragged;    /**< A finger moved it, once. */
    int from;        /**< Progress it starts at; while held: where it is. */
    uint32_t serial; /**< Grows with each transition. */
};

enum {
    PROGRESS_WHOLE = 65536, /**< transition_progress() at the end. */
};

/** How something moves. */
struct motion {
    enum transition_kind kind;
    uint32_t duration_ms;
    enum ease ease;
};

/**
 * Begin. Whatever ran before is over: its end state stands.
 */
void transition_start(struct transition *t, struct motion motion,
                      uint64_t now_ms);

/** Follow a finger: be at @p progress until transition_release(). */
void transition_hold(struct transition *t, int progress);

/** The finger is gone: go on from there, in the time that is left for it. */
void transition_release(struct transition *t, uint64_t now_ms);

/** End at once. */
void transition_finish(struct transition *t);

bool transition_is_running(const struct transition *t, uint64_t now_ms);

/** Eased, 0 to PROGRESS_WHOLE. */
int transition_progress(const struct transition *t, uint64_t now_ms);

/** Where a curve is at @p x of its time; both from 0 to 1. */
double ease_at(enum ease ease, double x);

/**
 * Cubic Bezier easing from (0,0) to (1,1), as in CSS Easing Functions 1.
 *
 * @param x  0 to 1.
 */
double ease_bezier(double x1, double y1, double x2, double y2, double x);
