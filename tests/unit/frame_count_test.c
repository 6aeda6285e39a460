/**
 * @file
 * Which frames count as late.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "frame_count.h"

static const struct {
    const char *label;
    uint64_t at_us;
    bool moves;
    uint64_t late;
} frames[] = {
    { "the first", 1000000, true, 0 },
    { "in time", 1016667, true, 0 },
    { "a little late", 1041667, true, 0 },
    { "late", 1066668, true, 1 },
    { "the end of it", 1200000, false, 1 },
    { "another, later", 9000000, true, 1 },
    { "late in that", 9030000, true, 2 },
};

static void test_frames(void **state)
{
    (void)state;
    struct frame_count count = { 0 };

    for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
        frame_count_note(&count, frames[i].at_us, frames[i].moves);
        if (count.late != frames[i].late || count.shown != i + 1) {
            fail_msg("%s", frames[i].label);
        }
    }
}

/* Half of them, and all but one of a hundred. */
static void test_times(void **state)
{
    (void)state;
    struct frame_count count = { 0 };
    uint64_t now_us = 1000000;

    assert_int_equal(frame_count_ms(&count, 50), 0);
    frame_count_note(&count, now_us, true);
    assert_int_equal(frame_count_ms(&count, 99), 0);
    for (int i = 0; i < 98; i++) {
        now_us += 16667;
        frame_count_note(&count, now_us, true);
    }
    now_us += 33333;
    frame_count_note(&count, now_us, true);
    now_us += 900000;
    frame_count_note(&count, now_us, true);
    assert_int_equal(frame_count_ms(&count, 50), 17);
    assert_int_equal(frame_count_ms(&count, 98), 17);
    assert_int_equal(frame_count_ms(&count, 99), 33);
    assert_int_equal(frame_count_ms(&count, 100), FRAME_COUNT_MS_MAX);
}

/* A finger that holds a page still is not late when it goes on. */
static void test_rest(void **state)
{
    (void)state;
    struct frame_count count = { 0 };

    frame_count_note(&count, 1000000, true);
    frame_count_rest(&count);
    frame_count_note(&count, 9000000, true);
    assert_true(count.late == 0);
    frame_count_note(&count, 9100000, true);
    assert_true(count.late == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_rest),
    };
    return cmocka_run_group_tests_name("frame_count", tests, NULL, NULL);
}
