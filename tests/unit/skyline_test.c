/**
 * @file
 * The skyline's one table.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "skyline.h"

static const struct {
    float width, height;
} table[GOAL_COUNT] = {
    { 1.05f, 0.24f }, { 0.90f, 0.35f }, { 1.15f, 0.19f }, { 0.95f, 0.30f },
    { 0.85f, 0.40f }, { 1.20f, 0.26f }, { 0.90f, 0.37f }, { 1.10f, 0.31f },
    { 0.85f, 0.54f }, { 1.10f, 0.45f }, { 0.95f, 0.80f }, { 1.20f, 0.60f },
    { 0.90f, 0.92f }, { 1.05f, 0.70f }, { 0.95f, 1.00f }, { 1.10f, 0.78f },
    { 0.80f, 0.58f },
};

static const struct box boxes[] = {
    { 0, 108, 1920, 836 },
    { 64, 500, 124, 60 },
    { -100.5f, 3, 3840, 28 },
};

enum {
    BOXES = sizeof(boxes) / sizeof(boxes[0]),
};

static void assert_near(float got, float want, const char *what, int goal)
{
    const float off = got - want;
    if (off > 0.02f || off < -0.02f) {
        fail_msg("%s of bar %d: %f, not %f", what, goal + 1, (double)got,
                 (double)want);
    }
}

static void test_table(void **state)
{
    (void)state;
    float sum = 0.0f;

    for (int i = 0; i < GOAL_COUNT; i++) {
        sum += table[i].width;
    }
    for (int b = 0; b < BOXES; b++) {
        for (int i = 0; i < GOAL_COUNT; i++) {
            const struct box bar = skyline_bar(boxes[b], i);
            assert_near(bar.w, boxes[b].w * table[i].width / sum, "width", i);
            assert_near(bar.h, boxes[b].h * table[i].height, "height", i);
        }
    }
}

/* Edge to edge, from the box's left to its right, on one ground line. */
static void test_edges(void **state)
{
    (void)state;
    for (int b = 0; b < BOXES; b++) {
        const struct box box = boxes[b];
        float x = box.x;

        for (int i = 0; i < GOAL_COUNT; i++) {
            const struct box bar = skyline_bar(box, i);
            assert_near(bar.x, x, "left edge", i);
            assert_near(bar.y + bar.h, box.y + box.h, "ground", i);
            x = bar.x + bar.w;
        }
        assert_near(x, box.x + box.w, "right edge", GOAL_COUNT - 1);
    }
}

/* A canvas of its own, without text. */
struct easel {
    struct region memory;
    struct arena arena;
    struct scene_params params;
    struct canvas canvas;
};

static void easel_init(struct easel *e, int w_px, int h_px)
{
    *e = (struct easel){
        .memory = region_create(1 << 20),
        .params = { .viewport = { .w_px = w_px, .h_px = h_px } },
    };
    e->arena = region_arena(&e->memory);
    canvas_init(&e->canvas, &e->arena, &e->params);
}

static void easel_finish(struct easel *e)
{
    region_destroy(&e->memory);
}

/* As pixels, too: no gap and no overlap, whatever the scale. */
static void test_pixels(void **state)
{
    static const int sizes[][2] = {
        { 1280, 720 },  { 1366, 768 },  { 1920, 1080 },
        { 1080, 1920 }, { 3840, 2160 }, { 1440, 1080 },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct easel e;
        easel_init(&e, sizes[i][0], sizes[i][1]);
        skyline_colored(&e.canvas, canvas_across(&e.canvas, 100, 700));
        const struct draw_list items = canvas_scene(&e.canvas).items;
        int x = 0;

        assert_int_equal(items.count, GOAL_COUNT);
        for (int k = 0; k < GOAL_COUNT; k++) {
            assert_int_equal(items.items[k].rect.x, x);
            x += items.items[k].rect.w;
            assert_true(color_is_equal(items.items[k].color, goal_color(k)));
        }
        assert_int_equal(x, sizes[i][0]);
        easel_finish(&e);
    }
}

static const struct {
    int part, whole, want; /* bars in colour: round(17 * part / whole) */
} progress[] = {
    { 0, 30, 0 }, { 1, 30, 1 },  { 15, 30, 9 }, { 29, 30, 16 }, { 30, 30, 17 },
    { 1, 17, 1 }, { 1, 100, 0 }, { 3, 0, 0 },   { 31, 30, 17 },
};

static void test_progress(void **state)
{
    const struct color rest = color_from_rgb(0x123456);
    (void)state;

    for (size_t i = 0; i < sizeof(progress) / sizeof(progress[0]); i++) {
        struct easel e;
        easel_init(&e, 1920, 1080);
        skyline_progress(&e.canvas, boxes[0], rest,
                         (struct share){ progress[i].part, progress[i].whole });
        const struct draw_list items = canvas_scene(&e.canvas).items;

        assert_int_equal(items.count, GOAL_COUNT);
        for (int k = 0; k < GOAL_COUNT; k++) {
            const bool done = k < progress[i].want;
            if (!color_is_equal(items.items[k].color,
                                done ? goal_color(k) : rest)) {
                fail_msg("%d of %d: bar %d", progress[i].part,
                         progress[i].whole, k + 1);
            }
        }
        easel_finish(&e);
    }
}

/* The page's own bar is told by its height, not by colour alone. */
static void test_ribbon(void **state)
{
    (void)state;
    for (int goal = -1; goal < GOAL_COUNT; goal++) {
        struct easel e;
        easel_init(&e, 1920, 1080);
        skyline_ribbon(&e.canvas, goal);
        const struct draw_list items = canvas_scene(&e.canvas).items;

        assert_int_equal(items.count, GOAL_COUNT);
        for (int k = 0; k < GOAL_COUNT; k++) {
            const struct rect bar = items.items[k].rect;
            const float share = goal < 0    ? 0.22f + 0.5f * table[k].height
                                : goal == k ? 1.0f
                                            : 0.26f;
            const float off = (float)bar.h - 28.0f * share;
            assert_true(off < 0.51f && off > -0.51f);
            assert_int_equal(bar.y + bar.h, 944);
        }
        easel_finish(&e);
    }
}

static bool is_own(int goal)
{
    return goal == 2 || goal == 16;
}

static void test_marked(void **state)
{
    static const int goals[] = { 16, 2 };
    const struct int_list own = { goals, 2 };
    const struct color rest = color_from_rgb(0x123456);
    const struct color none = { 0 };
    const struct color white = color_from_rgb(0xFFFFFF);
    (void)state;

    for (int single = 0; single < 2; single++) {
        struct easel e;
        easel_init(&e, 1920, 1080);
        skyline_marked(&e.canvas, boxes[1], &own,
                       (struct skyline_look){ rest, single ? white : none });
        const struct draw_list items = canvas_scene(&e.canvas).items;
        for (int k = 0; k < GOAL_COUNT; k++) {
            const struct color marked = single ? white : goal_color(k);
            assert_true(color_is_equal(items.items[k].color,
                                       is_own(k) ? marked : rest));
        }
        easel_finish(&e);
    }
}

/* Sixty-eight by thirty, bars of one width. */
static void test_mark(void **state)
{
    (void)state;
    struct easel e;

    easel_init(&e, 1920, 1080);
    skyline_mark(&e.canvas, 100, 50, (struct color){ 0 });
    const struct draw_list items = canvas_scene(&e.canvas).items;
    assert_int_equal(items.count, GOAL_COUNT);
    assert_int_equal(items.items[0].rect.x, 100);
    for (int k = 0; k < GOAL_COUNT; k++) {
        const struct rect bar = items.items[k].rect;
        assert_int_equal(bar.w, 4);
        assert_int_equal(bar.x, 100 + 4 * k);
        assert_int_equal(bar.y + bar.h, 80);
    }
    assert_int_equal(items.items[14].rect.h, 30); /* the highest */
    easel_finish(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),  cmocka_unit_test(test_edges),
        cmocka_unit_test(test_pixels), cmocka_unit_test(test_progress),
        cmocka_unit_test(test_ribbon), cmocka_unit_test(test_marked),
        cmocka_unit_test(test_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
