/**
 * @file
 * Which part of a slide is shown: about a place, under two fingers, and
 * never beyond its edges.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "zoom.h"

enum {
    HALF = SLIDE_WHOLE / 2,
    QUARTER = SLIDE_WHOLE / 4,
    NEAR = 8, /* what rounding may cost: a four-thousandth of the slide */
};

static void assert_near(const char *label, struct slide_point got,
                        struct slide_point want)
{
    if (got.x < want.x - NEAR || got.x > want.x + NEAR ||
        got.y < want.y - NEAR || got.y > want.y + NEAR) {
        fail_msg("%s: %d,%d and not %d,%d", label, got.x, got.y, want.x,
                 want.y);
    }
}

static const struct {
    const char *label;
    struct slide_point at;
    int by;
    struct slide_point from; /* the corner of what is shown then */
} about[] = {
    { "the middle, twice", { HALF, HALF }, 512, { QUARTER, QUARTER } },
    { "a corner stays", { 0, 0 }, 512, { 0, 0 } },
    { "the other corner stays",
      { SLIDE_WHOLE, SLIDE_WHOLE },
      512,
      { HALF, HALF } },
    { "four times", { HALF, 0 }, 1024, { HALF - HALF / 4, 0 } },
    { "more than four times is four times",
      { HALF, 0 },
      9999,
      { HALF - HALF / 4, 0 } },
    { "once is the whole slide", { HALF, HALF }, 256, { 0, 0 } },
    { "less than once, too", { HALF, HALF }, 3, { 0, 0 } },
};

static void test_about(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(about) / sizeof(about[0]); i++) {
        const struct zoom z =
            zoom_about(&(struct zoom){ 0 }, about[i].at, about[i].by);
        assert_near(about[i].label, z.from, about[i].from);
        assert_near(about[i].label, zoom_to_view(&z, about[i].at), about[i].at);
    }
}

static void test_there_and_back(void **state)
{
    const struct zoom z = zoom_about(&(struct zoom){ 0 },
                                     (struct slide_point){ 3000, 20000 }, 768);
    (void)state;
    for (int x = 0; x <= SLIDE_WHOLE; x += 1111) {
        const struct slide_point view = { x, SLIDE_WHOLE - x };
        assert_near("there and back", zoom_to_view(&z, zoom_to_slide(&z, view)),
                    view);
    }
}

static void test_steps(void **state)
{
    static const int up[] = { 384, 512, 768, 1024, 1024 };
    static const int down[] = { 768, 512, 384, 256, 256 };
    struct zoom z = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof(up) / sizeof(up[0]); i++) {
        z.by = zoom_step(&z, 1);
        assert_int_equal(z.by, up[i]);
    }
    for (size_t i = 0; i < sizeof(down) / sizeof(down[0]); i++) {
        z.by = zoom_step(&z, -1);
        assert_int_equal(z.by, down[i]);
    }
    z.by = 400; /* left by two fingers */
    assert_int_equal(zoom_step(&z, 1), 512);
    assert_int_equal(zoom_step(&z, -1), 384);
}

static void test_two_fingers(void **state)
{
    const struct zoom_fingers apart = { .before = { HALF, HALF },
                                        .now = { QUARTER, HALF },
                                        .apart_before = 100,
                                        .apart_now = 200 };
    const struct zoom z = zoom_pinched(&(struct zoom){ 0 }, &apart);

    (void)state;
    assert_int_equal(z.by, 512);
    assert_near("what was between them stays between them",
                zoom_to_slide(&z, apart.now), apart.before);

    const struct zoom_fingers together = { .before = { HALF, HALF },
                                           .now = { HALF, HALF },
                                           .apart_before = 400,
                                           .apart_now = 100 };
    assert_true(zoom_is_whole(
        &(struct zoom){ zoom_pinched(&z, &together).by, { 0, 0 } }));

    /* One finger moves it, as far as there is something. */
    const struct zoom_fingers one = { .before = { HALF, HALF },
                                      .now = { SLIDE_WHOLE, SLIDE_WHOLE },
                                      .apart_before = 1,
                                      .apart_now = 1 };
    const struct zoom moved = zoom_pinched(&z, &one);
    assert_int_equal(moved.by, 512);
    assert_near("the corner", moved.from, (struct slide_point){ HALF / 4, 0 });
}

/* Fingers may say anything: a part of the slide is always shown. */
static void test_bounds(void **state)
{
    static const int ends[] = { -99999999, -1, 0, 1, 255, 256, 999, 99999999 };
    const size_t count = sizeof(ends) / sizeof(ends[0]);

    (void)state;
    for (size_t i = 0; i < count * count; i++) {
        const struct zoom z = zoom_bounded((struct zoom){
            ends[i % count], { ends[i / count], -ends[i / count] } });
        const struct slide_point corner = { SLIDE_WHOLE, SLIDE_WHOLE };
        const struct slide_point end = zoom_to_slide(&z, corner);
        assert_true(zoom_factor(&z) >= ZOOM_ONE &&
                    zoom_factor(&z) <= ZOOM_MOST);
        assert_true(z.from.x >= 0 && z.from.y >= 0);
        assert_true(end.x <= SLIDE_WHOLE && end.y <= SLIDE_WHOLE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_about),  cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_steps),  cmocka_unit_test(test_two_fingers),
        cmocka_unit_test(test_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
