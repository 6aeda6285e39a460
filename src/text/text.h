#pragma once

/**
 * @file
 * Setting text: paragraph in, measured lines out; and the pixels of a line.
 *
 * All units are output pixels. Lengths are whole pixels, so that every line
 * starts on one. The text room owns the fonts; SDL_ttf is handed one font,
 * one direction and one script at a time.
 * Thread-safety: one thread, the one that created it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "geom.h"
#include "text_style.h"

enum {
    TEXT_BYTES_MAX = 64 * 1024, /**< Of a paragraph; more is cut off. */
    TEXT_SIZE_MAX_PX = 2048,
    TEXT_MISSING_MAX = 64, /**< Characters remembered. */
};

enum text_align {
    TEXT_START, /**< Where reading begins: right if TEXT_RTL. */
    TEXT_CENTER,
    TEXT_END,
};

/** In which direction a language is written, and so a paragraph of it. */
enum text_direction {
    TEXT_LTR,
    TEXT_RTL,
};

/** What to set. */
struct text_params {
    const char *text;              /**< UTF-8; a line feed ends a line. */
    const struct text_span *spans; /**< In order, none empty or overlapping. */
    size_t span_count;
    struct text_style style; /**< For Latin; see text_style_of(). */
    const char *language;    /**< Code, for hyphenation; NULL: none. */
    enum text_direction direction;
    int width_px;  /**< The box; at least 1. */
    int lines_max; /**< 0: no limit. More is cut and marked as clipped. */
    enum text_align align;
    bool balanced; /**< Headings: as few lines, of about one length. */
};

/** A piece of a line in one look and one direction. */
struct text_segment {
    const char *text; /**< NUL-terminated, in the arena of the layout. */
    int x_px;         /**< From the left edge of the box. */
    int w_px;
    struct text_look look;
    enum text_direction direction;
    int order; /**< On its line, from 0, as it is read. */
};

struct text_line {
    const struct text_segment *segments; /**< From left to right. */
    size_t segment_count;
    int baseline_px; /**< From the top of the box. */
    int x_px, w_px;
};

/** A set paragraph. Lives in the arena it was made in. */
struct text_block {
    struct text_style style;
    const struct text_line *lines;
    size_t line_count;
    int w_px; /**< Widest line. */
    int h_px; /**< line_count * line_px. */
    /** Lines or bytes were cut, or a word is wider than the box. */
    bool clipped;
};

/** Coverage of one segment. Borrowed: until the next text_mask() call. */
struct text_mask {
    const uint8_t *pixels; /**< Coverage 0-255; NULL if empty. */
    int w_px, h_px, stride_bytes;
    int left_px; /**< From the segment's x to the mask's left edge. */
    int top_px;  /**< From the baseline up to the mask's top edge. */
};

struct text;

/**
 * Open the fonts.
 *
 * @param hinted  Light hinting for small sizes; false in tests, so that
 *                every machine draws the same.
 * @return  Owned by the caller, or NULL with a line logged that names the
 *          missing file and the Debian package that has it.
 */
struct text *text_create(bool hinted);

/** NULL is fine. */
void text_destroy(struct text *t);

/**
 * The style that @p params are set in: theirs, but where a text of TEXT_RTL
 * has letters written to the left it is 8 % smaller, not tracked, and its
 * lines are at least 1.3 (display) or 1.5 em apart, as Arabic needs.
 */
struct text_style text_style_of(const struct text_params *params);

/** Set a paragraph. Linear in its length. The result is in @p arena. */
const struct text_block *text_layout(struct text *t, struct arena *arena,
                                     const struct text_params *params);

/** Width of @p text on one line. */
int text_width_px(struct text *t, const struct text_style *style,
                  const char *text);

/** Height of a capital letter; for the millimetre floor and optics. */
int text_cap_height_px(struct text *t, const struct text_style *style);

/** Pixels of a segment: its text, direction and look count. Cached or made. */
struct text_mask text_mask(struct text *t, const struct text_style *style,
                           const struct text_segment *segment);

enum {
    TEXT_GAPS_MAX = 4, /**< Of a text; more are of no help to an author. */
};

/** Characters that no font has. */
struct text_gaps {
    uint32_t chars[TEXT_GAPS_MAX]; /**< Each once, in order. */
    size_t count;
};

/** What is left out when @p text is drawn. Linear in its length. */
struct text_gaps text_find_gaps(const struct text *t, enum text_face face,
                                const char *text);

/**
 * Characters that no font has, left out so far. For tests and one line in
 * the log: a text is counted when it is first measured.
 */
size_t text_missing_count(const struct text *t);

/** The first TEXT_MISSING_MAX of them, each once. 0 from the end on. */
uint32_t text_missing(const struct text *t, size_t index);
