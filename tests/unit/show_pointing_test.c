/**
 * @file
 * Pointing, enlarging and drawing in a talk: who may, what a key or a finger
 * does, and that none of it is left behind.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

enum {
    HALF = SLIDE_WHOLE / 2,
};

static void say(struct stage *t, enum intent_type type, int value)
{
    stage_say(t, (struct intent){ .type = type, .value = value });
}

static void point(struct stage *t, int x, int y, bool down)
{
    stage_say(t, (struct intent){ .type = INTENT_POINT,
                                  .value = down ? 1 : 0,
                                  .at = { x, y } });
}

static void displays(struct stage *t)
{
    stage_say(t, (struct intent){ .type = INTENT_DISPLAYS,
                                  .value = DESK_ROOM_DISPLAY,
                                  .limit = DESK_COMES });
}

static struct stage talk(void)
{
    struct stage t;

    stage_open(&t, stage_load(), "ttg1mt");
    return t;
}

static struct stage talk_with_desk(void)
{
    struct stage t = talk();

    displays(&t);
    return t;
}

static void draw_stroke(struct stage *t, int y)
{
    point(t, 1000, y, true);
    point(t, 9000, y, false);
    say(t, INTENT_POINT_END, 0);
}

static bool has_ink(const struct show *s)
{
    return !ink_is_clean(&s->pointing.ink);
}

/* The dot on the presenter's display, nothing with one display; then L. */
static void test_pointers(void **state)
{
    static const enum pointer desk[] = { POINTER_DOT, POINTER_NONE,
                                         POINTER_SPOTLIGHT, POINTER_DOT };
    static const enum pointer alone[] = { POINTER_NONE, POINTER_SPOTLIGHT,
                                          POINTER_DOT, POINTER_NONE };
    struct stage a = talk_with_desk();
    struct stage b = talk();

    (void)state;
    assert_false(pointing_is_chosen(&a.s));
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(pointing_pointer(&a.s), desk[i]);
        assert_int_equal(pointing_pointer(&b.s), alone[i]);
        say(&a, INTENT_POINTER, 0);
        say(&b, INTENT_POINTER, 0);
        assert_int_equal(a.s.notice, NOTICE_TOOL);
    }
    stage_close(&a);
    stage_close(&b);
}

static void test_spot(void **state)
{
    struct stage t = talk_with_desk();

    (void)state;
    point(&t, 100, 200, false); /* it came down before the talk began */
    assert_false(t.s.pointing.lit);
    point(&t, 100, 200, true);
    assert_true(t.s.pointing.lit);
    assert_int_equal(t.s.pointing.spot.x, 100);
    point(&t, 300, 400, false);
    assert_int_equal(t.s.pointing.spot.y, 400);

    /* It goes a moment after the finger, and the show says when. */
    say(&t, INTENT_POINT_END, 0);
    assert_true(t.s.pointing.lit);
    assert_int_equal(show_deadline_ms(&t.s, &t.content, t.now_ms),
                     t.now_ms + POINTING_STAY_MS);
    stage_pass(&t, POINTING_STAY_MS - 1);
    assert_true(t.s.pointing.lit);
    stage_pass(&t, 1);
    assert_false(t.s.pointing.lit);

    /* A finger whose end the panel never told. */
    point(&t, 100, 200, true);
    stage_pass(&t, POINTING_SILENT_MS - 1);
    assert_true(t.s.pointing.lit);
    stage_pass(&t, 1);
    assert_false(t.s.pointing.lit);
    point(&t, 100, 300, false);
    assert_false(t.s.pointing.lit);

    /* No pointer: a finger says nothing to the audience. */
    say(&t, INTENT_POINTER, 0);
    point(&t, 100, 200, true);
    assert_false(t.s.pointing.lit);
    stage_close(&t);
}

/* Pointing is no step: what moves goes on, and a slide gets its time. */
static void test_no_step(void **state)
{
    struct stage t = talk_with_desk();

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
    struct stage t = talk_with_desk();
    const struct zoom *zoom = &t.s.pointing.zoom;

    (void)state;
    say(&t, INTENT_ZOOM, 1); /* about the middle */
    assert_int_equal(zoom_factor(zoom), ZOOM_ONE * 3 / 2);
    assert_int_equal(zoom->from.x, HALF - SLIDE_WHOLE / 3);
    stage_keys(&t, "0"); /* no number begins with it */
    assert_true(zoom_is_whole(zoom));
    assert_int_equal(t.s.talk.typed, -1);
    stage_keys(&t, "0");
    assert_int_equal(t.s.talk.typed, 0);
    stage_pass(&t, TYPED_MS);

    /* About the place that was pointed at, and it stays there. */
    point(&t, 0, SLIDE_WHOLE, true);
    say(&t, INTENT_POINT_END, 0);
    say(&t, INTENT_MAGNIFIER, 0);
    assert_int_equal(zoom_factor(zoom), 2 * ZOOM_ONE);
    assert_int_equal(zoom->from.x, 0);
    assert_int_equal(zoom->from.y, HALF);

    /* A finger counts on what is shown. */
    point(&t, HALF, 0, true);
    assert_int_equal(t.s.pointing.spot.x, SLIDE_WHOLE / 4);
    assert_int_equal(t.s.pointing.spot.y, HALF);
    say(&t, INTENT_POINT_END, 0);
    say(&t, INTENT_ZOOM, -1);
    assert_int_equal(zoom_factor(zoom), ZOOM_ONE * 3 / 2);
    say(&t, INTENT_MAGNIFIER, 0);
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
    say(&t, INTENT_POINTER, 0);
    assert_true(pointing_pans(&t.s));
    say(&t, INTENT_POINTER, 0);
    assert_false(pointing_pans(&t.s));
    stage_close(&t);
}

static void test_pen(void **state)
{
    struct stage t = talk_with_desk();

    (void)state;
    say(&t, INTENT_PEN, 0);
    draw_stroke(&t, 1000);
    draw_stroke(&t, 20000);
    assert_false(t.s.pointing.lit);
    say(&t, INTENT_UNDO, 0);
    say(&t, INTENT_UNDO, 0);
    assert_false(has_ink(&t.s));
    say(&t, INTENT_REDO, 0);
    assert_true(has_ink(&t.s));
    say(&t, INTENT_ERASER, 0);
    point(&t, 5000, 1200, true);
    say(&t, INTENT_POINT_END, 0);
    assert_false(has_ink(&t.s));
    say(&t, INTENT_UNDO, 0);
    assert_true(has_ink(&t.s));
    say(&t, INTENT_CLEAR, 0);
    assert_false(has_ink(&t.s));

    /* A second finger came: the first was to pinch. */
    say(&t, INTENT_PEN, 0);
    point(&t, 1000, 1000, true);
    point(&t, 9000, 1000, false);
    say(&t, INTENT_POINT_END, 1);
    assert_false(has_ink(&t.s));

    /* D again, L and Esc put it down; L shows what it points with first. */
    say(&t, INTENT_PEN, 0);
    assert_int_equal(t.s.pointing.tool, TOOL_POINTER);
    say(&t, INTENT_PEN, 0);
    say(&t, INTENT_POINTER, 0);
    assert_int_equal(t.s.pointing.tool, TOOL_POINTER);
    assert_int_equal(pointing_pointer(&t.s), POINTER_DOT);
    stage_close(&t);
}

/* Room for so many points, and then a word about it. */
static void test_full(void **state)
{
    struct stage t = talk_with_desk();

    (void)state;
    say(&t, INTENT_PEN, 0);
    point(&t, 0, 0, true);
    for (int i = 1; i < INK_POINT_MAX; i++) {
        point(&t, i % 2 * 3000, i % 16 * 2000, false);
    }
    assert_int_not_equal(t.s.notice, NOTICE_INK_FULL);
    point(&t, 20000, 0, false);
    assert_int_equal(t.s.notice, NOTICE_INK_FULL);
    say(&t, INTENT_CLEAR, 0);
    draw_stroke(&t, 1000);
    assert_true(has_ink(&t.s));
    stage_close(&t);
}

/* Esc takes back one thing: the pen, the enlargement; then the overview. */
static void test_unwind(void **state)
{
    struct stage t = talk_with_desk();

    (void)state;
    say(&t, INTENT_MAGNIFIER, 0);
    say(&t, INTENT_PEN, 0);
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

enum {
    SPOT = 1,
    ZOOM = 2,
    INK = 4,
    TOOL = 8,    /* a pen in the hand */
    POINTER = 16 /* a pointer that was chosen */
};

static unsigned left_of(const struct show *s)
{
    const struct show_pointing *p = &s->pointing;

    return (p->lit ? SPOT : 0U) | (zoom_is_whole(&p->zoom) ? 0U : ZOOM) |
           (ink_is_clean(&p->ink) ? 0U : INK) |
           (p->tool != TOOL_POINTER ? TOOL : 0U) |
           (p->pointer == POINTER_SPOTLIGHT ? POINTER : 0U);
}

/* What keys leave of all of it: letters as in stage.h. */
static const struct {
    const char *label, *keys;
    unsigned left;
} cases[] = {
    { "nothing happened", "", SPOT | ZOOM | INK | TOOL | POINTER },
    { "the next slide", "n", TOOL | POINTER },
    { "and back", "np", TOOL | POINTER },
    { "a jump", "4E", TOOL | POINTER },
    { "the last slide again", "z", TOOL | POINTER },
    { "black", "b", ZOOM | INK | POINTER },
    { "black and back", "bn", ZOOM | INK | POINTER },
    { "white", "w", ZOOM | INK | POINTER },
    { "the overview", "O", ZOOM | INK | POINTER },
    { "the overview and back", "OO", ZOOM | INK | POINTER },
    { "the box", "G", ZOOM | INK | POINTER },
    { "a frozen picture", "F", SPOT | ZOOM | INK | TOOL | POINTER },
    { "the page of a thing and back", "iu", TOOL | POINTER },
    { "start once more", "s", SPOT | ZOOM | INK | TOOL | POINTER },
};

/* On the goal's slide, with all there can be; the finger is still down. */
static struct stage all_of_it(void)
{
    struct stage t = talk_with_desk();

    stage_keys(&t, "fnn");
    say(&t, INTENT_PEN, 0);
    draw_stroke(&t, 3000);
    say(&t, INTENT_PEN, 0);
    say(&t, INTENT_MAGNIFIER, 0);
    say(&t, INTENT_POINTER, 0);
    say(&t, INTENT_POINTER, 0);
    point(&t, 3000, 3000, true);
    t.s.pointing.tool = TOOL_PEN; /* both: as hands of two may */
    return t;
}

static void test_nothing_is_left_behind(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct stage t = all_of_it();
        stage_keys(&t, cases[i].keys);
        if (left_of(&t.s) != cases[i].left) {
            fail_msg("%s: %u is left and not %u", cases[i].label, left_of(&t.s),
                     cases[i].left);
        }
        stage_close(&t);
    }
}

static void test_end_of_a_talk(void **state)
{
    struct stage ended = all_of_it();
    struct stage handed = all_of_it();
    struct stage held = all_of_it();
    struct stage again = all_of_it();
    struct stage language = all_of_it();

    (void)state;
    say(&ended, INTENT_END_TALK, 0);
    assert_int_equal(left_of(&ended.s), 0);

    stage_keys(&handed, "ln");
    draw_stroke(&handed, 1000); /* on the last slide, after its end */
    assert_true(has_ink(&handed.s));
    stage_keys(&handed, ";");
    assert_int_equal(handed.s.state, STATE_ATTRACT);
    assert_int_equal(left_of(&handed.s), 0);

    stage_say(&held, (struct intent){ .type = INTENT_UNWIND });
    stage_pass(&held, TALK_HOLD_MS);
    assert_int_equal(held.s.state, STATE_ATTRACT);
    assert_int_equal(left_of(&held.s), 0);

    show_rebind(&again.s, &again.content, &again.content, again.now_ms);
    assert_int_equal(left_of(&again.s), 0);
    assert_true(show_has_talk(&again.s));

    say(&language, INTENT_NEXT_LANGUAGE, 0);
    assert_int_equal(left_of(&language.s), TOOL | POINTER);
    stage_close(&ended);
    stage_close(&handed);
    stage_close(&held);
    stage_close(&again);
    stage_close(&language);
}

/* Esc is held, and then another key comes: that was no end of a talk. */
static void test_held_escape(void **state)
{
    struct stage t = talk_with_desk();

    (void)state;
    say(&t, INTENT_UNWIND, 0);
    say(&t, INTENT_PEN, 0);
    stage_pass(&t, TALK_HOLD_MS);
    assert_true(show_has_talk(&t.s));
    stage_close(&t);
}

/* A pen that nobody uses was forgotten; what it drew was not. */
static void test_forgotten_pen(void **state)
{
    struct stage t = talk_with_desk();

    (void)state;
    say(&t, INTENT_PEN, 0);
    draw_stroke(&t, 3000);
    stage_pass(&t, POINTING_PEN_MS - 1);
    assert_int_equal(t.s.pointing.tool, TOOL_PEN);
    stage_pass(&t, 1);
    assert_int_equal(t.s.pointing.tool, TOOL_POINTER);
    assert_true(has_ink(&t.s));
    stage_close(&t);
}

/* The audience keeps the picture of then, whatever is done to it. */
static void test_frozen(void **state)
{
    struct stage t = talk_with_desk();

    (void)state;
    say(&t, INTENT_PEN, 0);
    draw_stroke(&t, 3000);
    say(&t, INTENT_MAGNIFIER, 0);
    stage_keys(&t, "F");
    const struct show before = show_audience(&t.s);
    assert_true(has_ink(&before));
    say(&t, INTENT_CLEAR, 0);
    say(&t, INTENT_MAGNIFIER, 0);
    say(&t, INTENT_PEN, 0);
    point(&t, 3000, 3000, true);
    assert_true(t.s.pointing.lit);
    assert_false(transition_is_running(&t.s.transition, t.now_ms));
    stage_keys(&t, "n");

    const struct show after = show_audience(&t.s);
    assert_int_equal(after.talk.slide, 0);
    assert_false(after.pointing.lit);
    assert_true(has_ink(&after));
    assert_int_equal(zoom_factor(&after.pointing.zoom), 2 * ZOOM_ONE);
    stage_keys(&t, "F");
    assert_false(has_ink(&t.s));
    const struct show melted = show_audience(&t.s);
    assert_false(has_ink(&melted));
    stage_close(&t);
}

/* Who has not the floor never points: not in somebody else's talk, and not
   in one that a visitor looks into. A mouse is no visitor's. */
static void test_floor(void **state)
{
    struct stage t = talk();
    struct intent finger = { .type = INTENT_POINT,
                             .value = 1,
                             .from = FROM_TOUCH };

    (void)state;
    say(&t, INTENT_POINTER, 0);
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
    say(&t, INTENT_PEN, 0);
    say(&t, INTENT_MAGNIFIER, 0);
    assert_int_equal(left_of(&t.s), 0);
    stage_close(&t);
}

/* Under a cover keys for it do nothing. */
static void test_covered(void **state)
{
    static const enum intent_type types[] = {
        INTENT_POINTER, INTENT_MAGNIFIER, INTENT_ZOOM,  INTENT_PEN,
        INTENT_ERASER,  INTENT_CLEAR,     INTENT_POINT, INTENT_VIEW,
    };
    struct stage t = talk_with_desk();

    (void)state;
    stage_keys(&t, "b");
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        say(&t, types[i], 1);
        assert_int_equal(t.s.overlay, OVERLAY_BLACK);
    }
    assert_int_equal(left_of(&t.s), 0);
    assert_int_equal(t.s.pointing.pointer, POINTER_UNSAID);
    stage_close(&t);
}

/* A page under a finger is on trial: what was drawn comes back with it. */
static void test_page_on_trial(void **state)
{
    struct stage t = talk();
    const struct intent drag = {
        .type = INTENT_DRAG, .value = -100, .limit = 1000, .from = FROM_TOUCH
    };
    struct intent drop = { .type = INTENT_DROP,
                           .limit = 1000,
                           .from = FROM_TOUCH };

    (void)state;
    t.s.talk.by_touch = true;
    say(&t, INTENT_PEN, 0);
    draw_stroke(&t, 3000);
    stage_say(&t, drag);
    assert_int_equal(t.s.talk.slide, 1);
    stage_say(&t, drop);
    assert_int_equal(t.s.talk.slide, 0);
    assert_true(has_ink(&t.s));

    stage_say(&t, drag);
    drop.value = -2000;
    stage_say(&t, drop);
    assert_int_equal(t.s.talk.slide, 1);
    assert_false(has_ink(&t.s));
    stage_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pointers),
        cmocka_unit_test(test_spot),
        cmocka_unit_test(test_no_step),
        cmocka_unit_test(test_zoom),
        cmocka_unit_test(test_pen),
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_unwind),
        cmocka_unit_test(test_nothing_is_left_behind),
        cmocka_unit_test(test_end_of_a_talk),
        cmocka_unit_test(test_held_escape),
        cmocka_unit_test(test_forgotten_pen),
        cmocka_unit_test(test_frozen),
        cmocka_unit_test(test_floor),
        cmocka_unit_test(test_covered),
        cmocka_unit_test(test_page_on_trial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
