#pragma once

/**
 * @file
 * What the room has to know about single characters: direction, script,
 * and which of them are never drawn.
 *
 * Short ranges instead of Unicode's full tables: they cover the alphabets
 * that the fonts hold.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Text that somebody else holds; no NUL needed. */
struct span {
    const char *text;
    size_t len;
};

enum {
    CHAR_SOFT_HYPHEN = 0x00AD,
    CHAR_NO_BREAK_SPACE = 0x00A0,
    CHAR_ZERO_WIDTH_SPACE = 0x200B,
    CHAR_HYPHEN = 0x2010,
    CHAR_EN_DASH = 0x2013,
    CHAR_EM_DASH = 0x2014,
    CHAR_NARROW_NO_BREAK_SPACE = 0x202F,
};

enum {
    CLUSTER_BYTES_MAX = 64, /**< A base with more marks is cut in two. */
};

enum char_dir {
    CHAR_LTR, /**< Letters written to the right, and all digits. */
    CHAR_RTL,
    CHAR_NEUTRAL, /**< Spaces and signs: they follow their neighbours. */
};

/** Scripts that a shaper has to be told apart. */
enum char_script {
    SCRIPT_COMMON,
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARABIC,
};

enum char_dir char_direction(uint32_t c);
enum char_script char_script(uint32_t c);

/** Controls, direction marks, soft hyphens and zero-width breaks. */
bool char_is_dropped(uint32_t c);

/** A blank: also the no-break ones. */
bool char_is_space(uint32_t c);

/** Drawn on, or joined to, the character before it. */
bool char_is_mark(uint32_t c);

/** Zero-width joiner or non-joiner: shapes its neighbours, draws nothing. */
bool char_is_joiner(uint32_t c);

bool char_is_digit(uint32_t c);

/** Small letter of a Latin or Cyrillic capital; others as they are. */
uint32_t char_lower(uint32_t c);

/** Bytes of the first cluster of @p text: a character and its marks. */
size_t cluster_len(struct span text);

/** @p text from byte @p pos on. */
struct span span_from(struct span text, size_t pos);

/** Whether any letter of @p text is written to the left. */
bool chars_have_rtl(struct span text);
