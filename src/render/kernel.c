#include "kernel.h"

#include <assert.h>

#include "clones.h"

/*
 * A pixel is worked on as two pairs of channels, 16 bits apart in one
 * word: red and blue, alpha and green. The largest value in a lane is
 * 65025 + 128 + 254 = 65407, so that lanes never run into each other.
 */
static const uint32_t lanes = 0x00FF00FFu;
static const uint32_t half = 0x00800080u;
static const uint32_t opaque = 0xFF000000u;

static inline uint32_t div255_lanes(uint32_t x)
{
    x += half;
    return ((x + ((x >> 8) & lanes)) >> 8) & lanes;
}

static inline uint32_t div255(uint32_t x)
{
    x += 128;
    return (x + (x >> 8)) >> 8;
}

static inline uint32_t pixel_from_color(struct color c)
{
    return opaque | ((uint32_t)c.r << 16) | ((uint32_t)c.g << 8) | c.b;
}

/* div255(a * weight_a + b * weight_b); the weights add up to 255. */
static inline uint32_t mix(uint32_t a, uint32_t weight_a, uint32_t b,
                           uint32_t weight_b)
{
    const uint32_t rb = (a & lanes) * weight_a + (b & lanes) * weight_b;
    const uint32_t ag =
        ((a >> 8) & lanes) * weight_a + ((b >> 8) & lanes) * weight_b;

    return div255_lanes(rb) | (div255_lanes(ag) << 8);
}

/* div255(p * weight) in all four channels. */
static inline uint32_t scale(uint32_t p, uint32_t weight)
{
    return div255_lanes((p & lanes) * weight) |
           (div255_lanes(((p >> 8) & lanes) * weight) << 8);
}

KERNEL_CLONES void kernel_fill(uint32_t *out, size_t count, struct color color)
{
    const uint32_t pixel = pixel_from_color(color);

    for (size_t i = 0; i < count; i++) {
        out[i] = pixel;
    }
}

KERNEL_CLONES void kernel_blend(uint32_t *out, size_t count, struct color color)
{
    const uint32_t pixel = pixel_from_color(color);
    const uint32_t a = color.a;

    for (size_t i = 0; i < count; i++) {
        out[i] = mix(pixel, a, out[i], 255 - a);
    }
}

KERNEL_CLONES void kernel_mask(uint32_t *restrict out,
                               const uint8_t *restrict coverage, size_t count,
                               struct color color)
{
    const uint32_t pixel = pixel_from_color(color);
    const uint32_t alpha = color.a;

    for (size_t i = 0; i < count; i++) {
        const uint32_t a = div255(coverage[i] * alpha);
        out[i] = mix(pixel, a, out[i], 255 - a);
    }
}

KERNEL_CLONES void kernel_copy(uint32_t *restrict out,
                               const uint32_t *restrict from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = from[i] | opaque;
    }
}

KERNEL_CLONES void kernel_over(uint32_t *restrict out,
                               const uint32_t *restrict from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = from[i] + scale(out[i], 255 - (from[i] >> 24));
    }
}

KERNEL_CLONES void kernel_over_mask(uint32_t *restrict out,
                                    const uint32_t *restrict from,
                                    const uint8_t *restrict coverage,
                                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const uint32_t p = scale(from[i], coverage[i]);
        out[i] = p + scale(out[i], 255 - (p >> 24));
    }
}

KERNEL_CLONES void kernel_fade(uint32_t *restrict out, struct kernel_pair from,
                               size_t count, int t)
{
    assert(t >= 0 && t <= 256);

    /* Bytes, not pixels: 16-bit products are what vector units do best. */
    unsigned char *restrict to = (unsigned char *)out;
    const unsigned char *restrict a = (const unsigned char *)from.a;
    const unsigned char *restrict b = (const unsigned char *)from.b;
    const uint16_t weight_b = (uint16_t)t;
    const uint16_t weight_a = (uint16_t)(256 - t);

    for (size_t i = 0; i < count * sizeof(*out); i++) {
        const uint16_t sum = (uint16_t)(a[i] * weight_a + b[i] * weight_b);
        to[i] = (unsigned char)(sum >> 8);
    }
}

KERNEL_CLONES void kernel_fade_over(uint32_t *restrict out,
                                    const uint32_t *restrict from, size_t count,
                                    int t)
{
    assert(t >= 0 && t <= 256);

    unsigned char *restrict to = (unsigned char *)out;
    const unsigned char *restrict b = (const unsigned char *)from;
    const uint16_t weight_b = (uint16_t)t;
    const uint16_t weight_a = (uint16_t)(256 - t);

    for (size_t i = 0; i < count * sizeof(*out); i++) {
        const uint16_t sum = (uint16_t)(to[i] * weight_a + b[i] * weight_b);
        to[i] = (unsigned char)(sum >> 8);
    }
}

/* The weights add up to 256, so that a lane holds 255 * 256 at most. */
static inline uint32_t between(uint32_t a, uint32_t b, uint32_t f)
{
    const uint32_t rb = (a & lanes) * (256 - f) + (b & lanes) * f;
    const uint32_t ag = ((a >> 8) & lanes) * (256 - f) + ((b >> 8) & lanes) * f;

    return ((rb >> 8) & lanes) | (ag & ~lanes);
}

KERNEL_CLONES void kernel_stretch(uint32_t *restrict out,
                                  const uint32_t *restrict from, size_t count,
                                  struct kernel_walk walk)
{
    for (size_t i = 0; i < count; i++) {
        const uint32_t at = walk.at + (uint32_t)i * walk.step;
        const uint32_t *p = from + (at >> 16);
        out[i] = between(p[0], p[1], (at >> 8) & 255);
    }
}
