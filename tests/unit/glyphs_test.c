/* Pictures of glyphs, and how many are kept. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "glyphs.h"
#include "state.h"
#include "text.h"

/* The glyph of one letter, as it is shaped. */
static struct glyph_key key_of(struct text *t, const char *letter, int size_px)
{
    const struct font_run run = {
        .file = FONT_INTER_REGULAR,
        .script = SCRIPT_LATIN,
        .text = { letter, strlen(letter) },
    };
    const struct font_shape shape = fonts_shape(t->fonts, &run);

    assert_int_equal(shape.count, 1);
    return (struct glyph_key){ FONT_INTER_REGULAR, size_px,
                               shape.glyphs[0].id };
}

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

/* Inter's H: 2048 of 2816 units high, two stems as wide as four cells a
   pixel make them, and nothing left of its first. */
static void test_image(void **state)
{
    struct text *t = *state;
    const struct glyph_image image =
        glyphs_image(t->glyphs, key_of(t, "H", 88));

    assert_non_null(image.cells);
    assert_int_equal(image.top, 64);
    assert_int_equal(image.h, 64);
    assert_in_range(image.w, 45 * GLYPH_X_SCALE, 60 * GLYPH_X_SCALE);
    assert_in_range(image.left, 5 * GLYPH_X_SCALE, 10 * GLYPH_X_SCALE);
    const int middle = 16 * image.w + image.w / 2;
    assert_int_equal(image.cells[middle], 0);
    assert_int_equal(image.cells[16 * image.w + 2 * GLYPH_X_SCALE], 255);
}

static void test_no_ink(void **state)
{
    struct text *t = *state;
    assert_null(glyphs_image(t->glyphs, key_of(t, " ", 28)).cells);
}

static void test_drawn_once(void **state)
{
    struct text *t = *state;
    const struct glyph_key small = key_of(t, "a", 28);
    const struct glyph_key large = key_of(t, "a", 29);
    const struct glyph_image first = glyphs_image(t->glyphs, small);
    const size_t bytes = glyphs_bytes(t->glyphs);

    glyphs_trim(t->glyphs); /* Far from its budget: nothing. */
    assert_ptr_equal(glyphs_image(t->glyphs, small).cells, first.cells);
    assert_int_equal(glyphs_bytes(t->glyphs), bytes);
    assert_ptr_not_equal(glyphs_image(t->glyphs, large).cells, first.cells);
    assert_true(glyphs_bytes(t->glyphs) > bytes);
}

/* Every size of many letters, a line's worth at a time. */
static void test_budget(void **state)
{
    struct text *t = *state;
    size_t most = 0;
    int times = 0;

    for (int size_px = 8; size_px < 200; size_px++) {
        const size_t before = glyphs_bytes(t->glyphs);
        glyphs_trim(t->glyphs);
        times += glyphs_bytes(t->glyphs) < before;
        for (char c = '!'; c <= '~'; c++) {
            const char letter[] = { c, '\0' };
            const struct glyph_key key = key_of(t, letter, size_px);
            assert_non_null(glyphs_image(t->glyphs, key).cells);
        }
        const size_t bytes = glyphs_bytes(t->glyphs);
        most = bytes > most ? bytes : most;
    }
    assert_in_range(times, 2, 100);
    assert_in_range(most, GLYPH_BUDGET_BYTES, 2 * GLYPH_BUDGET_BYTES);
}

/* More than one line can hold: the rest has no ink, and nothing breaks. */
static void test_full(void **state)
{
    struct text *t = *state;
    struct glyph_key key = key_of(t, "i", 8);
    size_t drawn = 0;

    for (key.size_px = 1; key.size_px <= 40; key.size_px++) {
        for (key.id = 1; key.id <= 300; key.id++) {
            drawn += glyphs_image(t->glyphs, key).cells != NULL;
        }
    }
    assert_in_range(drawn, 1000, (size_t)2 * GLYPH_BUDGET_COUNT);
    glyphs_trim(t->glyphs);
    assert_int_equal(glyphs_bytes(t->glyphs), 0);
    assert_non_null(glyphs_image(t->glyphs, key_of(t, "i", 2000)).cells);
}

#define WITH_FONTS(test) \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FONTS(test_image),      WITH_FONTS(test_no_ink),
        WITH_FONTS(test_drawn_once), WITH_FONTS(test_budget),
        WITH_FONTS(test_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
