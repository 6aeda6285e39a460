#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "utf8.h"

static const struct {
    const char *label;
    const char *text;
    size_t bad; /* first broken byte; SIZE_MAX if there is none */
    size_t count;
} cases[] = {
    { "nothing", "", SIZE_MAX, 0 },
    { "ASCII", "doel", SIZE_MAX, 4 },
    { "two bytes", "Oekra\xC3\xAFne", SIZE_MAX, 8 },
    { "three bytes", "\xE2\x82\xAC", SIZE_MAX, 1 },
    { "four bytes", "\xF0\x9F\x8C\x8D!", SIZE_MAX, 2 },
    { "the last character", "\xF4\x8F\xBF\xBF", SIZE_MAX, 1 },
    { "the replacement itself", "\xEF\xBF\xBD", SIZE_MAX, 1 },
    { "Latin-1", "Oekra\xEFne", 5, 0 },
    { "a lone continuation", "a\x80", 1, 0 },
    { "cut short", "\xE2\x82", 0, 0 },
    { "an overlong slash", "\xC0\xAF", 0, 0 },
    { "overlong in three bytes", "\xE0\x80\xAF", 0, 0 },
    { "overlong in four bytes", "\xF0\x80\x80\xAF", 0, 0 },
    { "a surrogate", "ab\xED\xA0\x80", 2, 0 },
    { "above U+10FFFF", "\xF4\x90\x80\x80", 0, 0 },
    { "byte FF", "\xFF", 0, 0 },
};

static void test_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const size_t len = strlen(cases[i].text);
        size_t bad = SIZE_MAX;
        const bool is_valid = utf8_is_valid(cases[i].text, len, &bad);
        if (bad != cases[i].bad || is_valid != (bad == SIZE_MAX)) {
            fail_msg("%s: broken at %zu", cases[i].label, bad);
        }
        if (is_valid && utf8_count(cases[i].text, len) != cases[i].count) {
            fail_msg("%s: wrong count", cases[i].label);
        }
    }
}

static const struct {
    const char *label;
    uint32_t code;
    size_t bytes;
} characters[] = {
    { "zero", 0, 1 },
    { "last of one byte", 0x7F, 1 },
    { "first of two", 0x80, 2 },
    { "last of two", 0x7FF, 2 },
    { "first of three", 0x800, 3 },
    { "before the surrogates", 0xD7FF, 3 },
    { "after them", 0xE000, 3 },
    { "last of three", 0xFFFF, 3 },
    { "first of four", 0x10000, 4 },
    { "the last", 0x10FFFF, 4 },
};

static void test_there_and_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(characters) / sizeof(characters[0]); i++) {
        char text[UTF8_BYTES_MAX];
        uint32_t code;
        const size_t written = utf8_encode(characters[i].code, text);
        const size_t read = utf8_decode(text, written, &code);
        if (written != characters[i].bytes || read != written ||
            code != characters[i].code) {
            fail_msg("%s: %zu bytes, read as U+%04X", characters[i].label,
                     written, (unsigned)code);
        }
    }
}

static void test_broken_is_one_byte(void **state)
{
    (void)state;
    uint32_t code;

    assert_int_equal(utf8_decode("\xE2\x82z", 3, &code), 1);
    assert_int_equal(code, UTF8_REPLACEMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_broken_is_one_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
