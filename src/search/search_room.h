#pragma once

/**
 * @file
 * What the files of this room share; not for other rooms.
 */

#include "gather.h"
#include "search.h"
#include "search_index.h"

enum {
    PENALTY_NONE = UINT8_MAX, /**< The word is not there. */
    TOTAL_OUT = UINT16_MAX,   /**< One of the words is not there. */
};

/** How well each document answers; lower is better. */
struct tally {
    uint8_t *best;   /**< To one word of the query. */
    uint16_t *total; /**< To all words so far. */
    int document_count;
    unsigned reads; /**< Bit of the visitor's language. */
};

/** A word of the index that goes on from what was typed. */
struct continuation {
    const struct index_word *word;
    uint32_t weight; /**< How much of what can be found has it. */
};

struct continuation_list {
    struct continuation items[SEARCH_SUGGESTIONS_MAX];
    size_t count;
};

/* search_answer.c: which documents have a word */

/**
 * Set `best` for @p typed.
 *
 * @param out  Words that go on from it in documents that have all words so
 *             far; or NULL.
 * @return     False if no word of the index answers.
 */
bool tally_word(struct tally *t, const struct search_index *index,
                struct letters typed, struct continuation_list *out);

/** Count a word of the index as the answer with this penalty. */
void tally_index_word(struct tally *t, const struct search_index *index,
                      const struct index_word *word, int penalty);

/** No document has it, until one is said to. */
void tally_clear(struct tally *t);

/** The documents from @p first up to @p end that have the lowest totals. */
struct chosen {
    int documents[SEARCH_HITS_MAX];
    int count;
};
void tally_choose(const struct tally *t, struct chosen *out, const int range[2],
                  int most);

/* search_near.c: what is like it */

/** Set `best` for the words of the index that are most like @p typed. */
void tally_near(struct tally *t, const struct search_index *index,
                struct letters typed);
