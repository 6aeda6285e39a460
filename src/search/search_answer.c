/*
 * Ranking: how a word of the index answers to a typed one, and where it
 * stands, is a penalty; a document's is the sum over the query's words.
 */
#include <string.h>

#include "search_room.h"

/* Exact before prefix before slip, and titles before text; but a title that
   begins as typed so far is nearer than a text that happens to have it. */
static const uint8_t penalties[WORD_OTHER][FIELD_COUNT] = {
    [WORD_EXACT] = { 0, 2, 5 },
    [WORD_PREFIX] = { 1, 3, 6 },
    [WORD_INSIDE] = { 4, 7, 8 },
    [WORD_SLIP] = { 9, 10, 11 },
};

/* What a continuation gains from where it stands: sentences are full of
   words that nobody looks for. */
static const uint32_t weights[FIELD_COUNT] = { 4, 3, 0 };

enum {
    /* Of a word that is looked for in sentences while it is typed: what is
       found there by less cannot be told from chance. */
    TEXT_LETTERS_MIN = 3,
    CONTINUATION_LETTERS_MIN = 4,
};

void tally_clear(struct tally *t)
{
    memset(t->best, PENALTY_NONE, (size_t)t->document_count);
}

/* What the visitor cannot read is found, but comes after what they can. */
static void count_posting(struct tally *t, const struct posting *p,
                          uint8_t penalty)
{
    const uint8_t cost = (uint8_t)(2 * penalty + !(p->languages & t->reads));

    if (cost < t->best[p->document]) {
        t->best[p->document] = cost;
    }
}

void tally_index_word(struct tally *t, const struct search_index *index,
                      const struct index_word *word, int penalty)
{
    for (uint32_t i = 0; i < word->count; i++) {
        count_posting(t, &index->postings[word->first + i], (uint8_t)penalty);
    }
}

/* How a word of the index answers, in which of its fields. */
struct reach {
    enum word_match match;
    enum index_field last;
};

static struct reach reach_of(struct letters typed, enum word_match match)
{
    const bool chance = typed.count == 1 || (match == WORD_PREFIX &&
                                             typed.count < TEXT_LETTERS_MIN);

    return (struct reach){ match, chance ? FIELD_LABEL : FIELD_TEXT };
}

/* What was counted, and how much of it has all words so far. */
struct counted {
    bool any;
    uint32_t weight;
};

static struct counted count_word(struct tally *t,
                                 const struct search_index *index,
                                 const struct index_word *word,
                                 struct reach reach)
{
    struct counted counted = { .any = false };

    for (uint32_t i = 0; i < word->count; i++) {
        const struct posting *p = &index->postings[word->first + i];
        if (p->field > (unsigned)reach.last) {
            continue;
        }
        count_posting(t, p, penalties[reach.match][p->field]);
        counted.any = true;
        counted.weight +=
            t->total[p->document] != TOTAL_OUT ? weights[p->field] : 0;
    }
    return counted;
}

/* In order of weight; one that weighs less than all of them falls off. */
static void keep(struct continuation_list *list, struct continuation c)
{
    size_t at = list->count;

    if (at == SEARCH_SUGGESTIONS_MAX) {
        at--;
        if (list->items[at].weight >= c.weight) {
            return;
        }
    } else {
        list->count++;
    }
    for (; at > 0 && list->items[at - 1].weight < c.weight; at--) {
        list->items[at] = list->items[at - 1];
    }
    list->items[at] = c;
}

static bool goes_on(const struct tally *t, const struct index_word *word,
                    enum word_match match)
{
    return (match == WORD_PREFIX || match == WORD_INSIDE) &&
           (word->languages & t->reads) &&
           word->letter_count >= CONTINUATION_LETTERS_MIN;
}

bool tally_word(struct tally *t, const struct search_index *index,
                struct letters typed, struct continuation_list *out)
{
    const uint64_t mask = word_mask(typed);
    bool found = false;

    tally_clear(t);
    for (size_t i = 0; i < index->word_count; i++) {
        const struct index_word *word = &index->words[i];
        if (!word_may_match(mask, typed.count, word->mask)) {
            continue;
        }
        const struct word_hit hit =
            word_compare(typed, index_word_letters(index, word));
        if (hit.match == WORD_OTHER) {
            continue;
        }
        const struct counted counted =
            count_word(t, index, word, reach_of(typed, hit.match));
        if (out && counted.weight > 0 && goes_on(t, word, hit.match)) {
            keep(out, (struct continuation){ word, counted.weight });
        }
        found = found || counted.any;
    }
    return found;
}

static void choose(const struct tally *t, struct chosen *out, int most,
                   int document)
{
    const uint16_t total = t->total[document];
    int at = out->count;

    if (at == most) {
        at--;
        if (t->total[out->documents[at]] <= total) {
            return;
        }
    } else {
        out->count++;
    }
    for (; at > 0 && t->total[out->documents[at - 1]] > total; at--) {
        out->documents[at] = out->documents[at - 1];
    }
    out->documents[at] = document;
}

void tally_choose(const struct tally *t, struct chosen *out, const int range[2],
                  int most)
{
    for (int i = range[0]; i < range[1]; i++) {
        if (t->total[i] != TOTAL_OUT) {
            choose(t, out, most, i);
        }
    }
}
