#pragma once

/**
 * @file
 * Texts as somebody types them in a hurry: lower case, without accents, and
 * one letter for those that are taken for each other: й as и, ї as і, є and
 * ё as е, ґ as г; every alef, yeh and waw with a hamza as the plain one, teh
 * marbuta as heh.
 *
 * Covers the letters of Latin, Cyrillic and Arabic that the stand's
 * languages have, and their neighbours; anything else stays as it is.
 */

#include <stddef.h>
#include <stdint.h>

/**
 * The character that @p c is compared as; 0 for one that is left out: a
 * soft hyphen, a combining accent, an Arabic vowel sign, tatweel, a joiner,
 * a mark of direction. Arabic digits become 0 to 9.
 */
uint32_t fold_character(uint32_t c);

/**
 * @p text folded into @p out, closed with NUL and cut after a whole
 * character if @p size is too small. Blanks of any kind, hyphens and quotes
 * become spaces, several of them one, and none at either end.
 *
 * @param text  Valid UTF-8.
 * @param size  At least 1.
 */
void fold_text(const char *text, char *out, size_t size);
