#pragma once

/**
 * @file
 * A set segment taken apart for who draws glyphs by other means than masks:
 * which font file, which letters, and where. Shaping one run with HarfBuzz,
 * kerning on, and setting its glyphs from @c x_px on gives the picture that
 * text_mask() has.
 * Thread-safety: the thread of the text room.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "text.h"

enum {
    TEXT_FONT_PATH_BYTES_MAX = 1024,
    TEXT_FONTS_MAX = 16, /**< Font files; their numbers are below it. */
};

/** Letters of one font, script and direction. */
struct text_run {
    int font; /**< Its number, see text_font_path(). */
    /** A space, the text, a space: shaped so, as masks are. */
    const char *padded;
    size_t len;         /**< Bytes of the text alone. */
    const char *script; /**< ISO 15924, as "Latn". */
    bool rtl;
    float x_px; /**< Of the text's left end, from the segment's x. */
};

/** In the order of reading; with tracking a run may be one letter. */
struct text_runs {
    const struct text_run *items;
    size_t count;
    float w_px; /**< Of the segment, not rounded. */
};

/** The runs of @p segment, in @p arena. @p style is the block's. */
struct text_runs text_segment_runs(struct text *t,
                                   const struct text_style *style,
                                   const struct text_segment *segment,
                                   struct arena *arena);

/** The file of a font that a run named. */
void text_font_path(const struct text *t, int font,
                    char out[TEXT_FONT_PATH_BYTES_MAX]);
