/**
 * @file
 * Pointing, enlarging and drawing in a talk: who may, and what a key or a
 * finger does. What of it stays is show_pointing_keep_test.c.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage_pointing.h"

enum {
    HALF = SLIDE_WHOLE / 2,
};

/* The dot on the presenter's display, nothing with one display; then L. */
static void test_pointers(void **state)
{
    static const enum pointer desk[] = { POINTER_DOT, POINTER_NONE,
                                         POINTER_SPOTLIGHT, POINTER_DOT };
    static const enum pointer alone[] = { POINTER_NONE, POINTER_SPOTLIGHT,
                                          POINTER_DOT, POINTER_NONE };
    struct stage a = stage_talk_with_desk();
    struct stage b = stage_talk();

    (void)state;
    assert_false(pointing_is_chosen(&a.s));
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(pointing_pointer(&a.s), desk[i]);
        assert_int_equal(pointing_pointer(&b.s), alone[i]);
        stage_want(&a, INTENT_POINTER, 0);
        stage_want(&b, INTENT_POINTER, 0);
        assert_int_equal(a.s.notice, NOTICE_TOOL);
    }
    stage_close(&a);
    stage_close(&b);
}

static void test_spot(void **state)
{
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_point(&t, 100, 200, false); /* it came down before the talk began */
    assert_false(t.s.pointing.lit);
    stage_point(&t, 100, 200, true);
    assert_true(t.s.pointing.lit);
    assert_int_equal(t.s.pointing.spot.x, 100);
    stage_point(&t, 300, 400, false);
    assert_int_equal(t.s.pointing.spot.y, 400);

    /* It goes a moment after the finger, and the show says when. */
    stage_want(&t, INTENT_POINT_END, 0);
    assert_true(t.s.pointing.lit);
    assert_int_equal(show_deadline_ms(&t.s, &t.content, t.now_ms),
                     t.now_ms + POINTING_STAY_MS);
    stage_pass(&t, POINTING_STAY_MS - 1);
    assert_true(t.s.pointing.lit);
    stage_pass(&t, 1);
    assert_false(t.s.pointing.lit);

    /* A finger whose end the panel never told. */
    stage_point(&t, 100, 200, true);
    stage_pass(&t, POINTING_SILENT_MS - 1);
    assert_true(t.s.pointing.lit);
    stage_pass(&t, 1);
    assert_false(t.s.pointing.lit);
    stage_point(&t, 100, 300, false);
    assert_false(t.s.pointing.lit);

    /* No pointer: a finger says nothing to the audience. */
    stage_want(&t, INTENT_POINTER, 0);
    stage_point(&t, 100, 200, true);
    assert_false(t.s.pointing.lit);
    stage_close(&t);
}

/* Pointing is no step: what moves goes on, and a slide gets its time. */
static void test_no_step(void **state)
{
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_keys(&t, "n");
    const struct intent next = { .type = INTENT_NEXT };
    show_update(&t.s, &t.content, &next, t.now_ms);
    const uint32_t serial = t.s.transition.serial;
    assert_int_equal(t.s.transition.kind, TRANSITION_PUSH_LEFT);
    const struct intent finger = { .type = INTENT_POINT, .value = 1 };
    show_update(&t.s, &t.content, &finger, t.now_ms + 10);
    assert_int_equal(t.s.transition.serial, serial);
    assert_int_equal(t.s.transition.kind, TRANSITION_PUSH_LEFT);
    assert_int_equal(t.s.touched_ms, t.now_ms + 10);
    stage_close(&t);
}

static void test_zoom(void **state)
{
    struct stage t = stage_talk_with_desk();
    const struct zoom *zoom = &t.s.pointing.zoom;

    (void)state;
    stage_want(&t, INTENT_ZOOM, 1); /* about the middle */
    assert_int_equal(zoom_factor(zoom), ZOOM_ONE * 3 / 2);
    assert_int_equal(zoom->from.x, HALF - SLIDE_WHOLE / 3);
    stage_keys(&t, "0"); /* no number begins with it */
    assert_true(zoom_is_whole(zoom));
    assert_int_equal(t.s.talk.typed, -1);
    stage_keys(&t, "0");
    assert_int_equal(t.s.talk.typed, 0);
    stage_pass(&t, TYPED_MS);

    /* About the place that was pointed at, and it stays there. */
    stage_point(&t, 0, SLIDE_WHOLE, true);
    stage_want(&t, INTENT_POINT_END, 0);
    stage_want(&t, INTENT_MAGNIFIER, 0);
    assert_int_equal(zoom_factor(zoom), 2 * ZOOM_ONE);
    assert_int_equal(zoom->from.x, 0);
    assert_int_equal(zoom->from.y, HALF);

    /* A finger counts on what is shown. */
    stage_point(&t, HALF, 0, true);
    assert_int_equal(t.s.pointing.spot.x, SLIDE_WHOLE / 4);
    assert_int_equal(t.s.pointing.spot.y, HALF);
    stage_want(&t, INTENT_POINT_END, 0);
    stage_want(&t, INTENT_ZOOM, -1);
    assert_int_equal(zoom_factor(zoom), ZOOM_ONE * 3 / 2);
    stage_want(&t, INTENT_MAGNIFIER, 0);
    assert_true(zoom_is_whole(zoom));

    /* Two fingers say what is to be seen; out of bounds they do not get. */
    stage_say(&t, (struct intent){ .type = INTENT_VIEW,
                                   .value = 99999,
                                   .at = { SLIDE_WHOLE, -5 } });
    assert_int_equal(zoom_factor(zoom), ZOOM_MOST);
    assert_int_equal(zoom->from.x, SLIDE_WHOLE - SLIDE_WHOLE / 4);
    assert_int_equal(zoom->from.y, 0);

    /* One finger moves it, unless a pointer was chosen. */
    assert_true(pointing_pans(&t.s));
    stage_want(&t, INTENT_POINTER, 0);
    assert_true(pointing_pans(&t.s));
    stage_want(&t, INTENT_POINTER, 0);
    assert_false(pointing_pans(&t.s));
    stage_close(&t);
}

static void test_pen(void **state)
{
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_want(&t, INTENT_PEN, 0);
    stage_stroke(&t, 1000);
    stage_stroke(&t, 20000);
    assert_false(t.s.pointing.lit);
    stage_want(&t, INTENT_UNDO, 0);
    stage_want(&t, INTENT_UNDO, 0);
    assert_false(stage_has_ink(&t.s));
    stage_want(&t, INTENT_REDO, 0);
    assert_true(stage_has_ink(&t.s));
    stage_want(&t, INTENT_ERASER, 0);
    stage_point(&t, 5000, 1200, true);
    stage_want(&t, INTENT_POINT_END, 0);
    assert_false(stage_has_ink(&t.s));
    stage_want(&t, INTENT_UNDO, 0);
    assert_true(stage_has_ink(&t.s));
    stage_want(&t, INTENT_CLEAR, 0);
    assert_false(stage_has_ink(&t.s));

    /* A second finger came: the first was to pinch. */
    stage_want(&t, INTENT_PEN, 0);
    stage_point(&t, 1000, 1000, true);
    stage_point(&t, 9000, 1000, false);
    stage_want(&t, INTENT_POINT_END, 1);
    assert_false(stage_has_ink(&t.s));

    /* D again, L and Esc put it down; L shows what it points with first. */
    stage_want(&t, INTENT_PEN, 0);
    assert_int_equal(t.s.pointing.tool, TOOL_POINTER);
    stage_want(&t, INTENT_PEN, 0);
    stage_want(&t, INTENT_POINTER, 0);
    assert_int_equal(t.s.pointing.tool, TOOL_POINTER);
    assert_int_equal(pointing_pointer(&t.s), POINTER_DOT);
    stage_close(&t);
}

/* Room for so many points, and then a word about it. */
static void test_full(void **state)
{
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_want(&t, INTENT_PEN, 0);
    stage_point(&t, 0, 0, true);
    for (int i = 1; i < INK_POINT_MAX; i++) {
        stage_point(&t, i % 2 * 3000, i % 16 * 2000, false);
    }
    assert_int_not_equal(t.s.notice, NOTICE_INK_FULL);
    stage_point(&t, 20000, 0, false);
    assert_int_equal(t.s.notice, NOTICE_INK_FULL);
    stage_want(&t, INTENT_CLEAR, 0);
    stage_stroke(&t, 1000);
    assert_true(stage_has_ink(&t.s));
    stage_close(&t);
}

/* Esc takes back one thing: the pen, the enlargement; then the overview. */
static void test_unwind(void **state)
{
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_want(&t, INTENT_MAGNIFIER, 0);
    stage_want(&t, INTENT_PEN, 0);
    stage_keys(&t, "u");
    assert_int_equal(t.s.pointing.tool, TOOL_POINTER);
    assert_false(zoom_is_whole(&t.s.pointing.zoom));
    stage_keys(&t, "u");
    assert_true(zoom_is_whole(&t.s.pointing.zoom));
    assert_int_equal(t.s.overlay, OVERLAY_NONE);
    stage_keys(&t, "u");
    assert_int_equal(t.s.overlay, OVERLAY_OVERVIEW);
    stage_close(&t);
}

/* Who has not the floor never points: not in somebody else's talk, and not
   in one that a visitor looks into. A mouse is no visitor's. */
static void test_floor(void **state)
{
    struct stage t = stage_talk();
    struct intent finger = { .type = INTENT_POINT,
                             .value = 1,
                             .from = FROM_TOUCH };

    (void)state;
    stage_want(&t, INTENT_POINTER, 0);
    stage_say(&t, finger);
    assert_false(t.s.pointing.lit);
    assert_int_equal(t.s.notice, NOTICE_FLOOR);
    finger.from = FROM_MOUSE;
    stage_say(&t, finger);
    assert_true(t.s.pointing.lit);
    t.s.talk.by_touch = true;
    finger.from = FROM_TOUCH;
    stage_say(&t, finger);
    assert_true(t.s.pointing.lit);

    t.s.talk.by_visitor = true;
    stage_pass(&t, 1);
    stage_say(&t, finger);
    stage_want(&t, INTENT_PEN, 0);
    stage_want(&t, INTENT_MAGNIFIER, 0);
    assert_false(t.s.pointing.lit);
    assert_int_equal(t.s.pointing.tool, TOOL_POINTER);
    assert_true(zoom_is_whole(&t.s.pointing.zoom));
    stage_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pointers), cmocka_unit_test(test_spot),
        cmocka_unit_test(test_no_step),  cmocka_unit_test(test_zoom),
        cmocka_unit_test(test_pen),      cmocka_unit_test(test_full),
        cmocka_unit_test(test_unwind),   cmocka_unit_test(test_floor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
