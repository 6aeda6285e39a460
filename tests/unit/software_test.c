/**
 * @file
 * What a careful start asks of Mesa, and that the next one does not find it.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "platform.h"
#include "software.h"

static const char *const names[] = { "LIBGL_ALWAYS_SOFTWARE",
                                     "GBM_ALWAYS_SOFTWARE" };

static int clear(void **state)
{
    (void)state;
    return unsetenv(names[0]) == 0 && unsetenv(names[1]) == 0 ? 0 : -1;
}

static void assert_all(const char *value)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *now = getenv(names[i]);
        if (value) {
            assert_non_null(now);
            assert_string_equal(now, value);
        } else {
            assert_null(now);
        }
    }
}

static void test_asked_and_undone(void **state)
{
    (void)state;
    struct software s = { { false } };

    software_undo(&s);
    assert_all(NULL);
    software_ask(&s);
    assert_all("1");
    software_undo(&s);
    assert_all(NULL);
}

/* Somebody's own word is not ours to take back. */
static void test_what_is_set_stays(void **state)
{
    (void)state;
    struct software s = { { false } };

    assert_int_equal(setenv(names[1], "0", 1), 0);
    software_ask(&s);
    assert_string_equal(getenv(names[0]), "1");
    assert_string_equal(getenv(names[1]), "0");
    software_undo(&s);
    assert_null(getenv(names[0]));
    assert_string_equal(getenv(names[1]), "0");
}

/* As long as there is a window, on a driver that has no screen. */
static void test_of_a_platform(void **state)
{
    (void)state;
    struct platform_params params = {
        .title = "test", .w_px = 400, .h_px = 300, .renderer = RENDERER_CPU
    };

    for (int careful = 0; careful < 2; careful++) {
        params.careful = careful;
        struct platform *p = platform_create(&params);
        assert_non_null(p);
        assert_all(careful ? "1" : NULL);
        platform_destroy(p);
        assert_all(NULL);
    }
}

static void test_without_a_display(void **state)
{
    (void)state;
    const struct platform_params params = { .title = "test", .careful = true };

    assert_int_equal(setenv("SDL_VIDEODRIVER", "none of all", 1), 0);
    assert_null(platform_create(&params));
    assert_all(NULL);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_asked_and_undone, clear),
        cmocka_unit_test_setup(test_what_is_set_stays, clear),
        cmocka_unit_test_setup(test_of_a_platform, clear),
        cmocka_unit_test_setup(test_without_a_display, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
