#pragma once

/**
 * @file
 * What a scenario showed: told once with nothing failing, and compared
 * whenever something did.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "failing.h"
#include "render.h"

enum {
    TRAIL_MARKS_MAX = 256,
};

/** How a scenario came to an end; an exit status of its process. */
enum trail_end {
    TRAIL_SAME = 0,  /**< As if nothing had failed. */
    TRAIL_OTHER = 3, /**< It went on, and something looked otherwise. */
    TRAIL_KEPT = 4,  /**< What was there before stays. */
    TRAIL_LOST = 5,  /**< Wrong: nothing was shown, or not what is said. */
    TRAIL_OPEN = 6,  /**< Wrong: a file is still open. */
};

struct trail {
    struct failing_plan plan;
    uint64_t marks[TRAIL_MARKS_MAX];
    size_t count;
    size_t at; /**< The next one to compare. */
    int open_files;
    bool compares;
    enum trail_end end; /**< So far; it only gets worse. */
};

/** From here on something may fail, and to trail_finish(). */
void trail_begin(struct trail *t);
void trail_finish(struct trail *t);

/** What is on the screen now. */
void trail_show(struct trail *t, const struct pixmap *picture);

/** It must be what was shown last. */
void trail_show_again(struct trail *t, const struct pixmap *picture);

/** At least that bad. */
void trail_worsen(struct trail *t, enum trail_end end);
