/**
 * @file
 * What a presenter's marks are made of: a shade with a disc left out, and
 * lines.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render.h"

enum {
    W = 240,
    H = 160,
};

static const struct rect screen = { 0, 0, W, H };
static const uint32_t untouched = 0xFF010203u;

/* A renderer without fonts, shapes or pictures, and what it draws on. */
struct bench {
    struct renderer *renderer;
    struct pixmap out;
};

static struct bench bench_create(void)
{
    const struct renderer_params params = { 0 };

    return (struct bench){ renderer_create(&params), pixmap_create(W, H) };
}

static void bench_finish(struct bench *s)
{
    renderer_destroy(s->renderer);
    pixmap_destroy(&s->out);
}

static uint32_t pixel(const struct bench *s, int x, int y)
{
    return s->out.pixels[y * s->out.stride_px + x];
}

static void draw_one(struct bench *s, struct draw_cmd cmd)
{
    const struct draw_list list = { &cmd, 1 };

    for (int i = 0; i < W * H; i++) {
        s->out.pixels[i] = untouched;
    }
    renderer_draw(s->renderer, &s->out, &list, screen);
}

static struct draw_cmd shade_cmd(void)
{
    return (struct draw_cmd){ .type = DRAW_SHADE,
                              .rect = screen,
                              .color = { 0, 0, 0, 255 },
                              .u.shade = { .disc = { 40, 40, 60, 60 } } };
}

/* All of it, and nothing of its disc, wherever that is. */
static void test_shades(void **state)
{
    (void)state;
    struct bench s = bench_create();
    struct draw_cmd cmd = shade_cmd();

    draw_one(&s, cmd);
    assert_int_equal(pixel(&s, 70, 70), untouched);
    assert_int_equal(pixel(&s, 70, 41), untouched);
    assert_int_equal(pixel(&s, 41, 41), 0xFF000000u); /* beside the disc */
    assert_int_equal(pixel(&s, 39, 70), 0xFF000000u);
    assert_int_equal(pixel(&s, 100, 70), 0xFF000000u);
    assert_int_equal(pixel(&s, W - 1, H - 1), 0xFF000000u);

    cmd.u.shade.disc = (struct rect){ -30, -30, 60, 60 };
    draw_one(&s, cmd);
    assert_int_equal(pixel(&s, 0, 0), untouched);
    assert_int_equal(pixel(&s, 28, 28), 0xFF000000u);

    cmd.u.shade.disc = (struct rect){ W, 0, 60, 60 };
    draw_one(&s, cmd);
    assert_int_equal(pixel(&s, W - 1, 30), 0xFF000000u);
    bench_finish(&s);
}

/* Round at its ends and joints, as wide as it says. */
static void test_strokes(void **state)
{
    static const struct vec2 level[] = { { 0.1f, 0.05f }, { 0.9f, 0.05f } };
    (void)state;
    struct bench s = bench_create();

    draw_one(&s, (struct draw_cmd){ .type = DRAW_STROKE,
                                    .rect = { 50, 60, 100, 10 },
                                    .color = { 0, 0, 0, 255 },
                                    .u.stroke = { level, 2, 6 } });
    assert_int_equal(pixel(&s, 100, 62), 0xFF000000u);
    assert_int_equal(pixel(&s, 100, 67), 0xFF000000u);
    assert_int_equal(pixel(&s, 100, 61), untouched);
    assert_int_equal(pixel(&s, 100, 68), untouched);
    assert_int_equal(pixel(&s, 58, 65), 0xFF000000u); /* its round end */
    assert_int_equal(pixel(&s, 56, 65), untouched);
    bench_finish(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shades),
        cmocka_unit_test(test_strokes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
