/**
 * @file
 * A talk against its plan.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pace.h"

enum {
    SLIDES = 4,
};

static void assert_span(const struct pace_plan *plan, int slide,
                        uint64_t from_s, uint64_t to_s)
{
    const struct pace_place place = { .slide = slide };
    const struct pace_span span = pace_span(plan, &place);

    assert_int_equal(span.from_ms, from_s * 1000);
    assert_int_equal(span.to_ms, to_s * 1000);
}

static void test_shares(void **state)
{
    struct slide slides[SLIDES] = { 0 };
    struct deck deck = { .minutes = 4,
                         .slides = slides,
                         .slide_count = SLIDES };
    const struct pace_plan plan = { .deck = &deck };

    (void)state;
    assert_int_equal(pace_planned_ms(&plan), 240000);
    assert_span(&plan, 0, 0, 60);
    assert_span(&plan, 3, 180, 240);

    /* The second says 120: the others share the two minutes left. */
    slides[1].seconds = 120;
    assert_span(&plan, 0, 0, 40);
    assert_span(&plan, 1, 40, 160);
    assert_span(&plan, 3, 200, 240);

    /* More said than there is: the plan is what is said, the rest nothing. */
    slides[1].seconds = 300;
    assert_span(&plan, 0, 0, 0);
    assert_span(&plan, 1, 0, 300);
    assert_span(&plan, 3, 300, 300);
}

static void test_without_minutes(void **state)
{
    struct slide slides[SLIDES] = { 0 };
    const struct deck deck = { .slides = slides, .slide_count = SLIDES };
    const struct pace_plan plan = { .deck = &deck };
    const struct pace_place place = { .slide = 1 };

    (void)state;
    assert_int_equal(pace_planned_ms(&plan), 0);
    assert_int_equal(pace_of(&plan, &place, 99999).kind, PACE_UNKNOWN);
    for (int i = 0; i < SLIDES; i++) {
        slides[i].seconds = 30;
    }
    assert_int_equal(pace_planned_ms(&plan), 120000);
    assert_span(&plan, 1, 30, 60);
}

static void test_steps(void **state)
{
    const struct slide slides[SLIDES] = { 0 };
    const struct deck deck = { .minutes = 4,
                               .slides = slides,
                               .slide_count = SLIDES };
    const struct pace_plan plan = { .deck = &deck };
    const struct pace_place place = { .slide = 1, .step = 1, .step_count = 3 };
    const struct pace_span span = pace_span(&plan, &place);

    (void)state;
    assert_int_equal(span.from_ms, 80000);
    assert_int_equal(span.to_ms, 100000);
}

/* What is folded away takes no time; the rest shares what it leaves. */
static void test_folded(void **state)
{
    struct slide slides[SLIDES] = { 0 };
    struct deck deck = { .minutes = 4,
                         .slides = slides,
                         .slide_count = SLIDES };
    const struct pace_plan whole = { .deck = &deck };
    const struct pace_plan folded = { .deck = &deck, .folded = true };

    (void)state;
    slides[1].duty = SLIDE_OPTIONAL;
    assert_span(&whole, 2, 120, 180);
    assert_span(&folded, 0, 0, 80);
    assert_span(&folded, 1, 80, 80); /* and whoever jumps to it is late soon */
    assert_span(&folded, 2, 80, 160);
    assert_span(&folded, 3, 160, 240);

    /* Its seconds do not count either. */
    slides[1].seconds = 90;
    assert_span(&whole, 2, 140, 190);
    assert_span(&folded, 2, 80, 160);
    deck.minutes = 0;
    assert_int_equal(pace_planned_ms(&folded), 0);
    for (int i = 0; i < SLIDES; i++) {
        slides[i].seconds = 30;
    }
    assert_int_equal(pace_planned_ms(&whole), 120000);
    assert_int_equal(pace_planned_ms(&folded), 90000);

    /* The first slide may be one of them: that is no talk without a plan. */
    slides[0].duty = SLIDE_OPTIONAL;
    const struct pace_place first = { .slide = 0 };
    assert_int_equal(pace_of(&folded, &first, 0).kind, PACE_RIGHT);
    assert_int_equal(pace_of(&folded, &first, 40000).kind, PACE_BEHIND);
}

static const struct {
    const char *label;
    uint64_t elapsed_s;
    enum pace_kind kind;
    bool slight;
    int seconds;
} cases[] = {
    { "in its minute", 90, PACE_RIGHT, true, 0 },
    { "its first moment", 60, PACE_RIGHT, true, 0 },
    { "a breath early", 46, PACE_RIGHT, true, 0 },
    { "a quarter early", 45, PACE_AHEAD, true, 20 },
    { "a breath late", 134, PACE_RIGHT, true, 0 },
    { "twenty late", 141, PACE_BEHIND, true, 20 },
    { "nearly a minute late", 174, PACE_BEHIND, true, 50 },
    { "a minute late", 176, PACE_BEHIND, false, 60 },
    { "an hour late", 3720, PACE_BEHIND, false, 3600 },
    { "not begun", 0, PACE_AHEAD, false, 60 },
};

static void test_pace(void **state)
{
    const struct slide slides[SLIDES] = { 0 };
    const struct deck deck = { .minutes = 4,
                               .slides = slides,
                               .slide_count = SLIDES };
    const struct pace_plan plan = { .deck = &deck };
    const struct pace_place place = { .slide = 1 };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct pace pace =
            pace_of(&plan, &place, cases[i].elapsed_s * 1000);
        if (pace.kind != cases[i].kind || pace.slight != cases[i].slight ||
            pace.seconds != cases[i].seconds) {
            fail_msg("%s: kind %d, slight %d, %d seconds", cases[i].label,
                     (int)pace.kind, (int)pace.slight, pace.seconds);
        }
    }
}

/* Where 45 seconds round to 50 the words must not say a minute, and what
   they say while slight is 20 to 50: one form in every language. */
static void test_slight_words(void **state)
{
    const struct slide slides[SLIDES] = { 0 };
    const struct deck deck = { .minutes = 4,
                               .slides = slides,
                               .slide_count = SLIDES };
    const struct pace_plan plan = { .deck = &deck };
    const struct pace_place place = { .slide = 0 };

    (void)state;
    for (uint64_t ms = 60000; ms < 200000; ms += 250) {
        const struct pace pace = pace_of(&plan, &place, ms);
        if (pace.kind == PACE_BEHIND && pace.slight) {
            assert_in_range(pace.seconds, 20, 50);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares), cmocka_unit_test(test_without_minutes),
        cmocka_unit_test(test_steps),  cmocka_unit_test(test_folded),
        cmocka_unit_test(test_pace),   cmocka_unit_test(test_slight_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
