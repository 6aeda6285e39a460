#include "pdf_text.h"

#include <string.h>

#include "chars.h"
#include "pdf_batch.h"
#include "utf8.h"

/* How far a letter without ink stands behind the one before it. */
static const double behind_em = 0.01;

/* A paragraph that is being drawn. */
struct drawing {
    struct pdf_pen *pen;
    const struct draw_cmd *cmd;
    double size;
    struct pdf_batch batch;
};

/* A run and where its text's left end is, on the baseline. */
struct placed {
    const struct text_run *run;
    struct pdf_font *font;
    double x, y;
    struct color color;
};

/* Glyphs of a run in the order of reading, its two spaces among them. */
struct shaped {
    const struct text_run *run;
    cairo_glyph_t *glyphs;
    unsigned *clusters; /* Where in the padded text each belongs to. */
    unsigned count;
};

/*
 * HarfBuzz gives them from left to right. The first space counts in how far
 * the text stands from it: some fonts kern with spaces, and masks are drawn
 * so.
 */
static struct shaped shape(struct drawing *d, const struct placed *p,
                           struct arena *scratch)
{
    hb_buffer_t *buffer = pdf_fonts_shape(d->pen->fonts, p->font, p->run);
    const double unit = d->size / p->font->units_per_em;
    double x = p->x - p->font->space_wide * unit;
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places =
        hb_buffer_get_glyph_positions(buffer, &count);
    const struct shaped s = {
        .run = p->run,
        .glyphs = arena_make(scratch, cairo_glyph_t, count),
        .clusters = arena_make(scratch, unsigned, count),
        .count = count,
    };

    for (unsigned i = 0; i < count; i++) {
        const unsigned at = p->run->rtl ? count - 1 - i : i;
        s.glyphs[at] = (cairo_glyph_t){
            .index = infos[i].codepoint,
            .x = x + places[i].x_offset * unit,
            .y = p->y - places[i].y_offset * unit,
        };
        s.clusters[at] = infos[i].cluster;
        x += places[i].x_advance * unit;
    }
    return s;
}

/* Some of them, and the bytes of the padded text that they stand for. */
struct glyphs {
    unsigned first, count;
    unsigned start, end;
};

static bool is_padding(const struct shaped *s, unsigned i)
{
    return s->clusters[i] == 0 || s->clusters[i] > s->run->len;
}

/* Where the letters end that glyphs before @p i stand for. */
static unsigned letters_end(const struct shaped *s, unsigned i)
{
    return i < s->count && !is_padding(s, i) ? s->clusters[i]
                                             : (unsigned)s->run->len + 1;
}

static uint32_t first_char(struct span text, size_t *len)
{
    uint32_t c;
    *len = utf8_decode(text.text, text.len, &c);
    return c;
}

/* Whether each letter but the first has a glyph without ink. */
static bool can_part(struct pdf_font *font, struct span text)
{
    size_t len;

    (void)first_char(text, &len);
    for (text = span_from(text, len); text.len > 0;
         text = span_from(text, len)) {
        if (pdf_font_silent_glyph(font, first_char(text, &len)) == 0) {
            return false;
        }
    }
    return true;
}

/*
 * A ligature that runs to the left, letter by letter: the first one has the
 * ink, the others stand behind it without any. Readers that sort what is on
 * a page by its place (Poppler up to 22.12) would turn them round otherwise.
 */
static void add_parted(struct drawing *d, struct pdf_font *font,
                       struct span text, cairo_glyph_t glyph)
{
    while (text.len > 0) {
        size_t len;
        (void)first_char(text, &len);
        pdf_batch_add(&d->batch, &(struct pdf_cluster){
                                     .text = text.text,
                                     .len = len,
                                     .glyphs = &glyph,
                                     .glyph_count = 1,
                                 });
        text = span_from(text, len);
        if (text.len > 0) {
            glyph.index = pdf_font_silent_glyph(font, first_char(text, &len));
            glyph.x -= d->size * behind_em;
        }
    }
}

static void add_glyphs(struct drawing *d, const struct placed *p,
                       const struct shaped *s, struct glyphs g)
{
    const struct span text = { s->run->padded + g.start, g.end - g.start };
    size_t len;

    (void)first_char(text, &len);
    if (s->run->rtl && g.count == 1 && len < text.len &&
        can_part(p->font, text)) {
        add_parted(d, p->font, text, s->glyphs[g.first]);
        return;
    }
    pdf_batch_add(&d->batch, &(struct pdf_cluster){
                                 .text = text.text,
                                 .len = text.len,
                                 .glyphs = s->glyphs + g.first,
                                 .glyph_count = g.count,
                             });
}

/* Each glyph with its letters, or more of one with more of the others. */
static void add_shaped(struct drawing *d, const struct placed *p,
                       const struct shaped *s)
{
    unsigned start = 1; /* Behind the first space. */
    unsigned next;

    for (unsigned i = 0; i < s->count; i = next) {
        next = i + 1;
        if (is_padding(s, i)) {
            continue;
        }
        while (next < s->count && s->clusters[next] == s->clusters[i]) {
            next++;
        }
        const struct glyphs g = { i, next - i, start, letters_end(s, next) };
        add_glyphs(d, p, s, g);
        start = g.end;
    }
}

static bool is_blank(const struct text_run *run)
{
    for (size_t pos = 1; pos <= run->len;) {
        uint32_t c;
        pos += utf8_decode(run->padded + pos, run->len + 1 - pos, &c);
        if (!char_is_space(c)) {
            return false;
        }
    }
    return true;
}

/* No ink: so it is of whatever font comes before it. */
static void add_blank(struct pdf_batch *b, double x, double y)
{
    const cairo_glyph_t glyph = { .index = b->font->space, .x = x, .y = y };

    pdf_batch_add(b, &(struct pdf_cluster){
                         .text = " ",
                         .len = 1,
                         .glyphs = &glyph,
                         .glyph_count = 1,
                     });
}

static void add_run(struct drawing *d, const struct placed *placed)
{
    struct pdf_batch *b = &d->batch;
    struct arena scratch = d->pen->scratch;
    struct placed p = *placed;

    if (b->font && is_blank(p.run)) {
        add_blank(b, p.x, p.y);
        return;
    }
    p.font = pdf_fonts_lookup(d->pen->fonts, p.run->font);
    if (!p.font) {
        return; /* Said in the log. */
    }
    if (b->font != p.font || !color_is_equal(b->color, p.color)) {
        pdf_batch_show(b, d->pen->cr);
        b->font = p.font;
        b->color = p.color;
        b->size = d->size;
    }
    const struct shaped s = shape(d, &p, &scratch);
    add_shaped(d, &p, &s);
}

static bool ends_with_hyphen(const struct text_segment *segment)
{
    const size_t len = strlen(segment->text);
    return len > 0 && segment->text[len - 1] == '-';
}

/* @p blank: one is to follow it. */
static void add_segment(struct drawing *d, const struct text_segment *segment,
                        double baseline, bool blank)
{
    const struct draw_cmd *cmd = d->cmd;
    const struct arena saved = d->pen->scratch;
    const struct text_runs runs = text_segment_runs(
        d->pen->text, &cmd->u.text.block->style, segment, &d->pen->scratch);
    const double left = cmd->rect.x + segment->x_px;
    const bool rtl = segment->direction == TEXT_RTL;

    for (size_t i = 0; i < runs.count; i++) {
        const struct placed placed = {
            .run = &runs.items[i],
            .x = left + runs.items[i].x_px,
            .y = baseline,
            .color = segment->look.strong ? cmd->u.text.strong : cmd->color,
        };
        add_run(d, &placed);
    }
    if (blank && d->batch.font && !ends_with_hyphen(segment)) {
        add_blank(&d->batch, rtl ? left : left + runs.w_px, baseline);
    }
    d->pen->scratch = saved;
}

/* The segment that is read next after @p last; NULL: none is left. */
static const struct text_segment *next_read(const struct text_line *line,
                                            const struct text_segment *last)
{
    const struct text_segment *next = NULL;

    for (size_t i = 0; i < line->segment_count; i++) {
        const struct text_segment *s = &line->segments[i];
        const bool later = !last || s->order > last->order;
        if (later && (!next || s->order < next->order)) {
            next = s;
        }
    }
    return next;
}

/* In the order of reading: who listens to a page hears it as it comes. */
static void add_line(struct drawing *d, const struct text_line *line,
                     bool blank)
{
    const double baseline = d->cmd->rect.y + line->baseline_px;
    const struct text_segment *s = next_read(line, NULL);

    while (s) {
        const struct text_segment *next = next_read(line, s);
        add_segment(d, s, baseline, blank && !next);
        s = next;
    }
}

void pdf_text_draw(struct pdf_pen *pen, const struct draw_cmd *cmd, bool more)
{
    const struct text_block *block = cmd->u.text.block;
    struct drawing d = {
        .pen = pen,
        .cmd = cmd,
        .size = block->style.size_px,
    };

    for (size_t i = 0; i < block->line_count; i++) {
        add_line(&d, &block->lines[i], more || i + 1 < block->line_count);
    }
    pdf_batch_show(&d.batch, pen->cr);
    pdf_batch_finish(&d.batch);
}
