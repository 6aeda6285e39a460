#include "pdf_batch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "pdf_pen.h"

enum {
    ROOM_FIRST = 256,
    THOUSANDTHS = 1000,
};

/* Closer than this, cairo takes glyphs for a row. */
static const double same_row_em = 0.001;

/* Room for @p need things of @p size bytes. */
static void *grow(void *items, size_t *room, size_t need, size_t size)
{
    if (need <= *room) {
        return items;
    }
    size_t grown = *room > 0 ? *room : ROOM_FIRST;
    while (grown < need) {
        grown *= 2;
    }
    void *result = realloc(items, grown * size);
    if (!result) {
        log_fatal_memory(grown * size);
    }
    *room = grown;
    return result;
}

void pdf_batch_add(struct pdf_batch *b, const struct pdf_cluster *cluster)
{
    const size_t len = b->len + cluster->len;
    const size_t glyph_count = b->glyph_count + cluster->glyph_count;

    b->text = grow(b->text, &b->text_room, len, 1);
    b->glyphs =
        grow(b->glyphs, &b->glyph_room, glyph_count, sizeof(*b->glyphs));
    b->clusters = grow(b->clusters, &b->cluster_room, b->cluster_count + 1,
                       sizeof(*b->clusters));
    memcpy(b->text + b->len, cluster->text, cluster->len);
    memcpy(b->glyphs + b->glyph_count, cluster->glyphs,
           cluster->glyph_count * sizeof(*b->glyphs));
    b->clusters[b->cluster_count++] = (cairo_text_cluster_t){
        .num_bytes = (int)cluster->len,
        .num_glyphs = (int)cluster->glyph_count,
    };
    b->len = len;
    b->glyph_count = glyph_count;
}

/*
 * How far less than it goes a reader is told that a glyph goes: cairo 1.16
 * says in whole thousandths of an em, the rest cut off, and reckons on with
 * the rest.
 */
static double lag_of(const struct pdf_font *font, hb_codepoint_t glyph)
{
    const double wide =
        (double)hb_font_get_glyph_h_advance(font->shaper, glyph) /
        font->units_per_em * THOUSANDTHS;

    return (wide - (double)(long)wide) / THOUSANDTHS;
}

/* Ahead by as much as a reader will lag behind. What stands on another line
   or has another colour is placed anew, from the corner of the page. */
static void make_up(struct pdf_batch *b)
{
    if (!color_is_equal(b->row.color, b->color)) {
        b->row.lag = 0;
        b->row.color = b->color;
    }
    for (size_t i = 0; i < b->glyph_count; i++) {
        cairo_glyph_t *glyph = &b->glyphs[i];
        if (fabs(glyph->y - b->row.y) > same_row_em * b->size) {
            b->row.lag = 0;
            b->row.y = glyph->y;
        }
        glyph->x += b->row.lag;
        b->row.lag += b->size * lag_of(b->font, (hb_codepoint_t)glyph->index);
    }
}

void pdf_batch_show(struct pdf_batch *b, cairo_t *cr)
{
    if (b->glyph_count > 0) {
        make_up(b);
        pdf_pen_color(cr, b->color);
        cairo_set_font_face(cr, b->font->face);
        cairo_set_font_size(cr, b->size);
        cairo_show_text_glyphs(cr, b->text, (int)b->len, b->glyphs,
                               (int)b->glyph_count, b->clusters,
                               (int)b->cluster_count, 0);
    }
    b->font = NULL;
    b->len = 0;
    b->glyph_count = 0;
    b->cluster_count = 0;
}

void pdf_batch_finish(struct pdf_batch *b)
{
    free(b->text);
    free(b->glyphs);
    free(b->clusters);
    *b = (struct pdf_batch){ 0 };
}
