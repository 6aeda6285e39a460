#include "search.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "search_room.h"
#include "thread.h"
#include "utf8.h"

enum {
    HITS_ALL = SEARCH_KIND_COUNT * SEARCH_HITS_MAX,
    ANSWER_BYTES = 16 * 1024, /* of suggestions: six queries and words */
    MISSING_PENALTY = 80,     /* more than any word that is there */
};

/* A country, and how many projects are there. */
struct country {
    const char *code;
    size_t count;
};

struct search {
    const struct content *content;
    const struct strings *strings;
    struct country countries[SEARCH_SUGGESTIONS_MAX]; /* most come first */
    size_t country_count;
    struct search_index index;
    struct gathered things;
    struct tally tally;
    struct region scratch; /* of the tally */
    struct region words;   /* of the suggestions */
    struct search_hit hits[HITS_ALL];
    struct search_suggestion suggestions[SEARCH_SUGGESTIONS_MAX];
    struct search_answer answer; /* to `asked` */
    char asked[SEARCH_QUERY_BYTES_MAX + 1];
    int language; /* that it was asked in; -1: never */
    pthread_t reader;
    bool reading; /* the thread has the index, and nobody else */
};

static void make_tally(struct search *s)
{
    const size_t count = (size_t)s->things.first[SEARCH_KIND_COUNT];

    s->scratch = region_create(
        (count + 8) * (sizeof(*s->tally.best) + sizeof(*s->tally.total)));
    struct arena arena = region_arena(&s->scratch);
    s->tally.total = arena_make(&arena, uint16_t, count);
    s->tally.best = arena_make(&arena, uint8_t, count);
    s->tally.document_count = (int)count;
}

static int compare_codes(const void *a, const void *b)
{
    const struct country *x = a;
    const struct country *y = b;

    return strcmp(x->code, y->code);
}

static int compare_counts(const void *a, const void *b)
{
    const struct country *x = a;
    const struct country *y = b;

    return x->count != y->count ? (x->count < y->count ? 1 : -1)
                                : strcmp(x->code, y->code);
}

/* Each once, with how often it was there. @return how many are left. */
static size_t count_equal(struct country *sorted, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && strcmp(sorted[kept - 1].code, sorted[i].code) == 0) {
            sorted[kept - 1].count++;
        } else {
            sorted[kept++] = sorted[i];
        }
    }
    return kept;
}

static void find_countries(struct search *s)
{
    const size_t count = s->content->project_count;
    struct country *all = calloc(count + 1, sizeof(*all));

    if (!all) {
        log_fatal_memory((count + 1) * sizeof(*all));
    }
    for (size_t i = 0; i < count; i++) {
        all[i] = (struct country){ s->content->projects[i].country, 1 };
    }
    qsort(all, count, sizeof(*all), compare_codes);
    const size_t different = count_equal(all, count);
    qsort(all, different, sizeof(*all), compare_counts);
    s->country_count =
        different < SEARCH_SUGGESTIONS_MAX ? different : SEARCH_SUGGESTIONS_MAX;
    memcpy(s->countries, all, s->country_count * sizeof(*all));
    free(all);
}

static void *read_content(void *search)
{
    struct search *s = search;
    struct index_builder *builder = index_builder_create();

    find_countries(s);
    s->things = gather(builder, s->content, s->strings);
    s->index = index_builder_finish(builder);
    make_tally(s);
    return NULL;
}

static void wait_for_index(struct search *s)
{
    if (s->reading) {
        (void)pthread_join(s->reader, NULL);
        s->reading = false;
    }
}

struct search *search_create(const struct content *content,
                             const struct strings *strings)
{
    struct search *s = calloc(1, sizeof(*s));

    if (!s) {
        log_fatal_memory(sizeof(*s));
    }
    s->content = content;
    s->strings = strings;
    s->words = region_create(ANSWER_BYTES);
    s->language = -1;
    s->reading = thread_start(&s->reader, read_content, s) == 0;
    if (!s->reading) {
        (void)read_content(s);
    }
    return s;
}

void search_destroy(struct search *s)
{
    if (s) {
        wait_for_index(s);
        index_finish(&s->index);
        region_destroy(&s->scratch);
        region_destroy(&s->words);
        free(s);
    }
}

size_t search_size_bytes(struct search *s)
{
    wait_for_index(s);
    return s->index.memory.size_bytes + s->scratch.size_bytes +
           s->words.size_bytes + sizeof(*s);
}

/* The words of a query; @return how many. */
static int read_query(const char *query, struct word words[SEARCH_WORDS_MAX])
{
    struct word_reader r = word_reader_make(query);
    int count = 0;

    while (count < SEARCH_WORDS_MAX && word_next(&r, &words[count])) {
        count++;
    }
    return count;
}

static void add_hit(struct search *s, struct search_hit hit)
{
    s->hits[s->answer.hit_count++] = hit;
}

/* @return true if there is one. */
static bool add_found(struct search *s)
{
    for (int kind = 0; kind < SEARCH_KIND_COUNT; kind++) {
        struct chosen chosen = { .count = 0 };
        tally_choose(&s->tally, &chosen, &s->things.first[kind],
                     SEARCH_HITS_MAX);
        for (int i = 0; i < chosen.count; i++) {
            add_hit(s, gathered_thing(&s->things, chosen.documents[i]));
        }
    }
    return s->answer.hit_count > 0;
}

static bool has_goal(const struct search *s, int goal)
{
    for (size_t i = 0; i < s->answer.hit_count; i++) {
        if (s->hits[i].kind == SEARCH_GOAL && s->hits[i].index == goal) {
            return true;
        }
    }
    return false;
}

static void add_goals(struct search *s)
{
    for (int i = 0; i < GOAL_COUNT; i++) {
        if (!has_goal(s, i)) {
            add_hit(s, (struct search_hit){ .kind = SEARCH_GOAL, .index = i });
        }
    }
}

/* All words must be there. */
static void add_word(struct tally *t)
{
    for (int i = 0; i < t->document_count; i++) {
        const bool out = t->total[i] == TOTAL_OUT || t->best[i] == PENALTY_NONE;
        t->total[i] = out ? TOTAL_OUT : (uint16_t)(t->total[i] + t->best[i]);
    }
}

/* The query up to its last word, and then @p word as it is written. */
static void suggest(struct search *s, struct arena *arena,
                    const struct word *last, const struct index_word *word)
{
    const char *whole =
        arena_format(arena, "%.*s%.*s", (int)last->start, s->asked,
                     (int)word->shown_len, word->shown);

    s->suggestions[s->answer.suggestion_count++] =
        (struct search_suggestion){ .query = whole,
                                    .word = whole + last->start };
}

static void suggest_all(struct search *s, const struct word *last,
                        const struct continuation_list *list)
{
    struct arena arena = region_arena(&s->words);

    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].word->shown) {
            suggest(s, &arena, last, list->items[i].word);
        }
    }
}

/* Before anything is typed: where most projects are. */
static void suggest_countries(struct search *s)
{
    const char *language = s->content->languages[s->language];

    for (size_t i = 0; i < s->country_count; i++) {
        const char *name =
            strings_country(s->strings, language, s->countries[i].code);
        s->suggestions[i] = (struct search_suggestion){ name, name };
    }
    s->answer.suggestion_count = s->country_count;
}

static void find(struct search *s, const struct word *words, int count)
{
    struct continuation_list list = { .count = 0 };

    memset(s->tally.total, 0,
           (size_t)s->tally.document_count * sizeof(*s->tally.total));
    for (int i = 0; i < count; i++) {
        const bool last = i == count - 1;
        (void)tally_word(&s->tally, &s->index, word_letters(&words[i]),
                         last ? &list : NULL);
        add_word(&s->tally);
    }
    suggest_all(s, &words[count - 1], &list);
}

/* What has most of the words, or words like them. */
static void find_near(struct search *s, const struct word *words, int count)
{
    const int range[2] = { 0, s->tally.document_count };
    struct tally *t = &s->tally;
    struct chosen chosen = { .count = 0 };

    memset(t->total, 0, (size_t)t->document_count * sizeof(*t->total));
    for (int i = 0; i < count; i++) {
        if (!tally_word(t, &s->index, word_letters(&words[i]), NULL)) {
            tally_near(t, &s->index, word_letters(&words[i]));
        }
        for (int k = 0; k < t->document_count; k++) {
            t->total[k] = (uint16_t)(t->total[k] + (t->best[k] == PENALTY_NONE
                                                        ? MISSING_PENALTY
                                                        : t->best[k]));
        }
    }
    for (int k = 0; k < t->document_count; k++) {
        const bool nothing = t->total[k] == count * MISSING_PENALTY;
        t->total[k] = nothing ? TOTAL_OUT : t->total[k];
    }
    tally_choose(t, &chosen, range, SEARCH_NEAR_MAX);
    for (int i = 0; i < chosen.count; i++) {
        struct search_hit hit = gathered_thing(&s->things, chosen.documents[i]);
        hit.near = true;
        add_hit(s, hit);
    }
}

static bool is_blank(const char *query)
{
    return query[strspn(query, " ")] == '\0';
}

static void answer(struct search *s)
{
    struct word words[SEARCH_WORDS_MAX];
    const int count = read_query(s->asked, words);

    if (count > 0) {
        find(s, words, count);
    } else {
        suggest_countries(s);
    }
    if (count > 0 && add_found(s)) {
        return;
    }
    s->answer.none = !is_blank(s->asked);
    if (count > 0) {
        find_near(s, words, count);
    }
    add_goals(s);
}

/* Whole characters of it. @return its length in bytes. */
static size_t cut(const char *query)
{
    const size_t len = strnlen(query, SEARCH_QUERY_BYTES_MAX + UTF8_BYTES_MAX);
    size_t at = 0;

    while (at < len) {
        uint32_t c;
        const size_t used = utf8_decode(query + at, len - at, &c);
        if (at + used > SEARCH_QUERY_BYTES_MAX) {
            break;
        }
        at += used;
    }
    return at;
}

const struct search_answer *search_find(struct search *s, const char *query,
                                        int language)
{
    const size_t len = cut(query);

    wait_for_index(s);
    if (s->language == language && strncmp(s->asked, query, len) == 0 &&
        s->asked[len] == '\0') {
        return &s->answer;
    }
    memcpy(s->asked, query, len);
    s->asked[len] = '\0';
    s->language = language;
    s->tally.reads = 1U << language;
    s->answer = (struct search_answer){ .hits = s->hits,
                                        .suggestions = s->suggestions };
    answer(s);
    return &s->answer;
}

/* The query's word that @p w answers to best. */
static struct word_hit hit_of(const struct word *w, const struct word *typed,
                              int count)
{
    struct word_hit best = { .match = WORD_OTHER };

    for (int i = 0; i < count; i++) {
        const struct word_hit hit =
            word_compare(word_letters(&typed[i]), word_letters(w));
        best = hit.match < best.match ? hit : best;
    }
    return best;
}

/* The letters of Arabic are joined: a word of it is marked whole. */
static struct search_mark mark_of(const char *text, const struct word *w,
                                  struct word_hit hit)
{
    const struct word_bytes bytes = word_hit_bytes(text, w, hit);
    const bool joined = w->letters[0] >= 0x600 && w->letters[0] <= 0x77F;

    return joined ? (struct search_mark){ w->start, w->len }
                  : (struct search_mark){ bytes.start, bytes.len };
}

size_t search_marks(const char *query, const char *text,
                    struct search_mark out[SEARCH_MARKS_MAX])
{
    struct word typed[SEARCH_WORDS_MAX];
    const int count = read_query(query, typed);
    struct word_reader r = word_reader_make(text);
    struct word w;
    size_t marks = 0;

    while (marks < SEARCH_MARKS_MAX && word_next(&r, &w)) {
        const struct word_hit hit = hit_of(&w, typed, count);
        if (hit.match != WORD_OTHER) {
            out[marks++] = mark_of(text, &w, hit);
        }
    }
    return marks;
}
