#include "utf8.h"

#include <assert.h>

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Length by the first byte, 0 if it cannot start a character. */
static size_t length_from_first(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
        return 3;
    }
    if (first >= 0xF0 && first < 0xF5) {
        return 4;
    }
    return 0;
}

/* The smallest character that needs so many bytes: below it is overlong. */
static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };

static bool read_sequence(const char *text, size_t len, size_t need,
                          uint32_t *out)
{
    static const unsigned char first_mask[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };

    if (need == 0 || need > len) {
        return false;
    }
    uint32_t c = (unsigned char)text[0] & first_mask[need];
    for (size_t i = 1; i < need; i++) {
        if (!is_continuation(text[i])) {
            return false;
        }
        c = (c << 6) | ((unsigned char)text[i] & 0x3F);
    }
    *out = c;
    return c >= smallest[need] && c <= 0x10FFFF && (c & 0x1FF800) != 0xD800;
}

size_t utf8_decode(const char *text, size_t len, uint32_t *out)
{
    assert(len > 0);

    const size_t need = length_from_first((unsigned char)text[0]);
    if (!read_sequence(text, len, need, out)) {
        *out = UTF8_REPLACEMENT;
        return 1;
    }
    return need;
}

size_t utf8_encode(uint32_t c, char out[UTF8_BYTES_MAX])
{
    assert(c <= 0x10FFFF);

    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool utf8_is_valid(const char *text, size_t len, size_t *bad)
{
    size_t pos = 0;
    while (pos < len) {
        uint32_t c;
        const size_t need = length_from_first((unsigned char)text[pos]);
        if (!read_sequence(text + pos, len - pos, need, &c)) {
            if (bad) {
                *bad = pos;
            }
            return false;
        }
        pos += need;
    }
    return true;
}

size_t utf8_count(const char *text, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++) {
        count += is_continuation(text[i]) ? 0 : 1;
    }
    return count;
}
