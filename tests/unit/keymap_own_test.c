/* Keys that an author gave another action, and the map the other way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "keymap.h"

enum {
    OWN_MAX = 16,
    KEYS_MAX = 32,
    LIST_BYTES = 400,
};

static const struct {
    const char *name;
    enum action action;
} given[] = {
    { "AudioPlay", ACTION_NEXT }, { "U", ACTION_PREVIOUS },
    { "Tab", ACTION_BLACK },      { "F9", ACTION_START },
    { "B", ACTION_NONE },         { "PageUp", ACTION_NONE },
    { "5", ACTION_HELP },         { "Shift+F10", ACTION_ZOOM_OUT },
    { ".", ACTION_NOTES_BIGGER },
};

static struct key_binding items[OWN_MAX];

static struct key key_of(const char *name)
{
    struct key key;

    if (!key_from_name(name, strlen(name), &key)) {
        fail_msg("no key '%s'", name);
    }
    return key;
}

static struct key_bindings own(void)
{
    const size_t count = sizeof(given) / sizeof(given[0]);

    for (size_t i = 0; i < count; i++) {
        items[i] =
            (struct key_binding){ key_of(given[i].name), given[i].action };
    }
    return (struct key_bindings){ items, count };
}

static const struct {
    const char *label, *name;
    enum keymap_mode mode;
    enum intent_type intent;
    int64_t value;
    bool cut;
} rows[] = {
    { "another key", "AudioPlay", KEYMAP_PRESENT, INTENT_NEXT, 0, false },
    { "with Ctrl it cuts", "Ctrl+AudioPlay", KEYMAP_PRESENT, INTENT_NEXT, 0,
      true },
    { "it starts the talk", "AudioPlay", KEYMAP_ATTRACT, INTENT_PRESENT, 0,
      false },
    { "it ends a look aside", "AudioPlay", KEYMAP_BROWSE, INTENT_NEXT, 0,
      false },
    { "it chooses in a list", "AudioPlay", KEYMAP_FIND, INTENT_NEXT, 0, false },
    { "but is no digit of a PIN", "AudioPlay", KEYMAP_PIN, INTENT_NONE, 0,
      false },
    { "a letter", "U", KEYMAP_PRESENT, INTENT_PREVIOUS, 0, false },
    { "a letter is typed", "U", KEYMAP_FIND, INTENT_CHARACTER, 'u', false },
    { "a letter that moves starts", "U", KEYMAP_ATTRACT, INTENT_PRESENT, 0,
      false },
    { "first of all", "Tab", KEYMAP_PRESENT, INTENT_BLACK, 0, false },
    { "in the overview too", "Tab", KEYMAP_OVERVIEW, INTENT_BLACK, 0, false },
    { "Ctrl does not cut what stands", "Ctrl+Tab", KEYMAP_PRESENT, INTENT_NONE,
      0, false },
    { "a start, in the loop", "F9", KEYMAP_ATTRACT, INTENT_PRESENT, 0, false },
    { "a start, browsing", "F9", KEYMAP_BROWSE, INTENT_PRESENT, 0, false },
    { "a start, in a talk", "F9", KEYMAP_PRESENT, INTENT_PRESENT, 0, false },
    { "nothing", "B", KEYMAP_PRESENT, INTENT_NONE, 0, false },
    { "nothing wakes nobody", "B", KEYMAP_ATTRACT, INTENT_NONE, 0, false },
    { "nothing starts nothing", "PageUp", KEYMAP_ATTRACT, INTENT_NONE, 0,
      false },
    { "nothing, cut", "Ctrl+PageUp", KEYMAP_PRESENT, INTENT_NONE, 0, false },
    { "other modifiers are other keys", "Shift+PageUp", KEYMAP_PRESENT,
      INTENT_PREVIOUS_SLIDE, 0, false },
    { "a digit", "5", KEYMAP_PRESENT, INTENT_HELP, 0, false },
    { "the others go on", "6", KEYMAP_PRESENT, INTENT_DIGIT, 6, false },
    { "a digit of a PIN stays", "5", KEYMAP_PIN, INTENT_DIGIT, 5, false },
    { "a value", "Shift+F10", KEYMAP_PRESENT, INTENT_ZOOM, -1, false },
    { "what only talks have wakes", "Shift+F10", KEYMAP_ATTRACT, INTENT_HOME, 0,
      false },
    { "the rest is as it was", "PageDown", KEYMAP_PRESENT, INTENT_NEXT, 0,
      false },
};

static void test_own_keys_come_first(void **state)
{
    const struct key_bindings bindings = own();
    (void)state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct key key = key_of(rows[i].name);
        const struct key_action got =
            keymap_lookup(&bindings, &key, rows[i].mode);
        if (got.intent.type != rows[i].intent || got.focus != FOCUS_NONE ||
            got.intent.value != rows[i].value ||
            got.intent.cut != rows[i].cut) {
            fail_msg("%s: intent %d, value %d, cut %d, focus %d", rows[i].label,
                     (int)got.intent.type, (int)got.intent.value,
                     (int)got.intent.cut, (int)got.focus);
        }
    }
}

/* Positions and letters on other layouts. */
static const struct {
    const char *label;
    int usage;
    uint32_t symbol;
    enum intent_type want;
} layouts[] = {
    { "the period's position, AZERTY", KEY_PERIOD, ':', INTENT_NOTES_SIZE },
    { "the period's sign, Dvorak", 8, '.', INTENT_NOTES_SIZE },
    { "the digit's position, AZERTY", 34, '(', INTENT_HELP },
    { "the letter U on Dvorak, where US has F", 9, 'u', INTENT_PREVIOUS },
    { "where US has U Dvorak has G", 24, 'g', INTENT_FIND },
    { "Cyrillic where US has U", 24, 0x0433, INTENT_PREVIOUS },
    { "no layout, where US has U", 24, 0, INTENT_PREVIOUS },
    { "nothing at all", 0, 0, INTENT_NONE },
};

static void test_other_layouts(void **state)
{
    const struct key_bindings bindings = own();
    (void)state;

    for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++) {
        const struct key key = { .usage = layouts[i].usage,
                                 .symbol = layouts[i].symbol };
        const struct key_action got =
            keymap_lookup(&bindings, &key, KEYMAP_PRESENT);
        if (got.intent.type != layouts[i].want) {
            fail_msg("%s: %d", layouts[i].label, (int)got.intent.type);
        }
    }
}

static void test_repeats_stay_marked(void **state)
{
    const struct key_bindings bindings = own();
    struct key key = key_of("AudioPlay");
    (void)state;

    key.repeat = true;
    assert_true(keymap_lookup(&bindings, &key, KEYMAP_PRESENT).intent.repeat);
}

static void test_ways_out_are_fixed(void **state)
{
    static const struct {
        const char *name;
        bool fixed;
    } keys[] = {
        { "Escape", true },  { "Ctrl+Alt+Q", true },    { "Ctrl+Q", true },
        { "Alt+F4", true },  { "Shift+Escape", false }, { "Q", false },
        { "F4", false },     { "F21", false },          { "Ctrl+R", false },
        { "Return", false }, { "F5", false },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const struct key key = key_of(keys[i].name);
        if (keymap_is_fixed(&key) != keys[i].fixed) {
            fail_msg("%s", keys[i].name);
        }
    }
}

/* "U* PageDown": own ones have a star. */
static const char *list(const struct key_bindings *bindings, enum action action,
                        size_t max)
{
    static char out[LIST_BYTES];
    struct keymap_key keys[KEYS_MAX];
    const size_t count = keymap_keys_of(bindings, action, keys, max);
    size_t len = 0;

    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        len += (size_t)snprintf(out + len, sizeof(out) - len, "%s%s%s",
                                i > 0 ? " " : "", keys[i].name,
                                keys[i].is_own ? "*" : "");
    }
    return out;
}

static void test_keys_of_an_action(void **state)
{
    const struct key_bindings bindings = own();
    (void)state;

    assert_string_equal(list(NULL, ACTION_NEXT, KEYS_MAX),
                        "PageDown AudioNext F22 Right Down Space N J");
    assert_string_equal(
        list(&bindings, ACTION_NEXT, KEYS_MAX),
        "AudioPlay* PageDown AudioNext F22 Right Down Space N J");
    assert_string_equal(list(&bindings, ACTION_NEXT, 2), "AudioPlay* PageDown");
    assert_string_equal(list(NULL, ACTION_BLACK, KEYS_MAX), "B .");
    assert_string_equal(list(&bindings, ACTION_BLACK, KEYS_MAX), "Tab*");
    assert_string_equal(list(&bindings, ACTION_NONE, KEYS_MAX), "B* PageUp*");
    assert_string_equal(list(NULL, ACTION_NONE, KEYS_MAX), "");
    assert_string_equal(list(NULL, ACTION_NOTES_BIGGER, KEYS_MAX), "");
    assert_string_equal(list(NULL, ACTION_ZOOM_IN, KEYS_MAX),
                        "Keypad + = Shift+=");
    assert_string_equal(list(NULL, ACTION_START, KEYS_MAX), "F5");
    assert_string_equal(list(&bindings, ACTION_START, KEYS_MAX), "F9* F5");
    assert_string_equal(list(NULL, ACTION_PEN, KEYS_MAX), "Ctrl+P D");
    assert_string_equal(list(NULL, ACTION_BACK, KEYS_MAX), "Escape F21");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_keys_come_first),
        cmocka_unit_test(test_other_layouts),
        cmocka_unit_test(test_repeats_stay_marked),
        cmocka_unit_test(test_ways_out_are_fixed),
        cmocka_unit_test(test_keys_of_an_action),
    };
    return cmocka_run_group_tests_name("keymap_own", tests, NULL, NULL);
}
