#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "markup.h"

enum {
    SHOWN_BYTES_MAX = 1024,
};

static struct region memory;

static int make_memory(void **state)
{
    (void)state;
    memory = region_create(MARKUP_MEMORY_BYTES);
    return 0;
}

static int drop_memory(void **state)
{
    (void)state;
    region_destroy(&memory);
    return 0;
}

static struct markup parse(const char *text, size_t len)
{
    struct arena arena = region_arena(&memory);
    return markup_parse(&arena, (struct markup_part){ text, len });
}

struct shown {
    char text[SHOWN_BYTES_MAX];
    size_t len;
};

static void show(struct shown *s, const char *text, size_t len)
{
    assert_true(s->len + len < SHOWN_BYTES_MAX);
    memcpy(s->text + s->len, text, len);
    s->len += len;
    s->text[s->len] = '\0';
}

/* `{b|bold}`, `{i|italic}`, `{bi|both}`, `{i goal:1|italic link}`. */
static void show_span(struct shown *s, const struct markup *m,
                      const struct markup_span *span)
{
    show(s, "{", 1);
    show(s, "b", span->styles & MARKUP_BOLD ? 1 : 0);
    show(s, "i", span->styles & MARKUP_ITALIC ? 1 : 0);
    if (span->link >= 0) {
        const struct markup_part *link = &m->links[span->link];
        show(s, " ", 1);
        show(s, link->text, link->len);
    }
    show(s, "|", 1);
    show(s, m->text + span->start, span->len);
    show(s, "}", 1);
}

static void show_all(struct shown *s, const struct markup *m)
{
    static const char kinds[] = {
        [MARKUP_NO_PARTNER] = '*',
        [MARKUP_UNKNOWN] = '?',
        [MARKUP_NO_LINK] = '@',
    };
    size_t pos = 0;

    for (size_t i = 0; i < m->span_count; i++) {
        show(s, m->text + pos, m->spans[i].start - pos);
        show_span(s, m, &m->spans[i]);
        pos = m->spans[i].start + m->spans[i].len;
    }
    show(s, m->text + pos, m->len - pos);
    for (size_t i = 0; i < m->problem_count; i++) {
        const struct markup_problem *p = &m->problems[i];
        show(s, " !", 2);
        show(s, &kinds[p->kind], 1);
        show(s, p->part.text, p->part.len);
    }
}

static const struct {
    const char *label;
    const char *text;
    const char *expected; /* as shown, then ` !` and each problem */
} cases[] = {
    { "nothing", "", "" },
    { "no marks", "Beira keert het water", "Beira keert het water" },
    { "italic", "*a*", "{i|a}" },
    { "bold", "**a b**", "{b|a b}" },
    { "both", "***a***", "{bi|a}" },
    { "bold in italic", "*a **b** c*", "{i|a }{bi|b}{i| c}" },
    { "italic in bold", "**a *b* c**", "{b|a }{bi|b}{b| c}" },
    { "italic twice is italic", "*a *b* c*", "{i|a b c}" },
    { "bold twice is bold", "****a****", "{b|a}" },
    { "two that touch", "*a***b**", "{i|a}{b|b}" },
    { "in a word", "a**b**c", "a{b|b}c" },
    { "over lines", "a **b\nc** d", "a {b|b\nc} d" },

    { "a space after is no opening", "a * b*", "a * b* !*b*" },
    { "a space before is no closing", "*a *", "*a * !**a" },
    { "times is no mark", "3 * 4 * 5", "3 * 4 * 5" },
    { "a no-break space is a space", "*\u00A0a*", "*\u00A0a* !**\u00A0a*" },
    { "a quote does not open in a word", "a*\"b\"*", "a*\"b\"* !*a*\"b\"*" },
    { "nor does a curly one", "a*“b”*", "a*“b”* !*a*“b”*" },
    { "it does after a space", "a *“b”*", "a {i|“b”}" },
    { "a sign before an opening", "L’**or** (*x*)", "L’{b|or} ({i|x})" },
    { "a euro is a sign", "a*€5*", "a*€5* !*a*€5*" },
    { "closed before a sign", "**a**.", "{b|a}." },
    { "a sign inside, a letter behind", "**a.**b", "**a.**b !***a.**b" },
    { "Arabic signs are signs", "ا*،ب*", "ا*،ب* !*ا*،ب*" },
    { "Arabic letters are letters", "ا*ب*", "ا{i|ب}" },

    { "rule of three, inside", "*a**b*", "{i|a**b} !**a**b*" },
    { "rule of three, nested", "*a**b**c*", "{i|a}{bi|b}{i|c}" },
    { "rule of three, both three", "***a** b*", "{bi|a}{i| b}" },
    { "three open, one closes first", "***a* b**", "{bi|a}{b| b}" },
    { "multiples of three meet", "a***b***c", "a{bi|b}c" },
    { "six meet nine", "a******b*********c",
      "a{b|b}***c !*a******b*********c" },
    { "what is left is plain", "**a*", "*{i|a} !***a*" },
    { "also behind", "*a**", "{i|a}* !**a**" },
    { "the nearest opens", "**a **b**", "**a {b|b} !***a" },
    { "crossing becomes nesting", "*a **b* c**", "{i|a b c}" },
    { "only stars", "****", "****" },
    { "empty", "** **", "** **" },

    { "escaped", "\\*a\\*", "*a*" },
    { "half escaped", "\\**a*", "*{i|a}" },
    { "an escaped backslash", "\\\\*a*", "\\{i|a}" },
    { "a backslash before a letter", "\\a", "\\a" },
    { "a backslash at the end", "a\\", "a\\" },
    { "escaped brackets", "\\[a\\](goal:1)", "[a](goal:1)" },

    { "a link", "in [Beira](project:x).", "in { project:x|Beira}." },
    { "two links", "[a](home)[b](home)", "{ home|a}{ home|b}" },
    { "italic in a link", "[a *b*](goal:1)", "{ goal:1|a }{i goal:1|b}" },
    { "a link in italic", "*[a](goal:1) b*", "{i goal:1|a}{i| b}" },
    { "a link binds tighter", "*[a*](goal:1)",
      "*{ goal:1|a*} !**[a*](goal:1)" },
    { "brackets in a link", "[a [b]](home)", "{ home|a [b]}" },
    { "brackets alone", "a [b] c", "a [b] c" },
    { "a bracket that opens", "[[a](home)", "[{ home|a}" },
    { "a bracket that closes", "a](home)", "a](home)" },
    { "a link in a link", "[a [b](home) c](home)",
      "[a { home|b} c](home) !@[a [b](home) c](home)" },
    { "after a link in brackets", "[a [b](home) c] [d](home)",
      "[a { home|b} c] { home|d}" },
    { "an empty link", "[](home)", "" },
    { "leads nowhere", "[a]()", "[a]() !@[a](" },
    { "leads to words", "[sic](see page)", "[sic](see page) !@[sic](" },
    { "never closed", "[a](home", "[a](home !@[a](" },
    { "a picture", "![a](home)", "![a](home) !?![a](home)" },
    { "no picture", "\\![a](home)", "!{ home|a}" },

    { "underscores", "a _b_ c", "a _b_ c !?_b_" },
    { "two underscores", "__b__", "__b__ !?__b__" },
    { "a name with underscores", "a_b_c", "a_b_c" },
    { "an escaped underscore", "\\_b_", "_b_" },
    { "code", "a `b` c", "a `b` c !?`b`" },
    { "a grave accent", "`s avonds", "`s avonds" },
    { "struck", "~~a~~", "~~a~~ !?~~a~~" },
    { "about", "~5 of ~6", "~5 of ~6" },
    { "a heading", "# a\n## b", "# a\n## b !?# !?##" },
    { "a number", "#1 in a # b", "#1 in a # b" },
    { "HTML", "<b>a</b>", "<b>a</b> !?<b> !?</b>" },
    { "an address", "<https://a.nl>", "<https://a.nl> !?<https://a.nl>" },
    { "less than", "a < b, <5> and <", "a < b, <5> and <" },
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct markup m = parse(cases[i].text, strlen(cases[i].text));
        struct shown s = { .len = 0 };
        show_all(&s, &m);
        if (strcmp(s.text, cases[i].expected) != 0) {
            fail_msg("%s: '%s' instead of '%s'", cases[i].label, s.text,
                     cases[i].expected);
        }
    }
}

/* Repeated to the longest text; a test that takes more than linear time
   would not end. */
static const struct {
    const char *label;
    const char *text;
} patterns[] = {
    { "stars", "*" },
    { "openers", "*a " },
    { "closers", "a* " },
    { "both", "a*a" },
    { "both, of three lengths", "a*a**a***" },
    { "openers, then closers of another length", "**a *b* " },
    { "brackets", "[" },
    { "nested brackets", "[a](" },
    { "links", "[a](home)" },
    { "links in links", "[[a](home)](home)" },
    { "stars in brackets", "[*a](home)*" },
    { "tags", "<b" },
    { "underscores", "_a " },
    { "escapes", "\\*" },
};

static bool spans_are_sound(const struct markup *m)
{
    size_t end = 0;

    for (size_t i = 0; i < m->span_count; i++) {
        const struct markup_span *span = &m->spans[i];
        if (span->len == 0 || span->start < end ||
            span->link >= (int)m->link_count) {
            return false;
        }
        end = span->start + span->len;
    }
    return end <= m->len && strlen(m->text) == m->len;
}

static void test_long_texts(void **state)
{
    static char text[MARKUP_BYTES_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
        const size_t step = strlen(patterns[i].text);
        for (size_t pos = 0; pos < sizeof(text); pos++) {
            text[pos] = patterns[i].text[pos % step];
        }
        const struct markup m = parse(text, sizeof(text));
        if (!spans_are_sound(&m)) {
            fail_msg("%s: spans are not in order", patterns[i].label);
        }
    }
}

static void test_problems_are_few(void **state)
{
    char text[4 * MARKUP_PROBLEM_MAX * 2 + 1];
    size_t len = 0;

    (void)state;
    while (len + 4 < sizeof(text)) {
        memcpy(text + len, "*a. ", 4);
        len += 4;
    }
    const struct markup m = parse(text, len);
    assert_int_equal(m.problem_count, MARKUP_PROBLEM_MAX);
    assert_int_equal(m.len, len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_problems_are_few),
    };
    return cmocka_run_group_tests(tests, make_memory, drop_memory);
}
