#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "country.h"
#include "string_key.h"
#include "string_table.h"

#define ASSETS SOURCE_DIR "/assets"

static int load(void **state)
{
    struct diag_list diags;

    diag_list_init(&diags);
    *state = strings_load(ASSETS, &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    return *state ? 0 : -1;
}

static int unload(void **state)
{
    strings_destroy(*state);
    return 0;
}

static const struct {
    const char *language;
    enum string_id id;
    const char *want;
} words[] = {
    { "nl", STR_NAV_HOME, "Home" },
    { "nl", STR_NAV_LANGUAGE, "Taal" },
    { "ar", STR_NAV_LANGUAGE, "اللغة" },
    { "nl", STR_GOAL_GOAL, "Doel" },
    { "en", STR_GOAL_N, "Goal {n}" },
    { "nl", STR_IDLE_STAY, "Ja, ik ga verder" },
    { "nl", STR_ERROR_PREPARING, "Deze stand wordt voorbereid" },
    { "nl", STR_MONTH_01, "januari" },
    { "uk", STR_MONTH_12, "грудень" },
    { "de", STR_NAV_HOME, "Home" }, /* not known: Dutch */
};

static void test_words(void **state)
{
    const struct strings *s = *state;

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        const char *got = strings_lookup(s, words[i].language, words[i].id);
        if (strcmp(got, words[i].want) != 0) {
            fail_msg("%s in %s: got %s", string_key(words[i].id),
                     words[i].language, got);
        }
    }
}

static void test_every_word_is_there(void **state)
{
    const struct strings *s = *state;
    size_t count;
    const char *const *languages = content_known_languages(&count);

    for (size_t i = 0; i < count; i++) {
        for (int id = 0; id < STR_COUNT; id++) {
            const char *word =
                strings_lookup(s, languages[i], (enum string_id)id);
            if (!word || word[0] == '\0') {
                fail_msg("%s in %s", string_key((enum string_id)id),
                         languages[i]);
            }
        }
        assert_string_not_equal(strings_language_name(s, languages[i]), "");
    }
}

/* A key is the id in other letters: STR_NAV_HOME, nav.home. */
static void test_keys_are_distinct(void **state)
{
    (void)state;
    for (int a = 0; a < STR_COUNT; a++) {
        assert_non_null(string_key((enum string_id)a));
        for (int b = 0; b < a; b++) {
            assert_string_not_equal(string_key((enum string_id)a),
                                    string_key((enum string_id)b));
        }
    }
    assert_string_equal(string_key(STR_MONTH_12), "month.12");
}

static void test_names(void **state)
{
    const struct strings *s = *state;
    size_t count;
    const char *const *codes = strings_countries(s, &count);

    assert_string_equal(strings_country(s, "nl", "UA"), "Oekraïne");
    assert_string_equal(strings_country(s, "fr", "XK"), "Kosovo");
    assert_string_equal(strings_country(s, "en", "FJ"), "FJ");
    assert_string_equal(strings_language_name(s, "uk"), "Українська");
    assert_string_equal(strings_language_name(s, "de"), "de");
    assert_true(count >= 38);
    for (size_t i = 0; i < count; i++) {
        assert_true(country_is_known(codes[i]));
    }
}

/* Each country of the crew's content has a name in every language. */
static void test_content_countries(void **state)
{
    const struct strings *s = *state;
    struct diag_list diags;

    diag_list_init(&diags);
    struct content *c = content_load(SOURCE_DIR "/content", &diags);
    assert_non_null(c);
    for (size_t i = 0; i < c->project_count; i++) {
        const char *code = c->projects[i].country;
        if (strcmp(strings_country(s, "nl", code), code) == 0) {
            fail_msg("%s has no name", code);
        }
    }
    content_destroy(c);
    diag_list_finish(&diags);
}

static void test_missing_folder(void **state)
{
    (void)state;
    struct diag_list diags;

    diag_list_init(&diags);
    assert_null(strings_load(SOURCE_DIR "/nowhere", &diags));
    assert_int_equal(diags.error_count, 1);
    diag_list_finish(&diags);
    strings_destroy(NULL);
}

static void test_country_list(void **state)
{
    (void)state;
    assert_true(country_is_known("NL"));
    assert_true(country_is_known("XK"));
    assert_false(country_is_known("UK"));
    assert_false(country_is_known("nl"));
    assert_false(country_is_known(""));
    assert_false(country_is_known("NLD"));
    assert_string_equal(country_nearest("UK"), "GB");
    assert_string_equal(country_nearest("nl"), "NL");
    assert_null(country_nearest("ZZ"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_every_word_is_there),
        cmocka_unit_test(test_keys_are_distinct),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_content_countries),
        cmocka_unit_test(test_missing_folder),
        cmocka_unit_test(test_country_list),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
