/* The list of keys: what opens it, and that the next key only closes it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

static struct stage open_stage(void)
{
    struct stage t;

    stage_open(&t, stage_load(), "ttat");
    return t;
}

static void say(struct stage *t, enum intent_type type)
{
    stage_say(t, (struct intent){ .type = type });
}

static const struct {
    const char *label;
    enum intent_type type;
} closers[] = {
    { "next", INTENT_NEXT },       { "previous", INTENT_PREVIOUS },
    { "a digit", INTENT_DIGIT },   { "Esc", INTENT_UNWIND },
    { "help", INTENT_HELP },       { "black", INTENT_BLACK },
    { "Enter", INTENT_ENTER },     { "the box", INTENT_FIND },
    { "F5", INTENT_PRESENT },      { "the overview", INTENT_OVERVIEW },
    { "a touch", INTENT_TOUCHED }, { "the end", INTENT_END_TALK },
    { "freeze", INTENT_FREEZE },   { "automatic advance", INTENT_ADVANCE },
};

static void test_the_next_key_only_closes(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(closers) / sizeof(closers[0]); i++) {
        struct stage t = open_stage();
        say(&t, INTENT_HELP);
        assert_int_equal(t.s.overlay, OVERLAY_HELP);
        say(&t, closers[i].type);
        if (t.s.overlay != OVERLAY_NONE || t.s.state != STATE_PRESENT ||
            t.s.talk.slide != 0 || t.s.talk.typed >= 0 || t.s.talk.frozen ||
            t.s.talk.paused) {
            fail_msg("%s does more", closers[i].label);
        }
        stage_close(&t);
    }
}

static void test_a_held_key_does_not_close(void **state)
{
    struct stage t = open_stage();
    (void)state;

    say(&t, INTENT_HELP);
    stage_say(&t, (struct intent){ .type = INTENT_HELP, .repeat = true });
    stage_say(&t, (struct intent){ .type = INTENT_NEXT, .repeat = true });
    assert_int_equal(t.s.overlay, OVERLAY_HELP);
    stage_close(&t);
}

/* As with every key: in black the first one brings the picture back. */
static void test_black_comes_first(void **state)
{
    struct stage t = open_stage();
    (void)state;

    say(&t, INTENT_BLACK);
    say(&t, INTENT_HELP);
    assert_int_equal(t.s.overlay, OVERLAY_NONE);
    say(&t, INTENT_HELP);
    assert_int_equal(t.s.overlay, OVERLAY_HELP);
    stage_close(&t);
}

/* Time stands still under it, and begins anew. */
static void test_automatic_advance_waits(void **state)
{
    struct stage t = open_stage();
    (void)state;

    stage_keys(&t, "nn");
    assert_string_equal(stage_place(&t), "3.0");
    say(&t, INTENT_HELP);
    stage_pass(&t, 60000);
    assert_string_equal(stage_place(&t), "3.0");
    say(&t, INTENT_NEXT);
    stage_pass(&t, 4900);
    assert_string_equal(stage_place(&t), "3.0");
    stage_pass(&t, 200);
    assert_string_equal(stage_place(&t), "4.0");
    stage_close(&t);
}

static void test_a_typed_number_is_forgotten(void **state)
{
    struct stage t = open_stage();
    (void)state;

    stage_keys(&t, "3");
    say(&t, INTENT_HELP);
    assert_int_equal(t.s.talk.typed, -1);
    stage_close(&t);
}

static void test_visitors_have_none(void **state)
{
    const struct intent help = { .type = INTENT_HELP };
    struct stage t = open_stage();
    (void)state;

    say(&t, INTENT_END_TALK);
    assert_int_equal(t.s.state, STATE_ATTRACT);
    stage_say(&t, help);
    assert_int_equal(t.s.overlay, OVERLAY_NONE);
    say(&t, INTENT_HOME);
    stage_say(&t, help);
    assert_int_equal(t.s.state, STATE_BROWSE);
    assert_int_equal(t.s.overlay, OVERLAY_NONE);
    stage_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_next_key_only_closes),
        cmocka_unit_test(test_a_held_key_does_not_close),
        cmocka_unit_test(test_black_comes_first),
        cmocka_unit_test(test_automatic_advance_waits),
        cmocka_unit_test(test_a_typed_number_is_forgotten),
        cmocka_unit_test(test_visitors_have_none),
    };
    return cmocka_run_group_tests_name("show_help", tests, NULL, NULL);
}
