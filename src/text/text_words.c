#include "text_words.h"

#include <string.h>

#include "chars.h"
#include "state.h"
#include "utf8.h"

static size_t blanks(struct span text)
{
    size_t pos = 0;

    while (pos < text.len) {
        uint32_t c;
        const size_t len = utf8_decode(text.text + pos, text.len - pos, &c);
        if (!char_is_space(c)) {
            break;
        }
        pos += len;
    }
    return pos;
}

static size_t letters(struct span text)
{
    size_t pos = 0;

    while (pos < text.len) {
        uint32_t c;
        const size_t len = utf8_decode(text.text + pos, text.len - pos, &c);
        if (char_is_space(c)) {
            break;
        }
        pos += len;
    }
    return pos;
}

/* From where the segment begins to be read. */
static int width_px(struct text *t, const struct text_style *style,
                    const struct text_segment *segment, size_t len)
{
    const struct directed part = {
        .span = { .text = segment->text, .len = len },
        .rtl = segment->direction == TEXT_RTL,
    };
    const int64_t fine =
        widths_fine(style, widths_measure(t->widths, style, part));

    return (int)((fine + FINE / 2) / FINE);
}

static void turn_round(struct text_segment *items, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        const struct text_segment other = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = other;
    }
}

struct text_words text_segment_words(struct text *t,
                                     const struct text_style *style,
                                     const struct text_segment *segment,
                                     struct arena *arena)
{
    const size_t len = strlen(segment->text);
    const bool rtl = segment->direction == TEXT_RTL;
    struct text_segment *items =
        arena_make(arena, struct text_segment, len / 2 + 1);
    struct text_style own = *style;
    size_t count = 0;

    own.face = fonts_face(style->face, segment->look);
    const int whole_px = width_px(t, &own, segment, len);
    for (size_t pos = 0; pos < len;) {
        const char *at = segment->text + pos;
        pos += blanks((struct span){ at, len - pos });
        const size_t from = pos;
        pos += letters((struct span){ segment->text + pos, len - pos });
        if (pos == from) {
            break;
        }
        const int begin = width_px(t, &own, segment, from);
        const int end = width_px(t, &own, segment, pos);
        items[count] = *segment;
        items[count].text =
            arena_copy_string(arena, segment->text + from, pos - from);
        items[count].x_px = segment->x_px + (rtl ? whole_px - end : begin);
        items[count].w_px = end - begin;
        count++;
    }
    if (rtl) {
        turn_round(items, count);
    }
    return (struct text_words){ items, count };
}
