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

/* The one on top of what is at this place of a frame. */
static const struct layer *find_to(const struct output_frame *frame,
                                   enum layer_source source, struct rect to)
{
    const struct layer *found = NULL;

    for (int i = 0; i < frame->layers.count; i++) {
        const struct layer *layer = &frame->layers.items[i];
        if (layer->source == source && rect_is_equal(layer->to, to)) {
            found = layer;
        }
    }
    return found;
}

/* Where the panel's number is on its way. */
static struct rect number_of(const struct output_frame *frame,
                             const struct parts *page)
{
    for (int i = 0; i < frame->layers.count; i++) {
        const struct layer *layer = &frame->layers.items[i];
        if (rect_is_equal(layer->from, page->panel.number)) {
            return layer->to;
        }
    }
    fail_msg("no number");
    return (struct rect){ 0 };
}

/* Of one colour and as large as a panel is in the end; or empty. */
static struct rect largest_color(const struct output_frame *frame)
{
    struct rect found = { 0 };

    for (int i = 0; i < frame->layers.count; i++) {
        const struct layer *layer = &frame->layers.items[i];
        if (layer->source == LAYER_COLOR && layer->to.w < RIG_W_PX &&
            layer->to.h > found.h) {
            found = layer->to;
        }
    }
    return found;
}

/* The tile becomes the panel, its number the panel's, and back. */
static void test_tile_becomes_panel(void **state)
{
    (void)state;
    struct rig r = rig_home();
    const struct rect tile = rig_rect(&r, "goal-9");
    const struct rect digits =
        exhibit_scene(r.e, r.now_ms)->parts.goals[8].number;

    rig_tap(&r, rig_middle(&r, "goal-9"));
    const struct output_frame first = exhibit_next_frame(r.e, r.now_ms);
    assert_non_null(find_to(&first, LAYER_COLOR, tile));
    const struct parts page = exhibit_scene(r.e, r.now_ms)->parts;
    const struct rect seen = number_of(&first, &page);
    /* Where it is seen: a finger has just pressed the tile in. */
    assert_true(
        rect_is_equal(rect_intersect(seen, rect_grow(digits, 5)), seen));
    rig_pass(&r, 410);
    const struct output_frame last = exhibit_next_frame(r.e, r.now_ms);
    assert_true(largest_color(&last).w >= page.panel.rect.w - 2);

    rig_pass(&r, RIG_PAUSE_MS);
    rig_tap(&r, rig_middle(&r, "nav-back"));
    const struct output_frame back = exhibit_next_frame(r.e, r.now_ms);
    assert_true(rect_is_equal(largest_color(&back), page.panel.rect));
    rig_pass(&r, 319);
    const struct output_frame end = exhibit_next_frame(r.e, r.now_ms);
    const struct rect small = largest_color(&end);
    assert_true(rect_is_equal(rect_intersect(small, tile), tile));
    assert_true(small.w < tile.w + 4 && small.h < tile.h + 4);
    rig_close(&r);
}

/* A page for reading has no panel: it is seen through a growing window. */
static void test_zoom_grows_from_the_tile(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_tap_on(&r, "nav-access");
    rig_tap_on(&r, "setting-contrast");
    rig_tap_on(&r, "nav-done");
    const struct rect tile = rig_rect(&r, "goal-2");
    rig_tap(&r, rig_middle(&r, "goal-2"));
    const struct output_frame first = exhibit_next_frame(r.e, r.now_ms);
    const struct layer *page = find_to(&first, LAYER_AFTER, tile);
    assert_non_null(page);
    assert_true(page->from.w > tile.w);
    rig_close(&r);
}

/* To the next goal by its button the panel slides, under a finger all of
   the page; the ribbon's bar sinks and the next one rises. */
static void test_neighbour(void **state)
{
    (void)state;
    struct rig r = rig_home();
    rig_tap_on(&r, "goal-5");
    const struct parts from = exhibit_scene(r.e, r.now_ms)->parts;

    rig_tap(&r, rig_middle(&r, "nav-next"));
    const struct output_frame frame = exhibit_next_frame(r.e, r.now_ms);
    assert_string_equal(rig_screen(&r), "goal/6");
    for (int i = 0; i < PARTS_GOALS; i++) {
        assert_non_null(find_to(&frame, LAYER_COLOR, from.ribbon[i].rect));
    }
    rig_pass(&r, 60);
    const struct output_frame next = exhibit_next_frame(r.e, r.now_ms);
    for (int i = 0; i < next.layers.count; i++) {
        assert_true(next.layers.items[i].to.x >= 0); /* clipped to its place */
    }
    rig_pass(&r, RIG_PAUSE_MS);
    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 900, 300 });
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 600, 300 });
    const struct output_frame drag = exhibit_next_frame(r.e, r.now_ms);
    assert_true(drag.layers.items[0].to.x < 0);
    assert_int_equal(drag.layers.items[0].to.w, RIG_W_PX);
    rig_close(&r);
}

/* Less motion: whatever it was, one page through the other. */
static void test_calm_fades(void **state)
{
    static const char *const ways[] = { "goal-9", "nav-next", "nav-back",
                                        "nav-map" };
    (void)state;
    struct rig r = rig_home();

    rig_tap_on(&r, "nav-access");
    rig_tap_on(&r, "setting-calm");
    rig_tap_on(&r, "nav-done");
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        rig_tap(&r, rig_middle(&r, ways[i]));
        rig_pass(&r, 75);
        const struct output_frame frame = exhibit_next_frame(r.e, r.now_ms);
        assert_int_equal(frame.layers.count, 2);
        for (int n = 0; n < 2; n++) {
            const struct layer *layer = &frame.layers.items[n];
            assert_true(rect_is_equal(layer->from, layer->to));
            assert_int_equal(layer->to.w, RIG_W_PX);
        }
        rig_pass(&r, RIG_PAUSE_MS);
    }
    rig_close(&r);
}

/* What a button opens comes from the side. */
static void test_button_pushes(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_tap(&r, rig_middle(&r, "nav-map"));
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
        cmocka_unit_test(test_tile_becomes_panel),
        cmocka_unit_test(test_zoom_grows_from_the_tile),
        cmocka_unit_test(test_neighbour),
        cmocka_unit_test(test_calm_fades),
        cmocka_unit_test(test_button_pushes),
        cmocka_unit_test(test_drag_follows),
        cmocka_unit_test(test_drag_keeps_its_way),
        cmocka_unit_test(test_drag_springs_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
