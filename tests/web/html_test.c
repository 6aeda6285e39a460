/** @file What a text may say, and never is: markup. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "html.h"

static char *put_title(const char *text)
{
    char *out = NULL;
    size_t len = 0;
    struct html h = { .out = open_memstream(&out, &len) };

    assert_non_null(h.out);
    html_put(&h, "<a title=\"%s\">%s</a>", text, text);
    assert_int_equal(fclose(h.out), 0);
    return out;
}

static void test_texts_are_escaped(void **state)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        { "Beira", "<a title=\"Beira\">Beira</a>" },
        { "<b>", "<a title=\"&lt;b&gt;\">&lt;b&gt;</a>" },
        { "\"'&", "<a title=\"&quot;&#39;&amp;\">&quot;&#39;&amp;</a>" },
        { "&amp;", "<a title=\"&amp;amp;\">&amp;amp;</a>" },
        { "%s %d", "<a title=\"%s %d\">%s %d</a>" },
        { "مدن", "<a title=\"مدن\">مدن</a>" },
        { "", "<a title=\"\"></a>" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *got = put_title(cases[i].text);
        assert_string_equal(got, cases[i].want);
        free(got);
    }
}

static void test_numbers_and_own_markup(void **state)
{
    char *out = NULL;
    size_t len = 0;
    struct html h = { .out = open_memstream(&out, &len) };
    (void)state;

    assert_non_null(h.out);
    html_put(&h, "%r%d%%", "<i>", -7);
    html_text(&h, "<x", 1);
    assert_int_equal(fclose(h.out), 0);
    assert_string_equal(out, "<i>-7%&lt;");
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_are_escaped),
        cmocka_unit_test(test_numbers_and_own_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
