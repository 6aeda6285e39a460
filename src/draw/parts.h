#pragma once

/**
 * @file
 * What of a picture can move on its own: where the parts stand that it has
 * in common with the pictures one gets to from it.
 *
 * Pure data, in output pixels. `{0}` is a picture without such parts; a
 * part with an empty rectangle is not there.
 */

#include <stdbool.h>

#include "geom.h"

enum {
    PARTS_GOALS = 17,
};

/** A flat part, and the number that stands on it. */
struct part {
    struct rect rect;
    struct rect number; /**< Around its digits; or empty. */
    struct color color;
    int room_px; /**< Of a bar of a skyline: what is free above it. */
};

struct parts {
    struct part panel; /**< Full-bleed, at one end of the page. */
    /** What stands for each goal: its tile, or its bar of a skyline. */
    struct part goals[PARTS_GOALS];
    /** The bars on the ground line; `number` is not used. */
    struct part ribbon[PARTS_GOALS];
    struct color ground; /**< Behind the goals and the ribbon. */
    bool is_skyline;     /**< The goals are bars, and may breathe. */
};
