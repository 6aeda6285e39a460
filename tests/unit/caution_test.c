/**
 * @file
 * How careful a start is after others that ended at once, and what the next
 * one finds.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caution.h"

static void test_of(void **state)
{
    static const enum caution of[] = {
        CAUTION_NONE, CAUTION_NONE, CAUTION_NONE, CAUTION_SAFE,
        CAUTION_SAFE, CAUTION_SAFE, CAUTION_BARE, CAUTION_BARE,
    };
    (void)state;

    for (int i = 0; i < (int)(sizeof(of) / sizeof(of[0])); i++) {
        assert_int_equal(caution_of(i), of[i]);
    }
}

static void test_after(void **state)
{
    static const struct {
        const char *label;
        int before;
        uint64_t ran_ms;
        int after;
    } cases[] = {
        { "the first, at once", 0, 0, 1 },
        { "the second", 1, 59999, 2 },
        { "the third", 2, 59999, 3 },
        { "a minute is long enough", 2, 60000, 0 },
        { "a safe one, at once", 3, 59999, 4 },
        { "the third of them", 5, 0, 6 },
        { "a safe one that ran a minute", 5, 60000, 3 },
        { "and for nearly an hour", 3, 3599999, 3 },
        { "and for an hour", 4, 3600000, 0 },
        { "a bare one, at once", 6, 0, 6 },
        { "and for four minutes", 6, 240000, 6 },
        { "and for five", 6, 300000, 3 },
        { "a number that nobody wrote", 1000, 0, 6 },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (caution_after(cases[i].before, cases[i].ran_ms) != cases[i].after) {
            fail_msg("%s", cases[i].label);
        }
    }
}

/* It names each change, and nothing changes in between. */
static void test_turns(void **state)
{
    (void)state;

    for (int failures = 0; failures <= CAUTION_FAILURES_MAX; failures++) {
        uint64_t ran_ms = 0;
        for (uint64_t turn_ms;
             (turn_ms = caution_turn_ms(failures, ran_ms)) != UINT64_MAX;) {
            assert_true(turn_ms > ran_ms);
            assert_int_equal(caution_after(failures, turn_ms - 1),
                             caution_after(failures, ran_ms));
            assert_int_not_equal(caution_after(failures, turn_ms),
                                 caution_after(failures, ran_ms));
            ran_ms = turn_ms;
        }
        assert_int_equal(caution_after(failures, UINT64_MAX),
                         caution_after(failures, ran_ms));
    }
}

/* A program that always ends at once: usual, safe, bare, and there it stays. */
static void test_falling(void **state)
{
    int failures = 0;
    (void)state;

    for (int i = 0; i < 3 * CAUTION_TRIES; i++) {
        assert_int_equal(caution_of(failures), i < CAUTION_TRIES ? CAUTION_NONE
                                               : i < 2 * CAUTION_TRIES
                                                   ? CAUTION_SAFE
                                                   : CAUTION_BARE);
        failures = caution_after(failures, 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of),
        cmocka_unit_test(test_after),
        cmocka_unit_test(test_turns),
        cmocka_unit_test(test_falling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
