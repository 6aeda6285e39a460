/* The list of keys holds whatever keys an author gave the actions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content_case.h"
#include "fit.h"

enum {
    CHANGES_BYTES = 8192,
    F_KEYS = 24,
};

/* Lines that give every action a key of its own; each is as long as asked. */
static void write_changes(char *out, size_t size, const char *prefix)
{
    size_t len =
        (size_t)snprintf(out, size, "in content/standpunt.yaml\n+keys:\n");

    for (int i = 0; i < ACTION_NONE; i++) {
        const char *more = i < F_KEYS ? "Alt+" : "";
        len +=
            (size_t)snprintf(out + len, size - len, "+  %s%sF%d: %s\n", prefix,
                             more, i % F_KEYS + 1, action_name((enum action)i));
    }
    assert_true(len < size);
}

static void check(const char *changes)
{
    struct content_case c;
    struct diag_list diags;

    diag_list_init(&diags);
    content_case_open(&c, changes);
    struct content *content = content_load("content", &diags);
    if (content) {
        assert_int_not_equal(fit_check(content, BINARY_DIR "/assets", &diags),
                             0);
    }
    diag_list_print(&diags, stderr);
    assert_non_null(content);
    assert_int_equal(diags.count, 0);
    content_destroy(content);
    content_case_close(&c);
    diag_list_finish(&diags);
}

static void test_long_names(void **state)
{
    char changes[CHANGES_BYTES];
    (void)state;

    write_changes(changes, sizeof(changes), "Ctrl+Shift+");
    check(changes);
}

static void test_the_longest_name(void **state)
{
    (void)state;
    check("in content/standpunt.yaml\n"
          "+keys:\n"
          "+  Ctrl+Alt+Shift+AudioFastForward: next\n"
          "+  Ctrl+Alt+Shift+KBDIllumToggle: first\n"
          "+  Ctrl+Alt+Shift+BrightnessDown: last\n"
          "+  PageDown: none\n"
          "+  Right: none\n"
          "+  Down: none\n"
          "+  Space: none\n");
}

/* An action that no key does any more has no line. */
static void test_all_taken_away(void **state)
{
    (void)state;
    check("in content/standpunt.yaml\n"
          "+keys: {S: none, X: none, A: none, M: none}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_names),
        cmocka_unit_test(test_the_longest_name),
        cmocka_unit_test(test_all_taken_away),
    };
    return cmocka_run_group_tests_name("help_fit", tests, NULL, NULL);
}
