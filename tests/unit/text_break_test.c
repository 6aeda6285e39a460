/* Where lines may end: the breaker alone, no fonts. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "breaker.h"
#include "chars.h"
#include "marked.h"

enum {
    TRACE_BYTES_MAX = 512,
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_cluster_limit),
        cmocka_unit_test(test_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
