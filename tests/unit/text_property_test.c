/* What holds for every text: no line is wider than its box unless it is one
   cluster that is, and each character is drawn once, in its place. Texts and
   boxes are random, from a fixed seed. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "chars.h"
#include "hash.h"
#include "text.h"
#include "utf8.h"

enum {
    ROUNDS = 2000,
    ARENA_BYTES = 64 * 1024 * 1024,
    WORDS_MAX = 24,
    LETTERS_MAX = 14,
    TEXT_MAX = 4096,
    SEGMENTS_MAX = 64, /* Of a line: a bit each. */
    SPANS_MAX = 32,    /* With a look of their own. */
};

static const char *const latin[] = { "a", "e",       "n",     "W",
                                     "i", "\u00E9",  "f",     "\u0133",
                                     "T", "e\u0301", "\u1EF9" };
static const char *const cyrillic[] = { "\u0434", "\u0438", "\u0457",
                                        "\u0416", "\u0449", "\u0438\u0306" };
static const char *const arabic[] = { "\u0627", "\u0644", "\u0645",
                                      "\u062F", "\u0646", "\u0628\u064E",
                                      "\u06A9" };
static const char *const digits[] = { "1", "0", "7", "\u0661", "\u06F3" };
static const char *const signs[] = { "\u2010", "/",      ".",      ",",
                                     "(",      ")",      "\u2013", "%",
                                     "\u2019", "\u00AB", "&" };
static const char *const hidden[] = { "\u00AD", "\u200B", "\u200D", "\u200C",
                                      "\u2060", "\u202E", "\u202C", "\u0301" };
static const char *const foreign[] = { "\u4E2D", "\u0E01", "\U0001F600" };
/* A hyphen of ASCII is in none: one that is drawn was a soft one. */
static const char *const gaps[] = { " ",  " ",      " ",      " ",
                                    "  ", "\u00A0", "\u2010", "\n",
                                    "\t", "\u202F", " \n",    "" };

struct alphabet {
    const char *const *letters;
    size_t count;
};

#define ALPHABET(list) \
    { \
        (list), sizeof(list) / sizeof((list)[0]) \
    }

static const struct alphabet alphabets[] = {
    ALPHABET(latin),  ALPHABET(latin),  ALPHABET(cyrillic),
    ALPHABET(arabic), ALPHABET(digits), ALPHABET(foreign),
};
static const struct alphabet between = ALPHABET(gaps);
static const struct alphabet inside[] = { ALPHABET(hidden), ALPHABET(signs) };

static size_t below(uint64_t *random, size_t limit)
{
    *random = hash_int(*random, 1);
    return (size_t)(*random >> 16) % limit;
}

struct writer {
    uint64_t random;
    char text[TEXT_MAX];
    size_t len;
    struct text_span spans[SPANS_MAX];
    size_t span_count;
};

static void put(struct writer *w, const char *text)
{
    const size_t len = strlen(text);
    assert_true(w->len + len < TEXT_MAX);
    memcpy(w->text + w->len, text, len + 1);
    w->len += len;
}

static void put_one_of(struct writer *w, const struct alphabet *a)
{
    put(w, a->letters[below(&w->random, a->count)]);
}

/* What was written since the last one has a look of its own, or not. */
static void end_span(struct writer *w)
{
    const struct text_span *last =
        w->span_count > 0 ? &w->spans[w->span_count - 1] : NULL;
    const size_t start = last ? last->start + last->len : 0;
    const size_t plain = below(&w->random, 3);
    const size_t from = start + plain < w->len ? start + plain : w->len;

    if (w->span_count == SPANS_MAX || from == w->len ||
        (w->text[from] & 0xC0) == 0x80) {
        return; /* Only whole characters have a look. */
    }
    w->spans[w->span_count++] = (struct text_span){
        .start = from,
        .len = w->len - from,
        .look = { .strong = below(&w->random, 2) != 0,
                  .italic = below(&w->random, 2) != 0,
                  .link = (int)below(&w->random, 3) },
    };
}

/* Mostly of one script, as words are. Controls stand within it. */
static void put_word(struct writer *w)
{
    const size_t kinds = sizeof(alphabets) / sizeof(alphabets[0]);
    const struct alphabet *a = &alphabets[below(&w->random, kinds)];
    const size_t count = 1 + below(&w->random, LETTERS_MAX);

    for (size_t i = 0; i < count; i++) {
        const size_t odd = below(&w->random, 12);
        const bool outer = i == 0 || i + 1 == count;
        put_one_of(w, odd < 2 && !outer ? &inside[odd] : a);
        if (below(&w->random, 60) == 0) {
            end_span(w);
        }
    }
}

static void write_text(struct writer *w)
{
    const size_t count = below(&w->random, WORDS_MAX);

    w->len = 0;
    w->text[0] = '\0';
    w->span_count = 0;
    for (size_t i = 0; i < count; i++) {
        put_word(w);
        put_one_of(w, &between);
    }
    end_span(w);
}

/* What is to be drawn: what has no ink is not; tabs are blanks.
   A hyphen may stand where a soft one stood. */
struct source {
    char text[TEXT_MAX];
    bool soft[TEXT_MAX];
    size_t len;
};

static void read_source(const struct writer *w, struct source *s)
{
    memset(s, 0, sizeof(*s));
    for (size_t pos = 0; pos < w->len;) {
        uint32_t c;
        const char *at = w->text + pos;
        const size_t n = utf8_decode(at, w->len - pos, &c);
        pos += n;
        s->soft[s->len] = s->soft[s->len] || c == CHAR_SOFT_HYPHEN;
        if (c == '\t') {
            s->text[s->len++] = ' ';
        } else if (c == '\n' || !char_is_dropped(c)) {
            memcpy(s->text + s->len, at, n);
            s->len += n;
        }
    }
}

/* A line whose segments are laid on the source. */
struct match {
    const struct source *source;
    const struct text_line *line;
    uint64_t used; /* Segments. */
};

static bool match_rest(struct match *m, size_t pos, size_t *end);

/* Segment @p i at @p pos, and all that are left after it. */
static bool match_from(struct match *m, size_t i, size_t pos, size_t *end)
{
    const char *text = m->line->segments[i].text;
    const size_t len = strlen(text);
    const struct source *s = m->source;
    bool matched = false;

    m->used |= UINT64_C(1) << i;
    if (pos + len <= s->len && memcmp(s->text + pos, text, len) == 0) {
        matched = match_rest(m, pos + len, end);
    }
    const size_t cut = pos + len - 1;
    if (!matched && text[len - 1] == '-' && cut <= s->len && s->soft[cut] &&
        memcmp(s->text + pos, text, len - 1) == 0 &&
        m->used + 1 == UINT64_C(1) << m->line->segment_count) {
        *end = cut; /* The last one may have a hyphen of ours. */
        matched = true;
    }
    m->used &= ~(UINT64_C(1) << i);
    return matched;
}

/* They stand from left to right: look for the order of reading. */
static bool match_rest(struct match *m, size_t pos, size_t *end)
{
    const size_t count = m->line->segment_count;

    if (m->used + 1 == UINT64_C(1) << count) {
        *end = pos;
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        if (!(m->used >> i & 1) && match_from(m, i, pos, end)) {
            return true;
        }
    }
    return false;
}

/* Blanks at the end of a line are not drawn; nor is a line feed. */
static size_t after_line(const struct source *s, size_t pos)
{
    while (pos < s->len && s->text[pos] == ' ') {
        pos++;
    }
    return pos < s->len && s->text[pos] == '\n' ? pos + 1 : pos;
}

static void check_drawn_once(size_t round, const struct source *s,
                             const struct text_block *block)
{
    size_t pos = 0;

    for (size_t i = 0; i < block->line_count; i++) {
        struct match m = { .source = s, .line = &block->lines[i] };
        size_t end = pos;
        assert_true(m.line->segment_count < SEGMENTS_MAX);
        if (!match_rest(&m, pos, &end)) {
            fail_msg("round %zu: line %zu is not what stands at byte %zu",
                     round, i, pos);
        }
        pos = after_line(s, end);
    }
    if (pos != s->len) {
        fail_msg("round %zu: drawn up to %zu of %zu bytes", round, pos, s->len);
    }
}

/* Whether no font has the first character of @p text. */
static bool is_foreign(struct span text)
{
    for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++) {
        const size_t len = strlen(foreign[i]);
        if (len <= text.len && memcmp(text.text, foreign[i], len) == 0) {
            return true;
        }
    }
    return false;
}

/* A cluster that has ink, and at most a hyphen. */
static bool is_one_cluster(const struct text_line *line)
{
    size_t clusters = 0;

    for (size_t i = 0; i < line->segment_count; i++) {
        const char *text = line->segments[i].text;
        const struct span all = { text, strlen(text) };
        for (size_t pos = 0; pos < all.len;) {
            const struct span rest = span_from(all, pos);
            clusters += is_foreign(rest) ? 0 : 1;
            pos += cluster_len(rest);
        }
        clusters -= all.len > 1 && text[all.len - 1] == '-' ? 1 : 0;
    }
    return clusters <= 1;
}

/* Within the line, up to rounding and the tracking that its end has not. */
static void check_segments(size_t round, const struct text_params *params,
                           const struct text_line *line)
{
    const int tracking = params->style.tracking * params->style.size_px / 1000;
    const int slack = 1 + abs(tracking);

    for (size_t i = 0; i < line->segment_count; i++) {
        const struct text_segment *s = &line->segments[i];
        const int right = s->x_px + s->w_px;
        if (s->x_px < line->x_px - slack ||
            right > line->x_px + line->w_px + slack) {
            fail_msg("round %zu: '%s' is from %d to %d, the line %d to %d",
                     round, s->text, s->x_px, right, line->x_px,
                     line->x_px + line->w_px);
        }
    }
}

static void check_widths(size_t round, const struct text_params *params,
                         const struct text_block *block)
{
    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        const bool wide = line->w_px > params->width_px;
        if (wide && (!is_one_cluster(line) || !block->clipped)) {
            fail_msg("round %zu: line %zu is %d wide in a box of %d", round, i,
                     line->w_px, params->width_px);
        }
        check_segments(round, params, line);
    }
}

static struct text_params random_params(struct writer *w)
{
    uint64_t *random = &w->random;
    const int size_px = 8 + (int)below(random, 60);
    const size_t narrow = below(random, 3) == 0 ? 60 : 900;

    return (struct text_params){
        .text = w->text,
        .spans = w->spans,
        .span_count = w->span_count,
        .style = { .face = below(random, 2) ? FACE_TEXT : FACE_DISPLAY,
                   .size_px = size_px,
                   .line_px = size_px * 4 / 3,
                   .tracking = (int)below(random, 3) * 20 - 20,
                   .tabular = below(random, 5) == 0 },
        .direction = below(random, 2) ? TEXT_RTL : TEXT_LTR,
        .width_px = 1 + (int)below(random, narrow),
        .align = (enum text_align)below(random, 3),
        .balanced = below(random, 3) == 0,
    };
}

static void test_random(void **state)
{
    (void)state;
    static struct writer w = { .random = HASH_START };
    static struct source source;
    struct text *t = text_create(false);
    struct region region = region_create(ARENA_BYTES);
    size_t wide = 0;

    assert_non_null(t);
    for (size_t i = 0; i < ROUNDS; i++) {
        struct arena arena = region_arena(&region);
        write_text(&w);
        read_source(&w, &source);
        const struct text_params params = random_params(&w);
        const struct text_block *block = text_layout(t, &arena, &params);
        check_widths(i, &params, block);
        check_drawn_once(i, &source, block);
        wide += block->w_px > params.width_px ? 1 : 0;
    }
    assert_in_range(wide, 1, ROUNDS / 2); /* Both kinds were there. */
    region_destroy(&region);
    text_destroy(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
