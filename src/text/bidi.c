#include "bidi.h"

#include <fribidi.h>
#include <string.h>

#include "log.h"
#include "utf8.h"

/* One paragraph, character by character, as FriBidi reads it. */
struct decoded {
    FriBidiChar *chars;
    size_t *at; /* Byte of each, and the end. */
    size_t count;
};

/* Letters and digits written to the left, and controls of direction: where
   there is none, a paragraph that runs to the right has one level. */
static bool turns_text(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
           c >= 0x10800;
}

static struct decoded decode(struct span text, struct arena *scratch)
{
    struct decoded d = {
        .chars = arena_make(scratch, FriBidiChar, text.len),
        .at = arena_make(scratch, size_t, text.len + 1),
    };

    for (size_t pos = 0; pos < text.len; d.count++) {
        uint32_t c;
        d.at[d.count] = pos;
        pos += utf8_decode(text.text + pos, text.len - pos, &c);
        d.chars[d.count] = c;
    }
    d.at[d.count] = text.len;
    return d;
}

static bool needs_levels(const struct decoded *d)
{
    for (size_t i = 0; i < d->count; i++) {
        if (turns_text(d->chars[i])) {
            return true;
        }
    }
    return false;
}

/* Returns NULL, with a line logged, if FriBidi has no memory. */
static const FriBidiLevel *resolve(const struct decoded *d, bool rtl,
                                   struct arena *scratch)
{
    const FriBidiStrIndex count = (FriBidiStrIndex)d->count;
    FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    FriBidiCharType *types = arena_make(scratch, FriBidiCharType, d->count);
    FriBidiBracketType *brackets =
        arena_make(scratch, FriBidiBracketType, d->count);
    FriBidiLevel *levels = arena_make(scratch, FriBidiLevel, d->count);

    fribidi_get_bidi_types(d->chars, count, types);
    fribidi_get_bracket_types(d->chars, count, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, count, &base,
                                            levels) == 0) {
        log_warning("FriBidi cannot resolve a text of %zu characters",
                    d->count);
        return NULL;
    }
    return levels;
}

static void resolve_paragraph(struct span text, bool rtl, uint8_t *levels,
                              struct arena scratch)
{
    const uint8_t base = rtl ? 1 : 0;
    const struct decoded d = decode(text, &scratch);

    memset(levels, base, text.len);
    if (d.count == 0 || (!rtl && !needs_levels(&d))) {
        return;
    }
    const FriBidiLevel *resolved = resolve(&d, rtl, &scratch);
    uint8_t last = base;
    for (size_t i = 0; resolved && i < d.count; i++) {
        const uint32_t c = d.chars[i];
        if (!char_is_dropped(c) && !char_is_mark(c)) {
            last = (uint8_t)resolved[i];
        }
        memset(levels + d.at[i], last, d.at[i + 1] - d.at[i]);
    }
}

void bidi_levels(struct span text, bool rtl, uint8_t *levels,
                 struct arena scratch)
{
    for (size_t first = 0; first < text.len;) {
        const char *feed = memchr(text.text + first, '\n', text.len - first);
        const size_t end = feed ? (size_t)(feed - text.text) : text.len;
        const struct span paragraph = {
            .text = text.text + first,
            .len = end - first,
        };
        resolve_paragraph(paragraph, rtl, levels + first, scratch);
        if (feed) {
            levels[end] = rtl ? 1 : 0;
        }
        first = end + 1;
    }
}

size_t bidi_level_len(const uint8_t *levels, size_t len)
{
    size_t same = 0;
    while (same < len && levels[same] == levels[0]) {
        same++;
    }
    return same;
}

static void reverse(struct bidi_part *parts, size_t first, size_t end)
{
    for (; first + 1 < end; first++) {
        const struct bidi_part part = parts[first];
        parts[first] = parts[--end];
        parts[end] = part;
    }
}

/* Turn round each row of parts that are at @p level or above. */
static void reverse_from(struct bidi_part *parts, size_t count, uint8_t level)
{
    for (size_t i = 0; i < count; i++) {
        const size_t first = i;
        while (i < count && parts[i].level >= level) {
            i++;
        }
        reverse(parts, first, i);
    }
}

void bidi_reorder(struct bidi_part *parts, size_t count)
{
    uint8_t highest = 0;
    for (size_t i = 0; i < count; i++) {
        highest = parts[i].level > highest ? parts[i].level : highest;
    }
    for (uint8_t level = highest; level > 0; level--) {
        reverse_from(parts, count, level);
    }
}
