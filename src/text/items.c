#include "items.h"

#include <assert.h>
#include <string.h>

#include "bidi.h"

/*
 * Pieces are read twice: first into one text of what is set, which FriBidi
 * needs whole, then, with the levels known, they are measured.
 */

const uint8_t *items_levels(const struct setting *s, struct span part)
{
    return s->levels + (part.text - s->plain.text);
}

static struct text_style style_of(const struct setting *s,
                                  struct text_look look)
{
    struct text_style style = s->style;
    style.face = fonts_face(style.face, look);
    return style;
}

/* Over the parts of one level. */
static struct width measure_span(const struct setting *s, struct span span,
                                 struct text_look look)
{
    const struct text_style style = style_of(s, look);
    struct width sum = { 0 };

    for (size_t pos = 0; pos < span.len;) {
        const struct span rest = span_from(span, pos);
        const uint8_t *levels = items_levels(s, rest);
        const struct directed part = {
            .span = { rest.text, bidi_level_len(levels, rest.len) },
            .rtl = levels[0] % 2 == 1,
        };
        const struct width w = widths_measure(s->text->widths, &style, part);
        sum.advance_em16 += w.advance_em16;
        sum.tracked_count += w.tracked_count;
        pos += part.span.len;
    }
    return sum;
}

int64_t items_width(const struct setting *s, struct span part,
                    struct text_look look)
{
    return widths_fine(&s->style, measure_span(s, part, look));
}

static bool is_rtl_at(const struct setting *s, const char *at)
{
    return s->levels[at - s->plain.text] % 2 == 1;
}

/* Blanks are tracked as letters of their level are. */
static int64_t measure_spaces(const struct setting *s, struct span spaces,
                              struct text_look look)
{
    const struct text_style style = style_of(s, look);
    const struct directed one = { .span = { .text = " ", .len = 1 } };
    const struct width blank = widths_measure(s->text->widths, &style, one);
    int64_t w = 0;

    for (size_t i = 0; i < spaces.len; i++) {
        w += widths_scale(&s->style, blank.advance_em16);
        if (!is_rtl_at(s, spaces.text + i)) {
            w += widths_tracking(&s->style);
        }
    }
    return w;
}

/* It ends a line, and so is not tracked. */
static int64_t hyphen_width(const struct setting *s, struct text_look look)
{
    const struct text_style style = style_of(s, look);
    const struct directed hyphen = { .span = { .text = "-", .len = 1 } };

    return widths_scale(
        &style, widths_measure(s->text->widths, &style, hyphen).advance_em16);
}

static struct measured measure(const struct setting *s,
                               const struct piece *piece)
{
    const struct span text = piece->text;
    const struct width width = measure_span(s, text, piece->look);
    const bool ends_tracked =
        width.tracked_count > 0 && !is_rtl_at(s, text.text + text.len - 1);
    struct measured m = {
        .piece = *piece,
        .w = widths_fine(&s->style, width),
        .hyphen_w = piece->end == PIECE_SOFT ? hyphen_width(s, piece->look) : 0,
    };

    m.end_w = ends_tracked ? m.w - widths_tracking(&s->style) : m.w;
    if (piece->space_count > 0) {
        m.space_w = measure_spaces(
            s, (struct span){ text.text + text.len, piece->space_count },
            piece->look);
    }
    return m;
}

static void add_item(struct setting *s, const struct measured *m)
{
    assert(s->count < s->room);
    s->items[s->count++] = *m;
}

/* Bytes of @p text that fill @p width, at least one cluster. What takes no
   room stays with what it follows, or a line would begin with its blanks. */
static size_t chunk_len(const struct setting *s, const struct piece *piece,
                        int64_t width)
{
    const struct span text = piece->text;
    int64_t w = 0;
    size_t len = 0;

    while (len < text.len) {
        struct piece cluster = {
            .text = span_from(text, len),
            .look = piece->look,
        };
        cluster.text.len = cluster_len(cluster.text);
        const struct measured m = measure(s, &cluster);
        if (len > 0 && m.w > 0 && w + m.end_w > width) {
            break;
        }
        w += m.w;
        len += cluster.text.len;
    }
    return len;
}

/* The longest beginning of @p piece that fits into @p width. */
static struct measured take_chunk(const struct setting *s,
                                  const struct piece *piece, int64_t width)
{
    struct piece chunk = { .end = PIECE_OPEN, .look = piece->look };
    const size_t least = chunk_len(s, piece, 0);
    int64_t limit = width;

    for (;;) {
        chunk.text = (struct span){
            .text = piece->text.text,
            .len = chunk_len(s, piece, limit),
        };
        const struct measured m = measure(s, &chunk);
        if (m.end_w <= width || chunk.text.len <= least) {
            return m;
        }
        limit -= m.end_w - width; /* Kerned, it is wider than its parts. */
    }
}

/* The last resort for a word wider than the box: between characters. */
static void add_chunks(struct setting *s, const struct piece *piece,
                       int64_t width)
{
    struct piece rest = *piece;

    while (rest.text.len > 0) {
        struct measured m = take_chunk(s, &rest, width);
        rest.text = span_from(rest.text, m.piece.text.len);
        if (rest.text.len == 0) {
            m.piece.end = piece->end;
            m.piece.space_count = piece->space_count;
            m = measure(s, &m.piece);
        }
        add_item(s, &m);
    }
    s->clipped = true;
}

/* Whole, if it fits into the box. */
static bool add_whole(struct setting *s, const struct piece *piece,
                      bool divided)
{
    const int64_t width = (int64_t)s->params->width_px * FINE;
    struct measured m = measure(s, piece);

    m.divided = divided;
    if (m.end_w + m.hyphen_w > width) {
        return false;
    }
    add_item(s, &m);
    return true;
}

/* Whole, or cut between any characters. */
static void add_part(struct setting *s, const struct piece *part, bool divided)
{
    const int64_t width = (int64_t)s->params->width_px * FINE;
    const int64_t hyphen =
        part->end == PIECE_SOFT ? hyphen_width(s, part->look) : 0;

    if (!add_whole(s, part, divided)) {
        add_chunks(s, part, width - hyphen);
    }
}

/* Where the language allows it; headings are left to their author. */
static size_t find_divisions(const struct setting *s, const struct piece *piece,
                             size_t cuts[HYPHEN_WORD_MAX])
{
    if (s->params->balanced) {
        return 0;
    }
    return hyphens_find(s->text->hyphens, s->params->language, piece->text,
                        cuts);
}

static void add_piece(struct setting *s, const struct piece *piece)
{
    size_t cuts[HYPHEN_WORD_MAX];
    if (add_whole(s, piece, false)) {
        return;
    }

    const size_t count = find_divisions(s, piece, cuts);
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        const struct piece part = {
            .text = { piece->text.text + first, cuts[i] - first },
            .end = PIECE_SOFT,
            .look = piece->look,
        };
        add_part(s, &part, true);
        first = cuts[i];
    }
    struct piece last = *piece;
    last.text = span_from(piece->text, first);
    add_part(s, &last, false);
}

/* Returns the end. */
static char *copy_piece(char *to, const struct piece *piece)
{
    memcpy(to, piece->text.text, piece->text.len);
    to += piece->text.len;
    memset(to, ' ', piece->space_count);
    to += piece->space_count;
    if (piece->end == PIECE_FEED) {
        *to++ = '\n';
    }
    return to;
}

static void read_plain(struct setting *s, size_t len, struct arena *scratch)
{
    struct breaker b;
    struct piece piece;
    char *plain = arena_make(scratch, char, len + 1);
    char *to = plain;

    breaker_init(&b, s->params, len);
    while (breaker_next(&b, &piece)) {
        to = copy_piece(to, &piece);
    }
    s->plain = (struct span){ plain, (size_t)(to - plain) };

    uint8_t *levels = arena_make(scratch, uint8_t, s->plain.len + 1);
    bidi_levels(s->plain, s->params->direction == TEXT_RTL, levels, *scratch);
    s->levels = levels;
}

void items_read(struct setting *s, size_t len, struct arena *scratch)
{
    struct breaker b;
    struct piece piece;

    s->room = len + 1;
    s->items = arena_make(scratch, struct measured, s->room);
    read_plain(s, len, scratch);

    const char *at = s->plain.text;
    breaker_init(&b, s->params, len);
    while (breaker_next(&b, &piece)) {
        piece.text.text = at;
        at += piece.text.len + piece.space_count;
        at += piece.end == PIECE_FEED ? 1 : 0;
        add_piece(s, &piece);
    }
}
