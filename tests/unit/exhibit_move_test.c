/**
 * @file
 * A stand in motion: what zooms, what pushes, what follows a finger.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rig.h"

static struct rig rig_home(void)
{
    struct rig r = rig_open((struct exhibit_params){ .content_dir = SOURCE_DIR
                                                     "/tests/content/good" });

    rig_tap_on(&r, "touch");
    (void)exhibit_draw(r.e, r.now_ms);
    return r;
}

static size_t damage_count(struct rig *r)
{
    return exhibit_draw(r->e, r->now_ms).damage.count;
}

/* The target's rectangle grows; all else stays as it was. */
static void test_zoom_grows_from_the_tile(void **state)
{
    (void)state;
    struct rig r = rig_home();
    const struct rect tile = rig_rect(&r, "goal-9");

    rig_tap(&r, rig_middle(&r, "goal-9"));
    const struct output_frame first = exhibit_next_frame(r.e, r.now_ms);
    const struct layer *page = &first.layers.items[2];
    assert_int_equal(page->source, LAYER_AFTER);
    assert_true(rect_is_equal(page->to, tile));
    rig_pass(&r, 410);
    const struct output_frame last = exhibit_next_frame(r.e, r.now_ms);
    assert_true(last.layers.items[1].to.w > RIG_W_PX * 9 / 10);

    rig_pass(&r, RIG_PAUSE_MS);
    rig_tap(&r, rig_middle(&r, "nav-back"));
    rig_pass(&r, 319);
    const struct output_frame back = exhibit_next_frame(r.e, r.now_ms);
    page = &back.layers.items[2];
    assert_int_equal(page->source, LAYER_BEFORE);
    assert_true(rect_is_equal(rect_intersect(page->to, tile), tile));
    assert_true(page->to.w < tile.w + 4 && page->to.h < tile.h + 4);
    rig_close(&r);
}

/* What a button opens comes from the side. */
static void test_button_pushes(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_tap(&r, rig_middle(&r, "nav-projects"));
    const struct output_frame frame = exhibit_next_frame(r.e, r.now_ms);
    assert_int_equal(frame.layers.items[1].source, LAYER_AFTER);
    assert_int_equal(frame.layers.items[1].to.x, RIG_W_PX);
    assert_int_equal(frame.layers.items[1].to.w, RIG_W_PX);
    rig_close(&r);
}

/* The page is under the finger, less the way on which it was a tap; while
   the finger rests nothing is drawn. */
static void test_drag_follows(void **state)
{
    (void)state;
    struct rig r = rig_home();
    rig_tap_on(&r, "goal-5");
    (void)exhibit_draw(r.e, r.now_ms);

    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 900, 300 });
    for (int x = 890; x >= 300; x -= 10) {
        rig_pass(&r, 8);
        rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ (float)x, 300 });
        const struct output_frame frame = exhibit_next_frame(r.e, r.now_ms);
        const int moved = 900 - x - 16; /* 24 of 1080 is a tap */
        if (moved > 2) {
            assert_int_equal(frame.damage.count, 1);
            const int off = frame.layers.items[0].to.x + moved;
            assert_true(off >= -1 && off <= 1);
        }
        rig_pass(&r, 100);
        assert_int_equal(damage_count(&r), 0);
    }
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 300, 300 });
    rig_pass(&r, RIG_PAUSE_MS);
    assert_string_equal(rig_screen(&r), "goal/6");
    rig_close(&r);
}

/* Up and down is a list's; once begun, the finger may wander. */
static void test_drag_keeps_its_way(void **state)
{
    (void)state;
    struct rig r = rig_home();
    rig_tap_on(&r, "goal-5");

    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 600, 300 });
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 600, 340 });
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 100, 340 });
    assert_string_equal(rig_screen(&r), "goal/5");
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 100, 340 });
    assert_string_equal(rig_screen(&r), "goal/5");
    rig_pass(&r, RIG_PAUSE_MS);
    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 600, 300 });
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 560, 300 });
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 200, 700 });
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 200, 700 });
    assert_string_equal(rig_screen(&r), "goal/6");
    rig_close(&r);
}

/* A second finger lets it spring back; what was there is drawn again. */
static void test_drag_springs_back(void **state)
{
    (void)state;
    struct rig r = rig_home();
    rig_tap_on(&r, "goal-5");
    const struct exhibit_frame before = exhibit_draw(r.e, r.now_ms);
    struct pixmap want = pixmap_create(RIG_W_PX, RIG_H_PX);
    pixmap_copy(&want, before.picture,
                (struct rect){ 0, 0, RIG_W_PX, RIG_H_PX });

    for (int i = 0; i < 2; i++) {
        rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 900, 300 });
        rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 400, 300 });
        (void)exhibit_draw(r.e, r.now_ms);
        if (i == 0) {
            rig_touch(&r, TOUCH_DOWN, 2, (struct vec2){ 100, 100 });
            rig_touch(&r, TOUCH_UP, 2, (struct vec2){ 100, 100 });
        } else {
            rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 800, 300 });
        }
        (void)exhibit_draw(r.e, r.now_ms);
        rig_pass(&r, 200); /* a finger that rests is no flick */
        rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 800, 300 });
        rig_pass(&r, RIG_PAUSE_MS);
        assert_string_equal(rig_screen(&r), "goal/5");
        const struct exhibit_frame after = exhibit_draw(r.e, r.now_ms);
        for (int y = 0; y < RIG_H_PX; y++) {
            assert_memory_equal(after.picture->pixels +
                                    y * after.picture->stride_px,
                                want.pixels + y * want.stride_px, RIG_W_PX * 4);
        }
    }
    pixmap_destroy(&want);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zoom_grows_from_the_tile),
        cmocka_unit_test(test_button_pushes),
        cmocka_unit_test(test_drag_follows),
        cmocka_unit_test(test_drag_keeps_its_way),
        cmocka_unit_test(test_drag_springs_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
