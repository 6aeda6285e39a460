#pragma once

/**
 * @file
 * Finding a stand's things by the words in and around them, in all of its
 * languages at once.
 *
 * A search belongs to one content and ends before it. It holds an index and
 * the last answer: asked the same again, as one frame after another does,
 * it has it already. That memory apart, an answer is a function of content,
 * query and language. Letters are compared folded (base/fold.h); a word may
 * be unfinished, may stand inside another, and may have one slip; every word
 * of a query must be there.
 * Thread-safety: one thread a search; the one that reads is its own.
 */

#include <stdbool.h>
#include <stddef.h>

#include "content.h"
#include "string_table.h"

enum {
    SEARCH_QUERY_BYTES_MAX = 256, /**< Of a query; the rest is not read. */
    SEARCH_WORDS_MAX = 6,         /**< Of a query; further ones neither. */
    SEARCH_HITS_MAX = 40,         /**< Of one kind. */
    SEARCH_NEAR_MAX = 5,          /**< Where nothing was found. */
    SEARCH_SUGGESTIONS_MAX = 6,
    SEARCH_MARKS_MAX = 8, /**< In one text. */
};

/**
 * What can be found, in the order it is listed. Another kind is one more
 * line here, and one in gather.c with what it is found by.
 */
enum search_kind {
    SEARCH_GOAL,
    SEARCH_PROJECT,      /**< Also by place, country, partner, theme, donor. */
    SEARCH_MUNICIPALITY, /**< Also by the towns it is linked with. */
    SEARCH_THEME,
    SEARCH_PAGE,
    SEARCH_DECK, /**< A talk that a tile opens to visitors. */
    SEARCH_KIND_COUNT,
};

struct search_hit {
    enum search_kind kind;
    int index; /**< Into the content's goals, projects, … */
    bool near; /**< Not what was asked for, but the nearest there is. */
};

/**
 * A word of the content that goes on from the query; before there is one, a
 * country with many projects.
 */
struct search_suggestion {
    const char *query; /**< The whole query with it, to ask next. */
    const char *word;  /**< As the content writes it. */
};

/** Borrowed: until the next search_find() or search_destroy(). */
struct search_answer {
    const struct search_hit *hits; /**< By kind, then the best first. */
    size_t hit_count;
    const struct search_suggestion *suggestions;
    size_t suggestion_count;
    /** Nothing has all the words: the nearest come first, then the goals. */
    bool none;
};

struct search;

/**
 * Read all of @p content once, on a thread of its own: the first picture does
 * not wait for it, the first question does. Both are borrowed until
 * search_destroy() and must not change.
 */
struct search *search_create(const struct content *content,
                             const struct strings *strings);

/** NULL is fine. */
void search_destroy(struct search *s);

/**
 * Answer @p query, valid UTF-8 of any length, for a visitor who reads
 * @p language (an index): what they can see comes before what only another
 * language says. Without a word in it the answer is all goals.
 */
const struct search_answer *search_find(struct search *s, const char *query,
                                        int language);

/** Bytes of memory that the index takes. */
size_t search_size_bytes(struct search *s);

/** A part of a text that answers to a query, in bytes. */
struct search_mark {
    size_t start, len;
};

/**
 * Where @p text has words of @p query, in order.
 *
 * @return  How many, at most SEARCH_MARKS_MAX.
 */
size_t search_marks(const char *query, const char *text,
                    struct search_mark out[SEARCH_MARKS_MAX]);
