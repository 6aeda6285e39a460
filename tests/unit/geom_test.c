#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geom.h"

static const struct rect box = { 10, 20, 30, 40 };

static const struct {
    const char *label;
    float x, y;
    bool want;
} points[] = {
    { "the first pixel is inside", 10, 20, true },
    { "the last one as well", 39.9f, 59.9f, true },
    { "x + w is outside", 40, 30, false },
    { "y + h is outside", 20, 60, false },
    { "left of it", 9.9f, 30, false },
};

static void test_points(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
        if (rect_has_point(box, points[i].x, points[i].y) != points[i].want) {
            fail_msg("%s", points[i].label);
        }
    }
}

static const struct {
    const char *label;
    struct rect other, both, around;
} pairs[] = {
    { "overlap", { 30, 50, 20, 20 }, { 30, 50, 10, 10 }, { 10, 20, 40, 50 } },
    { "inside", { 15, 25, 5, 5 }, { 15, 25, 5, 5 }, { 10, 20, 30, 40 } },
    { "side by side", { 40, 20, 5, 40 }, { 0 }, { 10, 20, 35, 40 } },
    { "far away", { 100, 100, 1, 1 }, { 0 }, { 10, 20, 91, 81 } },
    { "empty", { 90, 90, 0, 5 }, { 0 }, { 10, 20, 30, 40 } },
};

static void test_pairs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        const struct rect other = pairs[i].other;
        const bool is_right =
            rect_is_equal(rect_intersect(box, other), pairs[i].both) &&
            rect_is_equal(rect_intersect(other, box), pairs[i].both) &&
            rect_is_equal(rect_union(box, other), pairs[i].around) &&
            rect_is_equal(rect_union(other, box), pairs[i].around);
        if (!is_right) {
            fail_msg("%s", pairs[i].label);
        }
    }
}

static void test_grow(void **state)
{
    (void)state;
    const struct rect grown = { 8, 18, 34, 44 };

    assert_true(rect_is_equal(rect_grow(box, 2), grown));
    assert_true(rect_is_equal(rect_grow(grown, -2), box));
    assert_true(rect_is_empty(rect_grow(box, -15)));
    assert_false(rect_is_empty(box));
}

static void test_colors(void **state)
{
    (void)state;
    const struct color gold = color_from_rgb(0xF5B800);
    const struct color clear = color_with_alpha(gold, 0);
    const struct color black = color_from_rgb(0);
    const struct color white = color_from_rgb(0xFFFFFF);

    assert_int_equal(gold.r, 0xF5);
    assert_int_equal(gold.g, 0xB8);
    assert_int_equal(gold.b, 0);
    assert_int_equal(gold.a, 255);
    assert_int_equal(clear.a, 0);
    assert_false(color_is_equal(gold, clear));
    assert_true(color_is_equal(color_mix(black, white, 0), black));
    assert_true(color_is_equal(color_mix(black, white, 100), white));
    assert_int_equal(color_mix(black, white, 50).r, 128);
}

/* Pairs of the palette, and their ratios by the formula of WCAG 2.2. */
static const struct {
    const char *label;
    uint32_t a, b;
    double want;
} contrasts[] = {
    { "black on white", 0x000000, 0xFFFFFF, 21.0 },
    { "the same twice", 0x19486A, 0x19486A, 1.0 },
    { "white on goal 1", 0xFFFFFF, 0xE5243B, 4.52 },
    { "ink on paper", 0x1A1A1E, 0xFAF8F4, 16.4 },
    { "ink on gold", 0x1A1A1E, 0xF5B800, 9.7 },
};

static void test_contrast(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(contrasts) / sizeof(contrasts[0]); i++) {
        const double got = color_contrast(color_from_rgb(contrasts[i].a),
                                          color_from_rgb(contrasts[i].b));
        /* Written down to tenths, goal 1 to hundredths. */
        if (got < contrasts[i].want - 0.06 || got > contrasts[i].want + 0.06) {
            fail_msg("%s: got %.2f", contrasts[i].label, got);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points),   cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_grow),     cmocka_unit_test(test_colors),
        cmocka_unit_test(test_contrast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
