#pragma once

/**
 * @file
 * Glyphs of one font and one colour on their way to a page, and the letters
 * they stand for, in the order of reading.
 *
 * They go together, because cairo leaves out what shows no ink: a blank by
 * itself would be lost, and with it the end of a word.
 */

#include <cairo.h>
#include <stddef.h>

#include "geom.h"
#include "pdf_fonts.h"

/** `{0}` is an empty one. Pair with pdf_batch_finish(). */
struct pdf_batch {
    /** What the glyphs have in common; NULL: none are there. */
    const struct pdf_font *font;
    struct color color;
    double size;

    /** Of the row of glyphs that the last one stands in. */
    struct {
        double y;
        double lag; /**< See pdf_batch.c. */
        struct color color;
    } row;

    char *text;
    size_t len, text_room;
    cairo_glyph_t *glyphs;
    size_t glyph_count, glyph_room;
    cairo_text_cluster_t *clusters;
    size_t cluster_count, cluster_room;
};

/** Letters and their glyphs. */
struct pdf_cluster {
    const char *text;
    size_t len;
    const cairo_glyph_t *glyphs;
    size_t glyph_count;
};

void pdf_batch_add(struct pdf_batch *b, const struct pdf_cluster *cluster);

/** Draw what is there; it is then empty. */
void pdf_batch_show(struct pdf_batch *b, cairo_t *cr);

/** Release the memory; what is in it is not drawn. */
void pdf_batch_finish(struct pdf_batch *b);
