/**
 * @file
 * How design units become pixels.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "canvas.h"

/* A canvas of its own, without content or text. */
struct easel {
    struct region memory;
    struct arena arena;
    struct scene_params params;
    struct canvas canvas;
};

static void easel_init(struct easel *e, struct viewport viewport)
{
    *e = (struct easel){
        .memory = region_create(1 << 20),
        .params = { .viewport = viewport },
    };
    e->arena = region_arena(&e->memory);
    canvas_init(&e->canvas, &e->arena, &e->params);
}

static void easel_finish(struct easel *e)
{
    region_destroy(&e->memory);
}

static const struct {
    const char *label;
    int w_px, h_px;
    float unit, w, h, bleed;
    bool portrait;
} sizes[] = {
    { "720p", 1280, 720, 0.6667f, 1920, 1080, 0, false },
    { "Full HD", 1920, 1080, 1.0f, 1920, 1080, 0, false },
    { "16:10", 1920, 1200, 1.1111f, 1728, 1080, 0, false },
    { "4:3", 1440, 1080, 0.8372f, 1720, 1290, 0, false },
    { "5:4", 1280, 1024, 0.7442f, 1720, 1376, 0, false },
    { "4K", 3840, 2160, 2.0f, 1920, 1080, 0, false },
    { "portrait", 1080, 1920, 1.0f, 1080, 1920, 0, true },
    { "portrait 4K", 2160, 3840, 2.0f, 1080, 1920, 0, true },
    { "portrait 10:16", 1200, 1920, 1.0323f, 1080, 1860, 41.25f, true },
    { "4:5", 864, 1080, 0.5806f, 1080, 1860, 204, true },
    { "square", 1080, 1080, 0.5806f, 1080, 1860, 390, true },
    { "very wide", 2560, 1080, 1.0f, 1920, 1080, 320, false },
};

static bool is_near(float got, float want)
{
    return fabsf(got - want) <= 0.0005f * fmaxf(1.0f, want);
}

static void test_units(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct easel e;
        easel_init(&e, (struct viewport){ .w_px = sizes[i].w_px,
                                          .h_px = sizes[i].h_px });
        const struct canvas *c = &e.canvas;
        if (!is_near(c->unit, sizes[i].unit) || !is_near(c->w, sizes[i].w) ||
            !is_near(c->h, sizes[i].h) || !is_near(c->bleed, sizes[i].bleed) ||
            c->portrait != sizes[i].portrait) {
            fail_msg("%s: unit %f, %f x %f, bleed %f, portrait %d",
                     sizes[i].label, (double)c->unit, (double)c->w,
                     (double)c->h, (double)c->bleed, c->portrait);
        }
        assert_true(is_near(c->h - c->ground, c->portrait ? 160 : 136));
        easel_finish(&e);
    }
}

/* What goes across covers the output, to the last pixel. */
static void test_across(void **state)
{
    (void)state;
    for (int w = 600; w <= 2600; w += 37) {
        for (int h = 600; h <= 2000; h += 91) {
            struct easel e;
            easel_init(&e, (struct viewport){ .w_px = w, .h_px = h });
            const struct rect all = canvas_rect_px(
                &e.canvas, canvas_across(&e.canvas, 0, e.canvas.h));
            if (all.x > 0 || all.y > 0 || all.x + all.w < w ||
                all.y + all.h < h) {
                fail_msg("%d x %d: %d %d %d %d", w, h, all.x, all.y, all.w,
                         all.h);
            }
            assert_true(all.w <= w + 2 && all.h <= h + 1);
            easel_finish(&e);
        }
    }
}

/* Boxes that share an edge in units share it in pixels. */
static void test_neighbours_meet(void **state)
{
    enum {
        PARTS = 37
    };
    (void)state;

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct easel e;
        easel_init(&e, (struct viewport){ .w_px = sizes[i].w_px,
                                          .h_px = sizes[i].h_px });
        const float w = e.canvas.w / PARTS;
        const float h = e.canvas.h / PARTS;
        for (int k = 0; k + 1 < PARTS; k++) {
            const struct box box = { (float)k * w, (float)k * h, w, h };
            const struct box next = { box.x + w, box.y + h, w, h };
            const struct rect a = canvas_rect_px(&e.canvas, box);
            const struct rect b = canvas_rect_px(&e.canvas, next);
            assert_int_equal(a.x + a.w, b.x);
            assert_int_equal(a.y + a.h, b.y);
        }
        easel_finish(&e);
    }
}

/*
 * The millimetre floor: a body capital of 3.8 mm, a target of 20 mm. The
 * unit goes up by one step of 5 %; beyond it titles would not fit.
 */
static const struct {
    const char *label;
    struct viewport viewport;
    float unit;
} panels[] = {
    { "not measured", { 1920, 1080, 0, 0 }, 1.0f },
    { "24 inch", { 1920, 1080, 531, 299 }, 1.0f },
    { "32 inch", { 1920, 1080, 708, 398 }, 1.0f },
    { "21.5 inch", { 1920, 1080, 476, 268 }, 1.05f },
    { "15.6 inch", { 1920, 1080, 344, 194 }, 1.05f },
    { "43 inch 4K", { 3840, 2160, 952, 535 }, 2.0f },
    { "24 inch 4K", { 3840, 2160, 531, 299 }, 2.0f },
    { "24 inch portrait", { 1080, 1920, 299, 531 }, 1.0f },
};

static void test_panels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(panels) / sizeof(panels[0]); i++) {
        struct easel e;
        easel_init(&e, panels[i].viewport);
        if (!is_near(e.canvas.unit, panels[i].unit)) {
            fail_msg("%s: unit %f, not %f", panels[i].label,
                     (double)e.canvas.unit, (double)panels[i].unit);
        }
        easel_finish(&e);
    }
}

/* A smaller panel never has smaller units, and none grows past a step. */
static void test_panel_floor(void **state)
{
    (void)state;
    float last = 10.0f;

    for (int w_mm = 100; w_mm < 1300; w_mm += 7) {
        struct easel e;
        const struct viewport viewport = { 1920, 1080, (float)w_mm,
                                           (float)w_mm * 0.5625f };
        easel_init(&e, viewport);
        const float mm_per_px = (float)w_mm / 1920.0f;
        const float target_mm = 80.0f * e.canvas.unit * mm_per_px;
        assert_true(e.canvas.unit >= 1.0f && e.canvas.unit < 1.051f);
        assert_true(e.canvas.unit <= last);
        assert_true(target_mm >= 20.0f || e.canvas.unit > 1.04f);
        assert_true(e.canvas.unit < 1.01f || target_mm / 1.05f < 20.0f ||
                    18.9f * e.canvas.unit * mm_per_px / 1.05f < 3.8f);
        last = e.canvas.unit;
        easel_finish(&e);
    }
}

static const struct touchable button = {
    .id = "button",
    .role = ROLE_BUTTON,
    .name = "Knop",
    .box = { 100, 100, 200, 100 },
    .radius = 20,
};

/* A target under a clip is what is left of it; a sliver is none. */
static void test_target_clip(void **state)
{
    static const struct {
        const char *label;
        float top; /* of the clip, 300 units high */
        struct rect want;
    } clips[] = {
        { "all of it", 90, { 67, 67, 133, 66 } },
        { "most of it", 110, { 67, 73, 133, 60 } },
        { "a sliver", 180, { 0 } },
        { "nothing", 600, { 0 } },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(clips) / sizeof(clips[0]); i++) {
        struct easel e;
        easel_init(&e, (struct viewport){ .w_px = 1280, .h_px = 720 });
        canvas_clip(&e.canvas, (struct box){ 0, clips[i].top, 1920, 300 });
        canvas_target(&e.canvas, &button);
        canvas_unclip(&e.canvas);
        canvas_target(&e.canvas, &button);
        const struct target_list targets = canvas_scene(&e.canvas).targets;
        const bool some = !rect_is_empty(clips[i].want);
        if (targets.count != (some ? 2 : 1) ||
            (some && !rect_is_equal(targets.items[0].rect, clips[i].want))) {
            fail_msg("%s: %zu targets, %d high", clips[i].label, targets.count,
                     targets.items[0].rect.h);
        }
        assert_true(rect_is_equal(targets.items[targets.count - 1].rect,
                                  clips[0].want));
        easel_finish(&e);
    }
}

/* Both lists grow past their first block. */
static void test_many(void **state)
{
    enum {
        MANY = 1000
    };
    (void)state;
    struct easel e;

    easel_init(&e, (struct viewport){ .w_px = 1920, .h_px = 1080 });
    for (int i = 0; i < MANY; i++) {
        canvas_fill(&e.canvas, (struct box){ (float)i, 0, 1, 1 },
                    tint(TINT_INK));
        canvas_target(&e.canvas, &button);
    }
    const struct scene scene = canvas_scene(&e.canvas);
    assert_int_equal(scene.items.count, MANY);
    assert_int_equal(scene.targets.count, MANY);
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(scene.items.items[i].rect.x, i);
        assert_string_equal(scene.targets.items[i].id, "button");
    }
    easel_finish(&e);
}

/* From the right edge, corners swapped; what is unmirrored stands still. */
static void test_mirrored(void **state)
{
    (void)state;
    struct easel e;
    const struct box outer = { 100, 0, 600, 100 };
    const struct box inner = { 150, 10, 80, 50 };

    easel_init(&e, (struct viewport){ .w_px = 1920, .h_px = 1080 });
    const struct rect plain = canvas_rect_px(&e.canvas, inner);
    const struct rect around = canvas_rect_px(&e.canvas, outer);
    e.canvas.mirrored = true;
    const struct rect flipped = canvas_rect_px(&e.canvas, inner);
    assert_int_equal(flipped.x + flipped.w, 1920 - plain.x);
    const struct rect frame = canvas_rect_px(&e.canvas, outer);
    const struct rect still =
        canvas_rect_px(&e.canvas, canvas_unmirrored(&e.canvas, outer, inner));
    assert_int_equal(still.x - frame.x, plain.x - around.x);
    const struct box all = canvas_across(&e.canvas, 0, 10);
    assert_true(rect_is_equal(canvas_rect_px(&e.canvas, all),
                              (struct rect){ 0, 0, 1920, 10 }));
    canvas_round_part(
        &e.canvas, inner,
        (struct rounding){ 10, CORNER_TOP_LEFT | CORNER_BOTTOM_LEFT },
        tint(TINT_INK));
    assert_int_equal(e.canvas.cmds[e.canvas.cmd_count - 1].u.round.corners,
                     CORNER_TOP_RIGHT | CORNER_BOTTOM_RIGHT);
    easel_finish(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_across),
        cmocka_unit_test(test_neighbours_meet),
        cmocka_unit_test(test_panels),
        cmocka_unit_test(test_panel_floor),
        cmocka_unit_test(test_target_clip),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_mirrored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
