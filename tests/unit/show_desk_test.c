/**
 * @file
 * The presenter's display in the show: when it is wanted, when it may have
 * notes, and what it leaves alone. Which display it is on is displays_test.c.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

static void displays(struct stage *t, enum desk_room room, int facts)
{
    stage_say(t, (struct intent){
                     .type = INTENT_DISPLAYS, .value = room, .limit = facts });
}

static void say(struct stage *t, enum intent_type type)
{
    stage_say(t, (struct intent){ .type = type });
}

static struct stage talk(void)
{
    struct stage t;

    stage_open(&t, stage_load(), "tttt");
    return t;
}

static void test_comes_and_asks(void **state)
{
    struct stage t = talk();

    (void)state;
    assert_false(desk_is_shown(&t.s));
    displays(&t, DESK_ROOM_DISPLAY, DESK_COMES);
    assert_true(desk_is_shown(&t.s));
    assert_false(desk_shows_notes(&t.s));
    say(&t, INTENT_PRESENTER); /* S says that it is the presenter's */
    assert_true(desk_is_shown(&t.s));
    assert_true(desk_shows_notes(&t.s));
    assert_int_equal(t.s.desk.claims, 1);
    say(&t, INTENT_PRESENTER);
    assert_false(desk_is_shown(&t.s));
    say(&t, INTENT_PRESENTER);
    assert_true(desk_is_shown(&t.s));
    stage_close(&t);
}

static void test_ends_with_the_talk(void **state)
{
    struct stage t = talk();

    (void)state;
    displays(&t, DESK_ROOM_DISPLAY, DESK_COMES | DESK_IS_PRIVATE);
    assert_true(desk_is_shown(&t.s));
    say(&t, INTENT_END_TALK);
    assert_false(desk_is_shown(&t.s));
    stage_close(&t);
}

/* One display: it takes asking twice, and any change takes it back. */
static void test_one_display(void **state)
{
    struct stage t = talk();

    (void)state;
    displays(&t, DESK_ROOM_NONE, 0);
    say(&t, INTENT_PRESENTER);
    assert_false(desk_is_instead(&t.s));
    assert_int_equal(t.s.notice, NOTICE_ONE_SCREEN);
    say(&t, INTENT_PRESENTER);
    assert_true(desk_is_instead(&t.s));
    assert_true(desk_shows_notes(&t.s));
    displays(&t, DESK_ROOM_NONE, 0);
    assert_false(desk_is_instead(&t.s));

    say(&t, INTENT_PRESENTER);
    stage_pass(&t, NOTICE_MS); /* too late for the second */
    say(&t, INTENT_PRESENTER);
    assert_false(desk_is_instead(&t.s));
    stage_close(&t);
}

/* A display that goes takes the wish with it: no window pops up elsewhere. */
static void test_no_window_instead_of_a_display(void **state)
{
    struct stage t = talk();

    (void)state;
    displays(&t, DESK_ROOM_DISPLAY, DESK_COMES);
    say(&t, INTENT_PRESENTER);
    displays(&t, DESK_ROOM_WINDOW, 0);
    assert_false(desk_is_shown(&t.s));
    say(&t, INTENT_PRESENTER);
    assert_true(desk_is_shown(&t.s));
    stage_close(&t);
}

static void test_swap(void **state)
{
    struct stage t = talk();

    (void)state;
    say(&t, INTENT_SWAP); /* nothing to swap with */
    assert_int_equal(t.s.desk.swaps, 0);
    displays(&t, DESK_ROOM_DISPLAY, DESK_COMES);
    say(&t, INTENT_SWAP);
    assert_int_equal(t.s.desk.swaps, 1);
    assert_true(desk_shows_notes(&t.s));
    stage_close(&t);
}

/* News of displays is nobody's wish: it wakes and finishes nothing. */
static void test_news_disturb_nobody(void **state)
{
    struct stage t = talk();
    const uint64_t touched_ms = t.s.touched_ms;

    (void)state;
    displays(&t, DESK_ROOM_DISPLAY, DESK_COMES);
    assert_int_equal(t.s.touched_ms, touched_ms);
    const uint32_t serial = t.s.transition.serial;
    say(&t, INTENT_NEXT);
    assert_true(t.s.transition.serial != serial);
    stage_close(&t);
}

static void test_notes(void **state)
{
    const struct intent down = { .type = INTENT_NOTES_SCROLL,
                                 .value = 150,
                                 .limit = 200 };
    struct stage t = talk();

    (void)state;
    stage_say(&t, down);
    assert_int_equal(desk_scroll_px(&t.s), 150);
    stage_say(&t, down);
    assert_int_equal(desk_scroll_px(&t.s), 200);
    stage_keys(&t, "n"); /* other notes begin at their top */
    assert_int_equal(desk_scroll_px(&t.s), 0);
    stage_say(&t, (struct intent){ .type = INTENT_NOTES_SCROLL,
                                   .value = -10,
                                   .limit = 200 });
    assert_int_equal(desk_scroll_px(&t.s), 0);
    for (int i = 0; i < 9; i++) {
        stage_say(&t, (struct intent){ .type = INTENT_NOTES_SIZE,
                                       .value = i < 5 ? 1 : -3 });
        assert_in_range(t.s.desk.size - DESK_SIZE_LEAST, 0,
                        DESK_SIZE_MOST - DESK_SIZE_LEAST);
    }
    assert_string_equal(stage_place(&t), "2.0");
    stage_close(&t);
}

/* The timer begins with the first step, and T holds it where it is. */
static void test_timer(void **state)
{
    struct stage t = talk();

    (void)state;
    assert_false(timer_is_begun(&t.s.talk.timer));
    stage_keys(&t, "p");
    assert_false(timer_is_begun(&t.s.talk.timer));
    stage_keys(&t, "n");
    assert_true(t.s.talk.timer.runs);
    stage_pass(&t, 5000);
    say(&t, INTENT_TIMER);
    const uint64_t held_ms = timer_elapsed_ms(&t.s.talk.timer, t.now_ms);
    stage_keys(&t, "n."); /* a step does not set a held one going */
    assert_int_equal(timer_elapsed_ms(&t.s.talk.timer, t.now_ms), held_ms);
    say(&t, INTENT_TIMER_RESET);
    assert_false(timer_is_begun(&t.s.talk.timer));
    say(&t, INTENT_TIMER);
    assert_true(t.s.talk.timer.runs);
    stage_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_and_asks),
        cmocka_unit_test(test_ends_with_the_talk),
        cmocka_unit_test(test_one_display),
        cmocka_unit_test(test_no_window_instead_of_a_display),
        cmocka_unit_test(test_swap),
        cmocka_unit_test(test_news_disturb_nobody),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_timer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
