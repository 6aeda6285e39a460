/**
 * @file
 * What a command covers, what tells two commands apart, and how a list
 * reads as text.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "draw.h"

static const struct color ink = { 26, 26, 30, 255 };
static const struct color white = { 255, 255, 255, 255 };

static const struct text_segment plain[] = {
    { .text = "Geen ", .x_px = 0, .w_px = 60 },
    { .text = "armoede", .x_px = 60, .w_px = 100, .look.strong = true },
};
static const struct text_segment leaning[] = {
    { .text = "Geen ", .x_px = 0, .w_px = 60, .look.italic = true },
    { .text = "armoede", .x_px = 60, .w_px = 100, .look.strong = true },
};
static const struct text_segment moved[] = {
    { .text = "Geen ", .x_px = 0, .w_px = 60 },
    { .text = "armoede", .x_px = 61, .w_px = 100, .look.strong = true },
};
static const struct text_segment second[] = {
    { .text = "zegt \"ja|nee\"", .x_px = 0, .w_px = 90 },
};
static const struct text_line lines[] = {
    { plain, 2, 25, 0, 160 },
    { second, 1, 57, 35, 90 },
};
static const struct text_line leaning_lines[] = {
    { leaning, 2, 25, 0, 160 },
    { second, 1, 57, 35, 90 },
};
static const struct text_line moved_lines[] = {
    { moved, 2, 25, 0, 160 },
    { second, 1, 57, 35, 90 },
};
static const struct text_block block = {
    .style = { .face = FACE_TEXT_SEMIBOLD, .size_px = 27, .line_px = 32 },
    .lines = lines,
    .line_count = 2,
    .w_px = 160,
    .h_px = 64,
};
static const struct text_block same_block = {
    .style = { .face = FACE_TEXT_SEMIBOLD, .size_px = 27, .line_px = 32 },
    .lines = lines,
    .line_count = 2,
    .w_px = 160,
    .h_px = 64,
};
static const struct text_block leaning_block = {
    .style = { .face = FACE_TEXT_SEMIBOLD, .size_px = 27, .line_px = 32 },
    .lines = leaning_lines,
    .line_count = 2,
    .w_px = 160,
    .h_px = 64,
};
static const struct text_block moved_block = {
    .style = { .face = FACE_TEXT_SEMIBOLD, .size_px = 27, .line_px = 32 },
    .lines = moved_lines,
    .line_count = 2,
    .w_px = 160,
    .h_px = 64,
};
static const struct text_block larger_block = {
    .style = { .face = FACE_TEXT_SEMIBOLD, .size_px = 28, .line_px = 32 },
    .lines = lines,
    .line_count = 2,
    .w_px = 160,
    .h_px = 64,
    .clipped = true,
};

static struct draw_cmd text_cmd(const struct text_block *of)
{
    return (struct draw_cmd){
        .type = DRAW_TEXT,
        .rect = { 88, 310, 239, 64 },
        .color = white,
        .u.text = { .block = of, .strong = ink, .text = "as handed in" },
    };
}

static struct draw_cmd round_cmd(void)
{
    return (struct draw_cmd){
        .type = DRAW_ROUND,
        .rect = { 64, 150, 287, 238 },
        .color = { 0xE5, 0x24, 0x3B, 255 },
        .u.round = { .radius_px = 20,
                     .border_px = 2,
                     .border = { 0xE4, 0xDF, 0xD5, 255 },
                     .corners = CORNER_ALL },
    };
}

static const struct {
    const char *label;
    struct draw_cmd cmd;
    struct rect want;
} bounds_cases[] = {
    { "a rectangle covers itself",
      { .type = DRAW_RECT, .rect = { 1, 2, 3, 4 } },
      { 1, 2, 3, 4 } },
    { "an empty one covers nothing",
      { .type = DRAW_SHADOW, .rect = { 1, 2, 0, 4 } },
      { 0, 0, 0, 0 } },
    { "a shadow blurs by 28 and falls by 8",
      { .type = DRAW_SHADOW, .rect = { 100, 100, 50, 50 } },
      { 72, 80, 106, 106 } },
    { "a shadow scales with its blur",
      { .type = DRAW_SHADOW,
        .rect = { 100, 100, 50, 50 },
        .u.round = { .blur_px = 56 } },
      { 44, 60, 162, 162 } },
    { "a stroke hangs over by half its width and a soft edge",
      { .type = DRAW_SHAPE,
        .rect = { 10, 10, 40, 40 },
        .u.shape = { { 1 }, 3 } },
      { 7, 7, 46, 46 } },
    { "a filled shape stays inside",
      { .type = DRAW_SHAPE,
        .rect = { 10, 10, 40, 40 },
        .u.shape = { .id = { 1 } } },
      { 10, 10, 40, 40 } },
    { "a clip draws nothing",
      { .type = DRAW_CLIP, .rect = { 10, 10, 40, 40 } },
      { 0, 0, 0, 0 } },
    { "a text reaches half an em around its box",
      { .type = DRAW_TEXT,
        .rect = { 100, 200, 239, 10 },
        .u.text = { .block = &block } },
      { 86, 186, 267, 92 } },
};

static void test_bounds(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(bounds_cases) / sizeof(bounds_cases[0]);
         i++) {
        const struct rect got = draw_bounds(&bounds_cases[i].cmd);
        if (!rect_is_equal(got, bounds_cases[i].want)) {
            fail_msg("%s: got %d,%d %dx%d", bounds_cases[i].label, got.x, got.y,
                     got.w, got.h);
        }
    }
}

static void assert_differs(const char *label, const struct draw_cmd *a,
                           const struct draw_cmd *b)
{
    if (draw_hash(a) == draw_hash(b)) {
        fail_msg("%s is not told apart", label);
    }
}

static void test_hash_of_rounds(void **state)
{
    (void)state;
    const struct draw_cmd cmd = round_cmd();
    struct draw_cmd other = round_cmd();

    assert_true(draw_hash(&cmd) == draw_hash(&other));
    other.rect.x++;
    assert_differs("position", &cmd, &other);
    other = cmd;
    other.color.a = 254;
    assert_differs("alpha", &cmd, &other);
    other = cmd;
    other.u.round.corners = CORNER_TOP_LEFT;
    assert_differs("corners", &cmd, &other);
    other = cmd;
    other.u.round.border.g ^= 1;
    assert_differs("colour of the border", &cmd, &other);
    other = cmd;
    other.u.round.outside = true;
    assert_differs("outside", &cmd, &other);
    other = cmd;
    other.type = DRAW_SHADOW;
    assert_differs("type", &cmd, &other);
}

static void test_hash_of_texts(void **state)
{
    (void)state;
    const struct draw_cmd cmd = text_cmd(&block);
    struct draw_cmd other = text_cmd(&same_block);

    other.u.text.text = "from another arena";
    other.u.text.source.line = 7;
    assert_true(draw_hash(&cmd) == draw_hash(&other));
    other = text_cmd(&moved_block);
    assert_differs("place of a segment", &cmd, &other);
    other = text_cmd(&larger_block);
    assert_differs("size", &cmd, &other);
    other = text_cmd(&leaning_block);
    assert_differs("italic", &cmd, &other);
    other = cmd;
    other.u.text.strong = white;
    assert_differs("colour of emphasis", &cmd, &other);
}

static void test_hash_of_images(void **state)
{
    (void)state;
    const struct draw_cmd cmd = {
        .type = DRAW_IMAGE,
        .rect = { 0, 0, 30, 20 },
        .u.image = { .asset = { 3 },
                     .fit = FIT_COVER,
                     .radius_px = 20,
                     .name = "a.jpg" },
    };
    struct draw_cmd other = cmd;

    other.u.image.asset.value = 4;
    assert_differs("picture", &cmd, &other);
    other = cmd;
    other.u.image.fit = FIT_CONTAIN;
    assert_differs("fit", &cmd, &other);
    other = cmd;
    other.u.image.radius_px = 0;
    assert_differs("radius", &cmd, &other);
    other = cmd;
    other.u.image.box.w_px = 15;
    assert_differs("box", &cmd, &other);
    other = cmd;
    other.u.image.sharper = 2;
    assert_differs("sharper", &cmd, &other);
}

static const struct vec2 points[] = { { 0.1f, 0.2f }, { 0.9f, 0.3f } };
static const struct vec2 other_points[] = { { 0.1f, 0.2f }, { 0.9f, 0.4f } };

static void test_hash_of_marks(void **state)
{
    (void)state;
    const struct draw_cmd shade = { .type = DRAW_SHADE,
                                    .rect = { 0, 0, 30, 20 },
                                    .u.shade = { .disc = { 1, 2, 3, 3 } } };
    const struct draw_cmd stroke = { .type = DRAW_STROKE,
                                     .rect = { 0, 0, 30, 20 },
                                     .u.stroke = { points, 2, 9 } };
    struct draw_cmd other = shade;

    other.u.shade.disc.x = 2;
    assert_differs("disc", &shade, &other);
    other = shade;
    other.color.a = 3;
    assert_differs("shade", &shade, &other);
    other = stroke;
    other.u.stroke.points = other_points;
    assert_differs("points", &stroke, &other);
    other = stroke;
    other.u.stroke.width_px = 8;
    assert_differs("width", &stroke, &other);
}

static void test_hash_of_codes(void **state)
{
    (void)state;
    static const unsigned char dark[] = { 1 };
    const struct draw_cmd cmd = {
        .type = DRAW_CODE,
        .rect = { 0, 0, 30, 30 },
        .u.code = { dark, 1, "https://example.org/nl/" },
    };
    struct draw_cmd other = cmd;

    other.u.code.text = "https://example.org/en/";
    assert_differs("text", &cmd, &other);
    other = cmd;
    other.color = white;
    assert_differs("colour", &cmd, &other);
}

static void test_trace(void **state)
{
    (void)state;
    const struct draw_cmd cmds[] = {
        { .type = DRAW_RECT,
          .rect = { 0, 0, 1920, 1080 },
          .color = { 0xFA, 0xF8, 0xF4, 255 } },
        { .type = DRAW_CLIP, .rect = { 64, 150, 884, 470 } },
        round_cmd(),
        text_cmd(&block),
        text_cmd(&larger_block),
        { .type = DRAW_SHAPE,
          .rect = { 10, 20, 40, 40 },
          .color = { 26, 26, 30, 168 },
          .u.shape = { { 5 }, 3 } },
        { .type = DRAW_CLIP },
        { .type = DRAW_SHADOW,
          .rect = { 1, 2, 3, 4 },
          .u.round = { .radius_px = 28 } },
        { .type = DRAW_IMAGE,
          .rect = { -5, 2, 3, 4 },
          .u.image = { .asset = { 3 },
                       .fit = FIT_CONTAIN,
                       .radius_px = 20,
                       .name = "beira.jpg" } },
        { .type = DRAW_SHADE,
          .rect = { 0, 0, 1920, 1080 },
          .color = { 26, 26, 30, 168 },
          .u.shade = { .disc = { 500, 300, 360, 360 } } },
        { .type = DRAW_STROKE,
          .rect = { 400, 300, 200, 100 },
          .color = { 0xF5, 0xB8, 0x00, 255 },
          .u.stroke = { points, 2, 9 } },
        { .type = DRAW_CODE,
          .rect = { 9, 8, 145, 145 },
          .color = { 26, 26, 30, 255 },
          .u.code = { NULL, 29, "https://example.org/nl/" } },
    };
    const struct draw_list list = { cmds, sizeof(cmds) / sizeof(cmds[0]) };
    struct region region = region_create(1 << 16);
    struct arena arena = region_arena(&region);

    assert_string_equal(
        draw_list_trace(&list, &arena),
        "rect 0,0 1920x1080 #faf8f4\n"
        "clip 64,150 884x470\n"
        "round 64,150 287x238 r20 #e5243b border 2 #e4dfd5 corners 15\n"
        "text 88,310 239x64 px27 line 32 face text-semibold #ffffff "
        "\"Geen **armoede**|zegt \\\"ja\\|nee\\\"\" strong #1a1a1e x 0,35\n"
        "text 88,310 239x64 px28 line 32 face text-semibold #ffffff "
        "\"Geen **armoede**|zegt \\\"ja\\|nee\\\"\" strong #1a1a1e x 0,35 "
        "clipped\n"
        "shape 10,20 40x40 id 5 stroke 3 #1a1a1ea8\n"
        "clip off\n"
        "shadow 1,2 3x4 r28\n"
        "image -5,2 3x4 contain r20 \"beira.jpg\"\n"
        "shade 0,0 1920x1080 #1a1a1ea8 but 500,300 360x360\n"
        "stroke 400,300 200x100 width 9 points 2 from 20,40 to 180,60 "
        "#f5b800\n"
        "code 9,8 145x145 side 29 #1a1a1e \"https://example.org/nl/\"\n");
    region_destroy(&region);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_hash_of_rounds),
        cmocka_unit_test(test_hash_of_texts),
        cmocka_unit_test(test_hash_of_images),
        cmocka_unit_test(test_hash_of_marks),
        cmocka_unit_test(test_hash_of_codes),
        cmocka_unit_test(test_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
