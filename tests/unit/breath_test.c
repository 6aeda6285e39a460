/**
 * @file
 * The breathing skyline: from rest, never far, never fast, and the wave
 * runs from the first bar to the last.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "breath.h"

enum {
    BARS = 17,
    FRAME_MS = 40,
    BOX_PX = 836, /* at 1920 x 1080 */
};

static void test_begins_at_rest(void **state)
{
    (void)state;
    for (int goal = 0; goal < BARS; goal++) {
        assert_int_equal(breath_offset(goal, 0), 0);
        const int soon = breath_offset(goal, FRAME_MS) * BOX_PX / BREATH_WHOLE;
        assert_int_equal(soon, 0);
    }
}

/* Far is what a frame may have to redraw, fast what the eye would catch. */
static void test_bounds(void **state)
{
    (void)state;
    for (int goal = 0; goal < BARS; goal++) {
        int last = 0;
        int lowest = 0;
        int highest = 0;
        for (uint64_t ms = 0; ms < 72000; ms += FRAME_MS) {
            const int offset = breath_offset(goal, ms);
            assert_true(abs(offset) <= BREATH_MOST);
            assert_true(abs(offset - last) * BOX_PX < 12 * BREATH_WHOLE);
            lowest = offset < lowest ? offset : lowest;
            highest = offset > highest ? offset : highest;
            last = offset;
        }
        assert_true(lowest < -BREATH_WHOLE * 39 / 1000);
        assert_true(highest > BREATH_WHOLE * 50 / 1000);
    }
}

/* When the wave alone lifts a bar most, within one of its periods. */
static uint64_t crest_ms(int goal)
{
    uint64_t found_ms = 0;
    int most = 0;

    /* Five breaths later the breath is the same, and the wave is not. */
    for (uint64_t ms = 9000; ms < 9000 + 8000; ms += 5) {
        const int lift =
            breath_offset(goal, ms) - breath_offset(goal, ms + 5 * 9000);
        if (lift > most) {
            most = lift;
            found_ms = ms;
        }
    }
    return found_ms;
}

static void test_wave(void **state)
{
    (void)state;
    for (int goal = 1; goal < BARS; goal++) {
        assert_true(crest_ms(goal) > crest_ms(goal - 1));
    }
    const uint64_t run_ms = crest_ms(BARS - 1) - crest_ms(0);
    assert_true(run_ms > 800 && run_ms < 1600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_begins_at_rest),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_wave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
