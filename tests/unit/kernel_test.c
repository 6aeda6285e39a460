/**
 * @file
 * The kernels against slow, obvious references: bit for bit, over random
 * pixels, at every length and offset a vector unit may stumble over.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "kernel.h"

enum {
    ROW_MAX = 80,
    COUNT_MAX = 70, /* more than four AVX2 vectors and an odd rest */
    OFFSET_MAX = 5,
};

/* xorshift64, Marsaglia 2003. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Rows to draw with, and a copy of what was drawn on. */
struct rows {
    uint32_t out[ROW_MAX];
    uint32_t before[ROW_MAX];
    uint32_t want[ROW_MAX];
    uint32_t a[ROW_MAX]; /* premultiplied */
    uint32_t b[ROW_MAX]; /* premultiplied */
    uint8_t coverage[ROW_MAX];
    struct color color;
    int t;
};

/* Both ends of the range come up often: they are what pictures hold. */
static uint8_t random_byte(uint64_t *state)
{
    const uint64_t r = next_random(state);

    if ((r & 3) == 0) {
        return (r & 4) ? 255 : 0;
    }
    return (uint8_t)(r >> 8);
}

static uint32_t random_premultiplied(uint64_t *state)
{
    const uint32_t a = random_byte(state);
    const uint32_t r = random_byte(state) * a / 255;
    const uint32_t g = random_byte(state) * a / 255;
    const uint32_t b = random_byte(state) * a / 255;

    return (a << 24) | (r << 16) | (g << 8) | b;
}

static void fill_rows(struct rows *rows, uint64_t *state)
{
    for (size_t i = 0; i < ROW_MAX; i++) {
        rows->before[i] = 0xFF000000u | (uint32_t)next_random(state);
        rows->a[i] = random_premultiplied(state);
        rows->b[i] = random_premultiplied(state);
        rows->coverage[i] = random_byte(state);
    }
    rows->color = (struct color){ random_byte(state), random_byte(state),
                                  random_byte(state), random_byte(state) };
    rows->t = (int)(next_random(state) % 257);
    memcpy(rows->out, rows->before, sizeof(rows->out));
    memcpy(rows->want, rows->before, sizeof(rows->want));
}

static unsigned channel(uint32_t pixel, int index)
{
    return (pixel >> (8 * index)) & 255;
}

/* x / 255, rounded to nearest, said in another way than the kernels do. */
static unsigned rounded_255(unsigned x)
{
    return (2 * x + 255) / 510;
}

static unsigned color_channel(struct color c, int index)
{
    const unsigned channels[] = { c.b, c.g, c.r, 255 };

    return channels[index];
}

static unsigned mixed(unsigned a, unsigned weight, unsigned b)
{
    return rounded_255(a * weight + b * (255 - weight));
}

static unsigned want_fill(const struct rows *rows, size_t at, int i)
{
    (void)at;
    return color_channel(rows->color, i);
}

static unsigned want_blend(const struct rows *rows, size_t at, int i)
{
    return mixed(color_channel(rows->color, i), rows->color.a,
                 channel(rows->before[at], i));
}

static unsigned want_mask(const struct rows *rows, size_t at, int i)
{
    const unsigned a =
        rounded_255((unsigned)rows->coverage[at] * rows->color.a);

    return mixed(color_channel(rows->color, i), a,
                 channel(rows->before[at], i));
}

static unsigned want_copy(const struct rows *rows, size_t at, int i)
{
    return i == 3 ? 255 : channel(rows->a[at], i);
}

static unsigned want_over(const struct rows *rows, size_t at, int i)
{
    const unsigned a = channel(rows->a[at], 3);

    return channel(rows->a[at], i) +
           rounded_255(channel(rows->before[at], i) * (255 - a));
}

static unsigned want_over_mask(const struct rows *rows, size_t at, int i)
{
    const unsigned c = rows->coverage[at];
    const unsigned a = rounded_255(channel(rows->a[at], 3) * c);

    return rounded_255(channel(rows->a[at], i) * c) +
           rounded_255(channel(rows->before[at], i) * (255 - a));
}

static unsigned want_fade(const struct rows *rows, size_t at, int i)
{
    const unsigned t = (unsigned)rows->t;

    return (channel(rows->a[at], i) * (256 - t) + channel(rows->b[at], i) * t) /
           256;
}

static void run_fill(struct rows *rows, size_t offset, size_t count)
{
    kernel_fill(rows->out + offset, count, rows->color);
}

static void run_blend(struct rows *rows, size_t offset, size_t count)
{
    kernel_blend(rows->out + offset, count, rows->color);
}

static void run_mask(struct rows *rows, size_t offset, size_t count)
{
    kernel_mask(rows->out + offset, rows->coverage + offset, count,
                rows->color);
}

static void run_copy(struct rows *rows, size_t offset, size_t count)
{
    kernel_copy(rows->out + offset, rows->a + offset, count);
}

static void run_over(struct rows *rows, size_t offset, size_t count)
{
    kernel_over(rows->out + offset, rows->a + offset, count);
}

static void run_over_mask(struct rows *rows, size_t offset, size_t count)
{
    kernel_over_mask(rows->out + offset, rows->a + offset,
                     rows->coverage + offset, count);
}

static void run_fade(struct rows *rows, size_t offset, size_t count)
{
    const struct kernel_pair from = { rows->a + offset, rows->b + offset };

    kernel_fade(rows->out + offset, from, count, rows->t);
}

static unsigned want_fade_over(const struct rows *rows, size_t at, int i)
{
    const unsigned t = (unsigned)rows->t;

    return (channel(rows->before[at], i) * (256 - t) +
            channel(rows->a[at], i) * t) /
           256;
}

static void run_fade_over(struct rows *rows, size_t offset, size_t count)
{
    kernel_fade_over(rows->out + offset, rows->a + offset, count, rows->t);
}

static const struct {
    const char *label;
    void (*run)(struct rows *rows, size_t offset, size_t count);
    unsigned (*want)(const struct rows *rows, size_t at, int channel_index);
} kernels[] = {
    { "fill", run_fill, want_fill },
    { "blend", run_blend, want_blend },
    { "mask", run_mask, want_mask },
    { "copy", run_copy, want_copy },
    { "over", run_over, want_over },
    { "over_mask", run_over_mask, want_over_mask },
    { "fade", run_fade, want_fade },
    { "fade_over", run_fade_over, want_fade_over },
};

static void check_row(size_t kernel, size_t offset, size_t count,
                      uint64_t *state)
{
    struct rows rows;

    fill_rows(&rows, state);
    for (size_t at = offset; at < offset + count; at++) {
        rows.want[at] = 0;
        for (int i = 0; i < 4; i++) {
            rows.want[at] |= kernels[kernel].want(&rows, at, i) << (8 * i);
        }
    }
    kernels[kernel].run(&rows, offset, count);
    for (size_t at = 0; at < ROW_MAX; at++) {
        if (rows.out[at] != rows.want[at]) {
            fail_msg("%s, offset %zu, count %zu, pixel %zu: got %08x, want "
                     "%08x",
                     kernels[kernel].label, offset, count, at, rows.out[at],
                     rows.want[at]);
        }
    }
}

/* What is before and after the row must stay as it was. */
static void test_against_references(void **state)
{
    (void)state;
    uint64_t random = 0x5DEECE66Du;

    for (size_t k = 0; k < sizeof(kernels) / sizeof(kernels[0]); k++) {
        for (size_t offset = 0; offset < OFFSET_MAX; offset++) {
            for (size_t count = 0; count <= COUNT_MAX; count++) {
                check_row(k, offset, count, &random);
            }
        }
    }
}

/* Up, down and as it is, from every fraction that steps may meet. */
static void test_stretch(void **state)
{
    static const uint32_t steps[] = { 1, 300, 32768, 65536, 65537, 98304 };
    (void)state;
    uint64_t random = 0x5DEECE66Du;

    for (size_t n = 0; n < sizeof(steps) / sizeof(steps[0]) * 100; n++) {
        struct rows rows;
        fill_rows(&rows, &random);
        const struct kernel_walk walk = { (uint32_t)(n * 331) % 65536,
                                          steps[n / 100] };
        const size_t count = n % 47;
        kernel_stretch(rows.out, rows.a, count, walk);
        for (size_t at = 0; at < ROW_MAX; at++) {
            const size_t place = walk.at + at * walk.step;
            const size_t i = place / 65536;
            const unsigned f = (unsigned)(place % 65536) / 256;
            for (int c = 0; c < 4; c++) {
                const unsigned want = at >= count
                                          ? channel(rows.before[at], c)
                                          : (channel(rows.a[i], c) * (256 - f) +
                                             channel(rows.a[i + 1], c) * f) /
                                                256;
                assert_int_equal(channel(rows.out[at], c), want);
            }
        }
    }
}

/* Every coverage, alpha and ground: the whole table of one channel. */
static void test_mask_exhaustively(void **state)
{
    (void)state;
    uint8_t coverage[256];
    uint32_t out[256];

    for (unsigned i = 0; i < 256; i++) {
        coverage[i] = (uint8_t)i;
    }
    for (unsigned n = 0; n < 65536; n++) {
        const struct color c = { 200, 0, 0, (uint8_t)(n >> 8) };
        const unsigned ground = n & 255;
        for (unsigned i = 0; i < 256; i++) {
            out[i] = 0xFF000000u | (ground << 16);
        }
        kernel_mask(out, coverage, 256, c);
        for (unsigned i = 0; i < 256; i++) {
            const unsigned a = rounded_255(i * c.a);
            assert_int_equal(channel(out[i], 2), mixed(200, a, ground));
        }
    }
}

static void test_fade_ends(void **state)
{
    (void)state;
    const uint32_t a[] = { 0xFF010203, 0xFFFFFFFF, 0xFF000000 };
    const uint32_t b[] = { 0xFF0A0B0C, 0xFF000000, 0xFFFFFFFF };
    uint32_t out[3];

    kernel_fade(out, (struct kernel_pair){ a, b }, 3, 0);
    assert_memory_equal(out, a, sizeof(out));
    kernel_fade(out, (struct kernel_pair){ a, b }, 3, 256);
    assert_memory_equal(out, b, sizeof(out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_references),
        cmocka_unit_test(test_stretch),
        cmocka_unit_test(test_mask_exhaustively),
        cmocka_unit_test(test_fade_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
