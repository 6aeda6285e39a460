#include "fold.h"

#include <stdbool.h>
#include <string.h>

#include "utf8.h"

/* Latin-1 and Latin Extended-A, U+00C0 to U+017F: the letter without its
   accent. Source: the decompositions of the Unicode Character Database;
   ligatures and letters without one stand as their first letter. `*`: no
   letter. */
static const char latin[] = "aaaaaaaceeeeiiii"  /* C0 */
                            "dnooooo*ouuuuyts"  /* D0 */
                            "aaaaaaaceeeeiiii"  /* E0 */
                            "dnooooo*ouuuuyty"  /* F0 */
                            "aaaaaaccccccccdd"  /* 100 */
                            "ddeeeeeeeeeegggg"  /* 110 */
                            "gggghhhhiiiiiiii"  /* 120 */
                            "iiiijjkkklllllll"  /* 130 */
                            "lllnnnnnnnnnoooo"  /* 140 */
                            "oooorrrrrrssssss"  /* 150 */
                            "ssttttttuuuuuuuu"  /* 160 */
                            "uuuuwwyyyzzzzzzs"; /* 170 */

enum {
    LATIN_FIRST = 0xC0,
    LATIN_LAST = 0x17F,
    FOLDED_FIRST = 0x400, /* of Cyrillic and Arabic */
};

static uint32_t fold_latin(uint32_t c)
{
    const char letter = latin[c - LATIN_FIRST];
    return letter == '*' ? c : (uint32_t)letter;
}

/* Letters that somebody with another keyboard types as their neighbour. */
static const struct {
    uint16_t letter, as;
} neighbours[] = {
    { 0x439, 0x438 }, /* й as и, by its decomposition */
    { 0x451, 0x435 }, /* ё as е, too */
    { 0x454, 0x435 }, /* є as е */
    { 0x457, 0x456 }, /* ї as і, by its decomposition */
    { 0x491, 0x433 }, /* ґ as г */
    { 0x622, 0x627 }, /* alef with madda, … */
    { 0x623, 0x627 }, /* … with hamza above … */
    { 0x625, 0x627 }, /* … and below, … */
    { 0x671, 0x627 }, /* … and alef wasla as alef */
    { 0x624, 0x648 }, /* waw with hamza as waw */
    { 0x626, 0x64A }, /* yeh with hamza as yeh */
    { 0x629, 0x647 }, /* teh marbuta as heh */
    { 0x649, 0x64A }, /* alef maqsura as yeh, */
    { 0x6CC, 0x64A }, /* and Persian's */
    { 0x6A9, 0x643 }, /* keheh as kaf */
};

static uint32_t fold_neighbour(uint32_t c)
{
    for (size_t i = 0; i < sizeof(neighbours) / sizeof(neighbours[0]); i++) {
        if (neighbours[i].letter == c) {
            return neighbours[i].as;
        }
    }
    return c;
}

static uint32_t fold_cyrillic(uint32_t c)
{
    if (c >= 0x410 && c <= 0x42F) {
        return c + 0x20;
    }
    if (c >= 0x400 && c <= 0x40F) {
        return c + 0x50;
    }
    return c == 0x490 ? 0x491 : c; /* Ґ */
}

/* The digits of Arabic and of Persian. */
static uint32_t fold_digit(uint32_t c)
{
    if (c >= 0x660 && c <= 0x669) {
        return c - 0x660 + '0';
    }
    return c >= 0x6F0 && c <= 0x6F9 ? c - 0x6F0 + '0' : c;
}

/* Joiners, and marks that turn the direction. */
static bool is_invisible(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

static bool is_left_out(uint32_t c)
{
    return c == 0xAD || (c >= 0x300 && c <= 0x36F) || c == 0x640 ||
           (c >= 0x64B && c <= 0x65F) || c == 0x670 || is_invisible(c);
}

/* Between words: blanks, hyphens, dashes, quotes, and no-break spaces. */
static bool is_gap(uint32_t c)
{
    return c <= ' ' || c == '-' || c == '"' || c == '\'' || c == 0xA0 ||
           c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x202F);
}

uint32_t fold_character(uint32_t c)
{
    if (is_left_out(c)) {
        return 0;
    }
    if (c >= 'A' && c <= 'Z') {
        return c + ('a' - 'A');
    }
    if (c >= LATIN_FIRST && c <= LATIN_LAST) {
        return fold_latin(c);
    }
    return c < FOLDED_FIRST ? c : fold_neighbour(fold_digit(fold_cyrillic(c)));
}

void fold_text(const char *text, char *out, size_t size)
{
    size_t left = strlen(text);
    size_t len = 0;
    bool gap = true; /* none at the start */

    while (left > 0) {
        uint32_t c;
        const size_t used = utf8_decode(text, left, &c);
        text += used;
        left -= used;
        c = is_left_out(c) ? 0 : is_gap(c) ? ' ' : fold_character(c);
        if (c == 0 || (c == ' ' && gap)) {
            continue;
        }
        gap = c == ' ';
        char bytes[UTF8_BYTES_MAX];
        const size_t count = utf8_encode(c, bytes);
        if (len + count >= size) {
            break;
        }
        memcpy(out + len, bytes, count);
        len += count;
    }
    len -= len > 0 && out[len - 1] == ' ';
    out[len] = '\0';
}
