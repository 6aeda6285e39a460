#pragma once

/**
 * @file
 * How large a design unit is on an output, and which arrangement of the
 * screens holds there.
 *
 * A unit is a pixel at 1920 x 1080. Without a measured panel it follows the
 * short side of the output; with one it is raised in steps of 5 % until no
 * text and no target is below its millimetre floor at the design distance
 * of 600 mm.
 */

#include <stdbool.h>

#include "scene.h"

struct design_params {
    struct viewport viewport;
    bool read;     /**< A visitor reads pages. */
    bool large;    /**< And asked for large text, */
    bool contrast; /**< or for white on black. */
};

struct design {
    float unit;  /**< Output pixels per design unit. */
    float w, h;  /**< Of the design area, in units. */
    float bleed; /**< Free units left and right of it. */
    int origin_x_px;
    bool portrait;
    /** Pages for reading instead of the screens as they were drawn. */
    bool reader;
    float reader_scale; /**< Of their type: 1 for large text. */
    float text_min;     /**< Least size of any text in units; 0: none. */
};

struct design design_make(const struct design_params *params);
