/**
 * @file
 * A segment in its words looks as the segment does: as much ink, at the same
 * places to a pixel, in both directions.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text_words.h"

enum {
    ARENA_BYTES = 16 * 1024 * 1024,
    WIDE_PX = 30000,
    SIDE_PX_MAX = 8000,
    ROUNDING = 8 * 255,
};

static const struct {
    const char *label;
    const char *text;
    enum text_direction direction;
    enum text_face face;
    int size_px, tracking;
    size_t words;
} lines[] = {
    { "one word", "internationaal", TEXT_LTR, FACE_DISPLAY, 200, 0, 1 },
    { "words", "Vier opgaven zijn groot", TEXT_LTR, FACE_DISPLAY, 130, 0, 4 },
    { "tracked", "Vier opgaven zijn groot", TEXT_LTR, FACE_DISPLAY, 264, -30,
      4 },
    { "running text", "de oorlog in Oekraïne.", TEXT_LTR, FACE_TEXT, 84, 0, 4 },
    { "Cyrillic", "Відбудова України", TEXT_LTR, FACE_TEXT_SEMIBOLD, 90, 0, 2 },
    { "Arabic", "أهداف التنمية المستدامة", TEXT_RTL, FACE_DISPLAY, 120, 0, 3 },
};

/* Ink of each column of pixels. */
static void add_columns(const struct text_mask *mask, int x_px, long *columns)
{
    for (int x = 0; x < mask->w_px; x++) {
        const int at = x_px + mask->left_px + x + SIDE_PX_MAX / 4;
        assert_in_range(at, 0, SIDE_PX_MAX - 1);
        for (int y = 0; y < mask->h_px; y++) {
            columns[at] += mask->pixels[y * mask->stride_bytes + x];
        }
    }
}

static long sum(const long *columns, int from, int to)
{
    long ink = 0;

    for (int i = from > 0 ? from : 0; i < to && i < SIDE_PX_MAX; i++) {
        ink += columns[i];
    }
    return ink;
}

/* Up to any column both have laid down as much ink, give or take one column
   and what edges between pixels make when they are rounded. */
static void assert_alike(const char *label, const long *a, const long *b)
{
    for (int x = 0; x < SIDE_PX_MAX; x++) {
        const long ink = sum(a, 0, x);
        if (ink + ROUNDING < sum(b, 0, x - 1) ||
            ink > sum(b, 0, x + 1) + ROUNDING) {
            fail_msg("%s: at %d %ld and %ld", label, x - SIDE_PX_MAX / 4, ink,
                     sum(b, 0, x));
        }
    }
}

static void test_lines(void **state)
{
    static long whole[SIDE_PX_MAX];
    static long parts[SIDE_PX_MAX];
    struct region region = region_create(ARENA_BYTES);
    struct text *t = text_create(false);

    (void)state;
    assert_non_null(t);
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct arena arena = region_arena(&region);
        const struct text_params params = {
            .text = lines[i].text,
            .style = { .face = lines[i].face,
                       .size_px = lines[i].size_px,
                       .line_px = lines[i].size_px,
                       .tracking = lines[i].tracking },
            .direction = lines[i].direction,
            .width_px = WIDE_PX,
        };
        const struct text_block *block = text_layout(t, &arena, &params);
        const struct text_segment *segment = &block->lines[0].segments[0];
        struct text_segment at_left = *segment;
        at_left.x_px = 40;
        const struct text_words words =
            text_segment_words(t, &block->style, &at_left, &arena);
        const struct text_mask mask = text_mask(t, &block->style, segment);

        assert_int_equal(words.count, lines[i].words);
        memset(whole, 0, sizeof(whole));
        memset(parts, 0, sizeof(parts));
        add_columns(&mask, 40, whole);
        for (size_t k = 0; k < words.count; k++) {
            const struct text_mask word =
                text_mask(t, &block->style, &words.items[k]);
            assert_true(k == 0 ||
                        words.items[k].x_px > words.items[k - 1].x_px);
            add_columns(&word, words.items[k].x_px, parts);
        }
        assert_alike(lines[i].label, parts, whole);
    }
    text_destroy(t);
    region_destroy(&region);
}

static void test_blanks(void **state)
{
    static const char *const blanks[] = { "", " ", "   " };
    struct region region = region_create(ARENA_BYTES);
    struct arena arena = region_arena(&region);
    struct text *t = text_create(false);
    const struct text_style style = { .face = FACE_TEXT, .size_px = 20 };

    (void)state;
    for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
        const struct text_segment segment = { .text = blanks[i] };
        assert_int_equal(text_segment_words(t, &style, &segment, &arena).count,
                         0);
    }
    text_destroy(t);
    region_destroy(&region);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
