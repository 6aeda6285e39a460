/**
 * @file
 * How a transition runs: its curve, its progress, its end.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "transition.h"

/* Our two curves, and CSS's `ease` and `linear`. */
static const struct {
    const char *label;
    double x1, y1, x2, y2, x, want;
} beziers[] = {
    { "linear, a quarter", 0.0, 0.0, 1.0, 1.0, 0.25, 0.25 },
    { "linear, most of it", 0.3, 0.3, 0.6, 0.6, 0.9, 0.9 },
    { "ease, half", 0.25, 0.1, 0.25, 1.0, 0.5, 0.8024 },
    { "ease, a fifth", 0.25, 0.1, 0.25, 1.0, 0.2, 0.2952 },
    { "out, start", 0.2, 0.8, 0.2, 1.0, 0.0, 0.0 },
    { "out, half", 0.2, 0.8, 0.2, 1.0, 0.5, 0.9461 },
    { "out, end", 0.2, 0.8, 0.2, 1.0, 1.0, 1.0 },
    { "inout, start", 0.65, 0.0, 0.35, 1.0, 0.0, 0.0 },
    { "inout, middle", 0.65, 0.0, 0.35, 1.0, 0.5, 0.5 },
    { "inout, end", 0.65, 0.0, 0.35, 1.0, 1.0, 1.0 },
};

static const double tolerance = 0.0005;

static void test_bezier(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(beziers) / sizeof(beziers[0]); i++) {
        const double got =
            ease_bezier(beziers[i].x1, beziers[i].y1, beziers[i].x2,
                        beziers[i].y2, beziers[i].x);
        const double off = got - beziers[i].want;
        if (off > tolerance || off < -tolerance) {
            fail_msg("%s: %f, not %f", beziers[i].label, got, beziers[i].want);
        }
    }
}

/* A point of the curve is found again from its x alone. */
static void test_bezier_on_the_curve(void **state)
{
    const double x1 = 0.65;
    const double x2 = 0.35;
    (void)state;

    for (int i = 0; i <= 100; i++) {
        const double t = i / 100.0;
        const double u = 1.0 - t;
        const double x = 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t;
        const double y = 3 * u * t * t + t * t * t;
        const double off = ease_bezier(x1, 0.0, x2, 1.0, x) - y;
        assert_true(off < tolerance && off > -tolerance);
    }
}

static void test_inout_is_symmetric(void **state)
{
    (void)state;
    for (int i = 0; i <= 50; i++) {
        const double x = i / 100.0;
        const double sum = ease_bezier(0.65, 0.0, 0.35, 1.0, x) +
                           ease_bezier(0.65, 0.0, 0.35, 1.0, 1.0 - x);
        assert_true(sum > 1.0 - tolerance && sum < 1.0 + tolerance);
    }
}

static void test_progress(void **state)
{
    enum {
        START_MS = 5000,
        DURATION_MS = 480
    };
    (void)state;

    for (int ease = EASE_OUT; ease <= EASE_LINEAR; ease++) {
        struct transition t = { 0 };
        int last = 0;

        transition_start(
            &t,
            (struct motion){ TRANSITION_FADE, DURATION_MS, (enum ease)ease },
            START_MS);
        assert_int_equal(transition_progress(&t, START_MS), 0);
        for (uint64_t ms = 0; ms < DURATION_MS; ms++) {
            const int now = transition_progress(&t, START_MS + ms);
            assert_true(transition_is_running(&t, START_MS + ms));
            assert_true(now >= last && now <= PROGRESS_WHOLE);
            last = now;
        }
        assert_false(transition_is_running(&t, START_MS + DURATION_MS));
        assert_int_equal(transition_progress(&t, START_MS + DURATION_MS),
                         PROGRESS_WHOLE);
        assert_true(last > PROGRESS_WHOLE * 99 / 100);
    }
}

static void test_linear(void **state)
{
    (void)state;
    struct transition t = { 0 };

    transition_start(&t, (struct motion){ TRANSITION_FADE, 200, EASE_LINEAR },
                     5000);
    for (uint64_t ms = 0; ms < 200; ms++) {
        const int off = transition_progress(&t, 5000 + ms) -
                        (int)(PROGRESS_WHOLE * ms / 200);
        assert_true(off >= 0 && off <= 1);
    }
}

/* Held at any place it stays there; let go, it goes on from there. */
static void test_hold_and_release(void **state)
{
    (void)state;
    for (int from = 0; from <= PROGRESS_WHOLE; from += PROGRESS_WHOLE / 8) {
        struct transition t = { 0 };
        transition_start(
            &t, (struct motion){ TRANSITION_FADE, 400, EASE_IN_OUT }, 5000);
        transition_hold(&t, from);
        assert_true(transition_is_running(&t, 90000));
        assert_int_equal(transition_progress(&t, 90000), from);

        transition_release(&t, 90000);
        int last = from;
        uint64_t ms = 0;
        while (transition_is_running(&t, 90000 + ms)) {
            const int now = transition_progress(&t, 90000 + ms);
            assert_true(ms > 0 ? now >= last : now == from);
            last = now;
            ms++;
        }
        const uint64_t left_ms =
            400 * (uint64_t)(PROGRESS_WHOLE - from) / PROGRESS_WHOLE;
        assert_int_equal(ms, left_ms > 120 ? left_ms : 120);
    }
}

/* Begun at a time that this frame has not reached: late frames do that. */
static void test_before_its_start(void **state)
{
    (void)state;
    struct transition t = { 0 };

    transition_start(&t, (struct motion){ TRANSITION_PUSH_LEFT, 420, false },
                     5000);
    assert_true(transition_is_running(&t, 4990));
    assert_int_equal(transition_progress(&t, 4990), 0);
}

static void test_finish(void **state)
{
    (void)state;
    struct transition t = { 0 };

    assert_false(transition_is_running(&t, 0));
    assert_int_equal(transition_progress(&t, 0), PROGRESS_WHOLE);
    transition_start(&t, (struct motion){ TRANSITION_PUSH_RIGHT, 420, false },
                     5000);
    transition_finish(&t);
    assert_false(transition_is_running(&t, 5000));
    assert_int_equal(transition_progress(&t, 5000), PROGRESS_WHOLE);
    transition_finish(&t);
}

/* A renderer tells one transition from the next by its serial. */
static void test_serial(void **state)
{
    (void)state;
    struct transition t = { 0 };
    uint32_t last = t.serial;

    for (int i = 0; i < 3; i++) {
        transition_start(&t, (struct motion){ TRANSITION_FADE, 200, true },
                         5000);
        assert_true(t.serial > last);
        last = t.serial;
        transition_finish(&t);
        assert_int_equal(t.serial, last);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bezier),
        cmocka_unit_test(test_bezier_on_the_curve),
        cmocka_unit_test(test_inout_is_symmetric),
        cmocka_unit_test(test_progress),
        cmocka_unit_test(test_linear),
        cmocka_unit_test(test_hold_and_release),
        cmocka_unit_test(test_before_its_start),
        cmocka_unit_test(test_finish),
        cmocka_unit_test(test_serial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
