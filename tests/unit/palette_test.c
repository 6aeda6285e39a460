/**
 * @file
 * The colours: what can be read on what.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model.h"
#include "palette.h"

static const double text_contrast_min = 4.5; /* WCAG 2.2, 1.4.3 */
static const double large_contrast_min = 3.0;

/* The design gives one decimal, rounded either way. */
static const double tolerance = 0.051;

static void test_goals(void **state)
{
    (void)state;
    for (int i = 0; i < GOAL_COUNT; i++) {
        const double got = color_contrast(goal_text(i), goal_color(i));
        if (got < text_contrast_min) {
            fail_msg("goal %d: text has %.2f", i + 1, got);
        }
    }
}

/* A pressed tile is read as well as a resting one. */
static void test_goals_pressed(void **state)
{
    (void)state;
    for (int i = 0; i < GOAL_COUNT; i++) {
        const double rest = color_contrast(goal_text(i), goal_color(i));
        const double pressed = color_contrast(goal_text(i), goal_pressed(i));
        const double tone = color_contrast(goal_text(i), goal_tone(i));
        if (pressed < text_contrast_min || pressed < rest || tone < rest) {
            fail_msg("goal %d: text has %.2f at rest, %.2f pressed, "
                     "%.2f on its tone",
                     i + 1, rest, pressed, tone);
        }
    }
}

/* The lowest pairs there are. */
static void test_lowest_pairs(void **state)
{
    (void)state;
    double ink = 21.0;
    double white = 21.0;

    for (int i = 0; i < GOAL_COUNT; i++) {
        const double got = color_contrast(goal_text(i), goal_color(i));
        const bool is_white = color_is_equal(goal_text(i), tint(TINT_WHITE));
        double *lowest = is_white ? &white : &ink;
        *lowest = got < *lowest ? got : *lowest;
    }
    /* 4.52 and 4.86, and what rounding does to them. */
    assert_true(white >= 4.51 && white < 4.53);
    assert_true(ink >= 4.85 && ink < 4.87);
}

static const struct {
    const char *label;
    enum tint text, ground;
    double want; /* to a tenth; 0: whatever it is */
    double at_least;
} pairs[] = {
    { "ink on paper", TINT_INK, TINT_PAPER, 16.4, 4.5 },
    { "ink-2 on paper", TINT_INK_2, TINT_PAPER, 7.8, 4.5 },
    { "ink-3 on paper", TINT_INK_3, TINT_PAPER, 5.1, 4.5 },
    { "ink-3 on tone", TINT_INK_3, TINT_TONE, 4.7, 4.5 },
    { "headline grey on paper", TINT_HEADLINE, TINT_PAPER, 3.9, 3.0 },
    { "ink on gold", TINT_INK, TINT_GOLD, 9.7, 4.5 },
    { "stage text 2 on stage", TINT_STAGE_TEXT_2, TINT_STAGE, 0, 4.5 },
    { "stage text 2 on ink", TINT_STAGE_TEXT_2, TINT_INK, 8.8, 4.5 },
    { "ink on pressed gold", TINT_INK, TINT_GOLD_PRESSED, 0, 4.5 },
    { "ink on white", TINT_INK, TINT_WHITE, 0, 4.5 },
    { "ink-2 on white", TINT_INK_2, TINT_WHITE, 0, 4.5 },
    { "ink-3 on white", TINT_INK_3, TINT_WHITE, 0, 4.5 },
    { "ink on tone", TINT_INK, TINT_TONE, 0, 4.5 },
    { "ink-2 on tone", TINT_INK_2, TINT_TONE, 0, 4.5 },
    { "ink on tone-2", TINT_INK, TINT_TONE_2, 0, 4.5 },
    { "ink-2 on tone-2", TINT_INK_2, TINT_TONE_2, 0, 4.5 },
    { "ink on pressed", TINT_INK, TINT_PRESSED, 0, 4.5 },
    { "white on ink", TINT_WHITE, TINT_INK, 0, 4.5 },
    { "white on a stage button", TINT_WHITE, TINT_STAGE_3, 0, 4.5 },
    { "gold on ink", TINT_GOLD, TINT_INK, 0, 4.5 },
    { "EU blue on white", TINT_EU_BLUE, TINT_WHITE, 0, 4.5 },
};

static void test_tokens(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        const double got =
            color_contrast(tint(pairs[i].text), tint(pairs[i].ground));
        const double off = got - pairs[i].want;
        if (got < pairs[i].at_least ||
            (pairs[i].want > 0 && (off > tolerance || off < -tolerance))) {
            fail_msg("%s: %.2f; at least %.1f, said to be %.1f", pairs[i].label,
                     got, pairs[i].at_least, pairs[i].want);
        }
    }
    assert_true(pairs[4].at_least == large_contrast_min);
}

/* Official: seventeen colours, no two alike. */
static void test_goals_differ(void **state)
{
    (void)state;
    for (int i = 0; i < GOAL_COUNT; i++) {
        assert_int_equal(goal_color(i).a, 255);
        for (int k = 0; k < i; k++) {
            assert_false(color_is_equal(goal_color(i), goal_color(k)));
        }
    }
}

/* Interinstitutional Style Guide, annex A1. */
static void test_emblem_colors(void **state)
{
    (void)state;
    assert_true(color_is_equal(tint(TINT_EU_BLUE), color_from_rgb(0x003399)));
    assert_true(color_is_equal(tint(TINT_EU_YELLOW), color_from_rgb(0xFFCC00)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goals),
        cmocka_unit_test(test_goals_pressed),
        cmocka_unit_test(test_lowest_pairs),
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_goals_differ),
        cmocka_unit_test(test_emblem_colors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
