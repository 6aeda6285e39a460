#pragma once

/**
 * @file
 * What of a display list only a presenter's marks and an enlarged slide need.
 */

#include <stddef.h>

#include "geom.h"

/** What a picture is decoded for. */
struct draw_box {
    int w_px, h_px;
};

struct draw_shade {
    struct rect disc; /**< The square around it; may reach beyond. */
};

/**
 * A line with round ends and joints. Its points count from the corner of
 * the command's rectangle, which holds all of the line, its width included;
 * the longer side of that is 1.
 */
struct draw_stroke {
    const struct vec2 *points; /**< In the frame arena. */
    size_t count;              /**< At least 2. */
    int width_px;
};
