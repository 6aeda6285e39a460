#pragma once

/**
 * @file
 * Which words stand in which documents: gathered once, then only read.
 *
 * A document is a number; what it stands for is the caller's business.
 * Thread-safety: one thread while it is built, then any number.
 */

#include "arena.h"
#include "model.h"
#include "search_word.h"

enum {
    INDEX_WORDS_MAX = 1 << 19,     /**< Different ones. */
    INDEX_POSTINGS_MAX = 1 << 23,  /**< More words in all are not found. */
    INDEX_DOCUMENTS_MAX = 1 << 20, /**< More than one folder can hold. */
};

/** Which part of a document a word stands in, the most telling first. */
enum index_field {
    FIELD_TITLE,
    FIELD_LABEL, /**< A name beside it: place, country, partner, theme. */
    FIELD_TEXT,
    FIELD_COUNT,
};

/** A word in a field of a document. */
struct posting {
    unsigned document : 20;
    unsigned field : 2;
    unsigned languages : LANGUAGE_MAX; /**< Bits: who is shown it. */
};

struct index_word {
    uint64_t mask;         /**< word_mask(). */
    const char *shown;     /**< A place where it stands, in the content. */
    uint32_t letters;      /**< The first of them, in the index's. */
    uint32_t first, count; /**< Of its postings. */
    uint8_t letter_count;
    uint8_t shown_len; /**< In bytes. */
    uint8_t languages; /**< Bits: in which of them it stands somewhere. */
};

struct search_index {
    struct index_word *words;
    size_t word_count;
    uint16_t *letters;
    size_t letter_count;
    struct posting *postings;
    size_t posting_count;
    struct region memory; /**< Of all of it. */
};

struct index_builder;

/** Owned by the caller until index_builder_finish(). */
struct index_builder *index_builder_create(void);

/** Where words are added. */
struct index_place {
    int document;
    enum index_field field;
    unsigned languages; /**< Bits; not 0. */
};

/**
 * Add the words of @p text. The text is kept by reference, to show its
 * words as they were written: it must outlive the index.
 */
void index_add_string(struct index_builder *b, struct index_place place,
                      const char *text);

/** Close the index and release the builder. @return owned by the caller. */
struct search_index index_builder_finish(struct index_builder *b);

/** `{0}` is fine. */
void index_finish(struct search_index *index);

struct letters index_word_letters(const struct search_index *index,
                                  const struct index_word *word);
