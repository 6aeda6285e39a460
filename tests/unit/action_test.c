#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "action.h"

/* The names that docs/content.md promises. */
static const struct {
    const char *name;
    enum intent_type intent;
    int64_t value;
} given[] = {
    { "next", INTENT_NEXT, 0 },
    { "previous", INTENT_PREVIOUS, 0 },
    { "next-slide", INTENT_NEXT_SLIDE, 0 },
    { "previous-slide", INTENT_PREVIOUS_SLIDE, 0 },
    { "first", INTENT_FIRST, 0 },
    { "last", INTENT_LAST, 0 },
    { "last-seen", INTENT_SEEN, 0 },
    { "find", INTENT_FIND, 0 },
    { "overview", INTENT_OVERVIEW, 0 },
    { "black", INTENT_BLACK, 0 },
    { "white", INTENT_WHITE, 0 },
    { "freeze", INTENT_FREEZE, 0 },
    { "open", INTENT_VISIT, 0 },
    { "language", INTENT_NEXT_LANGUAGE, 0 },
    { "full-screen", INTENT_FULL_SCREEN, 0 },
    { "start", INTENT_PRESENT, 0 },
    { "start-here", INTENT_PRESENT_HERE, 0 },
    { "end", INTENT_END_TALK, 0 },
    { "advance", INTENT_ADVANCE, 0 },
    { "fold", INTENT_FOLD, 0 },
    { "timer", INTENT_TIMER, 0 },
    { "timer-reset", INTENT_TIMER_RESET, 0 },
    { "presenter", INTENT_PRESENTER, 0 },
    { "swap", INTENT_SWAP, 0 },
    { "notes-bigger", INTENT_NOTES_SIZE, 1 },
    { "notes-smaller", INTENT_NOTES_SIZE, -1 },
    { "pointer", INTENT_POINTER, 0 },
    { "magnifier", INTENT_MAGNIFIER, 0 },
    { "zoom-in", INTENT_ZOOM, 1 },
    { "zoom-out", INTENT_ZOOM, -1 },
    { "pen", INTENT_PEN, 0 },
    { "eraser", INTENT_ERASER, 0 },
    { "clear", INTENT_CLEAR, 0 },
    { "undo", INTENT_UNDO, 0 },
    { "redo", INTENT_REDO, 0 },
    { "help", INTENT_HELP, 0 },
    { "reload", INTENT_RELOAD, 0 },
    { "none", INTENT_NONE, 0 },
};

static void test_names_and_intents(void **state)
{
    (void)state;
    assert_int_equal(sizeof(given) / sizeof(given[0]), ACTION_GIVEN_COUNT);

    for (size_t i = 0; i < ACTION_GIVEN_COUNT; i++) {
        enum action action = ACTION_COUNT;
        if (!action_from_name(given[i].name, &action)) {
            fail_msg("%s is no action", given[i].name);
        }
        const struct intent intent = action_intent(action);
        assert_string_equal(action_name(action), given[i].name);
        assert_int_equal(intent.type, given[i].intent);
        assert_int_equal(intent.value, given[i].value);
        assert_int_equal(action_from_intent(&intent), action);
    }
}

/* The ways back and out, and what is typed, cannot be given to a key. */
static void test_what_cannot_be_given(void **state)
{
    static const char *const names[] = { "back", "staff", "quit",  "digit",
                                         "home", "enter", "focus", "",
                                         "Next", "next " };
    (void)state;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        enum action action = ACTION_PEN;
        if (action_from_name(names[i], &action) || action != ACTION_PEN) {
            fail_msg("'%s' can be given to a key", names[i]);
        }
    }
}

static void test_every_action_has_a_name(void **state)
{
    (void)state;

    for (int i = 0; i < ACTION_COUNT; i++) {
        assert_non_null(action_name((enum action)i));
    }
}

static void test_values_tell_actions_apart(void **state)
{
    const struct intent digit = { .type = INTENT_DIGIT, .value = 7 };
    const struct intent whole = { .type = INTENT_ZOOM, .value = 0 };
    const struct intent out = { .type = INTENT_ZOOM, .value = -1 };
    const struct intent cut = { .type = INTENT_NEXT, .cut = true };
    (void)state;

    assert_int_equal(action_from_intent(&digit), ACTION_DIGIT);
    assert_int_equal(action_from_intent(&whole), ACTION_NONE);
    assert_int_equal(action_from_intent(&out), ACTION_ZOOM_OUT);
    assert_int_equal(action_from_intent(&cut), ACTION_NEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_and_intents),
        cmocka_unit_test(test_what_cannot_be_given),
        cmocka_unit_test(test_every_action_has_a_name),
        cmocka_unit_test(test_values_tell_actions_apart),
    };
    return cmocka_run_group_tests_name("action", tests, NULL, NULL);
}
