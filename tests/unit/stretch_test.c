/**
 * @file
 * A picture that is stretched: the same where nothing is enlarged, whatever
 * part of it is drawn, and over what lies under it.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stretch.h"

enum {
    W = 90,
    H = 70,
    PICTURE_W = 20,
    PICTURE_H = 10,
};

static const uint32_t ground = 0xFF204060u;

/* Left red, right blue, and darker downwards. */
static void fill_picture(uint32_t *pixels)
{
    for (int y = 0; y < PICTURE_H; y++) {
        for (int x = 0; x < PICTURE_W; x++) {
            const uint32_t level = 255u - (uint32_t)y * 20u;
            pixels[y * PICTURE_W + x] =
                0xFF000000u | (x < PICTURE_W / 2 ? level << 16 : level);
        }
    }
}

static void wipe(struct pixmap *p)
{
    for (int i = 0; i < W * H; i++) {
        p->pixels[i] = ground;
    }
}

static void paint(struct pixmap *out, const uint32_t *pixels, struct rect to,
                  struct rect clip)
{
    const struct canvas canvas = { out, clip };
    const struct stretch_image image = { .pixels = pixels,
                                         .stride_px = PICTURE_W,
                                         .w_px = PICTURE_W,
                                         .h_px = PICTURE_H,
                                         .to = to,
                                         .opaque = true };
    stretch_paint(&canvas, &image);
}

static const struct rect all = { 0, 0, W, H };

static void test_same_size(void **state)
{
    uint32_t pixels[PICTURE_W * PICTURE_H];
    struct pixmap out = pixmap_create(W, H);

    (void)state;
    fill_picture(pixels);
    wipe(&out);
    paint(&out, pixels, (struct rect){ 5, 7, PICTURE_W, PICTURE_H }, all);
    for (int y = 0; y < PICTURE_H; y++) {
        assert_memory_equal(&out.pixels[(y + 7) * W + 5],
                            &pixels[y * PICTURE_W],
                            PICTURE_W * sizeof(*pixels));
    }
    assert_int_equal(out.pixels[7 * W + 4], ground);
    assert_int_equal(out.pixels[7 * W + 5 + PICTURE_W], ground);
    pixmap_destroy(&out);
}

static void test_larger(void **state)
{
    uint32_t pixels[PICTURE_W * PICTURE_H];
    struct pixmap out = pixmap_create(W, H);

    (void)state;
    fill_picture(pixels);
    wipe(&out);
    paint(&out, pixels, (struct rect){ 0, 0, 80, 40 }, all);
    assert_int_equal(out.pixels[0], 0xFFFF0000u);
    assert_int_equal(out.pixels[79], 0xFF0000FFu);
    assert_int_equal(out.pixels[80], ground);
    assert_int_equal(out.pixels[39 * W], pixels[9 * PICTURE_W]);
    assert_int_equal(out.pixels[40 * W], ground);
    /* In the middle between two colours there are both. */
    const uint32_t mixed = out.pixels[40];
    assert_in_range(mixed >> 16 & 255u, 60, 130);
    assert_in_range(mixed & 255u, 130, 200);
    pixmap_destroy(&out);
}

/* Most of it off the screen, as a slide is that is enlarged; drawn in
   pieces it is the same. */
static void test_pieces(void **state)
{
    const struct rect to = { -70, -33, 333, 155 };
    uint32_t pixels[PICTURE_W * PICTURE_H];
    struct pixmap whole = pixmap_create(W, H);
    struct pixmap pieces = pixmap_create(W, H);

    (void)state;
    fill_picture(pixels);
    paint(&whole, pixels, to, all);
    for (int y = 0; y < H; y += 7) {
        for (int x = 0; x < W; x += 13) {
            const struct rect part = { x, y, 13, 7 };
            paint(&pieces, pixels, to, rect_intersect(part, all));
        }
    }
    assert_memory_equal(pieces.pixels, whole.pixels, W * H * 4);
    paint(&whole, pixels, to, (struct rect){ 0, 0, 0, 0 });
    pixmap_destroy(&whole);
    pixmap_destroy(&pieces);
}

static void test_see_through(void **state)
{
    uint32_t pixels[PICTURE_W * PICTURE_H] = { 0 };
    struct pixmap out = pixmap_create(W, H);
    const struct canvas canvas = { &out, all };
    const struct stretch_image image = { .pixels = pixels,
                                         .stride_px = PICTURE_W,
                                         .w_px = PICTURE_W,
                                         .h_px = PICTURE_H,
                                         .to = { 0, 0, 60, 30 } };

    (void)state;
    for (int i = PICTURE_W * PICTURE_H / 2; i < PICTURE_W * PICTURE_H; i++) {
        pixels[i] = 0xFFFFFFFFu;
    }
    wipe(&out);
    stretch_paint(&canvas, &image);
    assert_int_equal(out.pixels[0], ground);
    assert_int_equal(out.pixels[29 * W + 30], 0xFFFFFFFFu);
    pixmap_destroy(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_size),
        cmocka_unit_test(test_larger),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_see_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
