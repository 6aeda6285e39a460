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
#define ZOOMS(by) \
    { \
        INTENT_ZOOM, FOCUS_NONE, by \
    }
#define TYPES(character) \
    { \
        INTENT_CHARACTER, FOCUS_NONE, character \
    }
#define MOVES(where) \
    { \
        INTENT_NONE, FOCUS_##where, 0 \
    }

/* What each key means in each mode. */
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
    { "Return", MEANS(HOME), MEANS(ENTER), MEANS(ENTER), MEANS(ENTER) },
    { "Keypad Enter", MEANS(HOME), MEANS(ENTER), MEANS(ENTER), MEANS(ENTER) },
    { "Backspace", MEANS(HOME), MEANS(UNWIND), MEANS(ERASE), MEANS(ERASE) },
    { "Home", MEANS(HOME), MEANS(HOME), MEANS(FIRST), IGNORED },
    { "Escape", MEANS(HOME), MEANS(UNWIND), MEANS(UNWIND), MEANS(UNWIND) },
    { "0", MEANS(HOME), IGNORED, DIGIT(0), DIGIT(0) },
    { "1", MEANS(HOME), IGNORED, DIGIT(1), DIGIT(1) },
    { "9", MEANS(HOME), IGNORED, DIGIT(9), DIGIT(9) },
    { "Keypad 0", MEANS(HOME), IGNORED, DIGIT(0), DIGIT(0) },
    { "Keypad 1", MEANS(HOME), IGNORED, DIGIT(1), DIGIT(1) },
    { "Keypad 9", MEANS(HOME), IGNORED, DIGIT(9), DIGIT(9) },
    { "Shift+3", MEANS(HOME), IGNORED, DIGIT(3), DIGIT(3) }, /* AZERTY */
    /* A map zooms, and so does a slide. */
    { "=", MEANS(HOME), ZOOMS(1), ZOOMS(1), IGNORED },
    { "Shift+=", MEANS(HOME), ZOOMS(1), ZOOMS(1), IGNORED }, /* US plus */
    { "Keypad +", MEANS(HOME), ZOOMS(1), ZOOMS(1), IGNORED },
    { "-", MEANS(HOME), ZOOMS(-1), ZOOMS(-1), IGNORED },
    { "Keypad -", MEANS(HOME), ZOOMS(-1), MEANS(OVERVIEW), IGNORED },
    { "Ctrl+3", MEANS(HOME), IGNORED, IGNORED, IGNORED },
    { "Tab", MEANS(HOME), MOVES(NEXT), MOVES(NEXT), MOVES(NEXT) },
    { "Shift+Tab", MEANS(HOME), MOVES(PREVIOUS), MOVES(PREVIOUS),
      MOVES(PREVIOUS) },
    { "F1", MEANS(HOME), MEANS(HELP), MEANS(HELP), IGNORED },
    { "F5", MEANS(PRESENT), MEANS(PRESENT), MEANS(PRESENT), MEANS(PRESENT) },
    { "Shift+F5", MEANS(PRESENT_HERE), MEANS(PRESENT_HERE), MEANS(PRESENT_HERE),
      MEANS(PRESENT_HERE) },
    { "F11", MEANS(FULL_SCREEN), MEANS(FULL_SCREEN), MEANS(FULL_SCREEN),
      MEANS(FULL_SCREEN) },
    { "Ctrl+Q", MEANS(QUIT), MEANS(QUIT), MEANS(QUIT), MEANS(QUIT) },
    { "Alt+F4", MEANS(QUIT), MEANS(QUIT), MEANS(QUIT), MEANS(QUIT) },
    { "Ctrl+Alt+Q", MEANS(STAFF), MEANS(STAFF), MEANS(STAFF), MEANS(STAFF) },
    { "Ctrl+R", MEANS(RELOAD), MEANS(RELOAD), MEANS(RELOAD), MEANS(RELOAD) },
    { "Shift+Ctrl+Q", MEANS(HOME), IGNORED, IGNORED, IGNORED },
    /* What accessibility keypads send: Help, up, down, action, back. */
    { "F17", MEANS(HOME), MEANS(HELP), MEANS(HELP), IGNORED },
    { "F18", MEANS(HOME), MOVES(PREVIOUS), MOVES(PREVIOUS), MOVES(PREVIOUS) },
    { "F19", MEANS(HOME), MOVES(NEXT), MOVES(NEXT), MOVES(NEXT) },
    { "F20", MEANS(HOME), MEANS(ENTER), MEANS(ENTER), MEANS(ENTER) },
    { "F21", MEANS(HOME), MEANS(UNWIND), MEANS(UNWIND), MEANS(UNWIND) },
    { "F22", MEANS(HOME), MEANS(NEXT), MEANS(NEXT), IGNORED },
    { "F23", MEANS(HOME), IGNORED, MEANS(PREVIOUS_SLIDE), IGNORED },
    { "F24", MEANS(HOME), IGNORED, MEANS(NEXT_SLIDE), IGNORED },
    /* A modifier alone is no key. */
    { "Left Shift", IGNORED, IGNORED, IGNORED, IGNORED },
    { "Left Ctrl", IGNORED, IGNORED, IGNORED, IGNORED },
    { "Right Alt", IGNORED, IGNORED, IGNORED, IGNORED },
    { "Right GUI", IGNORED, IGNORED, IGNORED, IGNORED },
};

/* What only a talk has: a visitor's key of the same name does nothing. */
static const struct {
    const char *name;
    struct want want;
    bool cut;
} talk_keys[] = {
    { "N", MEANS(NEXT), false },
    { "J", MEANS(NEXT), false },
    { "Shift+Space", MEANS(PREVIOUS), false },
    { "P", MEANS(PREVIOUS), false },
    { "K", MEANS(PREVIOUS), false },
    { "End", MEANS(LAST), false },
    { "Shift+PageDown", MEANS(NEXT_SLIDE), false },
    { "Alt+PageDown", MEANS(NEXT_SLIDE), false },
    { "Alt+Right", MEANS(NEXT_SLIDE), false },
    { "Shift+PageUp", MEANS(PREVIOUS_SLIDE), false },
    { "Alt+PageUp", MEANS(PREVIOUS_SLIDE), false },
    { "Alt+Left", MEANS(PREVIOUS_SLIDE), false },
    { "Ctrl+PageDown", MEANS(NEXT), true },
    { "Ctrl+Right", MEANS(NEXT), true },
    { "Ctrl+Down", MEANS(NEXT), true },
    { "Ctrl+Space", MEANS(NEXT), true },
    { "Ctrl+N", MEANS(NEXT), true },
    { "Ctrl+Enter", MEANS(ENTER), true },
    { "Ctrl+PageUp", MEANS(PREVIOUS), true },
    { "Ctrl+Left", MEANS(PREVIOUS), true },
    { "Ctrl+Backspace", MEANS(ERASE), true },
    { "Ctrl+Shift+Space", MEANS(PREVIOUS), true },
    { "Ctrl+Shift+PageDown", MEANS(NEXT_SLIDE), true },
    { "Ctrl+Alt+Left", MEANS(PREVIOUS_SLIDE), true },
    { "Ctrl+Home", MEANS(FIRST), true },
    { "Ctrl+End", MEANS(LAST), true },
    { "G", MEANS(FIND), false },
    { "Ctrl+F", MEANS(FIND), false },
    { "B", MEANS(BLACK), false },
    { ".", MEANS(BLACK), false },
    { "W", MEANS(WHITE), false },
    { ",", MEANS(WHITE), false },
    { "Shift+F", MEANS(FREEZE), false },
    { "Pause", MEANS(FREEZE), false },
    { "O", MEANS(OVERVIEW), false },
    { "Ctrl+S", MEANS(OVERVIEW), false },
    { "A", MEANS(ADVANCE), false },
    { "M", MEANS(FOLD), false },
    { "I", MEANS(VISIT), false },
    { "S", MEANS(PRESENTER), false },
    { "X", MEANS(SWAP), false },
    { "L", MEANS(POINTER), false },
    { "Z", MEANS(MAGNIFIER), false },
    { "Ctrl+P", MEANS(PEN), false },
    { "D", MEANS(PEN), false },
    { "E", MEANS(ERASER), false },
    { "C", MEANS(CLEAR), false },
    { "Ctrl+Z", MEANS(UNDO), false },
    { "Ctrl+Y", MEANS(REDO), false },
    { "Shift+Backspace", MEANS(SEEN), false },
    { "Alt+Home", MEANS(SEEN), false },
    { "T", MEANS(TIMER), false },
    { "Shift+T", MEANS(TIMER_RESET), false },
    { "H", MEANS(HELP), false },
    { "Shift+/", MEANS(HELP), false }, /* the question mark, too */
    { "F", MEANS(FULL_SCREEN), false },
    { "Shift+L", MEANS(NEXT_LANGUAGE), false },
    { "Ctrl+B", IGNORED, false },
    { "Ctrl+T", IGNORED, false },
    { "Q", IGNORED, false },
    { "V", IGNORED, false },
};

/* Where the overview differs from a slide, and what is typed into a box. */
static const struct {
    const char *name;
    enum keymap_mode mode;
    struct want want;
} elsewhere[] = {
    { "Right", KEYMAP_OVERVIEW, MOVES(RIGHT) },
    { "Left", KEYMAP_OVERVIEW, MOVES(LEFT) },
    { "Down", KEYMAP_OVERVIEW, MOVES(DOWN) },
    { "Up", KEYMAP_OVERVIEW, MOVES(UP) },
    { "Space", KEYMAP_OVERVIEW, MEANS(ENTER) },
    { "Enter", KEYMAP_OVERVIEW, MEANS(ENTER) },
    { "4", KEYMAP_OVERVIEW, DIGIT(4) },
    { "PageDown", KEYMAP_OVERVIEW, MEANS(NEXT) },
    { "F5", KEYMAP_OVERVIEW, MEANS(PRESENT) },
    { "Escape", KEYMAP_OVERVIEW, MEANS(UNWIND) },
    { "O", KEYMAP_OVERVIEW, MEANS(OVERVIEW) },
    { "B", KEYMAP_FIND, TYPES('b') },
    { "Shift+B", KEYMAP_FIND, TYPES('b') },
    { ".", KEYMAP_FIND, TYPES('.') },
    { "Space", KEYMAP_FIND, TYPES(' ') },
    { "7", KEYMAP_FIND, TYPES('7') },
    { "Keypad 7", KEYMAP_FIND, TYPES('7') },
    { "Ctrl+B", KEYMAP_FIND, IGNORED },
    { "Backspace", KEYMAP_FIND, MEANS(ERASE) },
    { "Enter", KEYMAP_FIND, MEANS(ENTER) },
    { "Escape", KEYMAP_FIND, MEANS(UNWIND) },
    { "Down", KEYMAP_FIND, MEANS(NEXT) },
    { "Up", KEYMAP_FIND, MEANS(PREVIOUS) },
    { "Left", KEYMAP_FIND, IGNORED },
    { "F5", KEYMAP_FIND, MEANS(PRESENT) },
    { "Left Shift", KEYMAP_FIND, IGNORED },
};

/* HID usage and the symbol of a layout. */
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
    { "AZERTY 6, unshifted: printed with a minus", 0x23, '-', INTENT_DIGIT },
    { "a key without a usage", 0, 0, INTENT_NONE },
    { "a usage without a meaning", 0x46, 0, INTENT_NONE },
};

static struct key_action look_up(const char *name, enum keymap_mode mode)
{
    struct key key;

    assert_true(key_from_name(name, strlen(name), &key));
    return keymap_lookup(NULL, &key, mode);
}

static void check(const char *name, const char *mode_name,
                  const struct want *want, enum keymap_mode mode)
{
    const struct key_action got = look_up(name, mode);

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
        assert_false(look_up(name, KEYMAP_PRESENT).intent.cut);
    }
}

/* What a presenter's key means, it means in the overview, too, and to a
   visitor nothing. */
static void test_keys_of_a_talk(void **state)
{
    (void)state;
    const struct want nothing = IGNORED;
    const struct want wakes = MEANS(HOME);

    for (size_t i = 0; i < sizeof(talk_keys) / sizeof(talk_keys[0]); i++) {
        const char *name = talk_keys[i].name;
        check(name, "present", &talk_keys[i].want, KEYMAP_PRESENT);
        check(name, "browse", &nothing, KEYMAP_BROWSE);
        check(name, "pin", &nothing, KEYMAP_PIN);
        check(name, "attract", &wakes, KEYMAP_ATTRACT);
        if (look_up(name, KEYMAP_PRESENT).intent.cut != talk_keys[i].cut) {
            fail_msg("%s: cut is not %d", name, (int)talk_keys[i].cut);
        }
    }
}

/* What prints goes into the field of the search, and Backspace takes it out
   again; everything else is as on any page. */
static void test_keys_of_search(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint32_t typed;
    } printing[] = {
        { "B", 'b' },        { "Shift+B", 'b' }, { "1", '1' },
        { "Keypad 1", '1' }, { ".", '.' },       { "Space", ' ' },
    };
    for (size_t i = 0; i < sizeof(printing) / sizeof(printing[0]); i++) {
        const struct key_action a = look_up(printing[i].name, KEYMAP_SEARCH);
        if (a.intent.type != INTENT_CHARACTER ||
            a.intent.value != printing[i].typed) {
            fail_msg("%s types %d", printing[i].name, (int)a.intent.value);
        }
    }
    assert_int_equal(look_up("Backspace", KEYMAP_SEARCH).intent.type,
                     INTENT_ERASE);
    static const char *const others[] = {
        "Escape", "Return", "Tab",    "Shift+Tab", "Left",  "Down",
        "Home",   "F5",     "Ctrl+Q", "PageDown",  "Alt+B", "Ctrl+B",
    };
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        const struct key_action a = look_up(others[i], KEYMAP_SEARCH);
        const struct key_action b = look_up(others[i], KEYMAP_BROWSE);
        if (a.intent.type != b.intent.type || a.focus != b.focus) {
            fail_msg("%s is not as elsewhere", others[i]);
        }
    }
}

static void test_keys_of_overview_and_box(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++) {
        check(elsewhere[i].name,
              elsewhere[i].mode == KEYMAP_FIND ? "find" : "overview",
              &elsewhere[i].want, elsewhere[i].mode);
    }
}

/* AZERTY has letters with accents where others have digits. */
static void test_box_takes_what_is_printed(void **state)
{
    (void)state;
    const struct key plain = { .usage = KEY_1 + 1, .symbol = 0xE9 };
    const struct key shifted = { .usage = KEY_1 + 1,
                                 .symbol = 0xE9,
                                 .modifiers = KEY_SHIFT };

    assert_int_equal(keymap_lookup(NULL, &plain, KEYMAP_FIND).intent.value,
                     0xE9);
    assert_int_equal(keymap_lookup(NULL, &shifted, KEYMAP_FIND).intent.value,
                     '2');
}

static void test_clickers_in_a_talk(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(clickers) / sizeof(clickers[0]); i++) {
        const struct key key = {
            .usage = clickers[i].usage,
            .symbol = clickers[i].symbol,
        };
        const struct key_action got = keymap_lookup(NULL, &key, KEYMAP_PRESENT);
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

    assert_int_equal(keymap_lookup(NULL, &key, KEYMAP_ATTRACT).intent.type,
                     INTENT_NONE);
}

static void test_repeats_are_marked(void **state)
{
    (void)state;
    const struct key next = { .usage = KEY_PAGE_DOWN, .repeat = true };
    const struct key right = { .usage = KEY_RIGHT, .repeat = true };

    assert_true(keymap_lookup(NULL, &next, KEYMAP_PRESENT).intent.repeat);
    assert_true(keymap_lookup(NULL, &right, KEYMAP_BROWSE).intent.repeat);
    assert_int_equal(keymap_lookup(NULL, &right, KEYMAP_BROWSE).focus,
                     FOCUS_RIGHT);
}

static void test_desktop_chords_are_unknown(void **state)
{
    (void)state;
    const struct key key = {
        .usage = KEY_B,
        .symbol = 'b',
        .modifiers = KEY_GUI,
    };

    assert_int_equal(keymap_lookup(NULL, &key, KEYMAP_PRESENT).intent.type,
                     INTENT_NONE);
}

/* Each press with its time; dropped or not (EN 301 549, 5.8). */
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
    { "a text has double letters",
      KEYMAP_FIND,
      { { KEY_B, 1000, false, false },
        { KEY_B, 1049, false, true },
        { KEY_B, 1050, false, false } } },
    { "so has what a visitor types",
      KEYMAP_SEARCH,
      { { KEY_B, 1000, false, false },
        { KEY_B, 1049, false, true },
        { KEY_B, 1050, false, false } } },
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
        cmocka_unit_test(test_keys_of_a_talk),
        cmocka_unit_test(test_keys_of_search),
        cmocka_unit_test(test_keys_of_overview_and_box),
        cmocka_unit_test(test_box_takes_what_is_printed),
        cmocka_unit_test(test_clickers_in_a_talk),
        cmocka_unit_test(test_unknown_key_wakes_nobody),
        cmocka_unit_test(test_repeats_are_marked),
        cmocka_unit_test(test_desktop_chords_are_unknown),
        cmocka_unit_test(test_bounces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
