#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "key.h"

static const struct {
    const char *name;
    struct key want;
} known[] = {
    { "A", { 4, 'a', 0, false } },
    { "z", { 29, 'z', 0, false } },
    { "1", { 30, '1', 0, false } },
    { "9", { 38, '9', 0, false } },
    { "0", { 39, '0', 0, false } },
    { "Return", { KEY_RETURN, 0, 0, false } },
    { "Enter", { KEY_RETURN, 0, 0, false } },
    { "Escape", { KEY_ESCAPE, 0, 0, false } },
    { "Backspace", { KEY_BACKSPACE, 0, 0, false } },
    { "Tab", { KEY_TAB, 0, 0, false } },
    { "Space", { KEY_SPACE, ' ', 0, false } },
    { ".", { KEY_PERIOD, '.', 0, false } },
    { ",", { KEY_COMMA, ',', 0, false } },
    { "-", { 45, '-', 0, false } },
    { "Pause", { KEY_PAUSE, 0, 0, false } },
    { "Home", { KEY_HOME, 0, 0, false } },
    { "End", { KEY_END, 0, 0, false } },
    { "PageUp", { KEY_PAGE_UP, 0, 0, false } },
    { "pagedown", { KEY_PAGE_DOWN, 0, 0, false } },
    { "Left", { KEY_LEFT, 0, 0, false } },
    { "Right", { KEY_RIGHT, 0, 0, false } },
    { "Up", { KEY_UP, 0, 0, false } },
    { "Down", { KEY_DOWN, 0, 0, false } },
    { "F1", { KEY_F1, 0, 0, false } },
    { "F12", { KEY_F12, 0, 0, false } },
    { "F13", { 104, 0, 0, false } },
    { "F17", { KEY_F17, 0, 0, false } },
    { "F24", { KEY_F24, 0, 0, false } },
    { "Keypad 1", { KEY_KP_1, 0, 0, false } },
    { "Keypad 9", { KEY_KP_9, 0, 0, false } },
    { "keypad 0", { KEY_KP_0, 0, 0, false } },
    { "Keypad Enter", { KEY_KP_ENTER, 0, 0, false } },
    { "Keypad +", { 87, 0, 0, false } },
    { "AudioNext", { KEY_AUDIO_NEXT, 0, 0, false } },
    { "AudioPrev", { KEY_AUDIO_PREVIOUS, 0, 0, false } },
    { "Left Shift", { 225, 0, 0, false } },
    { "F", { 9, 'f', 0, false } },
    { "Shift+F", { 9, 'f', KEY_SHIFT, false } },
    { "ctrl+q", { 20, 'q', KEY_CTRL, false } },
    { "Ctrl+Alt+Q", { 20, 'q', KEY_CTRL | KEY_ALT, false } },
    { "Alt+Ctrl+Q", { 20, 'q', KEY_CTRL | KEY_ALT, false } },
    { "Shift+Keypad +", { 87, 0, KEY_SHIFT, false } },
    { "Shift+Tab", { KEY_TAB, 0, KEY_SHIFT, false } },
};

static const char *const unknown[] = {
    "",   "Foo",        "F0",     "F25",     "F01",  "F1x",       "Keypad",
    "AB", "é",          "Shift+", "Super+Q", "Page", "Keypad  1", "Keypad a",
    "+",  "Ctrl+Shift", " A",     "A ",      "F111", "Keypad 11",
};

static void test_known_names(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        const struct key *want = &known[i].want;
        struct key got = { 0 };

        if (!key_from_name(known[i].name, strlen(known[i].name), &got)) {
            fail_msg("%s: not known", known[i].name);
        }
        if (got.usage != want->usage || got.symbol != want->symbol ||
            got.modifiers != want->modifiers || got.repeat) {
            fail_msg("%s: got usage %d, symbol %u, modifiers %u", known[i].name,
                     got.usage, (unsigned)got.symbol, got.modifiers);
        }
    }
}

static void test_unknown_names_change_nothing(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
        struct key got = { .usage = 7 };

        if (key_from_name(unknown[i], strlen(unknown[i]), &got)) {
            fail_msg("\"%s\": got usage %d", unknown[i], got.usage);
        }
        assert_int_equal(got.usage, 7);
    }
}

static void test_length_ends_a_name(void **state)
{
    (void)state;
    struct key got = { 0 };

    assert_true(key_from_name("F12", 2, &got));
    assert_int_equal(got.usage, KEY_F1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_names),
        cmocka_unit_test(test_unknown_names_change_nothing),
        cmocka_unit_test(test_length_ends_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
