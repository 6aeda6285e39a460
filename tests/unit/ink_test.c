/**
 * @file
 * Ink: strokes that are drawn, erased, undone and done again, told as
 * letters, and what happens when its memory is used up.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ink.h"

static const struct slide_point reach = { 500, 500 };

static void stroke(struct ink *ink, int y)
{
    assert_true(ink_begin(ink, (struct slide_point){ 1000, y }));
    assert_true(ink_extend(ink, (struct slide_point){ 9000, y }, 10));
    ink_lift(ink);
}

/* A letter is a level stroke: a the highest. */
static void play(struct ink *ink, const char *story)
{
    for (const char *p = story; *p; p++) {
        if (*p >= 'a' && *p <= 'z') {
            stroke(ink, (*p - 'a' + 1) * 1000);
        } else if (*p >= 'A' && *p <= 'Z') {
            (void)ink_erase(ink,
                            (struct slide_point){ 5000, (*p - 'A' + 1) * 1000 },
                            reach);
        } else if (*p == ';') {
            ink_lift(ink);
        } else if (*p == '<') {
            (void)ink_undo(ink);
        } else if (*p == '>') {
            (void)ink_redo(ink);
        } else if (*p == '#') {
            (void)ink_clear(ink);
        }
    }
}

static void seen(const struct ink *ink, char out[INK_STROKE_MAX + 1])
{
    int count = 0;

    for (int i = 0; i < ink->stroke_count; i++) {
        if (ink_is_seen(ink, &ink->strokes[i])) {
            const int y = ink->points[ink->strokes[i].first].y;
            out[count++] = (char)('a' + y / 1000 - 1);
        }
    }
    out[count] = '\0';
}

/* Capitals erase what has that letter; `;` lifts the eraser; < and > undo
   and redo; # wipes all. */
static const struct {
    const char *label, *story, *seen;
} stories[] = {
    { "nothing", "", "" },
    { "drawn", "abc", "abc" },
    { "undone", "abc<", "ab" },
    { "undone more often than there is", "ab<<<<", "" },
    { "done again", "abc<<>", "ab" },
    { "done again more often than there is", "abc<>>>", "abc" },
    { "what is drawn after an undo replaces it", "abc<<d>", "ad" },
    { "erased", "abcB;", "ac" },
    { "the eraser meets nothing", "abZ;<", "a" },
    { "one sweep of the eraser is one act", "abcAB;<", "abc" },
    { "two sweeps are two", "abcA;B;<", "bc" },
    { "an erasing done again", "abcB;<>", "ac" },
    { "an erasing undone and replaced", "abcB;<d", "abcd" },
    { "wiped", "abc#", "" },
    { "a wiping undone", "abcB;#<", "ac" },
    { "an empty slide cannot be wiped", "#a<", "" },
    { "wiped twice is once", "ab##<", "ab" },
    { "drawn after a wiping", "ab#c", "c" },
    { "and all of it undone", "ab#c<<", "ab" },
};

static void test_stories(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        struct ink ink = { 0 };
        char got[INK_STROKE_MAX + 1];
        play(&ink, stories[i].story);
        seen(&ink, got);
        if (strcmp(got, stories[i].seen) != 0 ||
            ink_is_clean(&ink) != (got[0] == '\0')) {
            fail_msg("%s: \"%s\"", stories[i].label, got);
        }
    }
}

static void test_points_that_add_nothing(void **state)
{
    struct ink ink = { 0 };

    (void)state;
    assert_true(ink_begin(&ink, (struct slide_point){ 100, 100 }));
    assert_true(ink_extend(&ink, (struct slide_point){ 109, 91 }, 10));
    assert_int_equal(ink.strokes[0].count, 1);
    assert_true(ink_extend(&ink, (struct slide_point){ 110, 100 }, 10));
    assert_int_equal(ink.strokes[0].count, 2);
    ink_lift(&ink);
    assert_true(ink_extend(&ink, (struct slide_point){ 900, 900 }, 10));
    assert_int_equal(ink.strokes[0].count, 2);
}

/* A second finger came: it was to be no line. */
static void test_dropped(void **state)
{
    struct ink ink = { 0 };

    (void)state;
    play(&ink, "a");
    assert_true(ink_begin(&ink, (struct slide_point){ 100, 100 }));
    ink_drop(&ink);
    assert_int_equal(ink.stroke_count, 1);
    assert_int_equal(ink.point_count, 2);
    assert_false(ink_redo(&ink));
    ink_drop(&ink); /* nothing is under the pen */
    assert_int_equal(ink.stroke_count, 1);
}

/* Anywhere along a stroke, and on either side as far as it reaches. */
static void test_reach(void **state)
{
    struct ink ink = { 0 };

    (void)state;
    play(&ink, "e");
    assert_false(ink_erase(&ink, (struct slide_point){ 5000, 5501 }, reach));
    assert_false(ink_erase(&ink, (struct slide_point){ 9501, 5000 }, reach));
    assert_true(ink_erase(&ink, (struct slide_point){ 9499, 5000 }, reach));
    play(&ink, ";<");
    assert_true(ink_erase(&ink, (struct slide_point){ 5000, 4501 }, reach));
}

static void test_limits(void **state)
{
    struct ink ink = { 0 };

    (void)state;
    assert_true(ink_begin(&ink, (struct slide_point){ 0, 0 }));
    for (int i = 1; i < INK_POINT_MAX; i++) {
        assert_true(ink_extend(&ink, (struct slide_point){ i * 10, 0 }, 10));
    }
    assert_false(ink_extend(&ink, (struct slide_point){ 0, 900 }, 10));
    ink_lift(&ink);
    assert_false(ink_begin(&ink, (struct slide_point){ 0, 0 }));
    assert_true(ink_undo(&ink));
    assert_true(ink_is_clean(&ink));

    ink = (struct ink){ 0 };
    for (int i = 0; i < INK_STROKE_MAX; i++) {
        stroke(&ink, 1000);
    }
    assert_false(ink_begin(&ink, (struct slide_point){ 0, 0 }));

    assert_true(ink_erase(&ink, (struct slide_point){ 5000, 1000 }, reach));
    ink_lift(&ink);
    stroke(&ink, 2000); /* what is erased gives way, and cannot come back */
    play(&ink, "<");
    assert_true(ink_is_clean(&ink));
}

/* A pen that is never put down: acts do not run out either. */
static void test_acts_without_end(void **state)
{
    struct ink ink = { 0 };

    (void)state;
    for (int i = 0; i < 3 * INK_ACT_MAX; i++) {
        play(&ink, "abB;#");
        assert_true(ink_is_clean(&ink));
        assert_true(ink.act <= INK_ACT_MAX);
    }
    play(&ink, "ab<");
    assert_false(ink_is_clean(&ink));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stories),
        cmocka_unit_test(test_points_that_add_nothing),
        cmocka_unit_test(test_dropped),
        cmocka_unit_test(test_reach),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_acts_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
