#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fold.h"

static const struct {
    const char *label, *text, *want;
} cases[] = {
    { "nothing", "", "" },
    { "case", "AbC xyZ", "abc xyz" },
    { "Latin-1", "Mariënne à l’Hôtel Ñandú", "marienne a l hotel nandu" },
    { "Latin Extended-A", "Łódź Žilina Győr", "lodz zilina gyor" },
    { "a combining accent", "e\u0301te\u0301", "ete" },
    { "a soft hyphen", "kennis\u00ADdeling", "kennisdeling" },
    { "gaps of all kinds", " a - b\u00A0\u2013 «c»  ", "a b c" },
    { "signs are kept", "×÷ 65%", "×÷ 65%" },
    { "Cyrillic", "Їжак ҐАНОК Ёлка", "іжак ганок елка" },
    { "Ukrainian neighbours", "Київ, Єлизавета, Ґудзь",
      "киів, елизавета, гудзь" },
    { "Cyrillic, decomposed", "Киі\u0308в, и\u0306", "киів, и" },
    { "Arabic: alef and yeh", "أإآا ى", "اااا ي" },
    { "Arabic: vowels and tatweel", "مُـحَمَّد", "محمد" },
    { "Arabic: hamzas and teh marbuta", "مياه مؤسسة بيئة ٱلله",
      "مياه موسسه بييه الله" },
    { "Arabic: digits", "٢٠٣٠ ۱۷", "2030 17" },
    { "joiners and directions", "می\u200Cشود \u202Babc\u202C", "ميشود abc" },
    { "what it does not know", "日本", "日本" },
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char got[128];

        fold_text(cases[i].text, got, sizeof(got));
        if (strcmp(got, cases[i].want) != 0) {
            fail_msg("%s: \"%s\"", cases[i].label, got);
        }
    }
}

/* Whole characters, and room for the NUL. */
static void test_cut(void **state)
{
    (void)state;
    char got[5];

    fold_text("дверь", got, sizeof(got));
    assert_string_equal(got, "дв");
    fold_text("abcdef", got, sizeof(got));
    assert_string_equal(got, "abcd");
    fold_text("abc", got, 1);
    assert_string_equal(got, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
