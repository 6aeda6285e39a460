/**
 * @file
 * What the kernels cost, as a multiple of copying the same pixels: a
 * weak machine at 1080p behaves like a strong one at 4K, so the ratios and
 * not the times are what to look at.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kernel.h"
#include "log.h"

enum {
    RUNS = 30, /* the best counts: the others were disturbed */
};

/* One frame of each; the kernels see it row by row, as the renderer does. */
struct frames {
    uint32_t *out, *a, *b;
    uint8_t *coverage;
    size_t w_px, h_px;
};

static const struct color ink = { 26, 26, 30, 168 };

static void *need(size_t bytes)
{
    void *p = malloc(bytes);
    if (!p) {
        log_fatal_memory(bytes);
    }
    return p;
}

/* Coverage as in text: nothing, full, and an edge now and then. */
static struct frames frames_create(size_t w_px, size_t h_px)
{
    const size_t count = w_px * h_px;
    struct frames f = {
        .out = need(count * sizeof(*f.out)),
        .a = need(count * sizeof(*f.a)),
        .b = need(count * sizeof(*f.b)),
        .coverage = need(count),
        .w_px = w_px,
        .h_px = h_px,
    };

    for (size_t i = 0; i < count; i++) {
        const uint32_t alpha = (uint32_t)(i * 7) & 255;
        f.out[i] = 0xFF000000u | (uint32_t)i;
        f.a[i] = (alpha << 24) | ((alpha / 2) << 16) | (alpha / 3);
        f.b[i] = 0xFF000000u | (uint32_t)(i * 3);
        f.coverage[i] = (uint8_t)(i % 8 == 0 ? i / 8 : i & 16 ? 255 : 0);
    }
    return f;
}

static void frames_finish(struct frames *f)
{
    free(f->out);
    free(f->a);
    free(f->b);
    free(f->coverage);
}

static void run_copy(const struct frames *f, size_t at)
{
    memcpy(f->out + at, f->a + at, f->w_px * sizeof(*f->out));
}

static void run_fill(const struct frames *f, size_t at)
{
    kernel_fill(f->out + at, f->w_px, ink);
}

static void run_blend(const struct frames *f, size_t at)
{
    kernel_blend(f->out + at, f->w_px, ink);
}

static void run_mask(const struct frames *f, size_t at)
{
    kernel_mask(f->out + at, f->coverage + at, f->w_px, ink);
}

static void run_over(const struct frames *f, size_t at)
{
    kernel_over(f->out + at, f->a + at, f->w_px);
}

static void run_over_mask(const struct frames *f, size_t at)
{
    kernel_over_mask(f->out + at, f->a + at, f->coverage + at, f->w_px);
}

static void run_fade(const struct frames *f, size_t at)
{
    const struct kernel_pair from = { f->a + at, f->b + at };

    kernel_fade(f->out + at, from, f->w_px, 77);
}

static const struct {
    const char *label;
    void (*run)(const struct frames *f, size_t at);
} rows[] = {
    { "memcpy", run_copy },     { "fill", run_fill },
    { "dim", run_blend },       { "mask", run_mask },
    { "over", run_over },       { "over, masked", run_over_mask },
    { "cross-fade", run_fade },
};

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double best_ms(const struct frames *f, size_t row)
{
    double best = 0;

    for (int i = 0; i < RUNS; i++) {
        const double start = now_ms();
        for (size_t y = 0; y < f->h_px; y++) {
            rows[row].run(f, y * f->w_px);
        }
        const double taken = now_ms() - start;
        best = i == 0 || taken < best ? taken : best;
    }
    return best;
}

static void bench(size_t w_px, size_t h_px)
{
    struct frames f = frames_create(w_px, h_px);
    const double copy = best_ms(&f, 0);

    (void)printf("%zux%zu\n", w_px, h_px);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const double taken = i == 0 ? copy : best_ms(&f, i);
        (void)printf("  %-14s %7.2f ms %6.2f x copy\n", rows[i].label, taken,
                     taken / copy);
    }
    frames_finish(&f);
}

int main(void)
{
    bench(1920, 1080);
    bench(3840, 2160);
    return 0;
}
