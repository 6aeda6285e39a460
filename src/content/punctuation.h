#pragma once

/**
 * @file
 * Characters as CommonMark sorts them, to tell where a mark opens and where
 * it closes. The table has what is written in Latin, Greek, Cyrillic and
 * Arabic, and general signs.
 */

#include <stdbool.h>
#include <stdint.h>

bool is_ascii_punctuation(uint32_t c);

/** Signs and symbols. */
bool is_unicode_punctuation(uint32_t c);

/** Zs, tab, line feed, form feed and carriage return. */
bool is_unicode_space(uint32_t c);
