#pragma once

/**
 * @file
 * How many frames were shown, how many of a movement came late, and how
 * long after the one before.
 *
 * Late is one that follows another of the same movement by more than one and
 * a half periods of 60 a second. Pure; `{0}` is a valid value.
 */

#include <stdbool.h>
#include <stdint.h>

enum {
    FRAME_COUNT_MS_MAX = 100, /**< Longer ones count as so long. */
};

struct frame_count {
    uint64_t shown, late;
    uint64_t last_us;
    bool moving; /**< The last one was of a movement. */
    uint64_t by_ms[FRAME_COUNT_MS_MAX + 1]; /**< Of movements. */
};

/** A frame was shown. @param moves  It was of a movement. */
void frame_count_note(struct frame_count *f, uint64_t now_us, bool moves);

/** Nothing changed in this turn: a page that a finger holds still, too. */
void frame_count_rest(struct frame_count *f);

/** What @p percent of them (1 to 100) took at most, rounded; 0 without any. */
int frame_count_ms(const struct frame_count *f, int percent);
