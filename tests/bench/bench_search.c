/**
 * @file
 * The search over 10,000 projects beside 50: what building the index takes,
 * its size, and what a keystroke takes until its results are there.
 *
 * A project has words of its own, made of syllables and as rare as names
 * are, and words that others have, too; in five languages. A keystroke is
 * every query that typing one of the words below leads through, the first
 * letters among them; each is asked in all five languages, after another one,
 * so that it is never answered already. Times are the best of several: the
 * others were disturbed.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "search.h"
#include "utf8.h"

enum {
    FEW = 50,
    MANY = 10000,
    ROUNDS = 5,
    ASKED_MAX = 2000,
    TITLE_WORDS = 5,
    TEXT_WORDS = 24,
    TEXT_BYTES = 400,
};

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static uint32_t random_state = 1;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % limit;
}

/* Syllables, in the script of each language. */
static const char *const syllables[LANGUAGE_MAX][12] = {
    { "wa", "ter", "ge", "meen", "te", "schap", "dor", "ver", "stad", "be",
      "lei", "den" },
    { "wa", "ter", "mu", "ni", "ci", "pal", "to", "town", "ship", "re", "place",
      "ing" },
    { "eau", "vil", "le", "com", "mu", "ne", "ré", "gion", "des", "pla", "ce",
      "ment" },
    { "во", "да", "гро", "ма", "ди", "мі", "сто", "від", "нов", "лен", "ня",
      "край" },
    { "ما", "ء", "بل", "دي", "ة", "مد", "ين", "تع", "اف", "ال", "كر", "سي" },
};

/* Half of the words come from a few hundred that all texts share. */
static size_t make_word(char *out, int language)
{
    const uint32_t seed = random_state;
    const bool common = random_below(2) == 0;
    size_t len = 0;

    if (common) {
        random_state = 7 + random_below(400);
    }
    const uint32_t count = 2 + random_below(3);
    for (uint32_t i = 0; i < count; i++) {
        const char *part = syllables[language][random_below(12)];
        memcpy(out + len, part, strlen(part));
        len += strlen(part);
    }
    if (common) {
        random_state = seed * 69069u + 1u;
    }
    return len;
}

static const char *make_text(struct arena *arena, int language, int words)
{
    char text[TEXT_BYTES];
    size_t len = 0;

    for (int i = 0; i < words && len + 64 < sizeof(text); i++) {
        if (i > 0) {
            text[len++] = ' ';
        }
        len += make_word(text + len, language);
    }
    return arena_copy_string(arena, text, len);
}

static void fill(struct text *text, struct arena *arena, int words)
{
    for (int i = 0; i < LANGUAGE_MAX; i++) {
        text->in[i] = make_text(arena, i, words);
    }
    text->where.file = "made";
}

static struct content enlarged(const struct content *real, struct arena *arena,
                               int count)
{
    struct content c = *real;
    struct project *projects = arena_make(arena, struct project, (size_t)count);

    for (int i = 0; i < count; i++) {
        projects[i] = real->projects[(size_t)i % real->project_count];
        if ((size_t)i >= real->project_count) {
            fill(&projects[i].title, arena, TITLE_WORDS);
            fill(&projects[i].place, arena, 1);
            fill(&projects[i].text, arena, TEXT_WORDS);
        }
    }
    c.projects = projects;
    c.project_count = (size_t)count;
    return c;
}

/* Typed letter by letter, with slips and without. */
static const char *const typed[] = {
    "water",       "waterschap",  "gemeente dordrecht",
    "oekraine",    "oekriane",    "municipality",
    "commune",     "région",      "громада",
    "відновлення", "україна",     "кривий ріг",
    "بلدية",       "المياه",      "أوكرانيا",
    "sdg 11",      "stad beleid", "zzzzzz",
    "a",           "e",           "s",
    "в",           "م",           "1",
};

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;

    return (x > y) - (x < y);
}

struct times {
    double ms[ASKED_MAX];
    size_t count;
};

static void ask(struct search *s, const char *query, int language,
                struct times *out)
{
    double best_ms = 0;

    for (int i = 0; i < ROUNDS; i++) {
        (void)search_find(s, "", language);
        const double start = now_ms();
        (void)search_find(s, query, language);
        const double ms = now_ms() - start;
        best_ms = i == 0 || ms < best_ms ? ms : best_ms;
    }
    if (out->count < ASKED_MAX) {
        out->ms[out->count++] = best_ms;
    }
}

static void type(struct search *s, const char *text, int language,
                 struct times *out)
{
    char query[SEARCH_QUERY_BYTES_MAX];
    size_t at = 0;

    while (text[at]) {
        uint32_t c;
        at += utf8_decode(text + at, strlen(text + at), &c);
        memcpy(query, text, at);
        query[at] = '\0';
        ask(s, query, language, out);
    }
}

static void bench(const struct content *real, const struct strings *strings,
                  int count)
{
    static struct times times;
    struct region memory = region_create((size_t)256 << 20);
    struct arena arena = region_arena(&memory);
    const struct content c = enlarged(real, &arena, count);
    double best_ms = 0;
    struct search *s = NULL;

    times.count = 0;
    for (int i = 0; i < ROUNDS; i++) {
        search_destroy(s);
        const double start = now_ms();
        s = search_create(&c, strings);
        (void)search_size_bytes(s); /* the index is there */
        const double ms = now_ms() - start;
        best_ms = i == 0 || ms < best_ms ? ms : best_ms;
    }
    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        for (int k = 0; k < (int)c.language_count; k++) {
            type(s, typed[i], k, &times);
        }
    }
    qsort(times.ms, times.count, sizeof(times.ms[0]), compare_doubles);
    (void)printf("%d projects\n  index: %.1f ms, %zu kB, %.0f kB per 1,000 "
                 "projects\n  keystroke (%zu): p50 %.2f, p99 %.2f, worst "
                 "%.2f ms\n",
                 count, best_ms, search_size_bytes(s) / 1024,
                 (double)search_size_bytes(s) / 1.024 / count, times.count,
                 times.ms[times.count / 2], times.ms[times.count * 99 / 100],
                 times.ms[times.count - 1]);
    search_destroy(s);
    region_destroy(&memory);
}

int main(void)
{
    struct diag_list diags;

    diag_list_init(&diags);
    struct content *content = content_load(SOURCE_DIR "/content", &diags);
    struct strings *strings = strings_load(SOURCE_DIR "/assets", &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (!content || !strings) {
        return EXIT_FAILURE;
    }
    bench(content, strings, FEW);
    bench(content, strings, MANY);
    strings_destroy(strings);
    content_destroy(content);
    return EXIT_SUCCESS;
}
