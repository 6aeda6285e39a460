#include <assert.h>
#include <string.h>

#include "lines.h"
#include "state.h"
#include "utf8.h"

/*
 * A paragraph goes through four steps, each of them linear: cut into pieces
 * (breaker), measured piece by piece, filled into lines (lines), and
 * written out as segments.
 *
 * Pieces and cuts are in the scratch memory of the text room, the result
 * in the arena of the caller.
 */
struct layout {
    struct text *text;
    struct arena *arena;
    struct arena scratch;
    const struct text_params *params;
    struct measured *items;
    size_t count;
    size_t room;
    int64_t hyphen_w;
    bool clipped;
};

/* What is written out of a line. */
struct line_pen {
    struct text_segment *segments;
    size_t count;
    int64_t x; /* From the line's left edge. */
};

static struct measured measure(const struct layout *l,
                               const struct piece *piece)
{
    const struct text_style *style = &l->params->style;
    const struct span space = { .text = " ", .len = 1 };
    struct measured m = { .piece = *piece };

    const struct width width =
        widths_measure(l->text->widths, style, piece->text);
    m.w = widths_fine(style, width);
    /* Blanks are tracked as the word before them is. */
    const bool tracked = width.tracked_count > 0 || piece->text.len == 0;
    const int tracking = tracked ? widths_tracking(style) : 0;
    m.end_w = width.tracked_count > 0 ? m.w - tracking : m.w;
    if (piece->space_count > 0) {
        const struct width blank =
            widths_measure(l->text->widths, style, space);
        m.space_w = (int64_t)piece->space_count *
                    (widths_scale(style, blank.advance_em16) + tracking);
    }
    return m;
}

static void add_item(struct layout *l, const struct measured *m)
{
    assert(l->count < l->room);
    l->items[l->count++] = *m;
}

/* Bytes of @p text that fill @p width, at least one cluster. */
static size_t chunk_len(const struct layout *l, struct span text, int64_t width)
{
    int64_t w = 0;
    size_t len = 0;

    while (len < text.len) {
        struct piece cluster = { .text = span_from(text, len) };
        cluster.text.len = cluster_len(cluster.text);
        const struct measured m = measure(l, &cluster);
        if (len > 0 && w + m.end_w > width) {
            break;
        }
        w += m.w;
        len += cluster.text.len;
    }
    return len;
}

/* The longest beginning of @p piece that fits into @p width. */
static struct measured take_chunk(const struct layout *l,
                                  const struct piece *piece, int64_t width)
{
    struct piece chunk = { .end = PIECE_OPEN, .strong = piece->strong };
    int64_t limit = width;

    for (;;) {
        chunk.text = (struct span){
            .text = piece->text.text,
            .len = chunk_len(l, piece->text, limit),
        };
        const struct measured m = measure(l, &chunk);
        if (m.end_w <= width || chunk.text.len == cluster_len(chunk.text)) {
            return m;
        }
        limit -= m.end_w - width; /* Kerned, it is wider than its parts. */
    }
}

/* The last resort for a word wider than the box: between characters. */
static void add_chunks(struct layout *l, const struct piece *piece,
                       int64_t width)
{
    struct piece rest = *piece;

    while (rest.text.len > 0) {
        struct measured m = take_chunk(l, &rest, width);
        rest.text = span_from(rest.text, m.piece.text.len);
        if (rest.text.len == 0) {
            m.piece.end = piece->end;
            m.piece.space_count = piece->space_count;
            m = measure(l, &m.piece);
        }
        add_item(l, &m);
    }
    l->clipped = true;
}

static void read_pieces(struct layout *l, struct span text)
{
    const int64_t width = (int64_t)l->params->width_px * FINE;
    struct breaker b;
    struct piece piece;

    breaker_init(&b, text, l->params->marked);
    while (breaker_next(&b, &piece)) {
        const struct measured m = measure(l, &piece);
        const int64_t hyphen = piece.end == PIECE_SOFT ? l->hyphen_w : 0;
        if (m.end_w + hyphen <= width) {
            add_item(l, &m);
        } else {
            add_chunks(l, &piece, width - hyphen);
        }
    }
}

/* Without what is never drawn. Returns the end. */
static char *copy_drawn(char *to, struct span from)
{
    for (size_t pos = 0; pos < from.len;) {
        uint32_t c;
        const size_t n = utf8_decode(from.text + pos, from.len - pos, &c);
        if (!char_is_dropped(c)) {
            memcpy(to, from.text + pos, n);
            to += n;
        }
        pos += n;
    }
    return to;
}

/* The pieces from first on that look alike, up to end. */
static size_t alike_end(const struct layout *l, size_t first, size_t end)
{
    size_t i = first + 1;
    while (i < end &&
           l->items[i].piece.strong == l->items[first].piece.strong) {
        i++;
    }
    return i;
}

static size_t bytes_of(const struct layout *l, size_t first, size_t end)
{
    size_t bytes = 2; /* A hyphen and a NUL. */
    for (size_t i = first; i < end; i++) {
        const struct piece *p = &l->items[i].piece;
        bytes += p->text.len + p->space_count;
    }
    return bytes;
}

static int pixels_up(int64_t fine)
{
    return (int)((fine + FINE - 1) / FINE);
}

/* The segment of the pieces from first up to end, and move the pen on. */
static void write_segment(struct layout *l, struct line_pen *pen,
                          struct line_cut part, bool last)
{
    char *text = arena_make(l->arena, char, bytes_of(l, part.first, part.end));
    char *to = text;
    int64_t w = 0;

    for (size_t i = part.first; i < part.end; i++) {
        const struct measured *m = &l->items[i];
        const bool ends_line = last && i + 1 == part.end;
        to = copy_drawn(to, m->piece.text);
        w += ends_line ? m->end_w : m->w + m->space_w;
        if (!ends_line) {
            memset(to, ' ', m->piece.space_count);
            to += m->piece.space_count;
        } else if (m->piece.end == PIECE_SOFT && i + 1 < l->count) {
            *to++ = '-';
            w += l->hyphen_w;
        }
    }
    if (to > text) {
        const int x = (int)((pen->x + FINE / 2) / FINE);
        pen->segments[pen->count++] = (struct text_segment){
            .text = text,
            .x_px = x,
            .w_px = pixels_up(pen->x + w) - x,
            .strong = l->items[part.first].piece.strong,
        };
    }
    pen->x += w;
}

static size_t count_looks(const struct layout *l, struct line_cut cut)
{
    size_t count = 0;
    for (size_t i = cut.first; i < cut.end; count++) {
        i = alike_end(l, i, cut.end);
    }
    return count;
}

static int aligned_x(const struct text_params *params, int w_px)
{
    const int room = params->width_px > w_px ? params->width_px - w_px : 0;

    switch (params->align) {
    case TEXT_START:
        return 0;
    case TEXT_CENTER:
        return room / 2;
    case TEXT_END:
        return room;
    }
    return 0;
}

static struct text_line write_line(struct layout *l, struct line_cut cut,
                                   int w_px)
{
    struct line_pen pen = {
        .segments =
            arena_make(l->arena, struct text_segment, count_looks(l, cut)),
    };

    for (size_t i = cut.first; i < cut.end;) {
        const size_t end = alike_end(l, i, cut.end);
        write_segment(l, &pen, (struct line_cut){ .first = i, .end = end },
                      end == cut.end);
        i = end;
    }
    const int x = aligned_x(l->params, w_px);
    for (size_t i = 0; i < pen.count; i++) {
        pen.segments[i].x_px += x;
    }
    return (struct text_line){
        .segments = pen.segments,
        .segment_count = pen.count,
        .x_px = x,
        .w_px = w_px,
    };
}

static int round_em16(const struct text_style *style, int em16)
{
    return (int)((widths_scale(style, em16) + FINE / 2) / FINE);
}

/* The face's own ascent and descent, centred in the line as CSS does. */
static int first_baseline(const struct text *t, const struct text_style *style)
{
    const struct font_metrics m = fonts_metrics(t->fonts, style->face);
    const int ascent = round_em16(style, m.ascent_em16);
    const int descent = round_em16(style, m.descent_em16);
    const int room = style->line_px - ascent - descent;

    /* Down to the whole pixel, also below zero. */
    return ascent + (room >= 0 ? room : room - 1) / 2;
}

/* Where lines end: all of them, also those beyond the limit. */
static size_t cut_lines(struct layout *l, const struct paragraph *p,
                        struct line_cut *cuts)
{
    const int64_t width = (int64_t)l->params->width_px * FINE;
    const size_t count = l->params->balanced
                             ? lines_balance(p, width, cuts, l->scratch)
                             : lines_fill(p, width, cuts);

    for (size_t i = 0; i < count; i++) {
        l->clipped = l->clipped || cuts[i].forced;
    }
    return count;
}

static const struct text_block *write_block(struct layout *l,
                                            const struct paragraph *p)
{
    const struct text_style *style = &l->params->style;
    struct line_cut *cuts = arena_make(&l->scratch, struct line_cut, p->count);
    size_t count = cut_lines(l, p, cuts);
    const size_t limit = (size_t)l->params->lines_max;
    if (limit > 0 && count > limit) {
        count = limit;
        l->clipped = true;
    }

    struct text_block *block = arena_make(l->arena, struct text_block, 1);
    struct text_line *lines = arena_make(l->arena, struct text_line, count);
    const int baseline = first_baseline(l->text, style);
    for (size_t i = 0; i < count; i++) {
        const int w_px = pixels_up(lines_width(p, cuts[i]));
        lines[i] = write_line(l, cuts[i], w_px);
        lines[i].baseline_px = baseline + (int)i * style->line_px;
        block->w_px = w_px > block->w_px ? w_px : block->w_px;
    }
    block->style = *style;
    block->lines = lines;
    block->line_count = count;
    block->h_px = (int)count * style->line_px;
    block->clipped = l->clipped;
    return block;
}

static struct span limited(const char *text, bool *cut)
{
    size_t len = strlen(text);

    *cut = len > TEXT_BYTES_MAX;
    if (*cut) {
        len = TEXT_BYTES_MAX;
        while (((unsigned char)text[len] & 0xC0) == 0x80) {
            len--; /* Not through a character. */
        }
    }
    return (struct span){ .text = text, .len = len };
}

const struct text_block *text_layout(struct text *t, struct arena *arena,
                                     const struct text_params *params)
{
    assert(params->width_px > 0);
    assert(params->style.size_px > 0);
    assert(params->lines_max >= 0);

    struct layout l = {
        .text = t,
        .arena = arena,
        .scratch = region_arena(&t->scratch),
        .params = params,
    };
    const struct span text = limited(params->text, &l.clipped);
    l.room = text.len + 1;
    l.items = arena_make(&l.scratch, struct measured, l.room);

    const struct piece hyphen = { .text = { .text = "-", .len = 1 } };
    l.hyphen_w = measure(&l, &hyphen).end_w;
    read_pieces(&l, text);

    const struct paragraph p = {
        .items = l.items,
        .count = l.count,
        .hyphen_w = l.hyphen_w,
    };
    return write_block(&l, &p);
}
