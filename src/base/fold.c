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
};

static uint32_t fold_latin(uint32_t c)
{
    const char letter = latin[c - LATIN_FIRST];
    return letter == '*' ? c : (uint32_t)letter;
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

/* Alef with hamza or madda is typed as alef, alef maqsura as yeh. */
static uint32_t fold_arabic(uint32_t c)
{
    if (c == 0x622 || c == 0x623 || c == 0x625) {
        return 0x627;
    }
    return c == 0x649 ? 0x64A : c;
}

static bool is_left_out(uint32_t c)
{
    return c == 0xAD || (c >= 0x300 && c <= 0x36F) || c == 0x640 ||
           (c >= 0x64B && c <= 0x652);
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
    return fold_arabic(fold_cyrillic(c));
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
        c = is_gap(c) ? ' ' : fold_character(c);
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
