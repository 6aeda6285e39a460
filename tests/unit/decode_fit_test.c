#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decode_case.h"
#include "picture_sample.h"

enum {
    PIXELS_MAX = 16,
};

/* A row of pixels, or rows of equal ones, in a box. */
static const struct {
    const char *label;
    int w, h;
    uint32_t pixels[PIXELS_MAX];
    struct decode_box box;
    int want_w, want_h;
    uint32_t want[PIXELS_MAX];
} fits[] = {
    { "same size",
      2,
      1,
      { 0xFF102030, 0x80FFFFFF },
      { 2, 1, FIT_COVER },
      2,
      1,
      { 0xFF102030, 0x80808080 } },
    { "checkerboard, averaged, is mid grey",
      2,
      2,
      { 0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000 },
      { 1, 1, FIT_COVER },
      1,
      1,
      { 0xFF808080 } },
    { "three columns to two share the middle one",
      3,
      1,
      { 0xFF0000FF, 0xFF000000, 0xFF00FF00 },
      { 2, 1, FIT_CONTAIN },
      2,
      1,
      { 0xFF0000AA, 0xFF00AA00 } },
    { "colours of what is transparent do not bleed",
      2,
      1,
      { 0xFFFF0000, 0x0000FF00 },
      { 1, 1, FIT_CONTAIN },
      1,
      1,
      { 0x80800000 } },
    { "cover crops both sides evenly",
      4,
      1,
      { 0xFF000001, 0xFF000002, 0xFF000003, 0xFF000004 },
      { 2, 1, FIT_COVER },
      2,
      1,
      { 0xFF000002, 0xFF000003 } },
    { "cover crops top and bottom evenly",
      1,
      4,
      { 0xFF000001, 0xFF000002, 0xFF000003, 0xFF000004 },
      { 1, 2, FIT_COVER },
      1,
      2,
      { 0xFF000002, 0xFF000003 } },
    { "an odd crop at 1:1 stays sharp",
      4,
      1,
      { 0xFF000000, 0xFFFFFFFF, 0xFF000000, 0xFFFFFFFF },
      { 1, 1, FIT_COVER },
      1,
      1,
      { 0xFFFFFFFF } },
    { "cover enlarges by interpolation",
      2,
      1,
      { 0xFF000000, 0xFFFFFFFF },
      { 4, 2, FIT_COVER },
      4,
      2,
      { 0xFF000000, 0xFF404040, 0xFFBFBFBF, 0xFFFFFFFF, 0xFF000000, 0xFF404040,
        0xFFBFBFBF, 0xFFFFFFFF } },
    { "cover enlarges and crops",
      3,
      1,
      { 0xFFFF0000, 0xFF00FF00, 0xFF0000FF },
      { 2, 2, FIT_COVER },
      2,
      2,
      { 0xFF40BF00, 0xFF00BF40, 0xFF40BF00, 0xFF00BF40 } },
    { "contain never enlarges",
      2,
      1,
      { 0xFF000001, 0xFF000002 },
      { 9, 9, FIT_CONTAIN },
      2,
      1,
      { 0xFF000001, 0xFF000002 } },
    { "contain is limited by the width",
      4,
      2,
      { 0xFF000010, 0xFF000010, 0xFF000020, 0xFF000020, 0xFF000010, 0xFF000010,
        0xFF000020, 0xFF000020 },
      { 2, 9, FIT_CONTAIN },
      2,
      1,
      { 0xFF000010, 0xFF000020 } },
    { "contain is limited by the height",
      2,
      4,
      { 0xFF000010, 0xFF000010, 0xFF000010, 0xFF000010, 0xFF000020, 0xFF000020,
        0xFF000020, 0xFF000020 },
      { 9, 2, FIT_CONTAIN },
      1,
      2,
      { 0xFF000010, 0xFF000020 } },
    { "contain keeps a line of one pixel",
      8,
      1,
      { 0xFF000010, 0xFF000010, 0xFF000010, 0xFF000010, 0xFF000020, 0xFF000020,
        0xFF000020, 0xFF000020 },
      { 2, 2, FIT_CONTAIN },
      2,
      1,
      { 0xFF000010, 0xFF000020 } },
};

static void test_fits(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(fits) / sizeof(fits[0]); i++) {
        struct decode_image got;
        const char *reason = decode_case_run(
            picture_sample_png(fits[i].pixels, fits[i].w, fits[i].h),
            fits[i].box, &got);
        decode_case_check_reason(fits[i].label, reason, NULL);
        if (got.w_px != fits[i].want_w || got.h_px != fits[i].want_h) {
            fail_msg("%s: %d x %d", fits[i].label, got.w_px, got.h_px);
        }
        decode_case_check_pixels(fits[i].label, &got, fits[i].want);
        decode_finish(&got);
    }
}

/* Whatever the sizes: the promised size, and one colour stays that colour. */
static void check_solid(int w, int h, struct decode_box box)
{
    struct decode_image got;

    const char *reason =
        decode_case_run(picture_sample_webp(0x80FF4020, w, h), box, &got);
    decode_case_check_reason("solid", reason, NULL);
    if (box.fit == FIT_COVER) {
        assert_int_equal(got.w_px, box.w_px);
        assert_int_equal(got.h_px, box.h_px);
    } else {
        assert_in_range(got.w_px, 1, box.w_px < w ? box.w_px : w);
        assert_in_range(got.h_px, 1, box.h_px < h ? box.h_px : h);
    }
    for (int i = 0; i < got.w_px * got.h_px; i++) {
        assert_int_equal(got.pixels[i], 0x80802010);
    }
    assert_false(got.opaque);
    decode_finish(&got);
}

static void test_all_small_sizes(void **state)
{
    (void)state;
    const int side_max = 7;

    for (int w = 1; w <= side_max; w++) {
        for (int h = 1; h <= side_max; h++) {
            for (int i = 0; i < side_max * side_max; i++) {
                struct decode_box box = { 1 + i % side_max, 1 + i / side_max,
                                          FIT_COVER };
                check_solid(w, h, box);
                box.fit = FIT_CONTAIN;
                check_solid(w, h, box);
            }
        }
    }
}

static void test_extreme_sizes(void **state)
{
    (void)state;
    const int most = IMAGE_SIDE_MAX_PX;

    check_solid(most, 1, (struct decode_box){ 3, 2, FIT_COVER });
    check_solid(1, most, (struct decode_box){ 3, 2, FIT_COVER });
    check_solid(most, 1, (struct decode_box){ 1, 1, FIT_CONTAIN });
    check_solid(1, most, (struct decode_box){ 1, 1, FIT_CONTAIN });
    check_solid(1, 1, (struct decode_box){ most, 1, FIT_COVER });
    check_solid(3, 1, (struct decode_box){ 1, most, FIT_COVER });
    check_solid(4096, 4096, (struct decode_box){ 5, 7, FIT_COVER });
}

/* White at full opacity must not lose a bit in the largest average. */
static void test_large_white(void **state)
{
    (void)state;
    struct decode_image got;

    const char *reason =
        decode_case_run(picture_sample_webp(0xFFFFFFFF, 4096, 4096),
                        (struct decode_box){ 1, 1, FIT_COVER }, &got);
    decode_case_check_reason("white", reason, NULL);
    assert_int_equal(got.pixels[0], 0xFFFFFFFF);
    assert_true(got.opaque);
    decode_finish(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fits),
        cmocka_unit_test(test_all_small_sizes),
        cmocka_unit_test(test_extreme_sizes),
        cmocka_unit_test(test_large_white),
    };
    return cmocka_run_group_tests_name("decode_fit", tests, NULL, NULL);
}
