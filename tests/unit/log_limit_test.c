/**
 * @file
 * A line that comes again and again passes a few times a minute.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "log_limit.h"

/* A line at a second of the clock, and what becomes of it. */
static const struct {
    const char *label;
    uint64_t hash, now_s;
    int missed; /* -1: it does not pass */
} lines[] = {
    { "the first", 7, 100, 0 },
    { "another", 8, 100, 0 },
    { "the second", 7, 100, 0 },
    { "the third", 7, 101, 0 },
    { "the fourth", 7, 110, 0 },
    { "the fifth", 7, 120, 0 },
    { "the sixth", 7, 120, -1 },
    { "another is another", 8, 120, 0 },
    { "the seventh, late in the minute", 7, 159, -1 },
    { "a minute after the first", 7, 160, 2 },
    { "the count was told", 7, 160, 0 },
    { "an hour later", 7, 3760, 0 },
};

static void test_lines(void **state)
{
    (void)state;
    struct log_limit limit = { 0 };

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        int missed = 0;
        const bool pass =
            log_limit_pass(&limit, lines[i].hash, lines[i].now_s, &missed);
        if ((pass ? missed : -1) != lines[i].missed) {
            fail_msg("%s: %d", lines[i].label, pass ? missed : -1);
        }
    }
}

/* More lines than are known: the oldest is forgotten, the newest are not. */
static void test_many(void **state)
{
    (void)state;
    struct log_limit limit = { 0 };
    int missed = 0;

    for (uint64_t line = 1; line <= LOG_LINES_KNOWN + 1; line++) {
        for (int i = 0; i < LOG_SAME_PER_MINUTE; i++) {
            assert_true(log_limit_pass(&limit, line, line, &missed));
        }
    }
    for (uint64_t line = 2; line <= LOG_LINES_KNOWN + 1; line++) {
        assert_false(log_limit_pass(&limit, line, 40, &missed));
    }
    assert_true(log_limit_pass(&limit, 1, 40, &missed));
    assert_int_equal(missed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests_name("log_limit", tests, NULL, NULL);
}
