#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exif.h"
#include "image_header.h"
#include "picture_sample.h"

struct header_case {
    const char *label;
    const char *hex;
    struct image_header want;
    const char *reason; /* NULL: want is set */
};

/* Files of 17 to 68 bytes that would cost a decoder 250 MB. */
static const struct header_case bombs[] = {
    { "PNG of 65,535 x 65,535",
      "89504e47 0d0a1a0a 0000000d 49484452 0000ffff 0000ffff "
      "08000000 00000000 00",
      .reason = "a side over 8,192 pixels" },
    { "PNG of 20,000 x 20,000",
      "89504e47 0d0a1a0a 0000000d 49484452 00004e20 00004e20 "
      "08000000 00000000 00",
      .reason = "a side over 8,192 pixels" },
    { "PNG of 8,000 x 8,000",
      "89504e47 0d0a1a0a 0000000d 49484452 00001f40 00001f40 "
      "08000000 00000000 00",
      .reason = "over 16.8 megapixels" },
    { "PNG of 2,147,483,647 x 1",
      "89504e47 0d0a1a0a 0000000d 49484452 7fffffff 00000001 "
      "08000000 00000000 00000000 01494441 54000000 00000000 "
      "00004945 4e440000 0000",
      .reason = "a side over 8,192 pixels" },
    { "PNG with a chunk of 4 GiB",
      "89504e47 0d0a1a0a 0000000d 49484452 00000001 00000001 "
      "08000000 00000000 00ffffff ff494441 54000000 00",
      .reason = "cut short" },
    { "JPEG of 20,000 x 20,000",
      "ffd8ffc0 000b084e 204e2001 011100ff da000801 0100003f "
      "00ffd9",
      .reason = "a side over 8,192 pixels" },
    { "JPEG of 65,535 x 65,535",
      "ffd8ffc0 000b08ff ffffff01 011100ff da000801 0100003f "
      "00ffd9",
      .reason = "a side over 8,192 pixels" },
    { "VP8 of 16,383 x 16,383",
      "52494646 16000000 57454250 56503820 0a000000 1000009d "
      "012aff3f ff3f",
      .reason = "a side over 8,192 pixels" },
    { "VP8L of 16,384 x 16,384",
      "52494646 12000000 57454250 5650384c 05000000 2fffffff 0f00",
      .reason = "a side over 8,192 pixels" },
    { "VP8X of 16,777,216 x 16,777,216",
      "52494646 16000000 57454250 56503858 0a000000 00000000 "
      "ffffffff ffff",
      .reason = "a side over 8,192 pixels" },
    { "VP8L of 8,000 x 2,000 on a canvas of 1 x 1",
      "52494646 24000000 57454250 56503858 0a000000 00000000 "
      "00000000 00005650 384c0500 00002f3f dff30100",
      .reason = "damaged" },
    { "QOI of 8,000 x 8,000",
      "716f6966 00001f40 00001f40 04000000 00000000 0001",
      .reason = "neither PNG, JPEG nor WebP" },
    { "BMP of 8,000 x 8,000",
      "424d3600 00000000 00003600 00002800 0000401f 0000401f "
      "00000100 18000000 00000000 00000000 00000000 00000000 "
      "00000000 0000",
      .reason = "neither PNG, JPEG nor WebP" },
    { "PNM of 8,000 x 8,000", "50362038 30303020 38303030 20323535 0a00",
      .reason = "neither PNG, JPEG nor WebP" },
};

static const struct header_case cases[] = {
    { "PNG at the limit of the area",
      "89504e47 0d0a1a0a 0000000d 49484452 00002000 00000802 "
      "08000000 00000000 00000000 01494441 54000000 00000000 "
      "00004945 4e440000 0000",
      { IMAGE_PNG, 8192, 2050, 1 },
      NULL },
    { "PNG one row over it",
      "89504e47 0d0a1a0a 0000000d 49484452 00002000 00000803 "
      "08000000 00000000 00000000 01494441 54000000 00000000 "
      "00004945 4e440000 0000",
      .reason = "over 16.8 megapixels" },
    { "PNG at the limit of a side",
      "89504e47 0d0a1a0a 0000000d 49484452 00002000 00000001 "
      "08000000 00000000 00000000 01494441 54000000 00000000 "
      "00004945 4e440000 0000",
      { IMAGE_PNG, 8192, 1, 1 },
      NULL },
    { "PNG one column over it",
      "89504e47 0d0a1a0a 0000000d 49484452 00002001 00000001 "
      "08000000 00000000 00000000 01494441 54000000 00000000 "
      "00004945 4e440000 0000",
      .reason = "a side over 8,192 pixels" },
    { "PNG without a column",
      "89504e47 0d0a1a0a 0000000d 49484452 00000000 00000005 "
      "08000000 00000000 00000000 01494441 54000000 00000000 "
      "00004945 4e440000 0000",
      .reason = "a side of 0 pixels" },
    { "PNG without picture data",
      "89504e47 0d0a1a0a 0000000d 49484452 00000003 00000002 "
      "08000000 00000000 00000000 0049454e 44000000 00",
      .reason = "damaged" },
    { "PNG with empty picture data",
      "89504e47 0d0a1a0a 0000000d 49484452 00000003 00000002 "
      "08000000 00000000 00000000 00494441 54000000 00000000 "
      "0049454e 44000000 00",
      .reason = "damaged" },
    { "PNG without an end",
      "89504e47 0d0a1a0a 0000000d 49484452 00000003 00000002 "
      "08000000 00000000 00000000 01494441 54000000 0000",
      .reason = "cut short" },
    { "PNG with a long header",
      "89504e47 0d0a1a0a 0000000e 49484452 00000003 00000002 "
      "08000000 00000000 00000000 01494441 54000000 00000000 "
      "00004945 4e440000 0000",
      .reason = "damaged" },
    { "PNG that begins with something else",
      "89504e47 0d0a1a0a 0000000d 67414d41 00000003 00000002 "
      "08000000 00000000 00000000 01494441 54000000 00000000 "
      "00004945 4e440000 0000",
      .reason = "damaged" },
    { "PNG with two headers",
      "89504e47 0d0a1a0a 0000000d 49484452 00000003 00000002 "
      "08000000 00000000 00000000 0d494844 52000000 03000000 "
      "02080000 00000000 00000000 00014944 41540000 00000000 "
      "00000049 454e4400 000000",
      .reason = "damaged" },
    { "JPEG, baseline",
      "ffd8ffc0 000b0800 04000501 011100ff da000801 0100003f "
      "00ffd9",
      { IMAGE_JPEG, 5, 4, 1 },
      NULL },
    { "JPEG, progressive, three colours",
      "ffd8ffc2 00110800 04000503 01110001 11000111 00ffda00 "
      "08010100 003f00ff da000801 0100003f 00ffd9",
      { IMAGE_JPEG, 5, 4, 1 },
      NULL },
    { "JPEG with stuffed, restart and fill bytes",
      "ffd8ffc0 000b0800 04000501 011100ff da000801 0100003f "
      "0012ff00 ffd03412 ffffffd9",
      { IMAGE_JPEG, 5, 4, 1 },
      NULL },
    { "JPEG with a second picture behind",
      "ffd8ffc0 000b0800 04000501 011100ff da000801 0100003f "
      "00ffd9ff d8ffc000 0b08ffff ffff0101 1100ffda 00080101 "
      "00003f00 ffd9",
      { IMAGE_JPEG, 5, 4, 1 },
      NULL },
    { "JPEG with a picture in a segment",
      "ffd8ffe2 0011ffc0 000b08ff ffffff01 01110000 00ffc000 "
      "0b080004 00050101 1100ffda 00080101 00003f00 ffd9",
      { IMAGE_JPEG, 5, 4, 1 },
      NULL },
    { "JPEG without a row",
      "ffd8ffc0 000b0800 00000501 011100ff da000801 0100003f "
      "00ffd9",
      .reason = "a side of 0 pixels" },
    { "JPEG without a frame", "ffd8ffda 00080101 00003f00 ffd9",
      .reason = "damaged" },
    { "JPEG without a scan", "ffd8ffc0 000b0800 04000501 011100ff d9",
      .reason = "damaged" },
    { "JPEG with two frames",
      "ffd8ffc0 000b0800 04000501 011100ff c0000b08 00080008 "
      "01011100 ffda0008 01010000 3f00ffd9",
      .reason = "damaged" },
    { "JPEG with junk between segments",
      "ffd8fffe 00020000 ffc0000b 08000400 05010111 00ffda00 "
      "08010100 003f00ff d9",
      .reason = "damaged" },
    { "JPEG in four inks",
      "ffd8ffc0 00140800 04000504 01110001 11000111 00011100 "
      "ffda0008 01010000 3f00ffd9",
      .reason = "not grey or RGB colours (CMYK?)" },
    { "JPEG, lossless",
      "ffd8ffc3 000b0800 04000501 011100ff da000801 0100003f "
      "00ffd9",
      .reason = "neither baseline nor progressive JPEG of 8 bits" },
    { "JPEG of 12 bits",
      "ffd8ffc1 000b0c00 04000501 011100ff da000801 0100003f "
      "00ffd9",
      .reason = "neither baseline nor progressive JPEG of 8 bits" },
    { "JPEG with a segment of 1 byte", "ffd8ffe0 0001ffd9",
      .reason = "damaged" },
    { "VP8",
      "52494646 16000000 57454250 56503820 0a000000 1000009d "
      "012a8002 e001",
      { IMAGE_WEBP, 640, 480, 1 },
      NULL },
    { "VP8 that scales",
      "52494646 16000000 57454250 56503820 0a000000 1000009d "
      "012a8042 e081",
      { IMAGE_WEBP, 640, 480, 1 },
      NULL },
    { "VP8L",
      "52494646 12000000 57454250 5650384c 05000000 2f068000 0000",
      { IMAGE_WEBP, 7, 3, 1 },
      NULL },
    { "VP8X with a profile and alpha before the picture",
      "52494646 3e000000 57454250 56503858 0a000000 30000000 "
      "06000002 00004943 43500300 00006162 6300414c 50480100 "
      "00006100 56503820 0a000000 1000009d 012a0700 0300",
      { IMAGE_WEBP, 7, 3, 1 },
      NULL },
    { "VP8 without a side",
      "52494646 16000000 57454250 56503820 0a000000 1000009d "
      "012a0000 e001",
      .reason = "a side of 0 pixels" },
    { "VP8 that is no key frame",
      "52494646 16000000 57454250 56503820 0a000000 1100009d "
      "012a0700 0300",
      .reason = "damaged" },
    { "VP8 without its start code",
      "52494646 16000000 57454250 56503820 0a000000 1000009d "
      "012b0700 0300",
      .reason = "damaged" },
    { "VP8L without its mark",
      "52494646 12000000 57454250 5650384c 05000000 2e068000 0000",
      .reason = "damaged" },
    { "WebP that moves",
      "52494646 24000000 57454250 56503858 0a000000 02000000 "
      "06000002 0000414e 494d0600 00000000 00000000",
      .reason = "animated" },
    { "WebP without a picture",
      "52494646 16000000 57454250 56503858 0a000000 00000000 "
      "06000002 0000",
      .reason = "cut short" },
    { "WebP whose canvas differs",
      "52494646 24000000 57454250 56503858 0a000000 00000000 "
      "06000002 00005650 384c0500 00002f06 c0000000",
      .reason = "damaged" },
    { "WebP that claims to be longer",
      "52494646 13000000 57454250 5650384c 05000000 2f068000 0000",
      .reason = "cut short" },
    { "GIF", "47494638 39610100 01000000 003b",
      .reason = "neither PNG, JPEG nor WebP" },
    { "SVG", "3c737667 20786d6c 6e733d22 78222f3e",
      .reason = "neither PNG, JPEG nor WebP" },
    { "RIFF that is sound", "52494646 04000000 57415645",
      .reason = "neither PNG, JPEG nor WebP" },
    { "a single byte", "ff", .reason = "neither PNG, JPEG nor WebP" },
};

static const struct {
    const char *label;
    const char *name;
    enum image_kind kind;
    bool want;
} names[] = {
    { "png", "images/a.png", IMAGE_PNG, true },
    { "capitals", "A.PNG", IMAGE_PNG, true },
    { "jpg", "a.jpg", IMAGE_JPEG, true },
    { "jpeg", "a.b.Jpeg", IMAGE_JPEG, true },
    { "webp", "a.webp", IMAGE_WEBP, true },
    { "another kind", "a.jpg", IMAGE_PNG, false },
    { "the first of two", "a.png.jpg", IMAGE_PNG, false },
    { "no extension", "png", IMAGE_PNG, false },
    { "an empty one", "a.", IMAGE_JPEG, false },
    { "more than it", "a.webpx", IMAGE_WEBP, false },
};

static const struct {
    const char *label;
    const char *hex;
    int want;
} exifs[] = {
    { "big-endian",
      "45786966 0000 4d4d 002a 00000008 0001 "
      "0112 0003 00000001 0006 0000 00000000",
      6 },
    { "little-endian, second entry",
      "45786966 0000 4949 2a00 08000000 0200 "
      "0f01 0200 04000000 41424300 1201 0300 01000000 0800 0000 00000000",
      8 },
    { "nothing", "", 1 },
    { "another APP1", "68747470 3a2f2f6e 732e61646f6265", 1 },
    { "prefix alone", "45786966 0000", 1 },
    { "no byte order",
      "45786966 0000 4d49 002a 00000008 0001 "
      "0112 0003 00000001 0006 0000 00000000",
      1 },
    { "no TIFF mark",
      "45786966 0000 4d4d 002b 00000008 0001 "
      "0112 0003 00000001 0006 0000 00000000",
      1 },
    { "directory outside",
      "45786966 0000 4d4d 002a ffffffff 0001 "
      "0112 0003 00000001 0006 0000 00000000",
      1 },
    { "entry count outside",
      "45786966 0000 4d4d 002a 00000008 ffff "
      "0100 0003 00000001 0006 0000 00000000",
      1 },
    { "value 0",
      "45786966 0000 4d4d 002a 00000008 0001 "
      "0112 0003 00000001 0000 0000 00000000",
      1 },
    { "value 9",
      "45786966 0000 4d4d 002a 00000008 0001 "
      "0112 0003 00000001 0009 0000 00000000",
      1 },
    { "of another type",
      "45786966 0000 4d4d 002a 00000008 0001 "
      "0112 0004 00000001 0006 0000 00000000",
      1 },
    { "cut in the entry",
      "45786966 0000 4d4d 002a 00000008 0001 0112 0003 00000001 00", 1 },
};

/* NULL is a sound header. */
static void check_reason(const char *label, const char *got, const char *want)
{
    const char *is = got ? got : "sound";
    const char *should = want ? want : "sound";

    if (strcmp(is, should) != 0) {
        fail_msg("%s: got \"%s\", want \"%s\"", label, is, should);
    }
}

static void check_case(const struct header_case *c)
{
    struct picture_sample file = picture_sample_hex(c->hex);
    struct image_header got = { .kind = IMAGE_KIND_COUNT };

    const char *reason = image_header_read(picture_sample_bytes(&file), &got);
    picture_sample_finish(&file);

    check_reason(c->label, reason, c->reason);
    if (reason) {
        assert_int_equal(got.kind, IMAGE_KIND_COUNT); /* untouched */
    } else if (got.kind != c->want.kind || got.w_px != c->want.w_px ||
               got.h_px != c->want.h_px ||
               got.orientation != c->want.orientation) {
        fail_msg("%s: got kind %d, %d x %d, orientation %d", c->label,
                 (int)got.kind, got.w_px, got.h_px, got.orientation);
    }
}

static void test_bombs(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(bombs) / sizeof(bombs[0]); i++) {
        check_case(&bombs[i]);
    }
}

static void test_cases(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        check_case(&cases[i]);
    }
}

static void test_size_of_file(void **state)
{
    (void)state;
    struct image_header got;
    const struct image_bytes empty = { .data = NULL, .len = 0 };
    const struct image_bytes huge = { .data = NULL,
                                      .len = IMAGE_FILE_BYTES_MAX + 1 };

    check_reason("zero bytes", image_header_read(empty, &got), "an empty file");
    check_reason("too many bytes", image_header_read(huge, &got),
                 "over 16 MiB");
}

/* A baseline JPEG of 5 x 4 with @p count scans. */
static const char *read_scans(int count)
{
    const char frame[] = "ffd8 ffc0000b080004000501011100";
    const char scan[] = "ffda0008010100003f00";
    const size_t bytes =
        sizeof(frame) + (size_t)count * strlen(scan) + strlen("ffd9");
    char *hex = calloc(1, bytes);
    struct image_header got;

    assert_non_null(hex);
    char *end = stpcpy(hex, frame);
    for (int i = 0; i < count; i++) {
        end = stpcpy(end, scan);
    }
    memcpy(end, "ffd9", strlen("ffd9"));
    struct picture_sample file = picture_sample_hex(hex);
    const char *reason = image_header_read(picture_sample_bytes(&file), &got);
    picture_sample_finish(&file);
    free(hex);
    return reason;
}

static void test_scans(void **state)
{
    (void)state;

    check_reason("100 scans", read_scans(IMAGE_SCANS_MAX), NULL);
    check_reason("101 scans", read_scans(IMAGE_SCANS_MAX + 1),
                 "over 100 scans");
}

/* Every beginning is refused, and none is read past its end (ASan). */
static void check_truncations(const char *label, struct picture_sample file)
{
    const struct image_bytes whole = picture_sample_bytes(&file);
    struct image_header got;

    check_reason(label, image_header_read(whole, &got), NULL);
    for (size_t len = 0; len < whole.len; len++) {
        struct picture_sample part =
            picture_sample_copy((struct image_bytes){ whole.data, len });
        const char *reason =
            image_header_read(picture_sample_bytes(&part), &got);
        picture_sample_finish(&part);
        if (!reason) {
            fail_msg("%s: sound when cut at byte %zu", label, len);
        }
    }
    picture_sample_finish(&file);
}

static void test_truncations(void **state)
{
    (void)state;
    const uint32_t pixels[] = { 0xFFFF0000, 0x80FFFFFF, 0xFF0000FF,
                                0xFF00FF00, 0xFF123456, 0x00000000 };

    check_truncations("PNG", picture_sample_png(pixels, 3, 2));
    check_truncations("JPEG", picture_sample_jpeg(pixels, 3, 2, 6));
    check_truncations("WebP", picture_sample_webp(0x80FF8040, 3, 2));
}

static void test_names(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (image_kind_has_name(names[i].kind, names[i].name) !=
            names[i].want) {
            fail_msg("%s: %s", names[i].label, names[i].name);
        }
    }
}

static void test_exif(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(exifs) / sizeof(exifs[0]); i++) {
        struct picture_sample app1 = picture_sample_hex(exifs[i].hex);
        const int got = exif_orientation(picture_sample_bytes(&app1));
        picture_sample_finish(&app1);
        if (got != exifs[i].want) {
            fail_msg("%s: got %d, want %d", exifs[i].label, got, exifs[i].want);
        }
    }
}

static void test_orientation_of_jpeg(void **state)
{
    (void)state;
    const uint32_t pixel = 0xFF808080;

    for (int i = 0; i <= EXIF_ORIENTATION_MAX; i++) {
        struct picture_sample file = picture_sample_jpeg(&pixel, 1, 1, i);
        struct image_header got = { .kind = IMAGE_PNG };
        const char *reason =
            image_header_read(picture_sample_bytes(&file), &got);
        picture_sample_finish(&file);
        check_reason("JPEG with EXIF", reason, NULL);
        assert_int_equal(got.orientation, i == 0 ? EXIF_UPRIGHT : i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bombs),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_size_of_file),
        cmocka_unit_test(test_scans),
        cmocka_unit_test(test_truncations),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_exif),
        cmocka_unit_test(test_orientation_of_jpeg),
    };
    return cmocka_run_group_tests_name("image_header", tests, NULL, NULL);
}
