/* Letters to the right and to the left in one line: own tables, and
   Unicode's BidiCharacterTest. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "bidi.h"
#include "marked.h"
#include "text.h"
#include "utf8.h"

enum {
    ARENA_BYTES = 64 * 1024 * 1024,
    LINE_BYTES_MAX = 4096,
    CHARS_MAX = 256,
};

/* Segments from left to right: { } around those to the left, in the order
   of reading, < > around strong ones. */
static const struct {
    const char *label;
    const char *text;
    enum text_direction direction;
    const char *want;
} lines[] = {
    { "Latin", "Delft 2021", TEXT_LTR, "Delft 2021" },
    { "Latin on an Arabic page", "Delft 2021", TEXT_RTL, "Delft 2021" },
    { "Arabic", "المدن الخضراء", TEXT_RTL, "{المدن الخضراء}" },
    { "Arabic on a Latin page", "المدن الخضراء", TEXT_LTR, "{المدن الخضراء}" },
    { "number in Arabic", "سنة 1642 في", TEXT_RTL, "{ في}1642{سنة }" },
    { "number ends", "الهدف 12", TEXT_RTL, "12{الهدف }" },
    { "number begins", "12 هدفا", TEXT_RTL, "{ هدفا}12" },
    { "per cent and number", "65٪ من 169", TEXT_RTL, "169{ من }65٪" },
    { "period of years", "من 2021 إلى 2023", TEXT_RTL, "2023{ إلى }2021{من }" },
    { "decimal", "نحو 3.5 مليون", TEXT_RTL, "{ مليون}3.5{نحو }" },
    { "Arabic digits", "سنة ١٦٤٢", TEXT_RTL, "١٦٤٢{سنة }" },
    { "Arabic digits, Latin page", "a ١٦ b", TEXT_LTR, "a ١٦ b" },
    { "Latin in Arabic", "على vng.nl هنا", TEXT_RTL, "{ هنا}vng.nl{على }" },
    { "two Latin words", "بلدية Den Haag هنا", TEXT_RTL,
      "{ هنا}Den Haag{بلدية }" },
    { "Latin and number", "في Delft 2021", TEXT_RTL, "Delft 2021{في }" },
    { "Arabic in Latin", "Beira المدن 1642", TEXT_LTR, "Beira 1642{المدن }" },
    { "brackets in Latin", "Beira (المدن) nu", TEXT_LTR, "Beira ({المدن}) nu" },
    { "brackets in Arabic", "بيرا (Beira) هنا", TEXT_RTL,
      "{) هنا}Beira{بيرا (}" },
    { "brackets around both", "(بيرا a)", TEXT_RTL, "{)}a{(بيرا }" },
    { "full stop of Arabic", "القرار.", TEXT_RTL, "{القرار.}" },
    { "full stop after Latin", "على vng.nl.", TEXT_RTL, "{.}vng.nl{على }" },
    { "Arabic question mark", "ماذا؟", TEXT_RTL, "{ماذا؟}" },
    { "marks stay", "مُدُن 1", TEXT_RTL, "1{مُدُن }" },
    { "joiner stays", "می\u200Cخواهم", TEXT_RTL, "{می\u200Cخواهم}" },
    { "strong in Arabic", "من **مدن** إلى", TEXT_RTL, "{إلى}<{مدن }>{من }" },
    { "strong Latin in Arabic", "من **Delft** إلى", TEXT_RTL,
      "{إلى}<{ }><Delft>{من }" },
    { "strong per cent", "من **65**٪ هنا", TEXT_RTL, "{٪ هنا}<65>{من }" },
    { "controls are not drawn", "a \u202Eb\u202C c", TEXT_LTR, "a {b} c" },
    { "isolate", "a \u2067المدن 1\u2069 c", TEXT_LTR, "a 1{المدن } c" },
    { "two lines", "مدن 1\nمدن 2", TEXT_RTL, "1{مدن }/2{مدن }" },
};

static void append(char *to, const char *text)
{
    assert_true(strlen(to) + strlen(text) < LINE_BYTES_MAX);
    (void)strcat(to, text);
}

static void trace_block(char *out, const struct text_block *block)
{
    out[0] = '\0';
    for (size_t i = 0; i < block->line_count; i++) {
        append(out, i > 0 ? "/" : "");
        for (size_t k = 0; k < block->lines[i].segment_count; k++) {
            const struct text_segment *s = &block->lines[i].segments[k];
            const bool rtl = s->direction == TEXT_RTL;
            append(out, s->look.strong ? "<" : "");
            append(out, rtl ? "{" : "");
            append(out, s->text);
            append(out, rtl ? "}" : "");
            append(out, s->look.strong ? ">" : "");
        }
    }
}

/* From left to right without gaps, and at the side where reading begins. */
static void check_places(const char *label, const struct text_params *params,
                         const struct text_block *block)
{
    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        const bool rtl = params->direction == TEXT_RTL;
        int x = line->x_px;
        if (line->x_px != (rtl ? params->width_px - line->w_px : 0)) {
            fail_msg("%s: line %zu starts at %d", label, i, line->x_px);
        }
        for (size_t k = 0; k < line->segment_count; k++) {
            assert_true(abs(line->segments[k].x_px - x) <= 1);
            x = line->segments[k].x_px + line->segments[k].w_px;
        }
        assert_true(abs(line->x_px + line->w_px - x) <= 1);
    }
}

static void test_lines(void **state)
{
    (void)state;
    struct text *t = text_create(false);
    struct region region = region_create(ARENA_BYTES);
    assert_non_null(t);

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct arena arena = region_arena(&region);
        char got[LINE_BYTES_MAX];
        const struct marked in = marked_from(lines[i].text);
        const struct text_params params = {
            .text = in.text,
            .spans = in.spans,
            .span_count = in.span_count,
            .style = { .face = FACE_TEXT, .size_px = 28, .line_px = 38 },
            .direction = lines[i].direction,
            .width_px = 800,
        };
        const struct text_block *block = text_layout(t, &arena, &params);
        trace_block(got, block);
        if (strcmp(got, lines[i].want) != 0) {
            fail_msg("%s: got '%s', want '%s'", lines[i].label, got,
                     lines[i].want);
        }
        check_places(lines[i].label, &params, block);
    }
    assert_int_equal(text_missing_count(t), 0);
    region_destroy(&region);
    text_destroy(t);
}

/* One line of BidiCharacterTest. */
struct sample {
    uint32_t chars[CHARS_MAX];
    size_t count;
    int levels[CHARS_MAX]; /* -1: removed by rule X9. */
    int direction;
};

static bool read_sample(char *line, struct sample *s)
{
    char *fields[5];
    char *rest = line;
    for (int i = 0; i < 5; i++) {
        fields[i] = strsep(&rest, ";\n");
        if (!fields[i]) {
            return false;
        }
    }
    *s = (struct sample){ .direction = atoi(fields[1]) };
    for (char *at = fields[0]; *at && s->count < CHARS_MAX; s->count++) {
        s->chars[s->count] = (uint32_t)strtoul(at, &at, 16);
    }
    char *at = fields[3];
    for (size_t i = 0; i < s->count; i++) {
        at += strspn(at, " ");
        s->levels[i] = *at == 'x' ? -1 : (int)strtol(at, &at, 10);
        at += *at == 'x' ? 1 : 0;
    }
    return s->count > 0;
}

/* What has no part in it here: directions that the text itself decides (the
   caller knows the language), separators (content has none), and, of the
   levels, those of marks and controls (they go with what they follow) and
   of blanks, whose rule L1 is met by not drawing them at a line's end. */
static bool applies(const struct sample *s)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->chars[i] < 0x20 || s->chars[i] == 0x85 ||
            s->chars[i] == 0x2028 || s->chars[i] == 0x2029) {
            return false;
        }
    }
    return s->direction != 2;
}

static bool counts(const struct sample *s, size_t i)
{
    const uint32_t c = s->chars[i];
    return s->levels[i] >= 0 && !char_is_dropped(c) && !char_is_mark(c) &&
           !char_is_space(c);
}

static bool levels_agree(const struct sample *s, struct arena scratch)
{
    char text[CHARS_MAX * UTF8_BYTES_MAX];
    uint8_t levels[CHARS_MAX * UTF8_BYTES_MAX];
    size_t at[CHARS_MAX];
    size_t len = 0;

    for (size_t i = 0; i < s->count; i++) {
        at[i] = len;
        len += utf8_encode(s->chars[i], text + len);
    }
    bidi_levels((struct span){ text, len }, s->direction == 1, levels, scratch);
    for (size_t i = 0; i < s->count; i++) {
        if (counts(s, i) && levels[at[i]] != s->levels[i]) {
            return false;
        }
    }
    return true;
}

static void test_unicode(void **state)
{
    (void)state;
    FILE *file = fopen("/usr/share/unicode/BidiCharacterTest.txt", "r");
    if (!file) {
        print_message("not here: Debian's package unicode-data\n");
        skip();
    }
    struct region region = region_create(ARENA_BYTES);
    char line[LINE_BYTES_MAX];
    struct sample s;
    size_t count = 0;
    size_t bad = 0;

    while (fgets(line, sizeof(line), file)) {
        if (line[0] == '#' || !read_sample(line, &s) || !applies(&s)) {
            continue;
        }
        count++;
        bad += levels_agree(&s, region_arena(&region)) ? 0 : 1;
    }
    (void)fclose(file);
    region_destroy(&region);
    print_message("%zu lines of BidiCharacterTest\n", count);
    assert_true(count > 50000);
    assert_int_equal(bad, 0);
}

/* L2: a part with a level each, named by a letter. */
static const struct {
    const char *levels;
    const char *want;
} orders[] = {
    { "", "" },         { "000", "abc" },
    { "111", "cba" },   { "0110", "acbd" },
    { "121", "cba" },   { "1221", "dbca" },
    { "0121", "adcb" }, { "12321", "ebcda" },
    { "0201", "abcd" }, { "122211", "febcda" },
};

static void test_order(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        struct bidi_part parts[8];
        char got[8] = "";
        const size_t count = strlen(orders[i].levels);
        for (size_t k = 0; k < count; k++) {
            parts[k] = (struct bidi_part){
                .w = (int64_t)k,
                .level = (uint8_t)(orders[i].levels[k] - '0'),
            };
        }
        bidi_reorder(parts, count);
        for (size_t k = 0; k < count; k++) {
            got[k] = (char)('a' + parts[k].w);
        }
        assert_string_equal(got, orders[i].want);
    }
}

static void test_style(void **state)
{
    (void)state;
    struct text_params p = {
        .text = "المدن",
        .style = { FACE_DISPLAY, 100, 104, -28, false },
        .direction = TEXT_RTL,
        .width_px = 100,
    };

    struct text_style s = text_style_of(&p);
    assert_int_equal(s.size_px, 92);
    assert_int_equal(s.line_px, 120); /* 1.3 em */
    assert_int_equal(s.tracking, 0);
    p.style.face = FACE_TEXT;
    s = text_style_of(&p);
    assert_int_equal(s.line_px, 138); /* 1.5 em */
    p.text = "11"; /* A goal's number stays as large as it was. */
    assert_int_equal(text_style_of(&p).size_px, 100);
    p.text = "المدن";
    p.direction = TEXT_LTR;
    assert_int_equal(text_style_of(&p).size_px, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_unicode),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
