/**
 * @file
 * The EU emblem by its geometry.
 *
 * Regulation (EU) 763/2014, annex: length one and a half times the height;
 * twelve stars at equal distances on a circle of a third of the height,
 * placed like the hours on a clock, each in a circle of an eighteenth of
 * the height.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emblem.h"

enum {
    STARS = 12,
};

static const double pi = 3.14159265358979;
static const float tolerance = 0.0001f;

static bool is_near(float got, double want, float within)
{
    return fabsf(got - (float)want) <= within;
}

static void test_stars(void **state)
{
    (void)state;
    for (int k = 0; k < STARS; k++) {
        const struct vec2 at = emblem_star(k);
        const double angle = k * pi / 6.0;
        if (!is_near(at.x, 0.75 + sin(angle) / 3.0, tolerance) ||
            !is_near(at.y, 0.5 - cos(angle) / 3.0, tolerance)) {
            fail_msg("star %d at %f, %f", k, (double)at.x, (double)at.y);
        }
    }
    assert_true(is_near(emblem_star_radius(), 1.0 / 18.0, tolerance));
}

/* XII is straight up, III to the right. */
static void test_clock(void **state)
{
    (void)state;
    assert_true(is_near(emblem_star(0).x, 0.75, tolerance));
    assert_true(is_near(emblem_star(0).y, 0.5 - 1.0 / 3.0, tolerance));
    assert_true(is_near(emblem_star(3).x, 0.75 + 1.0 / 3.0, tolerance));
    assert_true(is_near(emblem_star(3).y, 0.5, tolerance));
    assert_true(is_near(emblem_star(6).y, 0.5 + 1.0 / 3.0, tolerance));
    assert_true(is_near(emblem_star(9).x, 0.75 - 1.0 / 3.0, tolerance));
}

/* A flag on a canvas of its own. */
struct easel {
    struct region memory;
    struct arena arena;
    struct shape_set *shapes;
    struct scene_params params;
    struct canvas canvas;
    struct draw_list items;
};

static void easel_draw(struct easel *e, struct box box, bool on_dark)
{
    *e = (struct easel){
        .memory = region_create(1 << 20),
        .shapes = shape_set_load(BINARY_DIR "/assets"),
    };
    assert_non_null(e->shapes);
    e->params = (struct scene_params){
        .shapes = e->shapes,
        .viewport = { .w_px = 1920, .h_px = 1080 },
    };
    e->arena = region_arena(&e->memory);
    canvas_init(&e->canvas, &e->arena, &e->params);
    emblem_flag(&e->canvas, box, on_dark);
    e->items = canvas_scene(&e->canvas).items;
}

static void easel_finish(struct easel *e)
{
    shape_set_destroy(e->shapes);
    region_destroy(&e->memory);
}

static const float heights[] = { 74.0f, 80.0f, 160.0f, 444.0f };

static void test_flag(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(heights) / sizeof(heights[0]); i++) {
        const float h = heights[i];
        struct easel e;
        easel_draw(&e, (struct box){ 100, 200, 1.5f * h, h }, false);
        const struct draw_cmd *flag = &e.items.items[0];

        assert_int_equal(e.items.count, 1 + STARS);
        assert_true(color_is_equal(flag->color, color_from_rgb(0x003399)));
        const float ratio = (float)flag->rect.w / (float)flag->rect.h;
        assert_true(is_near(ratio, 1.5, 1.5f * 0.005f)); /* ±0.5 % */
        for (int k = 0; k < STARS; k++) {
            const struct draw_cmd *star = &e.items.items[1 + k];
            const float x = (float)star->rect.x + (float)star->rect.w / 2.0f;
            const float y = (float)star->rect.y + (float)star->rect.h / 2.0f;
            const double angle = k * pi / 6.0;
            assert_int_equal(star->type, DRAW_SHAPE);
            assert_true(color_is_equal(star->color, color_from_rgb(0xFFCC00)));
            assert_true(
                is_near(x, 100 + 0.75 * h + h * sin(angle) / 3.0, 1.01f));
            assert_true(is_near(y, 200 + 0.5 * h - h * cos(angle) / 3.0,
                                h * 0.01f + 1.01f));
        }
        easel_finish(&e);
    }
}

/* Stars stand upright, on a point-up circle, and never touch. */
static void test_star_sizes(void **state)
{
    (void)state;
    const float h = 444.0f;
    struct easel e;

    easel_draw(&e, (struct box){ 0, 0, 1.5f * h, h }, false);
    for (int k = 0; k < STARS; k++) {
        const struct rect a = e.items.items[1 + k].rect;
        const struct rect b = e.items.items[1 + (k + 1) % STARS].rect;
        /* A pentagram in a circle of radius r is 1.902 r by 1.809 r. */
        const float r = h / 18.0f;
        assert_true(is_near((float)a.w, 1.902 * r, 2.01f) ||
                    is_near((float)a.w, 2.0 * r, 1.01f));
        assert_true(rect_is_empty(rect_intersect(a, b)));
    }
    easel_finish(&e);
}

/* On a coloured ground a white edge of a twenty-fifth of the height. */
static void test_on_dark(void **state)
{
    (void)state;
    const float h = 100.0f;
    struct easel e;

    easel_draw(&e, (struct box){ 100, 200, 150, h }, true);
    assert_int_equal(e.items.count, 2 + STARS);
    const struct draw_cmd *edge = &e.items.items[0];
    assert_true(color_is_equal(edge->color, color_from_rgb(0xFFFFFF)));
    assert_true(rect_is_equal(edge->rect, (struct rect){ 96, 196, 158, 108 }));
    assert_true(rect_is_equal(e.items.items[1].rect,
                              (struct rect){ 100, 200, 150, 100 }));
    easel_finish(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stars),   cmocka_unit_test(test_clock),
        cmocka_unit_test(test_flag),    cmocka_unit_test(test_star_sizes),
        cmocka_unit_test(test_on_dark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
