#pragma once

/**
 * @file
 * UTF-8, as RFC 3629 defines it: no surrogates, no overlong forms, at most
 * U+10FFFF.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    UTF8_REPLACEMENT = 0xFFFD,
    UTF8_BYTES_MAX = 4, /**< Bytes of one character. */
};

/**
 * Read one character.
 *
 * @param text  At least 1 byte.
 * @param[out] out  The character; UTF8_REPLACEMENT for a broken sequence.
 * @return  Bytes used, 1 to 4; 1 for a broken sequence.
 */
size_t utf8_decode(const char *text, size_t len, uint32_t *out);

/** Write @p c, a valid character, to @p out. @return bytes, 1 to 4. */
size_t utf8_encode(uint32_t c, char out[UTF8_BYTES_MAX]);

/**
 * @param[out] bad  Offset of the first broken sequence; may be NULL.
 * @return  True if all @p len bytes are UTF-8.
 */
bool utf8_is_valid(const char *text, size_t len, size_t *bad);

/** Characters (not bytes, not clusters) in valid UTF-8. */
size_t utf8_count(const char *text, size_t len);
