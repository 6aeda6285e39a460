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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frames),
    };
    return cmocka_run_group_tests_name("frame_count", tests, NULL, NULL);
}
