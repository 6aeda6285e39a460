/**
 * @file
 * A talk's stopwatch: it counts monotonic time and nothing else.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timer.h"

static void test_counts_and_pauses(void **state)
{
    struct timer t = { 0 };

    (void)state;
    assert_false(timer_is_begun(&t));
    assert_int_equal(timer_elapsed_ms(&t, 5000), 0);
    assert_true(timer_next_ms(&t, 5000) == UINT64_MAX);

    timer_start(&t, 5000);
    timer_start(&t, 6000); /* it runs already */
    assert_int_equal(timer_elapsed_ms(&t, 7500), 2500);
    assert_int_equal(timer_next_ms(&t, 7500), 8000);
    assert_int_equal(timer_next_ms(&t, 8000), 9000);

    timer_pause(&t, 7500);
    timer_pause(&t, 9000); /* it stands already */
    assert_int_equal(timer_elapsed_ms(&t, 100000), 2500);
    assert_true(timer_is_begun(&t));

    timer_start(&t, 200000);
    assert_int_equal(timer_elapsed_ms(&t, 200400), 2900);
    /* Half a second was there before: the next whole one comes sooner. */
    assert_int_equal(timer_next_ms(&t, 200400), 200500);
}

static void test_reset(void **state)
{
    struct timer t = { 0 };

    (void)state;
    timer_start(&t, 1000);
    timer_reset(&t, 4000);
    assert_true(t.runs);
    assert_int_equal(timer_elapsed_ms(&t, 4700), 700);
    timer_pause(&t, 5000);
    timer_reset(&t, 6000);
    assert_false(timer_is_begun(&t));
    assert_int_equal(timer_elapsed_ms(&t, 9000), 0);
}

/* A time before the start, as after a machine woke up with a wrong clock. */
static void test_never_runs_backwards(void **state)
{
    struct timer t = { 0 };

    (void)state;
    timer_start(&t, 10000);
    assert_int_equal(timer_elapsed_ms(&t, 9000), 0);
    assert_int_equal(timer_next_ms(&t, 9000), 11000);
    timer_pause(&t, 9000);
    timer_start(&t, 20000);
    assert_int_equal(timer_elapsed_ms(&t, 20500), 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_and_pauses),
        cmocka_unit_test(test_reset),
        cmocka_unit_test(test_never_runs_backwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
