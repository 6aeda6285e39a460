/* Where lines may end: the breaker alone, no fonts. Own tables, and
   Unicode's LineBreakTest. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "breaker.h"
#include "chars.h"
#include "marked.h"
#include "utf8.h"

enum {
    TRACE_BYTES_MAX = 512,
    LINE_BYTES_MAX = 4096,
    CHARS_MAX = 64, /* Of a line of LineBreakTest. */
    RULE_BYTES = 8,
};

/* Pieces as text: < > around strong ones, ( ) italic ones, { } links, _ for
   each blank, then + joined, | a line may end, ~ with a hyphen, / it ends. */
static const struct {
    const char *label;
    const char *in; /* marked */
    const char *want;
} cases[] = {
    { "nothing", "", "" },
    { "one word", "Beira", "Beira+" },
    { "words", "de haven van Beira", "de_|haven_|van_|Beira+" },
    { "several blanks", "a  \tb ", "a___|b_|" },
    { "blanks first", "  a", "__|a+" },
    { "line feed", "a\nb", "a/b+" },
    { "line feed after a blank", "a \nb", "a_/b+" },
    { "empty line", "a\n\nb", "a//b+" },
    { "line feed at the end", "a\n", "a/" },
    { "carriage return is no character", "a\r\nb", "a/b+" },
    { "nor alone", "a\rb\r", "a+b+" },
    { "after a hyphen", "zuid-west", "zuid-|west+" },
    { "after a real hyphen", "zuid\u2010west", "zuid\u2010|west+" },
    { "after a dash", "Delft\u2013Beira", "Delft\u2013|Beira+" },
    { "not inside a period", "2021-2023", "2021-2023+" },
    { "not after a minus", "-x", "-x+" },
    { "not between two hyphens", "a--b", "a--|b+" },
    { "a dash between blanks", "a \u2013 b", "a_|\u2013_|b+" },
    { "hyphen at a comma's side", "in-, door", "in-,_|door+" },
    { "after a slash", "en/of", "en/|of+" },
    { "not inside an address's start", "https://vng.nl/x",
      "https://|vng.nl/|x+" },
    { "not before a digit", "24/7", "24/7+" },
    { "zero-width space", "a\u200Bb", "a|b+" },
    { "zero-width space and a blank", "a\u200B b", "a_|b+" },
    { "zero-width space and a line feed", "a\u200B\nb", "a/b+" },
    { "zero-width space between blanks", "a \u200B b", "a__|b+" },
    { "soft hyphen after a blank", "a \u00ADb", "a_|b+" },
    { "soft hyphen before a blank", "a\u00AD b", "a_|b+" },
    { "soft hyphen", "duur\u00ADzaam", "duur~zaam+" },
    { "no-break space", "17\u00A0mei 2021", "17\u00A0mei_|2021+" },
    { "narrow no-break space", "12\u202F%", "12\u202F%+" },
    { "emphasis", "a **b** c", "a_|<b_|>c+" },
    { "emphasis inside a word", "a**b**c", "a+<b+>c+" },
    { "emphasis of two words", "**a b**", "<a_|><b+>" },
    { "emphasis before a feed", "**a**\nb", "<a/>b+" },
    { "bold, then italic", "**a***b*", "<a+>(b+)" },
    { "italic inside bold", "**a *b* c**", "<a_|><(b_|)><c+>" },
    { "emphasis behind a hyphen", "zuid-**west**", "zuid-|<west+>" },
    { "a link", "in [Beira](home).", "in_|{Beira+}.+" },
    { "two links that touch", "[a](home)[b](home)", "{a+}{b+}" },
    { "a link that begins with a blank", "a[ b](home)", "a_|{b+}" },
};

static void append(char *trace, const char *text, size_t len)
{
    const size_t used = strlen(trace);
    assert_true(used + len < TRACE_BYTES_MAX);
    memcpy(trace + used, text, len);
    trace[used + len] = '\0';
}

static void trace_piece(char *trace, const struct piece *p)
{
    static const char ends[] = { '+', '|', '~', '/' };

    append(trace, "<", p->look.strong ? 1 : 0);
    append(trace, "(", p->look.italic ? 1 : 0);
    append(trace, "{", p->look.link > 0 ? 1 : 0);
    append(trace, p->text.text, p->text.len);
    for (size_t i = 0; i < p->space_count; i++) {
        append(trace, "_", 1);
    }
    append(trace, &ends[p->end], 1);
    append(trace, "}", p->look.link > 0 ? 1 : 0);
    append(trace, ")", p->look.italic ? 1 : 0);
    append(trace, ">", p->look.strong ? 1 : 0);
}

static void test_pieces(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char got[TRACE_BYTES_MAX] = "";
        const struct marked in = marked_from(cases[i].in);
        const struct text_params params = {
            .text = in.text,
            .spans = in.spans,
            .span_count = in.span_count,
        };
        struct breaker b;
        struct piece piece;

        breaker_init(&b, &params, strlen(in.text));
        while (breaker_next(&b, &piece)) {
            trace_piece(got, &piece);
        }
        if (strcmp(got, cases[i].want) != 0) {
            fail_msg("%s: got '%s', want '%s'", cases[i].label, got,
                     cases[i].want);
        }
    }
}

static const struct {
    const char *label;
    const char *in;
    size_t want;
} clusters[] = {
    { "a letter", "ab", 1 },
    { "two bytes", "\u00EFb", 2 },
    { "a letter and its mark", "e\u0301a", 3 },
    { "two marks", "e\u0301\u0323a", 5 },
    { "an Arabic letter and a vowel", "\u0628\u064E\u062A", 4 },
    { "a mark alone", "\u0301a", 2 },
};

static void test_clusters(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(clusters) / sizeof(clusters[0]); i++) {
        const struct span text = { clusters[i].in, strlen(clusters[i].in) };
        if (cluster_len(text) != clusters[i].want) {
            fail_msg("%s: got %zu, want %zu", clusters[i].label,
                     cluster_len(text), clusters[i].want);
        }
    }
}

/* A base with endless marks is cut, never longer than the limit. */
static void test_cluster_limit(void **state)
{
    (void)state;
    char text[1 + 2 * CLUSTER_BYTES_MAX];

    text[0] = 'e';
    for (size_t i = 1; i < sizeof(text); i += 2) {
        text[i] = "\u0301"[0];
        text[i + 1] = "\u0301"[1];
    }
    size_t count = 0;
    for (size_t pos = 0; pos < sizeof(text); count++) {
        const size_t n =
            cluster_len((struct span){ text + pos, sizeof(text) - pos });
        assert_in_range(n, 1, CLUSTER_BYTES_MAX);
        pos += n;
    }
    assert_int_equal(count, 3);
}

static const struct {
    const char *in;
    bool want;
} directions[] = {
    { "Delft", false },
    { "\u0627\u0644", true },
    { "1642 \u0627\u0644", true },
    { "Delft \u0627\u0644", true },
    { "1642", false },
    { "", false },
};

static void test_direction(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(directions) / sizeof(directions[0]); i++) {
        const char *in = directions[i].in;
        if (chars_have_rtl((struct span){ in, strlen(in) }) !=
            directions[i].want) {
            fail_msg("letters of '%s'", in);
        }
    }
}

/* One line of LineBreakTest: before each character, and after the last, may
   a line end there, and which rule of UAX 14 says so? */
struct sample {
    uint32_t chars[CHARS_MAX];
    size_t count;
    bool breaks[CHARS_MAX + 1];
    char rules[CHARS_MAX + 1][RULE_BYTES];
};

/* "× 0023 ÷ 0020 ÷": a sign, then a character and a sign, and so on. */
static void read_chars(char *at, struct sample *s)
{
    const char *divide = "\u00F7";
    char *word;

    s->count = 0;
    for (size_t i = 0; (word = strsep(&at, " \t")) != NULL; i++) {
        if (i % 2 == 0 && *word) {
            s->breaks[i / 2] = strcmp(word, divide) == 0;
        } else if (*word) {
            assert_true(s->count < CHARS_MAX);
            s->chars[s->count++] = (uint32_t)strtoul(word, NULL, 16);
        }
    }
}

/* "× [0.3] NUMBER SIGN (AL) ÷ [0.3]": brackets stand around rules alone. */
static void read_rules(const char *at, struct sample *s)
{
    size_t count = 0;

    while ((at = strchr(at, '[')) != NULL) {
        const size_t len = strcspn(++at, "]");
        assert_true(count <= s->count && len < RULE_BYTES);
        memcpy(s->rules[count], at, len);
        s->rules[count++][len] = '\0';
    }
    assert_int_equal(count, s->count + 1);
}

static void read_sample(char *line, struct sample *s)
{
    char *comment = line;
    char *chars = strsep(&comment, "#");

    assert_non_null(comment);
    read_chars(chars, s);
    read_rules(comment, s);
}

/* Characters that content has: the alphabets of the fonts and the signs
   used with them. Not: Hebrew, the scripts of India and Asia, emoji,
   controls, the object character. */
static bool is_ours(uint32_t c)
{
    const bool control =
        (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
    const bool letter = c < 0x0590 || (c >= 0x0600 && c < 0x0700);
    const bool sign = c >= 0x2000 && c < 0x2300;
    return !control && (letter || sign);
}

static bool applies(const struct sample *s)
{
    for (size_t i = 0; i < s->count; i++) {
        if (!is_ours(s->chars[i])) {
            return false;
        }
    }
    return true;
}

/* By how much the breaker is a subset: each rule of UAX 14 that it does not
   keep, and how many of the places it decides are otherwise here. */
static struct {
    const char *rule;
    bool breaks; /* Here, and not there; or the other way round. */
    size_t want;
    const char *what;
    size_t got;
} excluded[] = {
    { "8.0", false, 2, "a tab after a zero-width space is one gap", 0 },
    { "9.0", true, 47, "a mark on a tab, which is a blank", 0 },
    { "11.01", true, 47, "a word joiner after blanks", 0 },
    { "13.01", true, 47, "! and ? after blanks: a no-break space holds", 0 },
    { "13.02", true, 200, "closing signs after blanks: the same", 0 },
    { "14.0", true, 32, "blanks after an opening bracket", 0 },
    { "15.0", true, 4, "blanks between a quote and a bracket", 0 },
    { "17.0", true, 2, "blanks between two dashes", 0 },
    { "18.0", false, 44, "a blank and a tab are one gap", 0 },
    { "19.01", true, 1, "a quote after a tab, which is a blank", 0 },
    { "21.02", true, 1, "a hyphen after a tab", 0 },
    { "22.0", true, 1, "dots after a tab", 0 },
    { "999.0", false, 196, "between other signs: they stay with words", 0 },
};

static void note(const char *label, const char *rule, bool breaks)
{
    for (size_t i = 0; i < sizeof(excluded) / sizeof(excluded[0]); i++) {
        if (strcmp(excluded[i].rule, rule) == 0 &&
            excluded[i].breaks == breaks) {
            excluded[i].got++;
            return;
        }
    }
    fail_msg("%s: rule %s: a line %s", label, rule,
             breaks ? "may end here" : "may not end here");
}

/* Returns the places compared. */
static size_t compare(const char *label, const struct sample *s)
{
    char text[CHARS_MAX * UTF8_BYTES_MAX];
    bool ends[CHARS_MAX * UTF8_BYTES_MAX + 1] = { false };
    size_t at[CHARS_MAX];
    size_t len = 0;
    struct breaker b;
    struct piece piece;

    for (size_t i = 0; i < s->count; i++) {
        at[i] = len;
        len += utf8_encode(s->chars[i], text + len);
    }
    const struct text_params params = { .text = text };
    breaker_init(&b, &params, len);
    while (breaker_next(&b, &piece)) {
        ends[b.pos] = piece.end != PIECE_JOINED;
    }
    for (size_t i = 1; i < s->count; i++) {
        if (ends[at[i]] != s->breaks[i]) {
            note(label, s->rules[i], ends[at[i]]);
        }
    }
    return s->count - 1;
}

static void test_unicode(void **state)
{
    (void)state;
    FILE *file = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
    if (!file) {
        print_message("not here: Debian's package unicode-data\n");
        skip();
    }
    char line[LINE_BYTES_MAX];
    char label[LINE_BYTES_MAX];
    struct sample s;
    size_t lines = 0;
    size_t places = 0;

    while (fgets(line, sizeof(line), file)) {
        if (line[0] == '#') {
            continue;
        }
        (void)snprintf(label, sizeof(label), "%.*s", (int)strcspn(line, "#"),
                       line);
        read_sample(line, &s);
        if (applies(&s)) {
            lines++;
            places += compare(label, &s);
        }
    }
    (void)fclose(file);
    print_message("%zu lines of LineBreakTest, %zu places\n", lines, places);
    for (size_t i = 0; i < sizeof(excluded) / sizeof(excluded[0]); i++) {
        if (excluded[i].got != excluded[i].want) {
            fail_msg("rule %s, %s: %zu places, not %zu", excluded[i].rule,
                     excluded[i].what, excluded[i].got, excluded[i].want);
        }
    }
    assert_int_equal(lines, 2204);
    assert_int_equal(places, 5037);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_cluster_limit), cmocka_unit_test(test_direction),
        cmocka_unit_test(test_unicode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
