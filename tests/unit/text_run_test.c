/* A line taken apart into runs: fonts, order, and where each stands. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "text.h"
#include "text_run.h"

enum {
    ARENA_BYTES = 16 * 1024 * 1024,
    WIDE_PX = 4000,
    LINE_BYTES_MAX = 256,
};

/* Runs in the order of reading, with | between them; < before one that goes
   to the left. */
static const struct {
    const char *label;
    const char *text;
    enum text_direction direction;
    int tracking;
    bool tabular;
    const char *want;
} lines[] = {
    { "one font", "het goud", TEXT_LTR, 0, false, "het goud|" },
    { "tracked", "goud", TEXT_LTR, -20, false, "g|o|u|d|" },
    { "digits of one width", "a12", TEXT_LTR, 0, true, "a|1|2|" },
    { "a mark stays", "e\u0301n", TEXT_LTR, -20, false, "e\u0301|n|" },
    { "Arabic", "لا أهداف", TEXT_RTL, 0, false, "<لا|< |<أهداف|" },
    { "Arabic is not tracked", "أهداف", TEXT_RTL, -20, false, "<أهداف|" },
    { "a number in Arabic", "من 169 هدفا", TEXT_RTL, 0, false,
      "<من|< |169|< |<هدفا|" },
};

static const struct text_segment *segment_of(const struct text_line *line,
                                             int order)
{
    for (size_t i = 0; i < line->segment_count; i++) {
        if (line->segments[i].order == order) {
            return &line->segments[i];
        }
    }
    return NULL;
}

static size_t print_runs(const struct text_runs *runs, char *out, size_t len)
{
    for (size_t i = 0; i < runs->count; i++) {
        const struct text_run *run = &runs->items[i];
        len += (size_t)snprintf(out + len, LINE_BYTES_MAX - len, "%s%.*s|",
                                run->rtl ? "<" : "", (int)run->len,
                                run->padded + 1);
    }
    return len;
}

static void test_lines(void **state)
{
    struct text *t = text_create(false);
    struct region memory = region_create(ARENA_BYTES);
    (void)state;
    assert_non_null(t);

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct arena arena = region_arena(&memory);
        const struct text_params params = {
            .text = lines[i].text,
            .style = { FACE_TEXT, 40, 50, lines[i].tracking, lines[i].tabular },
            .direction = lines[i].direction,
            .width_px = WIDE_PX,
        };
        const struct text_block *block = text_layout(t, &arena, &params);
        char got[LINE_BYTES_MAX] = "";
        size_t len = 0;
        const struct text_segment *s;
        for (int order = 0; (s = segment_of(block->lines, order)); order++) {
            const struct text_runs runs =
                text_segment_runs(t, &block->style, s, &arena);
            len = print_runs(&runs, got, len);
        }
        if (strcmp(got, lines[i].want) != 0) {
            fail_msg("%s: got %s, want %s", lines[i].label, got, lines[i].want);
        }
    }
    region_destroy(&memory);
    text_destroy(t);
}

/* Runs stand side by side, from the side where reading begins. */
static void test_places(void **state)
{
    struct text *t = text_create(false);
    struct region memory = region_create(ARENA_BYTES);
    struct arena arena = region_arena(&memory);
    const struct text_params params = {
        .text = "لا أهداف",
        .style = { FACE_TEXT, 40, 50, 0, false },
        .direction = TEXT_RTL,
        .width_px = WIDE_PX,
    };
    (void)state;
    assert_non_null(t);

    const struct text_block *block = text_layout(t, &arena, &params);
    const struct text_segment *s = &block->lines[0].segments[0];
    const struct text_runs runs =
        text_segment_runs(t, &block->style, s, &arena);
    assert_int_equal(runs.count, 3);
    for (size_t i = 1; i < runs.count; i++) {
        assert_true(runs.items[i].x_px < runs.items[i - 1].x_px);
    }
    assert_true(runs.items[2].x_px == 0.0f);
    assert_true(runs.w_px <= (float)s->w_px);
    assert_true(runs.w_px > (float)s->w_px - 1.0f);
    region_destroy(&memory);
    text_destroy(t);
}

static void test_fonts(void **state)
{
    struct text *t = text_create(false);
    char path[TEXT_FONT_PATH_BYTES_MAX];
    (void)state;
    assert_non_null(t);

    for (int font = 0; font < 11; font++) {
        text_font_path(t, font, path);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        (void)fclose(file);
    }
    text_destroy(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
