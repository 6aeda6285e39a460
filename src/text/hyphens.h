#pragma once

/**
 * @file
 * Where a word may be divided: the patterns of libhyphen, and the rules of
 * this house on top of them.
 *
 * At least HYPHEN_LETTERS_MIN letters stay on both sides; a Dutch word is
 * never divided before a vowel with trema, because the trema would have to
 * go. Words with digits, or with signs inside (an address), are left whole;
 * so is all of a language without patterns, as Arabic.
 *
 * A dictionary is read when its language first needs it. One that is not
 * there costs one line in the log.
 * Thread-safety: one thread per struct hyphens.
 */

#include <stddef.h>
#include <stdint.h>

#include "chars.h"

enum {
    HYPHEN_LETTERS_MIN = 3,
    HYPHEN_WORD_MAX = 96, /**< Characters; libhyphen's limit is near. */
};

struct hyphens;

/** @param dir  Folder of the dictionaries; borrowed. */
struct hyphens *hyphens_create(const char *dir);

/** NULL is fine. */
void hyphens_destroy(struct hyphens *h);

/**
 * Places at which @p word, with any signs before and after it, may be
 * divided.
 *
 * @param language   Code, as "nl"; NULL: none.
 * @param[out] cuts  Bytes of @p word before each division, rising.
 * @return           Divisions, 0 if there are none.
 */
size_t hyphens_find(struct hyphens *h, const char *language, struct span word,
                    size_t cuts[HYPHEN_WORD_MAX]);
