#pragma once

/**
 * @file
 * The font files of the text room, opened once more: by HarfBuzz, which
 * shapes, and by cairo, which embeds the glyphs that are used.
 *
 * Thread-safety: one thread.
 */

#include <cairo.h>
#include <hb.h>
#include <stdint.h>

#include "text.h"
#include "text_run.h"

enum {
    SILENT_MAX = 8, /**< Letters of a font that stand on no ink. */
};

/** A glyph without ink, and the one character that it stands for. */
struct silent_glyph {
    hb_codepoint_t glyph;
    uint32_t character; /**< 0: none yet. */
};

/** A font. Borrowed: as long as the fonts. */
struct pdf_font {
    hb_font_t *shaper; /**< Its unit is that of the file's design grid. */
    cairo_font_face_t *face;
    int units_per_em;
    hb_codepoint_t space;     /**< Its glyph, */
    hb_position_t space_wide; /**< and how far that goes. */
    struct silent_glyph silent[SILENT_MAX];
    int silent_count; /**< -1: not looked for. */
};

struct pdf_fonts;

/** @p text is borrowed for the life of the result. */
struct pdf_fonts *pdf_fonts_create(const struct text *text);

/** NULL is fine. */
void pdf_fonts_destroy(struct pdf_fonts *f);

/** NULL, with a line logged, if it cannot be opened. */
struct pdf_font *pdf_fonts_lookup(struct pdf_fonts *f, int font);

/**
 * A glyph without ink to stand for @p c, the same one each time.
 * @return  0 if the font has none left.
 */
hb_codepoint_t pdf_font_silent_glyph(struct pdf_font *font, uint32_t c);

/** Glyphs of @p run, its two spaces among them. Borrowed: until the next. */
hb_buffer_t *pdf_fonts_shape(struct pdf_fonts *f, const struct pdf_font *font,
                             const struct text_run *run);
