#pragma once

/**
 * @file
 * The skyline of the loop breathes: how far its bars are off their places.
 *
 * Pure. What it moves is the picture alone; targets stay.
 */

#include <stdint.h>

enum {
    BREATH_WHOLE = 65536, /**< The height of the skyline's box. */
    /** No bar is further off than this, up or down. */
    BREATH_MOST = BREATH_WHOLE / 10 + 1,
};

/**
 * How much higher bar @p goal (0-16) stands @p passed_ms after the skyline
 * began to breathe, in BREATH_WHOLE; at 0 ms it is 0.
 */
int breath_offset(int goal, uint64_t passed_ms);
