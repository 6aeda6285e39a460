/**
 * @file
 * Esc and the start button: one level at a time, the overview at the top,
 * and a second of Esc for the end.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stage.h"

static struct content *content;

/* A key that is down and stays so: no INTENT_LET_GO follows. */
static void hold(struct stage *t, enum intent_type type)
{
    stage_say(t, (struct intent){ .type = type });
}

/* One level each, and at the top the overview. */
static const struct {
    const char *label, *keys;
    const char *want;
    enum show_overlay overlay;
} levels[] = {
    { "at the top", "u", "1.0", OVERLAY_OVERVIEW },
    { "out of the overview", "uu", "1.0", OVERLAY_NONE },
    { "and in again", "uuu", "1.0", OVERLAY_OVERVIEW },
    { "a number first", "4u", "1.0", OVERLAY_NONE },
    { "then the top", "4uu", "1.0", OVERLAY_OVERVIEW },
    { "black first", "bu", "1.0", OVERLAY_NONE },
    { "white first", "wu", "1.0", OVERLAY_NONE },
    { "a number in the overview first", "O2u", "1.0", OVERLAY_OVERVIEW },
    { "then the overview", "O2uu", "1.0", OVERLAY_NONE },
    { "the box", "Gu", "1.0", OVERLAY_NONE },
    { "the cursor is given up with the grid", "ORRu", "1.0", OVERLAY_NONE },

    { "the overview by its key", "O", "1.0", OVERLAY_OVERVIEW },
    { "and out by its key", "OO", "1.0", OVERLAY_NONE },
    { "right and Enter", "ORE", "2.0", OVERLAY_NONE },
    { "it begins where the talk is", "nORE", "3.0", OVERLAY_NONE },
    { "a row down", "ODE", "5.0", OVERLAY_NONE },
    { "a row down at the last one", "ODDDDE", "9.0", OVERLAY_NONE },
    { "up", "ODRUE", "2.0", OVERLAY_NONE },
    { "left of the first", "OLLE", "1.0", OVERLAY_NONE },
    { "the last by its key", "OlE", "9.0", OVERLAY_NONE },
    { "the first by its key", "OlfE", "1.0", OVERLAY_NONE },
    { "a number and Enter", "O3E", "3.0", OVERLAY_NONE },
    { "a clicker's next goes on with the talk", "On", "2.0", OVERLAY_NONE },
    { "at the last slide it only closes", "lOn", "9.0", OVERLAY_NONE },
    { "black covers it", "Ob", "1.0", OVERLAY_BLACK },
    { "and gives the slide back", "Obn", "1.0", OVERLAY_NONE },
    { "the start button closes it", "Os", "1.0", OVERLAY_NONE },
    { "Shift+F5 does so too", "OS", "1.0", OVERLAY_NONE },
};

static void test_levels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
        struct stage t;

        stage_open(&t, content, "ttttttttt");
        stage_keys(&t, levels[i].keys);
        if (strcmp(stage_place(&t), levels[i].want) != 0 ||
            t.s.overlay != levels[i].overlay) {
            fail_msg("%s: at %s, overlay %d", levels[i].label, stage_place(&t),
                     (int)t.s.overlay);
        }
        stage_close(&t);
    }
}

/* A held key would open and close it many times over. */
static void test_repeats_do_not_toggle(void **state)
{
    static const enum intent_type toggles[] = {
        INTENT_UNWIND, INTENT_OVERVIEW, INTENT_FREEZE, INTENT_ADVANCE,
        INTENT_BLACK,  INTENT_FOLD,     INTENT_FIND,
    };

    (void)state;
    for (size_t i = 0; i < sizeof(toggles) / sizeof(toggles[0]); i++) {
        struct stage t;

        stage_open(&t, content, "ttt");
        const struct show before = t.s;
        stage_say(&t, (struct intent){ .type = toggles[i], .repeat = true });
        if (!show_looks_equal(&before, &t.s)) {
            fail_msg("intent %d repeats", (int)toggles[i]);
        }
        stage_close(&t);
    }
}

/* The R400's start button sends F5 and Esc in turn. */
static void test_start_button_ten_times(void **state)
{
    static const uint64_t apart_ms[] = { 200, 900, 2999, 3000, 10000 };

    (void)state;
    for (size_t i = 0; i < sizeof(apart_ms) / sizeof(apart_ms[0]); i++) {
        for (int phase = 0; phase < 2; phase++) {
            struct stage t;
            stage_open(&t, content, "tttt");
            stage_keys(&t, "n");
            for (int press = 0; press < 10; press++) {
                t.now_ms += apart_ms[i];
                stage_keys(&t, (press + phase) % 2 ? "u" : "s");
                assert_int_equal(t.s.state, STATE_PRESENT);
            }
            /* Whatever it left: the next press of `next` goes on. */
            stage_keys(&t, "n");
            assert_string_equal(stage_place(&t), "3.0");
            assert_int_equal(t.s.overlay, OVERLAY_NONE);
            stage_close(&t);
        }
    }
}

/* Pressed twice at once it does not even show the overview. */
static void test_start_and_escape(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "tt");
    stage_keys(&t, "su");
    assert_int_equal(t.s.overlay, OVERLAY_NONE);
    stage_pass(&t, TALK_START_MS);
    stage_keys(&t, "u");
    assert_int_equal(t.s.overlay, OVERLAY_OVERVIEW);
    stage_close(&t);
}

/* The ring is there from 200 ms on and full after a second. */
static void test_long_escape_ends_the_talk(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "ttt");
    const int loop_slide = t.s.loop.slide;
    hold(&t, INTENT_UNWIND);
    stage_pass(&t, 199);
    assert_int_equal(talk_hold_share(&t.s, 1000, t.now_ms), 0);
    stage_pass(&t, 401);
    assert_int_equal(talk_hold_share(&t.s, 1000, t.now_ms), 500);
    assert_int_equal(show_deadline_ms(&t.s, &t.content, t.now_ms), t.now_ms);
    stage_pass(&t, 399);
    assert_int_equal(t.s.state, STATE_PRESENT);
    stage_pass(&t, 1);
    assert_int_equal(t.s.state, STATE_ATTRACT);
    assert_int_equal(t.s.loop.slide, loop_slide);
    assert_int_equal(talk_hold_share(&t.s, 1000, t.now_ms), 0);
    stage_close(&t);
}

/* Let go, another key, and the system's own repeats. */
static void test_long_escape_is_given_up(void **state)
{
    static const enum intent_type others[] = { INTENT_LET_GO, INTENT_NEXT,
                                               INTENT_BLACK, INTENT_FOCUS };

    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        struct stage t;

        stage_open(&t, content, "ttt");
        hold(&t, INTENT_UNWIND);
        stage_pass(&t, 900);
        stage_say(&t, (struct intent){ .type = others[i] });
        stage_pass(&t, 5000);
        if (t.s.state != STATE_PRESENT) {
            fail_msg("intent %d does not give it up", (int)others[i]);
        }
        stage_close(&t);
    }
}

static void test_repeats_go_on_holding(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "ttt");
    hold(&t, INTENT_UNWIND);
    for (int i = 0; i < 9; i++) {
        stage_pass(&t, 100);
        stage_say(&t, (struct intent){ .type = INTENT_UNWIND, .repeat = true });
        assert_int_equal(t.s.overlay, OVERLAY_OVERVIEW);
    }
    stage_pass(&t, 100);
    assert_int_equal(t.s.state, STATE_ATTRACT);
    stage_close(&t);
}

/* Esc that closes the staff's panel is not the beginning of a long one. */
static void test_staff_close_is_no_hold(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "tt");
    stage_say(&t, (struct intent){ .type = INTENT_STAFF });
    assert_int_equal(t.s.overlay, OVERLAY_PIN);
    hold(&t, INTENT_UNWIND);
    stage_pass(&t, 2000);
    assert_int_equal(t.s.state, STATE_PRESENT);
    stage_close(&t);
}

/* Shift+F5 goes on where the talk was left; F5 begins. */
static void test_start_where_it_was(void **state)
{
    (void)state;
    struct stage t;

    stage_open(&t, content, "t3tt");
    stage_keys(&t, "nn");
    stage_say(&t, (struct intent){ .type = INTENT_END_TALK });
    stage_keys(&t, "S");
    assert_string_equal(stage_place(&t), "2.1");
    stage_say(&t, (struct intent){ .type = INTENT_END_TALK });
    stage_keys(&t, "s");
    assert_string_equal(stage_place(&t), "1.0");
    stage_close(&t);
}

/* Before any talk it is F5. */
static void test_start_where_nothing_was(void **state)
{
    (void)state;
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    const struct intent here = { .type = INTENT_PRESENT_HERE };
    struct show s;

    show_init(&s, content, &params, STAGE_START_MS);
    show_update(&s, content, &here, STAGE_START_MS);
    assert_int_equal(s.state, STATE_PRESENT);
    assert_int_equal(s.talk.slide, 0);
}

static int load(void **state)
{
    (void)state;
    content = stage_load();
    return 0;
}

static int unload(void **state)
{
    (void)state;
    content_destroy(content);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_repeats_do_not_toggle),
        cmocka_unit_test(test_start_button_ten_times),
        cmocka_unit_test(test_start_and_escape),
        cmocka_unit_test(test_long_escape_ends_the_talk),
        cmocka_unit_test(test_long_escape_is_given_up),
        cmocka_unit_test(test_repeats_go_on_holding),
        cmocka_unit_test(test_staff_close_is_no_hold),
        cmocka_unit_test(test_start_where_it_was),
        cmocka_unit_test(test_start_where_nothing_was),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
