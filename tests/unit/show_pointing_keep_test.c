/**
 * @file
 * What stays of what was pointed at, enlarged and drawn: none of it is left
 * behind, whatever happens next.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage_pointing.h"

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
    struct stage t = stage_talk_with_desk();

    stage_keys(&t, "fnn");
    stage_want(&t, INTENT_PEN, 0);
    stage_stroke(&t, 3000);
    stage_want(&t, INTENT_PEN, 0);
    stage_want(&t, INTENT_MAGNIFIER, 0);
    stage_want(&t, INTENT_POINTER, 0);
    stage_want(&t, INTENT_POINTER, 0);
    stage_point(&t, 3000, 3000, true);
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
    stage_want(&ended, INTENT_END_TALK, 0);
    assert_int_equal(left_of(&ended.s), 0);

    stage_keys(&handed, "ln");
    stage_stroke(&handed, 1000); /* on the last slide, after its end */
    assert_true(stage_has_ink(&handed.s));
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

    stage_want(&language, INTENT_NEXT_LANGUAGE, 0);
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
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_want(&t, INTENT_UNWIND, 0);
    stage_want(&t, INTENT_PEN, 0);
    stage_pass(&t, TALK_HOLD_MS);
    assert_true(show_has_talk(&t.s));
    stage_close(&t);
}

/* A pen that nobody uses was forgotten; what it drew was not. */
static void test_forgotten_pen(void **state)
{
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_want(&t, INTENT_PEN, 0);
    stage_stroke(&t, 3000);
    stage_pass(&t, POINTING_PEN_MS - 1);
    assert_int_equal(t.s.pointing.tool, TOOL_PEN);
    stage_pass(&t, 1);
    assert_int_equal(t.s.pointing.tool, TOOL_POINTER);
    assert_true(stage_has_ink(&t.s));
    stage_close(&t);
}

/* The audience keeps the picture of then, whatever is done to it. */
static void test_frozen(void **state)
{
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_want(&t, INTENT_PEN, 0);
    stage_stroke(&t, 3000);
    stage_want(&t, INTENT_MAGNIFIER, 0);
    stage_keys(&t, "F");
    const struct show before = show_audience(&t.s);
    assert_true(stage_has_ink(&before));
    stage_want(&t, INTENT_CLEAR, 0);
    stage_want(&t, INTENT_MAGNIFIER, 0);
    stage_want(&t, INTENT_PEN, 0);
    stage_point(&t, 3000, 3000, true);
    assert_true(t.s.pointing.lit);
    assert_false(transition_is_running(&t.s.transition, t.now_ms));
    stage_keys(&t, "n");

    const struct show after = show_audience(&t.s);
    assert_int_equal(after.talk.slide, 0);
    assert_false(after.pointing.lit);
    assert_true(stage_has_ink(&after));
    assert_int_equal(zoom_factor(&after.pointing.zoom), 2 * ZOOM_ONE);
    stage_keys(&t, "F");
    assert_false(stage_has_ink(&t.s));
    const struct show melted = show_audience(&t.s);
    assert_false(stage_has_ink(&melted));
    stage_close(&t);
}

/* Under a cover keys for it do nothing. */
static void test_covered(void **state)
{
    static const enum intent_type types[] = {
        INTENT_POINTER, INTENT_MAGNIFIER, INTENT_ZOOM,  INTENT_PEN,
        INTENT_ERASER,  INTENT_CLEAR,     INTENT_POINT, INTENT_VIEW,
    };
    struct stage t = stage_talk_with_desk();

    (void)state;
    stage_keys(&t, "b");
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        stage_want(&t, types[i], 1);
        assert_int_equal(t.s.overlay, OVERLAY_BLACK);
    }
    assert_int_equal(left_of(&t.s), 0);
    assert_int_equal(t.s.pointing.pointer, POINTER_UNSAID);
    stage_close(&t);
}

/* A page under a finger is on trial: what was drawn comes back with it. */
static void test_page_on_trial(void **state)
{
    struct stage t = stage_talk();
    const struct intent drag = {
        .type = INTENT_DRAG, .value = -100, .limit = 1000, .from = FROM_TOUCH
    };
    struct intent drop = { .type = INTENT_DROP,
                           .limit = 1000,
                           .from = FROM_TOUCH };

    (void)state;
    t.s.talk.by_touch = true;
    stage_want(&t, INTENT_PEN, 0);
    stage_stroke(&t, 3000);
    stage_say(&t, drag);
    assert_int_equal(t.s.talk.slide, 1);
    stage_say(&t, drop);
    assert_int_equal(t.s.talk.slide, 0);
    assert_true(stage_has_ink(&t.s));

    stage_say(&t, drag);
    drop.value = -2000;
    stage_say(&t, drop);
    assert_int_equal(t.s.talk.slide, 1);
    assert_false(stage_has_ink(&t.s));
    stage_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_left_behind),
        cmocka_unit_test(test_end_of_a_talk),
        cmocka_unit_test(test_held_escape),
        cmocka_unit_test(test_forgotten_pen),
        cmocka_unit_test(test_frozen),
        cmocka_unit_test(test_covered),
        cmocka_unit_test(test_page_on_trial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
