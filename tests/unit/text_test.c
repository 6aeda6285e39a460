/* Setting text: paragraphs to lines, with the real fonts. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "chars.h"
#include "marked.h"
#include "state.h"
#include "text.h"

enum {
    ARENA_BYTES = 64 * 1024 * 1024,
    TRACE_BYTES_MAX = 2048,
};

/* What every test here works with. */
struct bench {
    struct text *text;
    struct region region;
};

static int set_up(void **state)
{
    struct bench *b = calloc(1, sizeof(*b));
    assert_non_null(b);
    b->text = text_create(false);
    b->region = region_create(ARENA_BYTES);
    *state = b;
    return b->text ? 0 : -1;
}

static int tear_down(void **state)
{
    struct bench *b = *state;
    text_destroy(b->text);
    region_destroy(&b->region);
    free(b);
    return 0;
}

static const struct text_style body = {
    .face = FACE_TEXT,
    .size_px = 28,
    .line_px = 38,
};

static void append(char *to, size_t size, const char *text)
{
    const size_t used = strlen(to);
    const size_t len = strlen(text) + 1;
    assert_true(used + len <= size);
    memcpy(to + used, text, len);
}

/* Lines with / after each, strong segments in < >, ! if clipped. */
static void trace_block(char *trace, const struct text_block *block)
{
    trace[0] = '\0';
    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        for (size_t s = 0; s < line->segment_count; s++) {
            append(trace, TRACE_BYTES_MAX,
                   line->segments[s].look.strong ? "<" : "");
            append(trace, TRACE_BYTES_MAX, line->segments[s].text);
            append(trace, TRACE_BYTES_MAX,
                   line->segments[s].look.strong ? ">" : "");
        }
        append(trace, TRACE_BYTES_MAX, "/");
    }
    append(trace, TRACE_BYTES_MAX, block->clipped ? "!" : "");
}

static const struct {
    const char *label;
    const char *text; /* marked */
    int width_px;
    int lines_max;
    bool balanced;
    const char *want;
} layouts[] = {
    { "nothing", "", 100, 0, false, "" },
    { "fits", "de haven van Beira", 400, 0, false, "de haven van Beira/" },
    { "wraps", "de haven van Beira", 180, 0, false, "de haven van/Beira/" },
    { "a word a line", "de haven", 60, 0, false, "de/hav/en/!" },
    { "line feeds", "a\n\nb", 100, 0, false, "a//b/" },
    { "blanks inside stay", "a  b", 100, 0, false, "a  b/" },
    { "blanks at the end go", "a b   ", 100, 0, false, "a b/" },
    { "soft hyphen not needed", "duur\u00ADzaam", 300, 0, false, "duurzaam/" },
    { "soft hyphen at a line end", "duur\u00ADzaam\u00ADheid", 150, 0, false,
      "duurzaam-/heid/" },
    { "hyphen must fit too", "duur\u00ADzaam", 116, 0, false, "duur-/zaam/" },
    { "hyphen", "zuid-westelijk", 120, 0, false, "zuid-/westelijk/" },
    { "slash", "bestuur/uitvoering", 150, 0, false, "bestuur//uitvoering/" },
    { "no-break space", "op 17\u00A0mei", 90, 0, false, "op/17\u00A0mei/" },
    { "zero-width space is not drawn", "ab\u200Bcd", 300, 0, false, "abcd/" },
    { "direction marks are not drawn", "a\u202Eb\u200F", 300, 0, false, "ab/" },
    { "last line is kept", "een twee drie", 60, 3, false, "een/twe/e/!" },
    { "lines are cut", "een twee drie", 70, 2, false, "een/twee/!" },
    { "just enough lines", "een twee drie", 70, 3, false, "een/twee/drie/" },
    { "heading, greedy", "Vrede, veiligheid en sterke publieke diensten", 300,
      0, false, "Vrede, veiligheid en/sterke publieke/diensten/" },
    { "heading, balanced", "Vrede, veiligheid en sterke publieke diensten", 300,
      0, true, "Vrede, veiligheid/en sterke/publieke diensten/" },
    { "balanced, no word alone", "Partnerschap om doelstellingen te bereiken",
      245, 0, true, "Partnerschap om/doelstellingen/te bereiken/" },
    { "no short last word", "Samen maken we het verschil nu", 400, 0, true,
      "Samen maken we/het verschil nu/" },
    { "a short word goes with the next", "Duurzame steden en gemeenschappen",
      400, 0, true, "Duurzame steden/en gemeenschappen/" },
    { "not if it does not fit", "Duurzame steden en gemeenschappen", 275, 0,
      true, "Duurzame steden en/gemeenschappen/" },
    { "not if lines become uneven", "Eerlijk werk en economische groei", 400, 0,
      true, "Eerlijk werk en/economische groei/" },
    { "short and with a sign", "Wat doen wij nu, gemeenten? Veel", 250, 0, true,
      "Wat doen wij nu,/gemeenten? Veel/" },
    { "an acronym is no short word", "Samenwerken VNG gemeenschappen", 330, 0,
      true, "Samenwerken VNG/gemeenschappen/" },
    { "balanced keeps line feeds", "Een\ntwee drie vier", 400, 0, true,
      "Een/twee drie vier/" },
    { "emphasis", "een **stap** verder", 400, 0, false, "een <stap >verder/" },
    { "emphasis over two lines", "een **stap verder** dan", 160, 0, false,
      "een <stap>/<verder >dan/" },
    { "emphasis touches a sign", "**Beira**, 2021", 400, 0, false,
      "<Beira>, 2021/" },
};

static void test_layout(void **state)
{
    const struct bench *b = *state;

    for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++) {
        struct arena arena = region_arena(&b->region);
        char got[TRACE_BYTES_MAX];
        const struct marked in = marked_from(layouts[i].text);
        const struct text_params params = {
            .text = in.text,
            .spans = in.spans,
            .span_count = in.span_count,
            .style = body,
            .width_px = layouts[i].width_px,
            .lines_max = layouts[i].lines_max,
            .balanced = layouts[i].balanced,
        };

        trace_block(got, text_layout(b->text, &arena, &params));
        if (strcmp(got, layouts[i].want) != 0) {
            fail_msg("%s: got '%s', want '%s'", layouts[i].label, got,
                     layouts[i].want);
        }
    }
}

/* Each part is as wide as its face makes it, also its blanks and the hyphen
   that a soft one becomes. */
static void test_widths_of_looks(void **state)
{
    static const struct {
        const char *label;
        const char *text; /* marked */
        enum text_face face;
        const char *plain; /* the first line */
        int width_px;
    } cases[] = {
        { "regular", "gemeente en stad", FACE_TEXT, "gemeente en stad", 500 },
        { "bold", "**gemeente en stad**", FACE_TEXT_SEMIBOLD,
          "gemeente en stad", 500 },
        { "italic", "*gemeente en stad*", FACE_TEXT_ITALIC, "gemeente en stad",
          500 },
        { "both", "***gemeente en stad***", FACE_TEXT_SEMIBOLD_ITALIC,
          "gemeente en stad", 500 },
        { "bold hyphen", "**duur\u00ADzaam**", FACE_TEXT_SEMIBOLD, "duur-",
          100 },
        { "bold, cut", "**wwwwwwwwww**", FACE_TEXT_SEMIBOLD, "wwww", 100 },
    };
    const struct bench *b = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = region_arena(&b->region);
        const struct marked in = marked_from(cases[i].text);
        struct text_style style = body;
        const struct text_params params = {
            .text = in.text,
            .spans = in.spans,
            .span_count = in.span_count,
            .style = style,
            .width_px = cases[i].width_px,
        };
        const struct text_block *block = text_layout(b->text, &arena, &params);
        style.face = cases[i].face;
        const int want = text_width_px(b->text, &style, cases[i].plain);
        if (abs(block->lines[0].w_px - want) > 1) {
            fail_msg("%s: %d instead of %d", cases[i].label,
                     block->lines[0].w_px, want);
        }
    }
}

static void test_alignment(void **state)
{
    const struct bench *b = *state;
    struct arena arena = region_arena(&b->region);
    struct text_params params = {
        .text = "Beira",
        .style = body,
        .width_px = 300,
    };
    const int w = text_width_px(b->text, &body, "Beira");
    const int want[] = { 0, (300 - w) / 2, 300 - w };

    for (int i = TEXT_START; i <= TEXT_END; i++) {
        params.align = (enum text_align)i;
        const struct text_block *block = text_layout(b->text, &arena, &params);
        assert_int_equal(block->w_px, w);
        assert_int_equal(block->lines[0].x_px, want[i]);
        assert_int_equal(block->lines[0].segments[0].x_px, want[i]);
    }
}

static void test_baseline(void **state)
{
    const struct bench *b = *state;
    struct arena arena = region_arena(&b->region);
    const struct text_params params = {
        /* The fallback of the second line must not move its baseline. */
        .text = "Beira\n\u0627\u0644\u0645\u062F\u0646\nBeira",
        .style = body,
        .width_px = 300,
    };
    const struct text_block *block = text_layout(b->text, &arena, &params);

    /* Inter: ascent 2728, descent 680 of 2816 units; 28 px: 27 and 7. */
    assert_int_equal(block->h_px, 3 * 38);
    assert_int_equal(block->lines[0].baseline_px, (38 - 27 - 7) / 2 + 27);
    assert_int_equal(block->lines[1].baseline_px, 29 + 38);
    assert_int_equal(block->lines[2].baseline_px, 29 + 2 * 38);
}

static void check_widths(const struct text_block *block, int width_px)
{
    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        if (line->w_px > width_px) {
            const char *text = line->segments[0].text;
            const struct span span = { text, strlen(text) };
            const size_t first = cluster_len(span);
            /* One character, or one and its hyphen. */
            assert_true(block->clipped);
            assert_true(first == span.len || text[first] == '-');
        }
    }
}

/* 64 KiB, of words and of one word, at a width of a few characters. */
static void test_long_paragraphs(void **state)
{
    const struct bench *b = *state;
    static const char *const units[] = { "haven ", "havens", "//////" };
    char *text = malloc(TEXT_BYTES_MAX + 7);
    assert_non_null(text);

    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        struct arena arena = region_arena(&b->region);
        const struct text_params params = {
            .text = text,
            .style = body,
            .width_px = 100,
        };
        for (size_t at = 0; at <= TEXT_BYTES_MAX; at += 6) {
            memcpy(text + at, units[i], 7);
        }

        const struct text_block *block = text_layout(b->text, &arena, &params);
        assert_true(block->clipped); /* Beyond the limit of bytes. */
        assert_in_range(block->line_count, 1000, TEXT_BYTES_MAX);
        check_widths(block, params.width_px);
    }
    free(text);
}

/* What is said on standard error from here to said_end(). */
struct said {
    FILE *file;
    int saved;
};

static struct said said_begin(void)
{
    const struct said said = { tmpfile(), dup(STDERR_FILENO) };

    assert_non_null(said.file);
    (void)fflush(stderr);
    assert_true(dup2(fileno(said.file), STDERR_FILENO) >= 0);
    return said;
}

static void said_end(struct said said, char *text, size_t size)
{
    (void)fflush(stderr);
    (void)dup2(said.saved, STDERR_FILENO);
    (void)close(said.saved);
    rewind(said.file);
    text[fread(text, 1, size - 1, said.file)] = '\0';
    (void)fclose(said.file);
}

static void test_missing_fonts(void **state)
{
    (void)state;
    char said[512];
    const struct fonts_params nowhere = {
        .inter_dir = "/nowhere",
        .noto_dir = "/nowhere",
    };

    const struct said listening = said_begin();
    struct text *t = text_create_from(&nowhere, "/nowhere", false);
    said_end(listening, said, sizeof(said));

    assert_null(t);
    assert_non_null(strstr(said, "/nowhere/Inter-Regular.otf"));
    assert_non_null(strstr(said, "fonts-inter"));
    assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
}

static void write_damaged(const char *dir, const char *name)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs("no font", file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void remove_damaged(const char *dir, const char *name)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    assert_int_equal(unlink(path), 0);
}

/* The files are there and are no fonts: the next of the chain draws. */
static void test_damaged_fonts(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Inter-Regular.otf",
        "Inter-Medium.otf",
        "Inter-SemiBold.otf",
        "InterDisplay-SemiBold.otf",
        "Inter-Italic.otf",
        "Inter-SemiBoldItalic.otf",
        "InterDisplay-SemiBoldItalic.otf",
    };
    const size_t count = sizeof(names) / sizeof(names[0]);
    char dir[] = "/tmp/standpunt-fonts-XXXXXX";
    char said[1024];
    const struct fonts_params params = {
        .inter_dir = dir,
        .noto_dir = STANDPUNT_NOTO_DIR,
    };
    struct region region = region_create(1 << 20);
    struct arena arena = region_arena(&region);

    assert_non_null(mkdtemp(dir));
    for (size_t i = 0; i < count; i++) {
        write_damaged(dir, names[i]);
    }
    const struct said listening = said_begin();
    struct text *t = text_create_from(&params, "/nowhere", false);
    assert_non_null(t);
    const struct text_params paragraph = {
        .text = "de haven van Beira",
        .style = body,
        .width_px = 400,
    };
    const struct text_block *block = text_layout(t, &arena, &paragraph);
    const struct text_mask mask =
        text_mask(t, &body, &block->lines[0].segments[0]);
    said_end(listening, said, sizeof(said));

    assert_int_equal(block->line_count, 1);
    assert_in_range(block->w_px, 150, 350);
    assert_non_null(mask.pixels);
    const char *first = strstr(said, "Inter-Regular.otf cannot be opened");
    assert_non_null(first);
    assert_null(strstr(first + 1, "Inter-Regular.otf"));

    text_destroy(t);
    region_destroy(&region);
    for (size_t i = 0; i < count; i++) {
        remove_damaged(dir, names[i]);
    }
    assert_int_equal(rmdir(dir), 0);
}

static void test_destroy_nothing(void **state)
{
    (void)state;
    text_destroy(NULL);
}

#define WITH_FONTS(test) \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FONTS(test_layout),
        WITH_FONTS(test_widths_of_looks),
        WITH_FONTS(test_alignment),
        WITH_FONTS(test_baseline),
        WITH_FONTS(test_long_paragraphs),
        cmocka_unit_test(test_missing_fonts),
        cmocka_unit_test(test_damaged_fonts),
        cmocka_unit_test(test_destroy_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
