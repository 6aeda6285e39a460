/**
 * @file
 * Fading and sliding between two pictures.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render.h"

enum {
    W = 7,
    H = 3,
};

/* A pixel says which picture it is from and where it stood. */
static uint32_t mark(uint32_t picture, int x, int y)
{
    return 0xFF000000u | (picture << 16) | ((uint32_t)y << 8) | (uint32_t)x;
}

static struct pixmap marked(uint32_t picture)
{
    struct pixmap p = pixmap_create(W, H);

    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            p.pixels[y * p.stride_px + x] = mark(picture, x, y);
        }
    }
    return p;
}

static uint32_t pixel(const struct pixmap *p, int x, int y)
{
    return p->pixels[y * p->stride_px + x];
}

/* a, then b, as one long strip: b on the right or on the left of a. */
static uint32_t want_slide(int dx_px, int x, int y)
{
    const int in_b = x - dx_px;

    if (in_b >= 0 && in_b < W) {
        return mark(2, in_b, y);
    }
    return mark(1, dx_px > 0 ? x - dx_px + W : x - dx_px - W, y);
}

static void test_slide(void **state)
{
    (void)state;
    struct pixmap a = marked(1);
    struct pixmap b = marked(2);
    struct pixmap out = pixmap_create(W, H);

    for (int dx = -W; dx <= W; dx++) {
        transition_slide(&out, &a, &b, dx);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                assert_int_equal(pixel(&out, x, y), want_slide(dx, x, y));
            }
        }
    }
    pixmap_destroy(&out);
    pixmap_destroy(&b);
    pixmap_destroy(&a);
}

static const struct {
    const char *label;
    int t;
    uint32_t want;
} fades[] = {
    { "the first at 0", 0, 0xFF0A0000 },
    { "a quarter", 64, 0xFF073F00 },
    { "half", 128, 0xFF057F00 },
    { "almost", 255, 0xFF00FE00 },
    { "the second at 256", 256, 0xFF00FF00 },
};

static void test_fade(void **state)
{
    (void)state;
    struct pixmap a = pixmap_create(1, 1);
    struct pixmap b = pixmap_create(1, 1);
    struct pixmap out = pixmap_create(1, 1);

    a.pixels[0] = 0xFF0A0000;
    b.pixels[0] = 0xFF00FF00;
    for (size_t i = 0; i < sizeof(fades) / sizeof(fades[0]); i++) {
        transition_fade(&out, &a, &b, fades[i].t);
        if (out.pixels[0] != fades[i].want) {
            fail_msg("%s: got %08x, want %08x", fades[i].label, out.pixels[0],
                     fades[i].want);
        }
    }
    pixmap_destroy(&out);
    pixmap_destroy(&b);
    pixmap_destroy(&a);
}

static void test_copy_stays_inside(void **state)
{
    (void)state;
    struct pixmap a = marked(1);
    struct pixmap out = marked(2);

    pixmap_copy(&out, &a, (struct rect){ 5, 1, 20, 1 });
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            const uint32_t from = x >= 5 && y == 1 ? 1 : 2;
            assert_int_equal(pixel(&out, x, y), mark(from, x, y));
        }
    }
    pixmap_destroy(&out);
    pixmap_destroy(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slide),
        cmocka_unit_test(test_fade),
        cmocka_unit_test(test_copy_stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
