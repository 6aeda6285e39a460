#include <assert.h>
#include <string.h>

#include "bidi.h"
#include "items.h"
#include "lines.h"
#include "state.h"
#include "utf8.h"

/*
 * A paragraph goes through four steps, each of them linear: read and
 * measured (items), filled into lines (lines), each line put into the order
 * in which it stands (bidi), and written out as segments.
 *
 * Items and cuts are in the scratch memory of the text room, the result in
 * the arena of the caller.
 */
struct layout {
    struct setting setting;
    struct arena *arena;
    struct arena scratch;
    bool clipped;
};

enum {
    RTL_SIZE_PERCENT = 92,
    RTL_TITLE_LINE_PERCENT = 130,
    RTL_TEXT_LINE_PERCENT = 150,
};

struct text_style text_style_of(const struct text_params *params)
{
    struct text_style style = params->style;
    const struct span text = { params->text, strlen(params->text) };
    if (params->direction != TEXT_RTL || !chars_have_rtl(text)) {
        return style;
    }

    const int least = style.face == FACE_DISPLAY ? RTL_TITLE_LINE_PERCENT
                                                 : RTL_TEXT_LINE_PERCENT;
    const int size = (style.size_px * RTL_SIZE_PERCENT + 50) / 100;
    style.size_px = size > 0 ? size : 1;
    style.line_px = (style.line_px * RTL_SIZE_PERCENT + 50) / 100;
    if (style.line_px * 100 < style.size_px * least) {
        style.line_px = (style.size_px * least + 50) / 100;
    }
    style.tracking = 0;
    return style;
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

/* The parts of a line, in the order of reading. */
struct parts {
    struct bidi_part *list;
    size_t count;
};

static bool look_is_equal(struct text_look a, struct text_look b)
{
    return a.strong == b.strong && a.italic == b.italic && a.link == b.link;
}

static void add_part(struct parts *parts, const struct bidi_part *part)
{
    assert(parts->list);
    struct bidi_part *last =
        parts->count > 0 ? &parts->list[parts->count - 1] : NULL;

    if (last && last->level == part->level &&
        look_is_equal(last->look, part->look)) {
        last->text.len += part->text.len;
        last->w += part->w;
    } else {
        parts->list[parts->count++] = *part;
    }
}

/* @p whole, level by level. */
static void add_levels(const struct setting *s, struct parts *parts,
                       const struct bidi_part *whole)
{
    struct bidi_part rest = *whole;

    while (rest.text.len > 0) {
        const uint8_t *levels = items_levels(s, rest.text);
        const size_t len = bidi_level_len(levels, rest.text.len);
        struct bidi_part part = rest;
        part.level = levels[0];
        if (len < rest.text.len) { /* The last one has what is left. */
            part.text.len = len;
            part.w = items_width(s, part.text, part.look);
        }
        add_part(parts, &part);
        rest.text = span_from(rest.text, len);
        rest.w -= part.w;
    }
}

/* Item @p i, with its blanks unless it ends the line. What stands after the
   last word of a link is not the link's. */
static void add_item_parts(const struct setting *s, struct parts *parts,
                           size_t i, bool ends_line)
{
    const struct measured *m = &s->items[i];
    struct bidi_part text = {
        .text = m->piece.text,
        .w = ends_line ? m->end_w : m->w,
        .look = m->piece.look,
    };
    struct bidi_part blanks = {
        .text = { text.text.text + text.text.len, m->piece.space_count },
        .w = m->space_w,
        .look = m->piece.look,
    };

    add_levels(s, parts, &text);
    if (!ends_line) {
        if (s->items[i + 1].piece.look.link != blanks.look.link) {
            blanks.look.link = 0;
        }
        add_levels(s, parts, &blanks);
    }
}

/* A soft hyphen that ends its line is seen. */
static bool ends_with_hyphen(const struct setting *s, struct line_cut cut)
{
    return cut.end > cut.first && cut.end < s->count &&
           s->items[cut.end - 1].piece.end == PIECE_SOFT;
}

static struct parts read_parts(const struct setting *s, struct line_cut cut,
                               struct arena *scratch)
{
    size_t most = 0;
    for (size_t i = cut.first; i < cut.end; i++) {
        const struct piece *piece = &s->items[i].piece;
        most += piece->text.len + piece->space_count;
    }

    struct parts parts = {
        .list = arena_make(scratch, struct bidi_part, most),
    };
    for (size_t i = cut.first; i < cut.end; i++) {
        add_item_parts(s, &parts, i, i + 1 == cut.end);
    }
    return parts;
}

static int pixels_up(int64_t fine)
{
    return (int)((fine + FINE - 1) / FINE);
}

/* Write @p part at @p x, 64ths of a pixel from the line's left edge. */
static bool write_segment(struct layout *l, const struct bidi_part *part,
                          int64_t x, struct text_segment *out)
{
    char *text = arena_make(l->arena, char, part->text.len + 1);
    const int x_px = (int)((x + FINE / 2) / FINE);

    *out = (struct text_segment){
        .text = text,
        .x_px = x_px,
        .w_px = pixels_up(x + part->w) - x_px,
        .look = part->look,
        .direction = part->level % 2 == 1 ? TEXT_RTL : TEXT_LTR,
        .order = part->order,
    };
    return copy_drawn(text, part->text) > text;
}

static int aligned_x(const struct text_params *params, int w_px)
{
    const int room = params->width_px > w_px ? params->width_px - w_px : 0;
    const bool rtl = params->direction == TEXT_RTL;

    switch (params->align) {
    case TEXT_START:
        return rtl ? room : 0;
    case TEXT_CENTER:
        return room / 2;
    case TEXT_END:
        return rtl ? 0 : room;
    }
    return 0;
}

/* The hyphen joins the part that is read last. */
static void add_hyphen(struct parts *parts, int64_t hyphen_w,
                       struct arena *scratch)
{
    struct bidi_part *last = &parts->list[parts->count - 1];
    char *text = arena_make(scratch, char, last->text.len + 1);

    memcpy(text, last->text.text, last->text.len);
    text[last->text.len] = '-';
    last->text = (struct span){ text, last->text.len + 1 };
    last->w += hyphen_w;
}

static struct text_line write_line(struct layout *l, struct line_cut cut,
                                   int w_px)
{
    struct arena scratch = l->scratch;
    struct parts parts = read_parts(&l->setting, cut, &scratch);
    if (parts.count > 0 && ends_with_hyphen(&l->setting, cut)) {
        add_hyphen(&parts, l->setting.items[cut.end - 1].hyphen_w, &scratch);
    }
    for (size_t i = 0; i < parts.count; i++) {
        parts.list[i].order = (int)i;
    }
    bidi_reorder(parts.list, parts.count);

    struct text_segment *segments =
        arena_make(l->arena, struct text_segment, parts.count);
    const int x_px = aligned_x(l->setting.params, w_px);
    size_t count = 0;
    int64_t x = 0;
    for (size_t i = 0; i < parts.count; i++) {
        if (write_segment(l, &parts.list[i], x, &segments[count])) {
            segments[count++].x_px += x_px;
        }
        x += parts.list[i].w;
    }
    return (struct text_line){
        .segments = segments,
        .segment_count = count,
        .x_px = x_px,
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
    const struct text_params *params = l->setting.params;
    const int64_t width = (int64_t)params->width_px * FINE;
    const size_t count = params->balanced
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
    const struct text_style *style = &l->setting.style;
    struct line_cut *cuts = arena_make(&l->scratch, struct line_cut, p->count);
    size_t count = cut_lines(l, p, cuts);
    const size_t limit = (size_t)l->setting.params->lines_max;
    if (limit > 0 && count > limit) {
        count = limit;
        l->clipped = true;
    }

    struct text_block *block = arena_make(l->arena, struct text_block, 1);
    struct text_line *lines = arena_make(l->arena, struct text_line, count);
    const int baseline = first_baseline(l->setting.text, style);
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

static size_t limited_len(const char *text, bool *cut)
{
    size_t len = strlen(text);

    *cut = len > TEXT_BYTES_MAX;
    if (*cut) {
        len = TEXT_BYTES_MAX;
        while (((unsigned char)text[len] & 0xC0) == 0x80) {
            len--; /* Not through a character. */
        }
    }
    return len;
}

const struct text_block *text_layout(struct text *t, struct arena *arena,
                                     const struct text_params *params)
{
    assert(params->width_px > 0);
    assert(params->style.size_px > 0);
    assert(params->lines_max >= 0);

    struct layout l = {
        .setting = {
            .text = t,
            .params = params,
            .style = text_style_of(params),
        },
        .arena = arena,
        .scratch = region_arena(&t->scratch),
    };
    bool cut;
    const size_t len = limited_len(params->text, &cut);
    items_read(&l.setting, len, &l.scratch);
    l.clipped = cut || l.setting.clipped;

    const struct paragraph p = {
        .items = l.setting.items,
        .count = l.setting.count,
    };
    return write_block(&l, &p);
}
