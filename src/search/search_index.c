#include "search_index.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "log.h"

enum {
    SLOTS = 2 * INDEX_WORDS_MAX,
    LETTERS_MAX = 8 * INDEX_WORDS_MAX, /* eight a word are more than usual */
    SHOWN_BYTES_MAX = UINT8_MAX,
    DOCUMENT_LAST = INDEX_DOCUMENTS_MAX - 1,
    LANGUAGES_ALL = (1 << LANGUAGE_MAX) - 1,
};

/* A posting while its word's others are still coming. */
struct draft {
    uint32_t word;
    uint32_t before; /* of the same word: its number + 1, 0 for none */
    struct posting posting;
};

struct index_builder {
    struct index_word *words;
    size_t word_count;
    uint16_t *letters;
    size_t letter_count;
    struct draft *drafts;
    size_t draft_count;
    uint32_t *last;  /* of each word: its latest draft + 1 */
    uint32_t *slots; /* open addressing: a word's number + 1, 0 is free */
    bool full;
    struct region memory;
};

struct index_builder *index_builder_create(void)
{
    struct index_builder *b = calloc(1, sizeof(*b));

    if (!b) {
        log_fatal_memory(sizeof(*b));
    }
    /* Addresses; pages are used as needed. arena_make() would touch them. */
    b->memory = region_create(
        INDEX_WORDS_MAX * (sizeof(*b->words) + sizeof(*b->last)) +
        LETTERS_MAX * sizeof(*b->letters) + SLOTS * sizeof(*b->slots) +
        INDEX_POSTINGS_MAX * sizeof(*b->drafts));
    b->words = b->memory.base;
    b->drafts = (struct draft *)(b->words + INDEX_WORDS_MAX);
    b->last = (uint32_t *)(b->drafts + INDEX_POSTINGS_MAX);
    b->slots = b->last + INDEX_WORDS_MAX;
    b->letters = (uint16_t *)(b->slots + SLOTS);
    return b;
}

static bool is_word(const struct index_builder *b, uint32_t number,
                    const struct word *w)
{
    const struct index_word *known = &b->words[number];

    return known->letter_count == w->count &&
           memcmp(b->letters + known->letters, w->letters,
                  (size_t)w->count * sizeof(w->letters[0])) == 0;
}

/* The slot of a word, or the free one where it belongs. */
static uint32_t *slot_of(const struct index_builder *b, const struct word *w)
{
    const uint64_t hash = hash_bytes(HASH_START, w->letters,
                                     (size_t)w->count * sizeof(w->letters[0]));

    for (size_t i = hash % SLOTS;; i = (i + 1) % SLOTS) {
        if (b->slots[i] == 0 || is_word(b, b->slots[i] - 1, w)) {
            return &b->slots[i];
        }
    }
}

static void tell_full(struct index_builder *b)
{
    if (!b->full) {
        log_warning("the content has more words than can be searched; the "
                    "last ones are left out");
    }
    b->full = true;
}

/* @return its number + 1, or 0 if there is no room. */
static uint32_t add_word(struct index_builder *b, const struct word *w)
{
    uint32_t *slot = slot_of(b, w);

    if (*slot != 0) {
        return *slot;
    }
    if (b->word_count == INDEX_WORDS_MAX ||
        b->letter_count + (size_t)w->count > LETTERS_MAX) {
        tell_full(b);
        return 0;
    }
    memcpy(b->letters + b->letter_count, w->letters,
           (size_t)w->count * sizeof(w->letters[0]));
    b->words[b->word_count] = (struct index_word){
        .mask = word_mask(word_letters(w)),
        .letters = (uint32_t)b->letter_count,
        .letter_count = (uint8_t)w->count,
    };
    b->letter_count += (size_t)w->count;
    *slot = (uint32_t)++b->word_count;
    return *slot;
}

/* True if the word was in that field of that document already. */
static bool join(struct index_builder *b, uint32_t word,
                 struct index_place place)
{
    for (uint32_t i = b->last[word]; i != 0; i = b->drafts[i - 1].before) {
        struct posting *p = &b->drafts[i - 1].posting;
        if ((int)p->document != place.document) {
            return false;
        }
        if (p->field == place.field) {
            p->languages = (p->languages | place.languages) & LANGUAGES_ALL;
            return true;
        }
    }
    return false;
}

static void add_posting(struct index_builder *b, uint32_t word,
                        struct index_place place)
{
    if (join(b, word, place)) {
        return;
    }
    if (b->draft_count == INDEX_POSTINGS_MAX) {
        tell_full(b);
        return;
    }
    b->drafts[b->draft_count] = (struct draft){
        .word = word,
        .before = b->last[word],
        .posting = { .document = (unsigned)place.document & DOCUMENT_LAST,
                     .field = place.field,
                     .languages = place.languages & LANGUAGES_ALL },
    };
    b->last[word] = (uint32_t)++b->draft_count;
    b->words[word].count++;
}

/* "Schoner" at the start of a title, "schoner" inside another. */
static bool is_capital(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;

    return (c[0] >= 'A' && c[0] <= 'Z') ||
           (c[0] == 0xC3 && c[1] >= 0x80 && c[1] <= 0x9E) ||
           (c[0] == 0xD0 && c[1] >= 0x80 && c[1] <= 0xAF) ||
           (c[0] == 0xD2 && c[1] == 0x90);
}

/* As it is written somewhere, rather where no sentence begins with it. */
static void show_as(struct index_word *word, const char *text, size_t len)
{
    const bool better =
        !word->shown || (is_capital(word->shown) && !is_capital(text));

    if (better && len <= SHOWN_BYTES_MAX) {
        word->shown = text;
        word->shown_len = (uint8_t)len;
    }
}

void index_add_string(struct index_builder *b, struct index_place place,
                      const char *text)
{
    struct word_reader r = word_reader_make(text);
    struct word w;

    while (place.document < INDEX_DOCUMENTS_MAX && word_next(&r, &w)) {
        const uint32_t number = add_word(b, &w);
        if (number != 0) {
            struct index_word *word = &b->words[number - 1];
            word->languages |= (uint8_t)place.languages;
            show_as(word, text + w.start, w.len);
            add_posting(b, number - 1, place);
        }
    }
}

/* Each word's postings beside each other, in the order they came. */
static void sort_postings(struct search_index *index,
                          const struct index_builder *b)
{
    uint32_t first = 0;

    for (size_t i = 0; i < index->word_count; i++) {
        index->words[i].first = first;
        first += index->words[i].count;
        index->words[i].count = 0;
    }
    for (size_t i = 0; i < b->draft_count; i++) {
        struct index_word *word = &index->words[b->drafts[i].word];
        index->postings[word->first + word->count++] = b->drafts[i].posting;
    }
}

struct search_index index_builder_finish(struct index_builder *b)
{
    const size_t bytes = (b->word_count + 1) * sizeof(struct index_word) +
                         (b->draft_count + 1) * sizeof(struct posting) +
                         (b->letter_count + 1) * sizeof(uint16_t);
    struct search_index index = {
        .word_count = b->word_count,
        .letter_count = b->letter_count,
        .posting_count = b->draft_count,
        .memory = region_create(bytes),
    };
    struct arena arena = region_arena(&index.memory);

    index.words = arena_make(&arena, struct index_word, b->word_count);
    index.postings = arena_make(&arena, struct posting, b->draft_count);
    index.letters = arena_make(&arena, uint16_t, b->letter_count);
    memcpy(index.words, b->words, b->word_count * sizeof(*b->words));
    memcpy(index.letters, b->letters, b->letter_count * sizeof(*b->letters));
    sort_postings(&index, b);
    region_destroy(&b->memory);
    free(b);
    return index;
}

void index_finish(struct search_index *index)
{
    region_destroy(&index->memory);
    *index = (struct search_index){ 0 };
}

struct letters index_word_letters(const struct search_index *index,
                                  const struct index_word *word)
{
    return (struct letters){ index->letters + word->letters,
                             word->letter_count };
}
