#pragma once

/**
 * @file
 * How evenly a picture moved: when each watched row of the screen changed,
 * and what that comes to.
 *
 * A row changes at most once a frame, so the row that changed most often
 * saw the most frames; it is the one that is judged. A movement lasts from
 * the first to the last change after the press that began it; stillness
 * between movements counts nowhere.
 * Times are milliseconds of one monotonic clock, in order. Pure, but for
 * the memory of the log.
 */

#include <stddef.h>

enum {
    MOTION_ROWS_MAX = 32,
    MOTION_GAP_MS = 25, /**< Longer than this between frames is seen. */
    /** Of 255: a frame that differs less than this is not missed. Where a
        crossfade starts and ends softly, a frame moves no pixel at all. */
    MOTION_STEP_SEEN = 3,
};

struct motion_change {
    double ms;
    int step; /**< The greatest difference of any channel, 1 to 255. */
};

struct motion_changes {
    struct motion_change *list; /**< Owned. */
    size_t count, room;
};

/** `{0}` is an empty log. */
struct motion_log {
    struct motion_changes presses;
    struct motion_changes rows[MOTION_ROWS_MAX];
};

struct motion_result {
    size_t movements; /**< Presses after which something moved. */
    size_t frames;    /**< After the first of each. */
    double moving_ms; /**< All movements together. */
    double worst_ms;  /**< The longest time between two frames of one. */
    size_t gaps;      /**< Of more than MOTION_GAP_MS. */
};

void motion_add_press(struct motion_log *log, double ms);
void motion_add_change(struct motion_log *log, int row,
                       struct motion_change change);

struct motion_result motion_judge(const struct motion_log *log);

/** Frames a second while it moved; 0 if it did not. */
double motion_rate(const struct motion_result *result);

void motion_finish(struct motion_log *log);
