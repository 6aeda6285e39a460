#pragma once

/**
 * @file
 * Positions, rectangles and colours.
 *
 * Unless a name says otherwise the unit is the pixel of the output; x grows
 * to the right, y downwards. Rectangles lie on whole pixels, so that edges
 * are crisp and every machine draws the same bits.
 */

#include <stdbool.h>
#include <stdint.h>

/** Position or distance. */
struct vec2 {
    float x, y;
};

/** x and y are inside, x + w and y + h are outside. Empty if w or h <= 0. */
struct rect {
    int x, y, w, h;
};

/** Straight alpha, 0-255. `{0}` is fully transparent. */
struct color {
    uint8_t r, g, b, a;
};

bool rect_is_empty(struct rect r);
bool rect_has_point(struct rect r, float x, float y);
bool rect_is_equal(struct rect a, struct rect b);

/** The part both cover; empty (all zero) if there is none. */
struct rect rect_intersect(struct rect a, struct rect b);

/** The smallest rectangle around both; an empty one does not count. */
struct rect rect_union(struct rect a, struct rect b);

/** Grown by @p by pixels on each side; shrunk if negative. */
struct rect rect_grow(struct rect r, int by);

/** From 0xRRGGBB, opaque. */
struct color color_from_rgb(uint32_t rgb);

/** @p c with its alpha replaced. */
struct color color_with_alpha(struct color c, uint8_t alpha);

/** @p c mixed with @p other; @p percent 0 is @p c, 100 is @p other. */
struct color color_mix(struct color c, struct color other, int percent);

bool color_is_equal(struct color a, struct color b);

/**
 * Contrast of two opaque colours, 1 to 21, rounded down to hundredths.
 * Formula: WCAG 2.2, "contrast ratio" and "relative luminance".
 */
double color_contrast(struct color a, struct color b);
