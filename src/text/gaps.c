/*
 * Which characters no font has: the same choice as when a run is set, but
 * nothing is set.
 */
#include <string.h>

#include "state.h"
#include "utf8.h"

/* A mark stays with its base: in the base's font or not at all. */
static bool is_gap(const struct text *t, enum text_face face,
                   enum font_file *base, uint32_t c)
{
    if (char_is_dropped(c) || char_is_joiner(c)) {
        return false;
    }
    if (char_is_mark(c)) {
        return *base == FONT_FILE_COUNT || !fonts_has(t->fonts, *base, c);
    }
    *base = fonts_choose(t->fonts, face, c);
    return *base == FONT_FILE_COUNT || c == UTF8_REPLACEMENT;
}

static void note(struct text_gaps *gaps, uint32_t c)
{
    for (size_t i = 0; i < gaps->count; i++) {
        if (gaps->chars[i] == c) {
            return;
        }
    }
    if (gaps->count < TEXT_GAPS_MAX) {
        gaps->chars[gaps->count++] = c;
    }
}

struct text_gaps text_find_gaps(const struct text *t, enum text_face face,
                                const char *text)
{
    const size_t len = strnlen(text, TEXT_BYTES_MAX);
    enum font_file base = FONT_FILE_COUNT;
    struct text_gaps gaps = { 0 };

    for (size_t pos = 0; pos < len;) {
        uint32_t c;
        pos += utf8_decode(text + pos, len - pos, &c);
        if (is_gap(t, face, &base, c)) {
            note(&gaps, c);
        }
    }
    return gaps;
}
