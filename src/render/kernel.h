#pragma once

/**
 * @file
 * The innermost loops: one row of pixels each. Integer arithmetic with
 * exact formulas, so that every compiler, level and machine makes the same
 * bits.
 *
 * A pixel is 0xAARRGGBB. The picture drawn into is opaque and stays so.
 * Throughout, div255(x) = (x + 128 + ((x + 128) >> 8)) >> 8, which is x / 255
 * rounded to nearest for 0 <= x <= 65025 (Blinn, "Three wrongs make a right",
 * IEEE CG&A 15/6, 1995). Formulas hold per channel; @p out, sources and
 * coverage never overlap; counts may be 0.
 */

#include <stddef.h>
#include <stdint.h>

#include "geom.h"

/** Two rows of one length. They may be the same. */
struct kernel_pair {
    const uint32_t *a;
    const uint32_t *b;
};

/** out = color; its alpha is not used. */
void kernel_fill(uint32_t *out, size_t count, struct color color);

/** out = div255(color * a + out * (255 - a)), a = color.a. Also dims. */
void kernel_blend(uint32_t *out, size_t count, struct color color);

/**
 * A colour through coverage, as text and shapes are drawn:
 * a = div255(coverage * color.a);
 * out = div255(color * a + out * (255 - a)).
 */
void kernel_mask(uint32_t *restrict out, const uint8_t *restrict coverage,
                 size_t count, struct color color);

/** out = from, and opaque. */
void kernel_copy(uint32_t *restrict out, const uint32_t *restrict from,
                 size_t count);

/**
 * A premultiplied picture over it: out = from + div255(out * (255 - a)),
 * a being the alpha of from; no channel of from exceeds it.
 */
void kernel_over(uint32_t *restrict out, const uint32_t *restrict from,
                 size_t count);

/** kernel_over() of div255(from * coverage), alpha included. */
void kernel_over_mask(uint32_t *restrict out, const uint32_t *restrict from,
                      const uint8_t *restrict coverage, size_t count);

/** out = (a * (256 - t) + b * t) >> 8, t from 0 to 256. */
void kernel_fade(uint32_t *restrict out, struct kernel_pair from, size_t count,
                 int t);

/** kernel_fade() of what is there and @p from: t 256 is @p from. */
void kernel_fade_over(uint32_t *restrict out, const uint32_t *restrict from,
                      size_t count, int t);

/** A walk along a row in steps that are no whole pixels: 16.16 fixed. */
struct kernel_walk {
    uint32_t at;   /**< Where the first pixel is taken. */
    uint32_t step; /**< From each to the next. */
};

/**
 * A row stretched or shrunk: for each pixel, with i and f the whole part
 * and the first 8 bits of the fraction of its place,
 * out = (from[i] * (256 - f) + from[i + 1] * f) >> 8.
 */
void kernel_stretch(uint32_t *restrict out, const uint32_t *restrict from,
                    size_t count, struct kernel_walk walk);
