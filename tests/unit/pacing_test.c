/**
 * @file
 * When frames are due, on a clock that is a number.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pacing.h"

enum {
    PERIOD_US = 16667,
    START_US = 5000000,
};

static struct pacing at_start(void)
{
    struct pacing p = { .period_us = PERIOD_US };

    assert_int_equal(pacing_next_us(&p, START_US), START_US);
    return p;
}

/* The first frame after a rest is a press: it is shown at once. */
static void test_at_once_after_a_rest(void **state)
{
    (void)state;
    struct pacing p = at_start();

    for (uint64_t rest = 4 * PERIOD_US; rest < 40 * PERIOD_US; rest += 999) {
        p = at_start();
        const uint64_t now = START_US + PERIOD_US + rest;
        assert_int_equal(pacing_next_us(&p, now), now);
        assert_int_equal(pacing_next_us(&p, now + 100), now + PERIOD_US);
    }
}

/* However long a frame takes, if it is less than a period the frames are
   even, to the microsecond. */
static void test_even(void **state)
{
    static const uint64_t costs_us[] = { 1, 900, 5000, 16666, 12000, 300 };
    (void)state;
    struct pacing p = at_start();
    uint64_t now = START_US;

    for (uint64_t i = 1; i <= 1000; i++) {
        now = pacing_next_us(&p, now + costs_us[i % 6]);
        assert_int_equal(now, START_US + i * PERIOD_US);
    }
}

/* Events that come faster than frames do not make more frames. */
static void test_never_sooner(void **state)
{
    (void)state;
    struct pacing p = at_start();
    uint64_t last = START_US;

    for (int i = 0; i < 100; i++) {
        const uint64_t next = pacing_next_us(&p, last + 1000);
        assert_true(next - last >= PERIOD_US);
        last = next;
    }
}

static const struct {
    const char *label;
    uint64_t cost_us;           /* of one frame, after the first */
    uint64_t shown_us, then_us; /* it, and the next, which costs nothing */
} late[] = {
    { "in time", 16667, 16667, 33334 },
    { "a little late", 17000, 17000, 33334 },
    { "almost half a period late", 24999, 24999, 33334 },
    { "half a period late: dropped", 25000, 33334, 50001 },
    { "a period and a little", 34000, 34000, 50001 },
    { "a period and a half: dropped", 41700, 50001, 66668 },
    { "three and a bit", 67000, 67000, 83335 },
};

static void test_late(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(late) / sizeof(late[0]); i++) {
        struct pacing p = at_start();
        const uint64_t shown = pacing_next_us(&p, START_US + late[i].cost_us);
        const uint64_t then = pacing_next_us(&p, shown);
        if (shown != START_US + late[i].shown_us ||
            then != START_US + late[i].then_us) {
            fail_msg("%s: %d, then %d", late[i].label, (int)(shown - START_US),
                     (int)(then - START_US));
        }
    }
}

/* A machine that is too slow: frames are fewer, not ever later. Their gaps
   are whole periods, give or take what may be late. */
static void test_too_slow(void **state)
{
    (void)state;
    struct pacing p = at_start();
    uint64_t now = START_US;
    int count = 0;

    while (now < START_US + 100 * PERIOD_US) {
        const uint64_t done = now + 20000;
        now = pacing_next_us(&p, done);
        assert_true(now >= done);
        assert_true(now - done < PERIOD_US);
        count++;
    }
    assert_in_range(count, 50, 84);
}

/* A touch that changed nothing does not keep the next one waiting; a frame
   that was shown before it does. */
static void test_give_back(void **state)
{
    (void)state;
    struct pacing p = at_start();
    const uint64_t rest = START_US + 10 * PERIOD_US;

    assert_int_equal(pacing_next_us(&p, rest), rest);
    pacing_give_back(&p);
    assert_int_equal(pacing_next_us(&p, rest + 1000), rest + 1000);
    assert_int_equal(pacing_next_us(&p, rest + 2000), rest + 1000 + PERIOD_US);
    pacing_give_back(&p);
    assert_int_equal(pacing_next_us(&p, rest + 3000), rest + 1000 + PERIOD_US);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_at_once_after_a_rest),
        cmocka_unit_test(test_even),
        cmocka_unit_test(test_never_sooner),
        cmocka_unit_test(test_late),
        cmocka_unit_test(test_too_slow),
        cmocka_unit_test(test_give_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
