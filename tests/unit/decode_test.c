#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "decode_case.h"
#include "exif.h"
#include "picture_sample.h"

enum {
    JPEG_TOLERANCE = 24, /* of 255: colours bleed into their neighbours */
    RAMP_TOLERANCE = 4,  /* of 255: the transform's own rounding */
};

/* Forms of PNG; all pixels are in one row. */
static const struct {
    const char *label;
    const char *hex;
    uint32_t want[3];
    const char *reason;
} forms[] = {
    { "palette",
      "89504e47 0d0a1a0a 0000000d 49484452 00000003 00000001 "
      "08030000 002c3ee4 86000000 09504c54 45ff0000 00ff0000 "
      "00ff2d4a cd8a0000 000c4944 415478da 63606064 02000008 "
      "0004081d 630a0000 00004945 4e44ae42 6082",
      { 0xFFFF0000, 0xFF00FF00, 0xFF0000FF },
      NULL },
    { "palette, one colour transparent",
      "89504e47 0d0a1a0a 0000000d 49484452 00000003 00000001 "
      "08030000 002c3ee4 86000000 09504c54 45ff0000 00ff0000 "
      "00ff2d4a cd8a0000 00017452 4e530040 e6d86600 00000c49 "
      "44415478 da636060 64020000 08000408 1d630a00 00000049 "
      "454e44ae 426082",
      { 0, 0xFF00FF00, 0xFF0000FF },
      NULL },
    { "palette with alpha",
      "89504e47 0d0a1a0a 0000000d 49484452 00000003 00000001 "
      "08030000 002c3ee4 86000000 09504c54 45ff0000 00ff0000 "
      "00ff2d4a cd8a0000 00037452 4e5380ff 40febb63 bc000000 "
      "0c494441 5478da63 60606402 00000800 04081d63 0a000000 "
      "0049454e 44ae4260 82",
      { 0x80800000, 0xFF00FF00, 0x40000040 },
      NULL },
    { "grey",
      "89504e47 0d0a1a0a 0000000d 49484452 00000002 00000001 "
      "08000000 00d14920 56000000 0b494441 5478da63 10f80000 "
      "01130101 e6ff111b 00000000 49454e44 ae426082",
      { 0xFF101010, 0xFFF0F0F0 },
      NULL },
    { "black and white",
      "89504e47 0d0a1a0a 0000000d 49484452 00000002 00000001 "
      "01000000 00dc5942 27000000 0a494441 5478da63 70000000 "
      "42004184 bf8e6200 00000049 454e44ae 426082",
      { 0xFF000000, 0xFFFFFFFF },
      NULL },
    { "grey of 16 bits",
      "89504e47 0d0a1a0a 0000000d 49484452 00000002 00000001 "
      "10000000 0081d9fc 15000000 0d494441 5478da63 1068f8d0 "
      "00000425 02016e30 23010000 00004945 4e44ae42 6082",
      { 0xFF101010, 0xFFF0F0F0 },
      NULL },
    { "grey with alpha",
      "89504e47 0d0a1a0a 0000000d 49484452 00000002 00000001 "
      "08040000 005e2bb7 01000000 0d494441 5478da63 10f8ffbf "
      "010005c0 028f0557 5c860000 00004945 4e44ae42 6082",
      { 0xFF101010, 0x80808080 },
      NULL },
    { "RGB",
      "89504e47 0d0a1a0a 0000000d 49484452 00000002 00000001 "
      "08020000 007b40e8 dd000000 0f494441 5478da63 105030f8 "
      "ffef2f00 07bd035b a1aa512b 00000000 49454e44 ae426082",
      { 0xFF102030, 0xFFFFFEFD },
      NULL },
    { "RGB, one colour transparent",
      "89504e47 0d0a1a0a 0000000d 49484452 00000002 00000001 "
      "08020000 007b40e8 dd000000 0674524e 53001000 20003010 "
      "d2e65f00 00000f49 44415478 da631050 30f8ffef 2f0007bd "
      "035ba1aa 512b0000 00004945 4e44ae42 6082",
      { 0, 0xFFFFFEFD },
      NULL },
    { "RGB of 16 bits",
      "89504e47 0d0a1a0a 0000000d 49484452 00000001 00000001 "
      "10020000 00c0e78f 9d000000 0f494441 5478da63 10685068 "
      "30680000 05c701e1 da519625 00000000 49454e44 ae426082",
      { 0xFF102030 },
      NULL },
    { "grey, one colour transparent",
      "89504e47 0d0a1a0a 0000000d 49484452 00000002 00000001 "
      "08000000 00d14920 56000000 0274524e 5300106b 24dd5c00 "
      "00000b49 44415478 da6310f8 00000113 0101e6ff 111b0000 "
      "00004945 4e44ae42 6082",
      { 0, 0xFFF0F0F0 },
      NULL },
};

/* ABC over DEF as stored, upright by its orientation. CIPA DC-008. */
static const char *const upright[EXIF_ORIENTATION_MAX + 1] = {
    NULL,     "ABCDEF", "CBAFED", "FEDCBA", "DEFABC",
    "ADBECF", "DAEBFC", "FCEBDA", "CFBEAD",
};

static const uint32_t letters[] = { 0xFFFF0000, 0xFF00FF00, 0xFF0000FF,
                                    0xFFFFFFFF, 0xFF000000, 0xFFFFFF00 };

static void test_forms_of_png(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        const struct decode_box box = { 9, 9, FIT_CONTAIN };
        struct decode_image got;
        const char *reason =
            decode_case_run(picture_sample_hex(forms[i].hex), box, &got);
        decode_case_check_reason(forms[i].label, reason, forms[i].reason);
        if (!reason) {
            decode_case_check_pixels(forms[i].label, &got, forms[i].want);
        }
        decode_finish(&got);
    }
}

static bool is_near(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 32; shift += 8) {
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) >
            JPEG_TOLERANCE) {
            return false;
        }
    }
    return true;
}

/* 48 x 32 pixels: six squares, each of whole JPEG blocks. */
static struct picture_sample six_squares(int orientation)
{
    enum {
        SIDE = 16,
        COLUMNS = 3,
        ROWS = 2
    };
    uint32_t pixels[SIDE * COLUMNS * SIDE * ROWS];

    for (int y = 0; y < SIDE * ROWS; y++) {
        for (int x = 0; x < SIDE * COLUMNS; x++) {
            pixels[y * SIDE * COLUMNS + x] =
                letters[y / SIDE * COLUMNS + x / SIDE];
        }
    }
    return picture_sample_jpeg(pixels, SIDE * COLUMNS, SIDE * ROWS,
                               orientation);
}

static void test_orientations(void **state)
{
    (void)state;

    for (int i = EXIF_UPRIGHT; i <= EXIF_ORIENTATION_MAX; i++) {
        const bool turned = i >= EXIF_FIRST_TURNED;
        const struct decode_box box = { turned ? 2 : 3, turned ? 3 : 2,
                                        i % 2 ? FIT_COVER : FIT_CONTAIN };
        struct decode_image got;
        decode_case_check_reason(
            "six squares", decode_case_run(six_squares(i), box, &got), NULL);
        assert_int_equal(got.w_px, box.w_px);
        assert_int_equal(got.h_px, box.h_px);
        for (int k = 0; k < 6; k++) {
            const uint32_t want = letters[upright[i][k] - 'A'];
            if (!is_near(got.pixels[k], want)) {
                fail_msg("orientation %d: square %d is %08X, want %08X", i, k,
                         got.pixels[k], want);
            }
        }
        assert_true(got.opaque);
        decode_finish(&got);
    }
}

static void test_damage(void **state)
{
    (void)state;
    /* Sound to the header walk: a stream that is none, a scan of nothing. */
    const char *const files[] = {
        "89504e47 0d0a1a0a 0000000d 49484452 00000002 00000002 08020000 "
        "00fdd49a 73000000 06494441 54789c6a 756e6be4 ce1f5800 00000049 "
        "454e44ae 426082",
        "ffd8 ffc0000b080004000501011100 ffda0008010100003f00 ffd9",
        "52494646 12000000 57454250 5650384c 05000000 2f068000 0000",
        "52494646 16000000 57454250 56503820 0a000000 1000009d 012a0700 0300",
    };

    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        const struct decode_box box = { 9, 9, FIT_CONTAIN };
        struct decode_image got;
        const char *reason =
            decode_case_run(picture_sample_hex(files[i]), box, &got);
        decode_case_check_reason(files[i], reason, "damaged inside");
        assert_null(got.pixels);
    }
}

/* 36 bytes that claim 134 MB of coefficients. */
static void test_progressive_bomb(void **state)
{
    (void)state;
    struct decode_image got;

    const char *reason =
        decode_case_run(picture_sample_hex("ffd8ffc2 000b0820 00200001 011100"
                                           "ffdb0043 00"
                                           "01010101 01010101 01010101 01010101"
                                           "01010101 01010101 01010101 01010101"
                                           "01010101 01010101 01010101 01010101"
                                           "01010101 01010101 01010101 01010101"
                                           "ffda0008 01010000 0000ffd9"),
                        (struct decode_box){ 9, 9, FIT_COVER }, &got);
    decode_case_check_reason(
        "bomb", reason, "progressive and too large; save it as baseline JPEG");
    assert_null(got.pixels);
}

/* A smooth ramp has the same mean whatever it is decoded at. */
static struct picture_sample ramp(int w, int h, int orientation)
{
    uint32_t *pixels = calloc((size_t)w * (size_t)h, sizeof(*pixels));

    assert_non_null(pixels);
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            const uint32_t red = (uint32_t)(x * 255 / (w - 1));
            const uint32_t green = (uint32_t)(y * 255 / (h - 1));
            pixels[(ptrdiff_t)y * w + x] = 0xFF000040 | red << 16 | green << 8;
        }
    }
    struct picture_sample file = picture_sample_jpeg(pixels, w, h, orientation);
    free(pixels);
    return file;
}

/* What a JPEG looks like when nothing is left to the decoder. */
static void check_as_png(int w, int h, struct decode_box box)
{
    const struct decode_box whole = { w, h, FIT_COVER };
    struct decode_image all, want, got;

    decode_case_check_reason("all", decode_case_run(ramp(w, h, 1), whole, &all),
                             NULL);
    decode_case_check_reason(
        "want",
        decode_case_run(picture_sample_png(all.pixels, w, h), box, &want),
        NULL);
    decode_case_check_reason("got", decode_case_run(ramp(w, h, 1), box, &got),
                             NULL);
    assert_int_equal(got.w_px, want.w_px);
    assert_int_equal(got.h_px, want.h_px);
    assert_true(got.opaque);
    for (int i = 0; i < got.w_px * got.h_px; i++) {
        for (int shift = 0; shift < 32; shift += 8) {
            const int a = (int)(got.pixels[i] >> shift & 0xFF);
            const int b = (int)(want.pixels[i] >> shift & 0xFF);
            if (abs(a - b) > RAMP_TOLERANCE) {
                fail_msg("%d x %d to %d x %d: pixel %d is %08X, want %08X", w,
                         h, box.w_px, box.h_px, i, got.pixels[i],
                         want.pixels[i]);
            }
        }
    }
    decode_finish(&all);
    decode_finish(&want);
    decode_finish(&got);
}

/* Each of the four sizes libjpeg makes; crops; sides no block divides. */
static void test_shrunk_while_decoded(void **state)
{
    (void)state;
    static const struct decode_box boxes[] = {
        { 1, 1, FIT_COVER },      { 10, 6, FIT_COVER },
        { 20, 13, FIT_CONTAIN },  { 30, 7, FIT_COVER },
        { 9, 50, FIT_COVER },     { 60, 40, FIT_COVER },
        { 100, 60, FIT_CONTAIN }, { 160, 110, FIT_CONTAIN },
        { 203, 131, FIT_COVER },  { 240, 30, FIT_COVER },
    };

    for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++) {
        check_as_png(203, 131, boxes[i]);
        check_as_png(131, 203, boxes[i]);
        check_as_png(256, 128, boxes[i]);
    }
}

/* Cut at each byte, and each byte spoilt: a picture or a reason. */
static void test_every_byte(void **state)
{
    (void)state;
    struct picture_sample file = ramp(40, 24, 6);
    const struct decode_box box = { 5, 7, FIT_COVER };
    int pictures = 0;

    for (size_t i = 0; i < 2 * file.len; i++) {
        const bool cut = i < file.len;
        const struct image_bytes part = { file.data, cut ? i : file.len };
        struct picture_sample bad = picture_sample_copy(part);
        const struct image_bytes bytes = picture_sample_bytes(&bad);
        struct image_header header;
        struct decode_image got = { 0 };
        if (!cut) {
            bad.data[i - file.len] ^= 0x55;
        }
        if (!image_header_read(bytes, &header) &&
            !decode_run(bytes, &header, box, &got)) {
            assert_false(cut);
            assert_int_equal(got.w_px, box.w_px);
            pictures++;
        }
        decode_finish(&got);
        picture_sample_finish(&bad);
    }
    assert_true(pictures > 0);
    picture_sample_finish(&file);
}

static void test_header_that_lies(void **state)
{
    (void)state;
    struct picture_sample file = picture_sample_webp(0xFFFFFFFF, 3, 2);
    const struct image_header header = {
        .kind = IMAGE_WEBP,
        .w_px = 2,
        .h_px = 3,
        .orientation = EXIF_UPRIGHT,
    };
    struct decode_image got;

    const char *reason =
        decode_run(picture_sample_bytes(&file), &header,
                   (struct decode_box){ 3, 3, FIT_COVER }, &got);
    picture_sample_finish(&file);
    decode_case_check_reason("WebP", reason, "not the size its header says");
    assert_null(got.pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_of_png),
        cmocka_unit_test(test_orientations),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_progressive_bomb),
        cmocka_unit_test(test_shrunk_while_decoded),
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_header_that_lies),
    };
    return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
