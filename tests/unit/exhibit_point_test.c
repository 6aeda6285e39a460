/**
 * @file
 * Fingers on a slide: on the presenter's display, and on the audience's
 * screen for those who have the floor. What the audience sees of it costs
 * two small rectangles.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "gesture.h"
#include "rig.h"

enum {
    DESK_W_PX = 1920,
    DESK_H_PX = 1080,
    NEAR = 20, /* what a pixel of the box may cost */
    SPOT_PX = 360 * RIG_H_PX / 1080 + 8,
};

static const struct show *show(const struct rig *r)
{
    return exhibit_show(r->e);
}

static const struct show_pointing *pointing(const struct rig *r)
{
    return &exhibit_show(r->e)->pointing;
}

static void press(struct rig *r, const char *name)
{
    rig_key(r, name);
    rig_key_up(r, name);
    rig_pass(r, RIG_PAUSE_MS);
}

static struct rig rig_talk(bool desk)
{
    const struct input_event resize = { .type = INPUT_RESIZE,
                                        .output = OUTPUT_DESK,
                                        .u.size = { DESK_W_PX, DESK_H_PX } };
    struct rig r =
        rig_open((struct exhibit_params){ .content_dir = SOURCE_DIR "/content",
                                          .mode = MODE_PRESENT,
                                          .deck = "goud-en-peper" });

    rig_pass(&r, 5000);
    if (desk) {
        exhibit_set_displays(r.e, DESK_ROOM_DISPLAY,
                             DESK_COMES | DESK_IS_PRIVATE, r.now_ms);
        exhibit_input(r.e, &resize);
    }
    press(&r, "PageDown");
    return r;
}

/* In shares of the slide's box, a hundredth each. */
static void desk_touch(struct rig *r, enum touch_phase phase, int64_t id,
                       struct vec2 at)
{
    const struct scene *scene = exhibit_desk_scene(r->e, r->now_ms);
    const struct rect box =
        target_lookup(&scene->targets, target_key("desk-slide"))->rect;
    const struct input_event e = {
        .type = INPUT_TOUCH,
        .time_ms = r->now_ms,
        .output = OUTPUT_DESK,
        .u.touch = { .phase = phase,
                     .id = id,
                     .at = { (float)box.x + at.x * (float)box.w / 100.0f,
                             (float)box.y + at.y * (float)box.h / 100.0f } },
    };
    exhibit_input(r->e, &e);
    r->now_ms += 10;
}

static void assert_at(const struct slide_point *p, int x, int y)
{
    assert_true(abs(p->x - x * SLIDE_WHOLE / 100) <= NEAR);
    assert_true(abs(p->y - y * SLIDE_WHOLE / 100) <= NEAR);
}

static int64_t area(const struct damage *d)
{
    int64_t sum = 0;

    for (size_t i = 0; i < d->count; i++) {
        sum += (int64_t)d->rects[i].w * d->rects[i].h;
    }
    return sum;
}

static void test_finger_on_the_desk(void **state)
{
    (void)state;
    struct rig r = rig_talk(true);

    press(&r, "L");
    press(&r, "L"); /* the spotlight */
    (void)exhibit_draw(r.e, r.now_ms);
    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 25, 40 });
    assert_true(pointing(&r)->lit);
    assert_at(&pointing(&r)->spot, 25, 40);
    (void)exhibit_draw(r.e, r.now_ms);

    /* It moves: the old place and the new one, and nothing else. */
    desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 75, 60 });
    assert_at(&pointing(&r)->spot, 75, 60);
    const struct damage moved = exhibit_draw(r.e, r.now_ms).damage;
    assert_int_equal(moved.count, 2);
    assert_true(area(&moved) <= 2 * SPOT_PX * SPOT_PX);

    /* It follows to the edge and no further. */
    desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 300, -50 });
    assert_at(&pointing(&r)->spot, 100, 0);
    desk_touch(&r, TOUCH_UP, 1, (struct vec2){ 300, -50 });
    assert_true(pointing(&r)->lit);
    rig_pass(&r, POINTING_STAY_MS);
    assert_false(pointing(&r)->lit);
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/2");
    rig_close(&r);
}

/* Whoever begins elsewhere, or stays down over a step, does not point. */
static void test_fingers_that_do_not_point(void **state)
{
    (void)state;
    struct rig r = rig_talk(true);

    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 30, 160 });
    desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 30, 50 });
    assert_false(pointing(&r)->lit);
    desk_touch(&r, TOUCH_DOWN, 2, (struct vec2){ 60, 50 });
    assert_false(pointing(&r)->lit);
    desk_touch(&r, TOUCH_UP, 1, (struct vec2){ 30, 50 });
    desk_touch(&r, TOUCH_UP, 2, (struct vec2){ 60, 50 });

    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 50, 50 });
    assert_true(pointing(&r)->lit);
    press(&r, "PageDown");
    assert_false(pointing(&r)->lit);
    desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 55, 50 });
    assert_false(pointing(&r)->lit);
    desk_touch(&r, TOUCH_UP, 1, (struct vec2){ 55, 50 });

    /* Under black nothing is pointed at. */
    press(&r, "B");
    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 50, 50 });
    assert_false(pointing(&r)->lit);
    desk_touch(&r, TOUCH_UP, 1, (struct vec2){ 50, 50 });
    assert_int_equal(show(&r)->overlay, OVERLAY_BLACK);
    rig_close(&r);
}

static void test_pinch_on_the_desk(void **state)
{
    (void)state;
    struct rig r = rig_talk(true);

    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 40, 50 });
    desk_touch(&r, TOUCH_DOWN, 2, (struct vec2){ 60, 50 });
    assert_false(pointing(&r)->lit); /* the first one was to pinch */
    desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 30, 50 });
    desk_touch(&r, TOUCH_MOVE, 2, (struct vec2){ 70, 50 });
    assert_in_range(zoom_factor(&pointing(&r)->zoom), 2 * ZOOM_ONE - 2,
                    2 * ZOOM_ONE + 2);
    assert_at(&pointing(&r)->zoom.from, 25, 25);

    /* One leaves: the other does nothing until it has left, too. */
    desk_touch(&r, TOUCH_UP, 1, (struct vec2){ 30, 50 });
    desk_touch(&r, TOUCH_MOVE, 2, (struct vec2){ 95, 90 });
    assert_at(&pointing(&r)->zoom.from, 25, 25);
    desk_touch(&r, TOUCH_UP, 2, (struct vec2){ 95, 90 });

    /* One finger moves the part that is shown. */
    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 50, 50 });
    desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 30, 60 });
    assert_at(&pointing(&r)->zoom.from, 35, 20);
    assert_false(pointing(&r)->lit);
    desk_touch(&r, TOUCH_UP, 1, (struct vec2){ 30, 60 });

    /* The pen draws on what is shown. */
    press(&r, "D");
    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 0, 0 });
    desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 100, 100 });
    desk_touch(&r, TOUCH_UP, 1, (struct vec2){ 100, 100 });
    assert_at(&pointing(&r)->spot, 85, 70);
    assert_false(ink_is_clean(&pointing(&r)->ink));
    press(&r, "PageDown");
    assert_true(ink_is_clean(&pointing(&r)->ink));
    assert_true(zoom_is_whole(&pointing(&r)->zoom));
    rig_close(&r);
}

/* A line that grows: its end is drawn, not all of it. */
static void test_ink_costs_its_end(void **state)
{
    (void)state;
    struct rig r = rig_talk(true);
    struct damage last = { 0 };

    press(&r, "D");
    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 5, 50 });
    for (int x = 6; x < 95; x++) {
        desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ (float)x, 50 });
        last = exhibit_draw(r.e, r.now_ms).damage;
    }
    assert_true(last.count > 0);
    assert_true(area(&last) < (int64_t)RIG_W_PX * RIG_H_PX / 100);
    rig_close(&r);
}

static void test_frozen(void **state)
{
    (void)state;
    struct rig r = rig_talk(true);

    press(&r, "Shift+F");
    (void)exhibit_draw(r.e, r.now_ms);
    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 50, 50 });
    press(&r, "Z");
    assert_true(pointing(&r)->lit);
    assert_false(zoom_is_whole(&pointing(&r)->zoom));
    assert_int_equal(exhibit_draw(r.e, r.now_ms).damage.count, 0);
    assert_true(exhibit_draw_desk(r.e, r.now_ms).damage.count > 0);
    rig_close(&r);
}

/* With one display: a finger that has the floor drags the light and taps the
   slides on. */
static void test_own_screen(void **state)
{
    (void)state;
    struct rig r = rig_talk(false);

    press(&r, "L");
    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 900, 300 });
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 640, 360 });
    assert_true(pointing(&r)->lit);
    assert_at(&pointing(&r)->spot, 50, 50);
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 640, 360 });
    rig_pass(&r, RIG_PAUSE_MS);
    assert_false(pointing(&r)->lit);
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/2");
    rig_tap(&r, (struct vec2){ 900, 300 });
    rig_pass(&r, RIG_PAUSE_MS);
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/3");

    /* Two fingers enlarge; no pointer: one moves what is shown. */
    press(&r, "L");
    press(&r, "L");
    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 540, 360 });
    rig_touch(&r, TOUCH_DOWN, 2, (struct vec2){ 740, 360 });
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 440, 360 });
    rig_touch(&r, TOUCH_MOVE, 2, (struct vec2){ 840, 360 });
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 440, 360 });
    rig_touch(&r, TOUCH_UP, 2, (struct vec2){ 840, 360 });
    assert_int_equal(zoom_factor(&pointing(&r)->zoom), 2 * ZOOM_ONE);
    rig_drag(&r, (struct vec2){ 640, 360 }, (struct vec2){ 512, 360 }, 20);
    assert_at(&pointing(&r)->zoom.from, 30, 25);
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/3");

    /* The whole slide again: the same finger turns pages. */
    press(&r, "0");
    rig_drag(&r, (struct vec2){ 900, 360 }, (struct vec2){ 300, 360 }, 20);
    rig_pass(&r, RIG_PAUSE_MS);
    assert_string_equal(rig_screen(&r), "slide/goud-en-peper/4");
    rig_close(&r);
}

/* A second finger takes back what the first one drew. */
static void test_own_pen_and_pinch(void **state)
{
    (void)state;
    struct rig r = rig_talk(false);

    press(&r, "D");
    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 540, 360 });
    rig_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 640, 360 });
    assert_false(ink_is_clean(&pointing(&r)->ink));
    rig_touch(&r, TOUCH_DOWN, 2, (struct vec2){ 740, 360 });
    assert_true(ink_is_clean(&pointing(&r)->ink));
    rig_touch(&r, TOUCH_MOVE, 2, (struct vec2){ 840, 360 });
    assert_int_equal(zoom_factor(&pointing(&r)->zoom), 2 * ZOOM_ONE);
    rig_touch(&r, TOUCH_LOST, 1, (struct vec2){ 640, 360 });
    rig_touch(&r, TOUCH_UP, 2, (struct vec2){ 840, 360 });
    assert_true(ink_is_clean(&pointing(&r)->ink));
    rig_close(&r);
}

/* A talk that was begun by a key: fingers are visitors', a mouse is not. */
static void test_visitor(void **state)
{
    (void)state;
    struct rig r = rig_open(
        (struct exhibit_params){ .content_dir = SOURCE_DIR "/content" });

    rig_key(&r, "F5");
    rig_pass(&r, RIG_PAUSE_MS);
    press(&r, "L");
    press(&r, "PageDown");
    rig_drag(&r, (struct vec2){ 300, 300 }, (struct vec2){ 600, 400 }, 20);
    assert_false(pointing(&r)->lit);
    assert_int_equal(show(&r)->notice, NOTICE_FLOOR);
    rig_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 300, 300 });
    rig_touch(&r, TOUCH_DOWN, 2, (struct vec2){ 500, 300 });
    rig_touch(&r, TOUCH_MOVE, 2, (struct vec2){ 900, 300 });
    assert_true(zoom_is_whole(&pointing(&r)->zoom));
    rig_touch(&r, TOUCH_UP, 1, (struct vec2){ 300, 300 });
    rig_touch(&r, TOUCH_UP, 2, (struct vec2){ 900, 300 });

    rig_touch(&r, TOUCH_DOWN, TOUCH_ID_MOUSE, (struct vec2){ 640, 360 });
    assert_true(pointing(&r)->lit);
    assert_at(&pointing(&r)->spot, 50, 50);
    rig_touch(&r, TOUCH_UP, TOUCH_ID_MOUSE, (struct vec2){ 640, 360 });
    press(&r, "L");
    press(&r, "L"); /* switched off: the mouse is anybody's again */
    rig_touch(&r, TOUCH_DOWN, TOUCH_ID_MOUSE, (struct vec2){ 640, 360 });
    rig_touch(&r, TOUCH_UP, TOUCH_ID_MOUSE, (struct vec2){ 640, 360 });
    assert_false(pointing(&r)->lit);
    assert_int_equal(show(&r)->notice, NOTICE_FLOOR);
    rig_close(&r);
}

/* A clicker that moves the mouse: it needs no button, but a pointer that was
   chosen, and the spot goes when it stands. */
static void test_mouse_that_is_not_pressed(void **state)
{
    (void)state;
    struct rig r = rig_talk(true);

    desk_touch(&r, TOUCH_HOVER, TOUCH_ID_MOUSE, (struct vec2){ 50, 50 });
    assert_false(pointing(&r)->lit); /* on its way to a button */
    press(&r, "L");
    press(&r, "L");
    desk_touch(&r, TOUCH_HOVER, TOUCH_ID_MOUSE, (struct vec2){ 50, 150 });
    assert_false(pointing(&r)->lit); /* beside the slide */
    desk_touch(&r, TOUCH_HOVER, TOUCH_ID_MOUSE, (struct vec2){ 50, 40 });
    assert_true(pointing(&r)->lit);
    assert_at(&pointing(&r)->spot, 50, 40);
    rig_pass(&r, POINTING_STAY_MS);
    assert_false(pointing(&r)->lit);

    rig_touch(&r, TOUCH_HOVER, TOUCH_ID_MOUSE, (struct vec2){ 320, 180 });
    assert_true(pointing(&r)->lit);
    assert_at(&pointing(&r)->spot, 25, 25);
    press(&r, "D"); /* a pen draws when it is pressed */
    rig_touch(&r, TOUCH_HOVER, TOUCH_ID_MOUSE, (struct vec2){ 640, 180 });
    assert_false(pointing(&r)->lit);
    assert_true(ink_is_clean(&pointing(&r)->ink));
    rig_close(&r);

    /* It wakes no loop and touches no page. */
    r = rig_open(
        (struct exhibit_params){ .content_dir = SOURCE_DIR "/content" });
    rig_touch(&r, TOUCH_HOVER, TOUCH_ID_MOUSE, (struct vec2){ 320, 180 });
    assert_int_equal(show(&r)->state, STATE_ATTRACT);
    rig_close(&r);
}

/* The window lost its focus, and with it the end of what was begun. */
/* A panel that is unplugged says nothing. */
static void test_ghost_finger(void **state)
{
    (void)state;
    struct rig r = rig_talk(true);

    press(&r, "L");
    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 25, 40 });
    assert_true(pointing(&r)->down);
    rig_pass(&r, GESTURE_AGE_MS);
    assert_false(pointing(&r)->down);
    desk_touch(&r, TOUCH_DOWN, 2, (struct vec2){ 50, 60 });
    assert_true(pointing(&r)->down);
    assert_at(&pointing(&r)->spot, 50, 60);
    rig_close(&r);
}

static void test_focus_lost(void **state)
{
    (void)state;
    struct rig r = rig_talk(true);
    struct input_event lost = { .type = INPUT_FOCUS_LOST,
                                .output = OUTPUT_DESK };

    desk_touch(&r, TOUCH_DOWN, 1, (struct vec2){ 50, 50 });
    lost.time_ms = r.now_ms;
    exhibit_input(r.e, &lost);
    assert_false(pointing(&r)->lit);
    desk_touch(&r, TOUCH_MOVE, 1, (struct vec2){ 55, 50 });
    assert_false(pointing(&r)->lit);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finger_on_the_desk),
        cmocka_unit_test(test_fingers_that_do_not_point),
        cmocka_unit_test(test_pinch_on_the_desk),
        cmocka_unit_test(test_ink_costs_its_end),
        cmocka_unit_test(test_frozen),
        cmocka_unit_test(test_own_screen),
        cmocka_unit_test(test_own_pen_and_pinch),
        cmocka_unit_test(test_visitor),
        cmocka_unit_test(test_mouse_that_is_not_pressed),
        cmocka_unit_test(test_ghost_finger),
        cmocka_unit_test(test_focus_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
