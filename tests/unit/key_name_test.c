/* Names of keys are SDL's, both ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <SDL.h>
#include <cmocka.h>

#include "key.h"

enum {
    /* Between them are keys of old terminals and calculators. */
    FIRST_BLOCK_LAST = 129,
    MODIFIERS_FIRST = 224,
    MODIFIERS_LAST = 231,
    MEDIA_FIRST = 257,
    /* SDL 2.26 ends here; later ones go on. */
    MEDIA_LAST = 290,
};

static bool is_in_table(int usage)
{
    return usage <= FIRST_BLOCK_LAST ||
           (usage >= MODIFIERS_FIRST && usage <= MODIFIERS_LAST) ||
           (usage >= MEDIA_FIRST && usage <= MEDIA_LAST);
}

static void test_every_name_of_sdl(void **state)
{
    int count = 0;
    (void)state;

    for (int usage = 1; usage <= MEDIA_LAST; usage++) {
        const char *name = SDL_GetScancodeName((SDL_Scancode)usage);
        char back[KEY_NAME_BYTES_MAX];
        struct key key;
        if (name[0] == '\0' || !is_in_table(usage)) {
            continue;
        }
        if (!key_from_name(name, strlen(name), &key) || key.usage != usage) {
            fail_msg("'%s' is not key %d", name, usage);
        }
        assert_true(key_to_name(&key, back));
        assert_string_equal(back, name);
        count++;
    }
    assert_true(count > 120);
}

static const struct {
    const char *label;
    struct key key;
    const char *want;
} rows[] = {
    { "modifiers in one order",
      { 20, 'q', KEY_ALT | KEY_CTRL, false },
      "Ctrl+Alt+Q" },
    { "all of them",
      { KEY_HOME, 0, KEY_SHIFT | KEY_ALT | KEY_CTRL, false },
      "Ctrl+Alt+Shift+Home" },
    { "a modifier holds itself", { 225, 0, KEY_SHIFT, false }, "Left Shift" },
    { "a letter as printed", { KEY_A, 'q', 0, false }, "Q" },
    { "a letter where it is", { KEY_A, 0, 0, false }, "A" },
    { "a layout without Latin letters", { KEY_A, 0x0444, 0, false }, "A" },
    { "a digit by position", { KEY_1, '&', 0, false }, "1" },
    { "a sign where a letter was", { 16, ',', 0, false }, "," },
    { "a sign by position", { KEY_PERIOD, ':', 0, false }, "." },
    { "a letter where a sign was", { 51, 'm', 0, false }, "M" },
    { "no name", { 100, '<', 0, false }, "" },
    { "no key", { 0, 0, 0, false }, "" },
    { "the keypad", { KEY_KP_0, 0, KEY_SHIFT, false }, "Shift+Keypad 0" },
};

static void test_names_of_keys(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char name[KEY_NAME_BYTES_MAX];
        const bool known = key_to_name(&rows[i].key, name);
        if (strcmp(name, rows[i].want) != 0 || known != (name[0] != '\0')) {
            fail_msg("%s: '%s'", rows[i].label, name);
        }
    }
}

static void test_prefix(void **state)
{
    (void)state;
    assert_int_equal(key_name_prefix("Shift+Ctrl+x", 12), 11);
    assert_int_equal(key_name_prefix("x", 1), 0);
    assert_int_equal(key_name_prefix("Shift", 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_name_of_sdl),
        cmocka_unit_test(test_names_of_keys),
        cmocka_unit_test(test_prefix),
    };
    return cmocka_run_group_tests_name("key_name", tests, NULL, NULL);
}
