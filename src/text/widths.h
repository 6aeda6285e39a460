#pragma once

/**
 * @file
 * How wide a word is, measured once.
 *
 * Widths are in 65536ths of an em and hold for every size. The table has a
 * fixed number of places; what rested longest among a few neighbours gives
 * way. Keys are 64-bit hashes: with 16384 places two words meet by chance
 * once in some 10^11 fillings.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts.h"
#include "runs.h"

/** Positions: 64ths of a pixel, fine enough for a line to add up. */
enum {
    FINE = 64,
};

/** A text of one direction. */
struct directed {
    struct span span;
    bool rtl;
};

/** Of a text on one line, before tracking. */
struct width {
    int64_t advance_em16;
    int tracked_count; /**< Clusters that tracking applies to. */
};

struct widths;

/** @p fonts are borrowed for the life of the result. */
struct widths *widths_create(struct fonts *fonts);

/** NULL is fine. */
void widths_destroy(struct widths *w);

/**
 * @param style  Face and digits count; the size does not.
 * @param text   At most TEXT_BYTES_MAX. Joined letters, and all that is
 *               written to the left, are never tracked, and have no
 *               digits of one width.
 */
struct width widths_measure(struct widths *w, const struct text_style *style,
                            struct directed text);

/**
 * From the start of the first cluster of @p text, which runs to the right,
 * to that of the second, before tracking: kerned, and one width for all digits
 * if tabular.
 *
 * @param text   One or two clusters.
 * @param first  Bytes of the first one.
 */
int64_t widths_step_em16(struct widths *w, const struct text_style *style,
                         struct span text, size_t first);

/** @p em16 at the size of @p style, in 64ths of a pixel. */
int64_t widths_scale(const struct text_style *style, int64_t em16);

/** Tracking of one cluster, in 64ths of a pixel. */
int widths_tracking(const struct text_style *style);

/** Width with tracking, in 64ths of a pixel. */
int64_t widths_fine(const struct text_style *style, struct width width);

/** Characters that no font has, in all texts measured anew. Borrowed. */
const struct missing *widths_missing(const struct widths *w);
