/* A JPEG loses what stands beside the picture, and nothing of the picture. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "jpeg_strip.h"
#include "picture_sample.h"

static const uint32_t red[4] = { 0xFFFF0000, 0xFFFF0000, 0xFFFF0000,
                                 0xFFFF0000 };

static void test_camera(void **state)
{
    struct picture_sample turned = picture_sample_jpeg(red, 2, 2, 6);
    struct picture_sample plain = picture_sample_jpeg(red, 2, 2, 0);
    unsigned char *out = malloc(turned.len);
    (void)state;
    assert_non_null(out);

    assert_true(turned.len > plain.len);
    assert_int_equal(jpeg_strip(picture_sample_bytes(&turned), out), plain.len);
    assert_memory_equal(out, plain.data, plain.len);
    free(out);
    picture_sample_finish(&turned);
    picture_sample_finish(&plain);
}

/* What is kept, and what is not: each file with one segment of four bytes. */
static void test_segments(void **state)
{
    static const struct {
        const char *label;
        const char *hex;
        const char *want;
    } files[] = {
        { "JFIF", "FFD8 FFE0 0004 4141 FFDA 42",
          "FFD8 FFE0 0004 4141 FFDA 42" },
        { "EXIF", "FFD8 FFE1 0004 4141 FFDA 42", "FFD8 FFDA 42" },
        { "profile", "FFD8 FFE2 0004 4141 FFDA 42",
          "FFD8 FFE2 0004 4141 FFDA 42" },
        { "editor", "FFD8 FFED 0004 4141 FFDA 42", "FFD8 FFDA 42" },
        { "Adobe", "FFD8 FFEE 0004 4141 FFDA 42",
          "FFD8 FFEE 0004 4141 FFDA 42" },
        { "comment", "FFD8 FFFE 0004 4141 FFDA 42", "FFD8 FFDA 42" },
        { "two", "FFD8 FFE1 0003 41 FFFE 0002 FFDA", "FFD8 FFDA" },
        { "in the scan", "FFD8 FFDA FFE1 0004 4141",
          "FFD8 FFDA FFE1 0004 4141" },
        { "cut", "FFD8 FFE1 0004 41", "FFD8 FFE1 0004 41" },
        { "nothing", "FF", "FF" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        struct picture_sample in = picture_sample_hex(files[i].hex);
        struct picture_sample want = picture_sample_hex(files[i].want);
        unsigned char *out = malloc(in.len);
        assert_non_null(out);
        const size_t len = jpeg_strip(picture_sample_bytes(&in), out);
        if (len != want.len || memcmp(out, want.data, len) != 0) {
            fail_msg("%s: %zu bytes, want %zu", files[i].label, len, want.len);
        }
        free(out);
        picture_sample_finish(&in);
        picture_sample_finish(&want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_camera),
        cmocka_unit_test(test_segments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
