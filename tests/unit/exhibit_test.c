/**
 * @file
 * A stand at its input: fingers, mouse and keys in, screens out. Sizes,
 * content and pixels are in exhibit_frame_test.c.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "gesture.h"
#include "rig.h"

static const char good_dir[] = SOURCE_DIR "/tests/content/good";
static const char real_dir[] = SOURCE_DIR "/content";

static struct rig rig_good(void)
{
    return rig_open((struct exhibit_params){ .content_dir = good_dir });
}

static struct rig rig_home(void)
{
    struct rig r = rig_good();

    rig_tap_on(&r, "touch");
    assert_string_equal(rig_screen(&r), "home");
    return r;
}

static struct rig rig_goal(void)
{
    struct rig r = rig_home();

    rig_tap_on(&r, "goal-5");
    assert_string_equal(rig_screen(&r), "goal/5");
    return r;
}

enum {
    UNPLUG_ROUNDS = 1000,
    UNPLUG_LOOK = 100, /* and it works after so many */
};

static int64_t pressed(const struct rig *r)
{
    return exhibit_show(r->e)->pressed;
}

/* A press that slides off is void (WCAG 2.2, 2.5.2). */
static void test_slide_off(void **state)
{
    (void)state;
    struct rig r = rig_home();
    const struct vec2 at = rig_middle(&r, "goal-3");

    rig_touch(&r, TOUCH_DOWN, 1, at);
    assert_int_equal(pressed(&r), target_key("goal-3"));
    r.now_ms += 50;
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ at.x, at.y + 150 });
    assert_int_equal(pressed(&r), 0);
    r.now_ms += 50;
    rig_touch(&r, TOUCH_MOVE, 1, at); /* coming back does not help */
    rig_touch(&r, TOUCH_UP, 1, at);
    assert_string_equal(rig_screen(&r), "home");
    rig_close(&r);
}

/* Down in one tile and up in the next, a hair away, is neither. */
static void test_between_two(void **state)
{
    (void)state;
    struct rig r = rig_home();
    const struct rect a = rig_rect(&r, "goal-3");
    const struct rect b = rig_rect(&r, "goal-4");
    const float y = (float)a.y + 60.0f;
    const struct vec2 from = { (float)(a.x + a.w) - 1.0f, y };
    const struct vec2 to = { (float)b.x + 1.0f, y };

    rig_touch(&r, TOUCH_DOWN, 1, from);
    r.now_ms += 80;
    rig_touch(&r, TOUCH_UP, 1, to);
    assert_string_equal(rig_screen(&r), "home");
    assert_int_equal(pressed(&r), 0);
    rig_close(&r);
}

static const struct {
    const char *label;
    uint64_t gap_ms;
    const char *want;
} doubles[] = {
    { "a trembling hand", 100, "goal/6" },
    { "just too soon", 239, "goal/6" },
    { "a second wish", 300, "goal/7" },
};

/* 300 ms from tap to tap, of which 60 are the press. */
static void test_double_tap(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(doubles) / sizeof(doubles[0]); i++) {
        struct rig r = rig_goal();
        const struct vec2 next = rig_middle(&r, "nav-next");

        rig_tap(&r, next);
        r.now_ms += doubles[i].gap_ms;
        rig_tap(&r, next);
        if (strcmp(rig_screen(&r), doubles[i].want) != 0) {
            fail_msg("%s: on %s", doubles[i].label, rig_screen(&r));
        }
        rig_close(&r);
    }
}

/* A palm triggers nothing; one finger after it does. */
static void test_second_finger(void **state)
{
    (void)state;
    struct rig r = rig_home();
    const struct vec2 a = rig_middle(&r, "goal-3");
    const struct vec2 b = rig_middle(&r, "goal-9");

    rig_touch(&r, TOUCH_DOWN, 1, a);
    rig_touch(&r, TOUCH_DOWN, 2, b);
    assert_int_equal(pressed(&r), 0);
    r.now_ms += 50;
    rig_touch(&r, TOUCH_UP, 2, b);
    rig_touch(&r, TOUCH_UP, 1, a);
    assert_string_equal(rig_screen(&r), "home");
    rig_pass(&r, RIG_PAUSE_MS);
    rig_tap_on(&r, "goal-9");
    assert_string_equal(rig_screen(&r), "goal/9");
    rig_close(&r);
}

/* A finger whose release got lost: by its age, by its id, by the window. */
static void test_lost_finger(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_touch(&r, TOUCH_DOWN, 7, rig_middle(&r, "goal-3"));
    rig_pass(&r, 10000);
    assert_int_equal(pressed(&r), 0);
    rig_tap_on(&r, "goal-9"); /* another id */
    assert_string_equal(rig_screen(&r), "goal/9");
    rig_touch(&r, TOUCH_DOWN, 1, rig_middle(&r, "nav-home"));
    rig_pass(&r, RIG_PAUSE_MS);
    rig_tap_on(&r, "nav-next"); /* the same id at once */
    assert_string_equal(rig_screen(&r), "goal/10");
    rig_touch(&r, TOUCH_DOWN, 1, rig_middle(&r, "nav-home"));
    rig_touch(&r, TOUCH_LOST, 1, (struct vec2){ 0 });
    assert_int_equal(pressed(&r), 0);
    rig_touch(&r, TOUCH_DOWN, 2, rig_middle(&r, "nav-home"));
    rig_event(&r, INPUT_FOCUS_LOST);
    assert_int_equal(pressed(&r), 0);
    assert_string_equal(rig_screen(&r), "goal/10");
    rig_close(&r);
}

/* Nobody says that it is gone: the stand finds out, and in time. */
static void test_ghost_finger(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_touch(&r, TOUCH_DOWN, 7, rig_middle(&r, "goal-3"));
    rig_pass(&r, RIG_PAUSE_MS);
    const uint64_t down_ms = r.now_ms - RIG_PAUSE_MS;
    assert_int_equal(exhibit_deadline_ms(r.e, r.now_ms),
                     down_ms + GESTURE_AGE_MS);
    rig_pass(&r, GESTURE_AGE_MS - RIG_PAUSE_MS);
    assert_int_equal(pressed(&r), 0);

    /* It was nobody's touch: the question comes when it would have come. */
    const struct kiosk *k = &exhibit_content(r.e)->kiosk;
    r.now_ms = down_ms + (uint64_t)k->idle_seconds * 1000;
    rig_pass(&r, 0);
    assert_int_equal(exhibit_show(r.e)->overlay, OVERLAY_WARNING);
    rig_close(&r);
}

/* A display is turned or has another mode under a finger. */
static void test_resized_under_a_finger(void **state)
{
    (void)state;
    struct rig r = rig_home();

    rig_touch(&r, TOUCH_DOWN, 7, rig_middle(&r, "goal-3"));
    assert_true(pressed(&r) != 0);
    const uint64_t touched_ms = exhibit_show(r.e)->touched_ms;
    r.now_ms += 100;
    rig_resize(&r, RIG_H_PX, RIG_W_PX);
    assert_int_equal(pressed(&r), 0);
    assert_int_equal(exhibit_show(r.e)->touched_ms, touched_ms);
    rig_touch(&r, TOUCH_UP, 7, rig_middle(&r, "goal-3"));
    rig_pass(&r, RIG_PAUSE_MS);
    assert_string_equal(rig_screen(&r), "home");
    rig_tap_on(&r, "goal-9");
    assert_string_equal(rig_screen(&r), "goal/9");
    rig_close(&r);
}

/* Unplugged in the middle of a gesture, and back: a thousand times. */
static void test_unplugged_panel(void **state)
{
    (void)state;
    struct rig r = rig_home();

    for (int i = 0; i < UNPLUG_ROUNDS; i++) {
        const struct vec2 from = rig_middle(&r, "goal-3");
        const struct vec2 to = { from.x + (float)(i % 400), from.y };
        rig_touch(&r, TOUCH_DOWN, i, from);
        rig_touch(&r, TOUCH_MOVE, i, to);
        rig_touch(&r, TOUCH_LOST, i, to);
        assert_int_equal(pressed(&r), 0);
        assert_int_equal(exhibit_show(r.e)->drag.step, 0);
        if (i % UNPLUG_LOOK == 0) {
            rig_tap_on(&r, "goal-9");
            assert_string_equal(rig_screen(&r), "goal/9");
            rig_tap_on(&r, "nav-home");
        }
    }
    rig_close(&r);
}

static void test_mouse(void **state)
{
    (void)state;
    struct rig r = rig_home();
    const struct vec2 at = rig_middle(&r, "goal-12");

    rig_touch(&r, TOUCH_MOVE, TOUCH_ID_MOUSE, at); /* hovering is nothing */
    assert_int_equal(pressed(&r), 0);
    rig_touch(&r, TOUCH_DOWN, TOUCH_ID_MOUSE, at);
    r.now_ms += 90;
    rig_touch(&r, TOUCH_UP, TOUCH_ID_MOUSE, at);
    assert_string_equal(rig_screen(&r), "goal/12");
    rig_close(&r);
}

static const struct {
    const char *label;
    struct vec2 from, to;
    int step_ms;
    const char *want;
} swipes[] = {
    { "to the left is next", { 1000, 300 }, { 600, 310 }, 20, "goal/6" },
    { "to the right is previous", { 600, 300 }, { 1000, 290 }, 20, "goal/4" },
    { "slow, but far", { 1000, 300 }, { 700, 300 }, 200, "goal/6" },
    { "short, but quick", { 1000, 300 }, { 900, 300 }, 8, "goal/6" },
    { "short and slow", { 1000, 300 }, { 900, 300 }, 100, "goal/5" },
    { "down", { 1000, 200 }, { 1000, 500 }, 20, "goal/5" },
    { "slanting", { 1000, 200 }, { 700, 500 }, 20, "goal/5" },
};

static void test_swipes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(swipes) / sizeof(swipes[0]); i++) {
        struct rig r = rig_goal();

        rig_drag(&r, swipes[i].from, swipes[i].to, swipes[i].step_ms);
        if (strcmp(rig_screen(&r), swipes[i].want) != 0) {
            fail_msg("%s: on %s", swipes[i].label, rig_screen(&r));
        }
        rig_close(&r);
    }
}

/* Whoever strokes the picture is there, in whichever direction. */
static void test_attract_wakes(void **state)
{
    static const struct vec2 ends[] = {
        { 640, 600 }, { 200, 300 }, { 1100, 300 }, { 640, 100 }
    };
    (void)state;

    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        struct rig r = rig_good();
        rig_drag(&r, (struct vec2){ 640, 300 }, ends[i], 20);
        if (strcmp(rig_screen(&r), "home") != 0) {
            fail_msg("stroke %zu: on %s", i, rig_screen(&r));
        }
        rig_close(&r);
    }
}

/* A finger that slipped to the next bar is there, too. */
static void test_attract_slip(void **state)
{
    (void)state;
    struct rig r = rig_good();
    const struct rect a = rig_rect(&r, "goal-11");
    const float y = (float)(a.y + a.h) - 40.0f;

    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ (float)(a.x + a.w) - 2, y });
    r.now_ms += 60;
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ (float)(a.x + a.w) + 2, y });
    assert_string_equal(rig_screen(&r), "home");
    rig_close(&r);
}

/* What came to lie under the finger was never pressed. */
static void test_changed_under_a_finger(void **state)
{
    (void)state;
    struct rig r = rig_good(); /* twelve seconds, then a slide of goal 11 */

    rig_pass(&r, 11900);
    const struct vec2 at = rig_middle(&r, "goal-16");
    rig_touch(&r, TOUCH_DOWN, 1, at);
    rig_pass(&r, 200);
    assert_int_equal(exhibit_show(r.e)->loop.slide, 1);
    rig_touch(&r, TOUCH_UP, 1, at);
    assert_string_not_equal(rig_screen(&r), "goal/11");
    rig_close(&r);
}

static int scroll_px(const struct rig *r)
{
    const struct show *s = exhibit_show(r->e);
    return s->history[s->depth - 1].scroll_px;
}

static struct rig rig_list(void)
{
    struct rig r = rig_open((struct exhibit_params){ .content_dir = real_dir });

    rig_tap_on(&r, "touch");
    rig_tap_on(&r, "goal-16");
    rig_tap_on(&r, "all-projects");
    assert_string_equal(rig_screen(&r), "projects/goal-16");
    assert_true(exhibit_scene(r.e, r.now_ms)->scroll_max_px > 600);
    return r;
}

static void test_drag_and_fling(void **state)
{
    (void)state;
    struct rig r = rig_list();

    rig_drag(&r, (struct vec2){ 640, 500 }, (struct vec2){ 640, 200 }, 10);
    assert_string_equal(rig_screen(&r), "projects/goal-16");
    const int dragged_px = scroll_px(&r);
    assert_int_equal(dragged_px, 300); /* the list stays under the finger */
    assert_true(exhibit_show(r.e)->scroll.moving);
    assert_int_equal(exhibit_deadline_ms(r.e, r.now_ms), r.now_ms);
    int last_px = dragged_px;
    for (int i = 0; i < 60; i++) {
        rig_pass(&r, 16);
        assert_true(scroll_px(&r) >= last_px);
        last_px = scroll_px(&r);
    }
    assert_true(last_px > dragged_px + 100);
    rig_pass(&r, 5000);
    assert_false(exhibit_show(r.e)->scroll.moving);
    assert_true(exhibit_deadline_ms(r.e, r.now_ms) > r.now_ms);
    rig_close(&r);
}

/* A finger on a moving list holds it; one that rested first flings not. */
static void test_hold(void **state)
{
    (void)state;
    struct rig r = rig_list();

    rig_drag(&r, (struct vec2){ 640, 500 }, (struct vec2){ 640, 200 }, 10);
    rig_pass(&r, 30);
    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 640, 400 });
    const int held_px = scroll_px(&r);
    rig_pass(&r, 1000);
    assert_int_equal(scroll_px(&r), held_px);
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 640, 300 });
    rig_pass(&r, 1000);
    assert_in_range(scroll_px(&r), held_px, held_px + 100);
    rig_close(&r);
}

static void test_wheel(void **state)
{
    (void)state;
    struct rig r = rig_list();

    rig_wheel(&r, 1);
    const int step_px = scroll_px(&r);
    assert_true(step_px > 20 && step_px < 200);
    rig_wheel(&r, 2);
    assert_int_equal(scroll_px(&r), 3 * step_px);
    rig_wheel(&r, -10);
    assert_int_equal(scroll_px(&r), 0);
    rig_wheel(&r, 10000);
    assert_int_equal(scroll_px(&r),
                     exhibit_scene(r.e, r.now_ms)->scroll_max_px);
    rig_close(&r);
}

static size_t item_count(struct rig *r)
{
    return exhibit_scene(r->e, r->now_ms)->items.count;
}

/* The ring is three rounded borders; a touch hides it. */
static void test_focus_ring(void **state)
{
    (void)state;
    struct rig r = rig_home();
    const size_t bare = item_count(&r);

    rig_key(&r, "Tab");
    assert_int_equal(exhibit_show(r.e)->focus, target_key("goal-1"));
    assert_int_equal(item_count(&r), bare + 3);
    rig_pass(&r, RIG_PAUSE_MS);
    rig_key(&r, "Right");
    assert_int_equal(exhibit_show(r.e)->focus, target_key("goal-2"));
    rig_pass(&r, RIG_PAUSE_MS);
    rig_key(&r, "Return");
    assert_string_equal(rig_screen(&r), "goal/2");
    rig_pass(&r, RIG_PAUSE_MS);
    rig_key(&r, "Tab");
    assert_true(exhibit_show(r.e)->focus != 0);
    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 1000, 40 });
    assert_int_equal(exhibit_show(r.e)->focus, 0);
    rig_close(&r);
}

/* keymap.h: Enter is the typed number, else the focus. */
static void test_number_before_focus(void **state)
{
    (void)state;
    struct rig r = rig_open((struct exhibit_params){ .content_dir = good_dir,
                                                     .mode = MODE_PRESENT });

    rig_key(&r, "End");
    rig_pass(&r, RIG_PAUSE_MS);
    rig_key(&r, "PageDown"); /* the end: a button appears */
    rig_key(&r, "Tab");
    assert_int_equal(exhibit_show(r.e)->focus, target_key("end-talk"));
    rig_key(&r, "2");
    rig_key(&r, "Return");
    assert_string_equal(rig_screen(&r), "slide/verhaal/2");
    rig_close(&r);
}

static void test_quit(void **state)
{
    (void)state;
    for (int windowed = 0; windowed < 2; windowed++) {
        struct rig r = rig_open((struct exhibit_params){
            .content_dir = good_dir, .windowed = windowed != 0 });
        rig_key(&r, "Ctrl+Q");
        assert_int_equal(exhibit_wants_quit(r.e), windowed);
        rig_event(&r, INPUT_QUIT);
        assert_true(exhibit_wants_quit(r.e));
        rig_close(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slide_off),
        cmocka_unit_test(test_between_two),
        cmocka_unit_test(test_double_tap),
        cmocka_unit_test(test_second_finger),
        cmocka_unit_test(test_lost_finger),
        cmocka_unit_test(test_ghost_finger),
        cmocka_unit_test(test_resized_under_a_finger),
        cmocka_unit_test(test_unplugged_panel),
        cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_swipes),
        cmocka_unit_test(test_attract_wakes),
        cmocka_unit_test(test_attract_slip),
        cmocka_unit_test(test_changed_under_a_finger),
        cmocka_unit_test(test_drag_and_fling),
        cmocka_unit_test(test_hold),
        cmocka_unit_test(test_wheel),
        cmocka_unit_test(test_focus_ring),
        cmocka_unit_test(test_number_before_focus),
        cmocka_unit_test(test_quit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
