#pragma once

/**
 * @file
 * Words as they are compared: folded letters (base/fold.h), and whether one
 * of them is what somebody meant with another.
 *
 * Pure, and linear in the length of the words.
 * Thread-safety: any number of threads.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    WORD_LETTERS_MAX = 32, /**< Of a word; what is longer is cut. */
    WORD_INSIDE_MIN = 3,   /**< Shorter is found at the start only. */
    WORD_SLIP_MIN = 5,     /**< Shorter is taken as it was typed. */
};

/** Letters and digits, folded. Borrowed. */
struct letters {
    const uint16_t *at;
    int count;
};

/** A word of a text. */
struct word {
    uint16_t letters[WORD_LETTERS_MAX];
    int count;
    size_t start, len; /**< Bytes of the text that it takes. */
};

/** Where a text is being read. */
struct word_reader {
    const char *text;
    size_t len, pos; /**< In bytes. */
};

/** From the start of @p text, which is borrowed. */
struct word_reader word_reader_make(const char *text);

/**
 * The next word: letters and digits of any script; everything else, emoji
 * among it, stands between words. An apostrophe inside a Cyrillic word is
 * no letter and no gap. Broken UTF-8 is a gap.
 *
 * @return  False at the end; @p out is then unchanged.
 */
bool word_next(struct word_reader *r, struct word *out);

struct letters word_letters(const struct word *w);

/** How a word answers to what was typed, the best first. */
enum word_match {
    WORD_EXACT,
    WORD_PREFIX, /**< It begins with it. */
    WORD_INSIDE, /**< It has it inside: "water" in "drinkwater". */
    WORD_SLIP,   /**< It begins with it but for one slip. */
    WORD_OTHER,  /**< It is another word. */
};

/** Which letters of the word answer. */
struct word_hit {
    enum word_match match;
    int from, count;
};

/**
 * Compare a word with what was @p typed. A slip is one letter too many, too
 * few or another, or two that changed places, at any place of a typed word
 * of at least WORD_SLIP_MIN letters.
 */
struct word_hit word_compare(struct letters typed, struct letters word);

/** One bit for each letter there is, modulo 64: to tell most words apart. */
uint64_t word_mask(struct letters word);

/**
 * False if word_compare() would say WORD_OTHER, for most such words.
 *
 * @param typed  Mask of the typed word, @p count its letters.
 */
bool word_may_match(uint64_t typed, int count, uint64_t word);

/** The bytes of the text that letters @p hit of @p w take, from its start. */
struct word_bytes {
    size_t start, len; /**< In the text. */
};
struct word_bytes word_hit_bytes(const char *text, const struct word *w,
                                 struct word_hit hit);
