#pragma once

/**
 * @file
 * The one shadow there is: two layers of one colour,
 * 0 1 2 rgba(26,26,30,.06) and 0 8 28 rgba(26,26,30,.07), in one mask.
 */

#include "raster.h"

/** Colour and greatest alpha, which full coverage stands for. */
struct color shadow_color(void);

/**
 * How far in from the mask's edge it still changes: further in, a row or
 * column is like the next one, so that masks can be stretched there.
 */
int shadow_edge_px(int radius_px, int blur_px);

/** How a rectangle throws a shadow. */
struct shadow {
    struct rect at; /**< Where the rectangle lies in the mask. */
    int radius_px;
    int blur_px; /**< Of the wide layer; the rest is in proportion. */
};

/** Fill @p out with a shadow. */
void shadow_fill(struct raster *r, const struct mask *out,
                 const struct shadow *shadow);
