#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "keymap.h"

/* What a key does in one mode. */
struct want {
    enum intent_type intent;
    enum focus_move focus;
    int64_t value;
};

#define IGNORED \
    { \
        INTENT_NONE, FOCUS_NONE, 0 \
    }
#define MEANS(name) \
    { \
        INTENT_##name, FOCUS_NONE, 0 \
    }
#define DIGIT(number) \
    { \
        INTENT_DIGIT, FOCUS_NONE, number \
    }
#define MOVES(where) \
    { \
        INTENT_NONE, FOCUS_##where, 0 \
    }

/* keys.md, section 2 and the modes of section 1. */
static const struct {
    const char *name;
    struct want attract, browse, present, pin;
} keys[] = {
    { "PageDown", MEANS(PRESENT), MEANS(NEXT), MEANS(NEXT), IGNORED },
    { "PageUp", MEANS(PRESENT), MEANS(PREVIOUS), MEANS(PREVIOUS), IGNORED },
    { "AudioNext", MEANS(PRESENT), MEANS(NEXT), MEANS(NEXT), IGNORED },
    { "AudioPrev", MEANS(PRESENT), MEANS(PREVIOUS), MEANS(PREVIOUS), IGNORED },
    { "Right", MEANS(HOME), MOVES(RIGHT), MEANS(NEXT), MOVES(RIGHT) },
    { "Left", MEANS(HOME), MOVES(LEFT), MEANS(PREVIOUS), MOVES(LEFT) },
    { "Down", MEANS(HOME), MOVES(DOWN), MEANS(NEXT), MOVES(DOWN) },
    { "Up", MEANS(HOME), MOVES(UP), MEANS(PREVIOUS), MOVES(UP) },
    { "Space", MEANS(HOME), MEANS(ENTER), MEANS(NEXT), IGNORED },
    { "Shift+Space", MEANS(HOME), IGNORED, MEANS(PREVIOUS), IGNORED },
    { "Return", MEANS(HOME), MEANS(ENTER), MEANS(ENTER), MEANS(ENTER) },
    { "Keypad Enter", MEANS(HOME), MEANS(ENTER), MEANS(ENTER), MEANS(ENTER) },
    { "N", MEANS(HOME), IGNORED, MEANS(NEXT), IGNORED },
    { "J", MEANS(HOME), IGNORED, MEANS(NEXT), IGNORED },
    { "P", MEANS(HOME), IGNORED, MEANS(PREVIOUS), IGNORED },
    { "K", MEANS(HOME), IGNORED, MEANS(PREVIOUS), IGNORED },
    { "Backspace", MEANS(HOME), MEANS(UNWIND), MEANS(ERASE), MEANS(ERASE) },
    { "Home", MEANS(HOME), MEANS(HOME), MEANS(FIRST), IGNORED },
    { "End", MEANS(HOME), IGNORED, MEANS(LAST), IGNORED },
    { "Escape", MEANS(HOME), MEANS(UNWIND), MEANS(UNWIND), MEANS(UNWIND) },
    { "B", MEANS(HOME), IGNORED, MEANS(BLACK), IGNORED },
    { ".", MEANS(HOME), IGNORED, MEANS(BLACK), IGNORED },
    { "W", MEANS(HOME), IGNORED, MEANS(WHITE), IGNORED },
    { ",", MEANS(HOME), IGNORED, MEANS(WHITE), IGNORED },
    { "0", MEANS(HOME), IGNORED, DIGIT(0), DIGIT(0) },
    { "1", MEANS(HOME), IGNORED, DIGIT(1), DIGIT(1) },
    { "9", MEANS(HOME), IGNORED, DIGIT(9), DIGIT(9) },
    { "Keypad 0", MEANS(HOME), IGNORED, DIGIT(0), DIGIT(0) },
    { "Keypad 1", MEANS(HOME), IGNORED, DIGIT(1), DIGIT(1) },
    { "Keypad 9", MEANS(HOME), IGNORED, DIGIT(9), DIGIT(9) },
    { "Shift+3", MEANS(HOME), IGNORED, DIGIT(3), DIGIT(3) }, /* AZERTY */
    { "Ctrl+3", MEANS(HOME), IGNORED, IGNORED, IGNORED },
    { "Tab", MEANS(HOME), MOVES(NEXT), MOVES(NEXT), MOVES(NEXT) },
    { "Shift+Tab", MEANS(HOME), MOVES(PREVIOUS), MOVES(PREVIOUS),
      MOVES(PREVIOUS) },
    { "F5", MEANS(PRESENT), MEANS(PRESENT), MEANS(PRESENT), MEANS(PRESENT) },
    { "Ctrl+Q", MEANS(QUIT), MEANS(QUIT), MEANS(QUIT), MEANS(QUIT) },
    { "Ctrl+Alt+Q", MEANS(STAFF), MEANS(STAFF), MEANS(STAFF), MEANS(STAFF) },
    { "Ctrl+R", MEANS(RELOAD), MEANS(RELOAD), MEANS(RELOAD), MEANS(RELOAD) },
    { "Q", MEANS(HOME), IGNORED, IGNORED, IGNORED },
    { "Shift+Ctrl+Q", MEANS(HOME), IGNORED, IGNORED, IGNORED },
    { "X", MEANS(HOME), IGNORED, IGNORED, IGNORED },
    /* The accessibility keypad, section 5. */
    { "F18", MEANS(HOME), MOVES(PREVIOUS), MOVES(PREVIOUS), MOVES(PREVIOUS) },
    { "F19", MEANS(HOME), MOVES(NEXT), MOVES(NEXT), MOVES(NEXT) },
    { "F20", MEANS(HOME), MEANS(ENTER), MEANS(ENTER), MEANS(ENTER) },
    { "F21", MEANS(HOME), MEANS(UNWIND), MEANS(UNWIND), MEANS(UNWIND) },
    { "F22", MEANS(HOME), MEANS(NEXT), MEANS(NEXT), IGNORED },
    /* A modifier alone is no key. */
    { "Left Shift", IGNORED, IGNORED, IGNORED, IGNORED },
    { "Left Ctrl", IGNORED, IGNORED, IGNORED, IGNORED },
    { "Right Alt", IGNORED, IGNORED, IGNORED, IGNORED },
    { "Right GUI", IGNORED, IGNORED, IGNORED, IGNORED },
};

/* keys.md, section 4: HID usage and the symbol of a layout. */
static const struct {
    const char *label;
    int usage;
    uint32_t symbol;
    enum intent_type want;
} clickers[] = {
    { "R400 next", 0x4E, 0, INTENT_NEXT },
    { "R400 previous", 0x4B, 0, INTENT_PREVIOUS },
    { "R400 start, first press", 0x3E, 0, INTENT_PRESENT },
    { "R400 start, second press", 0x29, 0, INTENT_UNWIND },
    { "R400 blank, US", 0x37, '.', INTENT_BLACK },
    { "R400 blank, AZERTY", 0x37, ':', INTENT_BLACK },
    { "R400 blank, Belgian", 0x37, ';', INTENT_BLACK },
    { "R400 blank, Dvorak", 0x37, 'v', INTENT_BLACK },
    { "Spotlight next", 0x4F, 0, INTENT_NEXT },
    { "Spotlight previous", 0x50, 0, INTENT_PREVIOUS },
    { "Kensington blank", 0x05, 'b', INTENT_BLACK },
    { "Kensington blank, Cyrillic", 0x05, 0x0438, INTENT_BLACK },
    { "N27 next", 0x51, 0, INTENT_NEXT },
    { "N27 previous", 0x52, 0, INTENT_PREVIOUS },
    { "headset next", 258, 0, INTENT_NEXT },
    { "headset previous", 259, 0, INTENT_PREVIOUS },
    { "period on Dvorak", 0x08, '.', INTENT_BLACK },
    { "comma on Dvorak", 0x1A, ',', INTENT_WHITE },
    { "B on Dvorak, where US has N", 0x11, 'b', INTENT_BLACK },
    { "N on Dvorak, where US has L", 0x0F, 'n', INTENT_NEXT },
    { "W on AZERTY, where US has Z", 0x1D, 'w', INTENT_WHITE },
    { "Cyrillic where US has N", 0x11, 0x0442, INTENT_NEXT },
    { "AZERTY 2, unshifted", 0x1F, 0xE9, INTENT_DIGIT },
    { "a key without a usage", 0, 0, INTENT_NONE },
    { "a usage without a meaning", 0x46, 0, INTENT_NONE },
};

static void check(const char *name, const char *mode_name,
                  const struct want *want, enum keymap_mode mode)
{
    struct key key;

    assert_true(key_from_name(name, strlen(name), &key));
    const struct key_action got = keymap_lookup(&key, mode);
    if (got.intent.type != want->intent || got.focus != want->focus ||
        got.intent.value != want->value) {
        fail_msg("%s, %s: got intent %d, value %d, focus %d", name, mode_name,
                 (int)got.intent.type, (int)got.intent.value, (int)got.focus);
    }
    assert_false(got.intent.repeat);
}

static void test_keys(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const char *name = keys[i].name;
        check(name, "attract", &keys[i].attract, KEYMAP_ATTRACT);
        check(name, "browse", &keys[i].browse, KEYMAP_BROWSE);
        check(name, "present", &keys[i].present, KEYMAP_PRESENT);
        check(name, "pin", &keys[i].pin, KEYMAP_PIN);
    }
}

static void test_clickers_in_a_talk(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(clickers) / sizeof(clickers[0]); i++) {
        const struct key key = {
            .usage = clickers[i].usage,
            .symbol = clickers[i].symbol,
        };
        const struct key_action got = keymap_lookup(&key, KEYMAP_PRESENT);
        if (got.intent.type != clickers[i].want || got.focus != FOCUS_NONE) {
            fail_msg("%s: got %d, want %d", clickers[i].label,
                     (int)got.intent.type, (int)clickers[i].want);
        }
    }
}

static void test_unknown_key_wakes_nobody(void **state)
{
    (void)state;
    const struct key key = { 0 };

    assert_int_equal(keymap_lookup(&key, KEYMAP_ATTRACT).intent.type,
                     INTENT_NONE);
}

static void test_repeats_are_marked(void **state)
{
    (void)state;
    const struct key next = { .usage = KEY_PAGE_DOWN, .repeat = true };
    const struct key right = { .usage = KEY_RIGHT, .repeat = true };

    assert_true(keymap_lookup(&next, KEYMAP_PRESENT).intent.repeat);
    assert_true(keymap_lookup(&right, KEYMAP_BROWSE).intent.repeat);
    assert_int_equal(keymap_lookup(&right, KEYMAP_BROWSE).focus, FOCUS_RIGHT);
}

static void test_desktop_chords_are_unknown(void **state)
{
    (void)state;
    const struct key key = {
        .usage = KEY_B,
        .symbol = 'b',
        .modifiers = KEY_GUI,
    };

    assert_int_equal(keymap_lookup(&key, KEYMAP_PRESENT).intent.type,
                     INTENT_NONE);
}

/* ACC-18 and keys.md 3.5: each press with its time; dropped or not. */
static const struct {
    const char *label;
    enum keymap_mode mode;
    struct {
        int usage;
        uint64_t time_ms;
        bool repeat;
        bool dropped;
    } press[4];
} bounces[] = {
    { "a talk: the same key within 150 ms",
      KEYMAP_PRESENT,
      { { KEY_PAGE_DOWN, 1000, false, false },
        { KEY_PAGE_DOWN, 1149, false, true },
        { KEY_PAGE_DOWN, 1150, false, false } } },
    { "a PIN is typed fast",
      KEYMAP_PIN,
      { { KEY_1, 1000, false, false }, { KEY_1, 1150, false, false } } },
    { "visitors: the same key within 300 ms",
      KEYMAP_BROWSE,
      { { KEY_TAB, 1000, false, false },
        { KEY_TAB, 1299, false, true },
        { KEY_TAB, 1300, false, false } } },
    { "attract: as for visitors",
      KEYMAP_ATTRACT,
      { { KEY_F5, 1000, false, false }, { KEY_F5, 1299, false, true } } },
    { "another key passes",
      KEYMAP_PRESENT,
      { { KEY_PAGE_DOWN, 1000, false, false },
        { KEY_PAGE_UP, 1010, false, false },
        { KEY_PAGE_DOWN, 1020, false, false } } },
    { "repeats pass, the bounce of the release does not",
      KEYMAP_PRESENT,
      { { KEY_PAGE_DOWN, 1000, false, false },
        { KEY_PAGE_DOWN, 1030, true, false },
        { KEY_PAGE_DOWN, 1060, true, false },
        { KEY_PAGE_DOWN, 1200, false, true } } },
    { "the first key of all, at time 0",
      KEYMAP_BROWSE,
      { { KEY_TAB, 0, false, false }, { KEY_TAB, 1, false, true } } },
    { "a clock that steps back",
      KEYMAP_BROWSE,
      { { KEY_TAB, 5000, false, false }, { KEY_TAB, 10, false, false } } },
};

static void test_bounces(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(bounces) / sizeof(bounces[0]); i++) {
        struct key_filter filter = { 0 };

        for (int k = 0; k < 4 && bounces[i].press[k].usage; k++) {
            const struct key key = {
                .usage = bounces[i].press[k].usage,
                .repeat = bounces[i].press[k].repeat,
            };
            const bool dropped = key_filter_drops(
                &filter, &key, bounces[i].mode, bounces[i].press[k].time_ms);
            if (dropped != bounces[i].press[k].dropped) {
                fail_msg("%s: press %d: got %d", bounces[i].label, k,
                         (int)dropped);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_clickers_in_a_talk),
        cmocka_unit_test(test_unknown_key_wakes_nobody),
        cmocka_unit_test(test_repeats_are_marked),
        cmocka_unit_test(test_desktop_chords_are_unknown),
        cmocka_unit_test(test_bounces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
