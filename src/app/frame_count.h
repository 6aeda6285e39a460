#pragma once

/**
 * @file
 * How many frames were shown, and how many of a movement came late.
 *
 * Late is one that follows another of the same movement by more than one and
 * a half periods of 60 a second. Pure; `{0}` is a valid value.
 */

#include <stdbool.h>
#include <stdint.h>

struct frame_count {
    uint64_t shown, late;
    uint64_t last_us;
    bool moving; /**< The last one was of a movement. */
};

/** A frame was shown. @param moves  It was of a movement. */
void frame_count_note(struct frame_count *f, uint64_t now_us, bool moves);
