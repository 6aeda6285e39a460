/* Drawing text: masks, tracking, scripts and the cache of masks. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "state.h"
#include "text.h"

static int set_up(void **state)
{
    *state = text_create(false);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    text_destroy(*state);
    return 0;
}

/* One direction: that of its letters. */
static struct text_mask mask_of(struct text *t, const struct text_style *style,
                                const char *text)
{
    const struct span span = { text, strlen(text) };
    const struct text_segment segment = {
        .text = text,
        .direction = chars_have_rtl(span) ? TEXT_RTL : TEXT_LTR,
    };
    return text_mask(t, style, &segment);
}

static const struct text_style body = {
    .face = FACE_TEXT,
    .size_px = 28,
    .line_px = 38,
};

static void test_capital_mask(void **state)
{
    struct text *t = *state;
    const struct text_mask mask = mask_of(t, &body, "H");

    /* Inter's H: 2048 of 2816 units high. */
    assert_int_equal(text_cap_height_px(t, &body), 20);
    assert_in_range(mask.top_px, 20, 21);
    assert_int_equal(mask.h_px, mask.top_px); /* It stands on the line. */
    assert_in_range(mask.left_px, 2, 3);
    assert_true(mask.left_px + mask.w_px < text_width_px(t, &body, "H"));
    assert_true(mask.stride_bytes >= mask.w_px);
}

/* The first and last rows and columns of a mask have ink. */
static void test_mask_is_trimmed(void **state)
{
    struct text *t = *state;
    const struct text_mask m = mask_of(t, &body, "  jogging  ");
    int top = 0;
    int bottom = 0;
    int left = 0;
    int right = 0;

    for (int x = 0; x < m.w_px; x++) {
        top += m.pixels[x];
        bottom += m.pixels[(m.h_px - 1) * m.stride_bytes + x];
    }
    for (int y = 0; y < m.h_px; y++) {
        left += m.pixels[y * m.stride_bytes];
        right += m.pixels[y * m.stride_bytes + m.w_px - 1];
    }
    assert_true(top > 0 && bottom > 0);
    assert_true(left + right > 0);
    assert_true(m.h_px > m.top_px); /* j and g hang below the line. */
}

static void test_mask_has_no_ink(void **state)
{
    struct text *t = *state;

    assert_null(mask_of(t, &body, "").pixels);
    assert_null(mask_of(t, &body, "  ").pixels);
    assert_null(mask_of(t, &body, "\u200B\u00AD").pixels);
}

/* Fallbacks and directions: ink, and of the width that was measured. */
static void test_scripts(void **state)
{
    static const char *const samples[] = {
        "Oekra\u00EFne", "Торкніться екрана", "ґ є і ї ʼ", "المس الشاشة", "αβγ",
    };
    struct text *t = *state;

    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        for (int face = 0; face < FACE_COUNT; face++) {
            struct text_style style = body;
            style.face = (enum text_face)face;
            const struct text_mask m = mask_of(t, &style, samples[i]);
            const int w = text_width_px(t, &style, samples[i]);
            assert_non_null(m.pixels);
            assert_in_range(m.left_px + m.w_px, w - 6, w + 6);
        }
    }
    assert_int_equal(text_missing_count(t), 0);
}

static void assert_same_ink(const struct text_mask *a,
                            const struct text_mask *b)
{
    assert_int_equal(a->w_px, b->w_px);
    assert_int_equal(a->h_px, b->h_px);
    assert_int_equal(a->left_px, b->left_px);
    assert_int_equal(a->top_px, b->top_px);
    for (int y = 0; y < a->h_px; y++) {
        assert_memory_equal(a->pixels + y * a->stride_bytes,
                            b->pixels + y * b->stride_bytes, (size_t)a->w_px);
    }
}

/* Letters of a word join, so it is narrower than its letters apart. */
static void test_arabic_is_joined(void **state)
{
    struct text *t = *state;
    const int apart = 3 * text_width_px(t, &body, "\u0633");
    const int joined = text_width_px(t, &body, "\u0633\u0633\u0633");

    assert_true(joined < apart);
}

/* Ink of a word's joined letters is narrower than that of the letters. */
static void test_joined_ink(void **state)
{
    struct text *t = *state;
    const int joined = mask_of(t, &body, "\u0633\u0633\u0633").w_px;
    const int first = mask_of(t, &body, "\u0633").w_px;

    assert_in_range(joined, first, 3 * first - 10);
}

/* To the left a bracket opens on its other side. */
static void test_mirrored(void **state)
{
    struct text *t = *state;
    const struct text_segment open = { .text = "(" };
    const struct text_segment close = { .text = ")", .direction = TEXT_RTL };
    const struct text_mask a = text_mask(t, &body, &open);
    const struct text_mask b = text_mask(t, &body, &close);

    assert_same_ink(&a, &b);
}

static struct text_mask look_mask(struct text *t, enum text_face face,
                                  struct text_look look, const char *text)
{
    const struct span span = { text, strlen(text) };
    struct text_style style = body;
    const struct text_segment segment = {
        .text = text,
        .look = look,
        .direction = chars_have_rtl(span) ? TEXT_RTL : TEXT_LTR,
    };
    style.face = face;
    return text_mask(t, &style, &segment);
}

static const struct text_look regular = { .link = 0 };
static const struct text_look strong = { .strong = true };
static const struct text_look italic = { .italic = true };
static const struct text_look both = { .strong = true, .italic = true };

/* Each look is the face it stands for, also where another is cached. */
static void test_looks(void **state)
{
    static const struct {
        const char *label;
        enum text_face face;
        const struct text_look *look;
        enum text_face drawn;
        const char *text;
    } cases[] = {
        { "bold", FACE_TEXT, &strong, FACE_TEXT_SEMIBOLD, "gemeente" },
        { "bold of medium", FACE_TEXT_MEDIUM, &strong, FACE_TEXT_SEMIBOLD,
          "gemeente" },
        { "italic", FACE_TEXT, &italic, FACE_TEXT_ITALIC, "gemeente" },
        { "both", FACE_TEXT, &both, FACE_TEXT_SEMIBOLD_ITALIC, "gemeente" },
        { "italic of bold", FACE_TEXT_SEMIBOLD, &italic,
          FACE_TEXT_SEMIBOLD_ITALIC, "gemeente" },
        { "a title is bold", FACE_DISPLAY, &strong, FACE_DISPLAY, "gemeente" },
        { "italic title", FACE_DISPLAY, &italic, FACE_DISPLAY_ITALIC,
          "gemeente" },
        { "the emblem's stays", FACE_EMBLEM, &both, FACE_EMBLEM, "gemeente" },
        { "Arabic is upright", FACE_TEXT, &italic, FACE_TEXT, "بلديات" },
        { "Arabic bold", FACE_TEXT, &both, FACE_TEXT_SEMIBOLD, "بلديات" },
    };
    struct text *t = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *text = cases[i].text;
        (void)look_mask(t, cases[i].face, regular, text);
        const struct text_mask got =
            look_mask(t, cases[i].face, *cases[i].look, text);
        const struct text_mask want =
            look_mask(t, cases[i].drawn, regular, text);
        if (got.w_px != want.w_px || got.h_px != want.h_px) {
            fail_msg("%s: %d x %d instead of %d x %d", cases[i].label, got.w_px,
                     got.h_px, want.w_px, want.h_px);
        }
        assert_same_ink(&got, &want);
    }
}

/* Italic is another drawing, not only another key. */
static void test_italic_leans(void **state)
{
    struct text *t = *state;
    const int upright = look_mask(t, FACE_TEXT, regular, "l").w_px;
    const int leaning = look_mask(t, FACE_TEXT, italic, "l").w_px;

    assert_true(leaning > upright);
}

static void test_missing_character(void **state)
{
    struct text *t = *state;
    const struct text_mask with = mask_of(t, &body, "a\U00013000b");

    assert_int_equal(text_missing_count(t), 1);
    assert_int_equal(text_width_px(t, &body, "a\U00013000b"),
                     text_width_px(t, &body, "ab"));
    const struct text_mask without = mask_of(t, &body, "ab");
    assert_same_ink(&with, &without);
    assert_null(mask_of(t, &body, "\U00013000").pixels);

    /* Remembered once, in the order of meeting. */
    (void)text_width_px(t, &body, "\U00013001 \U00013000 e\U000E0101");
    assert_int_equal(text_missing(t, 0), 0x13000);
    assert_int_equal(text_missing(t, 1), 0x13001);
    assert_int_equal(text_missing(t, 2), 0xE0101);
    assert_int_equal(text_missing(t, 3), 0);
}

static void test_tracking(void **state)
{
    static const struct {
        const char *text;
        int gaps; /* Between clusters. */
    } cases[] = {
        { "samen maken we", 13 },
        { "AVAtar", 5 },
        { "Cafe\u0301 Delft", 9 },
        { "\u0423\u043A\u0440\u0430\u0457\u043D\u0430", 6 },
        { "\u0627\u0644\u0645\u062F\u0646", 0 }, /* Arabic: never. */
    };
    struct text *t = *state;
    struct text_style style = { FACE_DISPLAY, 116, 121, 0, false };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        style.tracking = 0;
        const int w = text_width_px(t, &style, cases[i].text);
        const struct text_mask plain = mask_of(t, &style, cases[i].text);
        const int ink = plain.w_px;

        style.tracking = -28;
        const int by = cases[i].gaps * 28 * 116 / 1000;
        const struct text_mask tracked = mask_of(t, &style, cases[i].text);
        assert_in_range(text_width_px(t, &style, cases[i].text), w - by - 1,
                        w - by + 1);
        assert_in_range(tracked.w_px, ink - by - 1, ink - by + 1);
    }
}

/* Tracking of next to nothing draws cluster by cluster: as the whole. */
static void test_clusters_stand_where_shaped(void **state)
{
    struct text *t = *state;
    const char *text = "Avonturen, Tolk";
    struct text_style style = { FACE_DISPLAY, 200, 200, 0, false };
    const struct text_mask whole = mask_of(t, &style, text);
    style.tracking = 1; /* 0.2 px, 2.8 px in all */
    const struct text_mask parts = mask_of(t, &style, text);

    assert_int_equal(parts.h_px, whole.h_px);
    assert_int_equal(parts.top_px, whole.top_px);
    assert_in_range(parts.w_px, whole.w_px + 2, whole.w_px + 4);
}

/* Where letters overlap they stay solid, not darker and not lighter. */
static void test_tight_letters(void **state)
{
    struct text *t = *state;
    const struct text_style style = { FACE_DISPLAY, 60, 60, -300, false };
    const struct text_style loose = { FACE_DISPLAY, 60, 60, 0, false };
    const struct text_mask one = mask_of(t, &loose, "-");
    const struct text_mask many = mask_of(t, &style, "----");

    assert_int_equal(one.h_px, many.h_px);
    assert_int_equal(
        many.pixels[(many.h_px / 2) * many.stride_bytes + many.w_px / 2], 255);
}

static void test_tabular(void **state)
{
    struct text *t = *state;
    struct text_style style = body;
    style.tabular = true;
    const int w = text_width_px(t, &style, "00:00");

    assert_int_equal(text_width_px(t, &style, "11:11"), w);
    assert_int_equal(text_width_px(t, &style, "17:04"), w);
    assert_true(text_width_px(t, &body, "11:11") < w);

    /* The colon does not move when the digits change. */
    const struct text_mask a = mask_of(t, &style, "01:30");
    const struct text_mask c = mask_of(t, &style, "00:30");
    assert_int_equal(a.left_px + a.w_px, c.left_px + c.w_px);
}

static void test_masks_are_kept(void **state)
{
    struct text *t = *state;
    const uint8_t *first = mask_of(t, &body, "haven").pixels;

    struct text_style title = body;
    title.face = FACE_DISPLAY;
    assert_ptr_equal(mask_of(t, &body, "haven").pixels, first);
    assert_ptr_not_equal(mask_of(t, &title, "haven").pixels, first);
}

static void test_budget(void **state)
{
    struct text *t = *state;
    const struct text_style style = { FACE_DISPLAY, 100, 100, 0, false };

    for (int i = 0; i < 2500; i++) {
        char label[32];
        (void)snprintf(label, sizeof(label), "haven %d", i);
        assert_non_null(mask_of(t, &style, label).pixels);
        assert_in_range(mask_cache_bytes(t->masks), 1, MASK_BUDGET_BYTES);
    }
    /* The budget was reached, and the latest are still there. */
    assert_true(mask_cache_bytes(t->masks) > MASK_BUDGET_BYTES / 2);
}

/* More masks than places: small ones, so that the budget does not act. */
static void test_places(void **state)
{
    (void)state;
    struct mask_cache *c = mask_cache_create();

    for (uint64_t key = 1; key <= 3 * MASKS_MAX; key++) {
        const struct text_mask mask = {
            .pixels = calloc(1, 1),
            .w_px = 1,
            .h_px = 1,
            .stride_bytes = 1,
        };
        mask_cache_add(c, key, &mask);
        assert_non_null(mask_cache_lookup(c, 1));
        assert_non_null(mask_cache_lookup(c, key));
        assert_in_range(mask_cache_bytes(c), 1, MASKS_MAX);
    }
    mask_cache_destroy(c);
}

#define WITH_FONTS(test) \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FONTS(test_capital_mask),
        WITH_FONTS(test_mask_is_trimmed),
        WITH_FONTS(test_mask_has_no_ink),
        WITH_FONTS(test_scripts),
        WITH_FONTS(test_arabic_is_joined),
        WITH_FONTS(test_joined_ink),
        WITH_FONTS(test_mirrored),
        WITH_FONTS(test_looks),
        WITH_FONTS(test_italic_leans),
        WITH_FONTS(test_missing_character),
        WITH_FONTS(test_tracking),
        WITH_FONTS(test_clusters_stand_where_shaped),
        WITH_FONTS(test_tight_letters),
        WITH_FONTS(test_tabular),
        WITH_FONTS(test_masks_are_kept),
        WITH_FONTS(test_budget),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
