#pragma once

/**
 * @file
 * Pictures of glyphs, drawn once by FreeType for a font, a size and a glyph.
 *
 * They are GLYPH_X_SCALE times wider than high: set on quarters of a pixel
 * and averaged, glyphs stand where they were measured, with one picture for
 * all places. FreeType's coverage is an exact area, so the average is one
 * too.
 * Thread-safety: one thread per struct glyphs.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts.h"

enum {
    GLYPH_X_SCALE = 4,
    GLYPH_BUDGET_BYTES = 4 * 1024 * 1024,
    GLYPH_BUDGET_COUNT = 4096,
};

/** Coverage, 0-255; NULL if it has no ink. */
struct glyph_image {
    const uint8_t *cells; /**< w a row. */
    int w, h;             /**< In cells: quarter pixels, and whole ones down. */
    int left;             /**< From the glyph's place to its first cell. */
    int top;              /**< From the baseline up to its first row. */
};

struct glyphs;

/**
 * @param fonts   Borrowed for the life of the result.
 * @param hinted  Light hinting for small sizes: on whole rows.
 */
struct glyphs *glyphs_create(const struct fonts *fonts, bool hinted);

/** NULL is fine. */
void glyphs_destroy(struct glyphs *g);

/** Once the budget is used up: forget all pictures. Else nothing. */
void glyphs_trim(struct glyphs *g);

/** Which picture. */
struct glyph_key {
    enum font_file file;
    int size_px;
    uint32_t id;
};

/**
 * Borrowed until glyphs_trim(). Without ink, and a line logged once, if the
 * file is damaged.
 */
struct glyph_image glyphs_image(struct glyphs *g, struct glyph_key key);

size_t glyphs_bytes(const struct glyphs *g);
