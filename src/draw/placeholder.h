#pragma once

/**
 * @file
 * What stands where a picture is missing, in commands that draw it: a well
 * in tone with three roofs of the skyline, quiet enough to be there for a
 * blink.
 */

#include "draw.h"

enum {
    PLACEHOLDER_COUNT = 4, /**< Its well and three roofs. */
};

/** In the box of @p image, a DRAW_IMAGE. The first one is a DRAW_ROUND, the
    others are DRAW_RECT. */
void placeholder_draw(const struct draw_cmd *image,
                      struct draw_cmd out[PLACEHOLDER_COUNT]);
