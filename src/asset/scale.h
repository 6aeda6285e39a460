#pragma once

/**
 * @file
 * Pixels brought to the size of their box: averaged over areas when they
 * shrink, interpolated when they must grow.
 *
 * Integers only, so that every machine makes the same bits. Pixels are
 * 0xAARRGGBB with premultiplied alpha; averaging straight alpha would
 * bleed the colours of what cannot be seen. Pure but for scratch memory.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asset_id.h"

enum {
    SCALE_UNIT_BITS = 8, /**< A source pixel has 256 units a side. */
    SCALE_UNIT = 1 << SCALE_UNIT_BITS,
};

/** Part of one side of a source, and the pixels it becomes. */
struct scale_axis {
    int from_units;
    int extent_units;
    int out_px;
};

/** Which part of a source becomes what. */
struct scale_plan {
    struct scale_axis x, y;
    bool enlarges;
};

/** Borrowed pixels, rows w_px + something apart. */
struct scale_source {
    const uint32_t *pixels;
    int w_px, h_px;
    int stride_px;
};

/**
 * How a picture of w x h pixels fits a box of box_w x box_h.
 * All sides are 1 to IMAGE_SIDE_MAX_PX. The result has the size of the box
 * for FIT_COVER and is at most as large for FIT_CONTAIN.
 */
struct scale_plan scale_plan_for(int w_px, int h_px, int box_w_px, int box_h_px,
                                 enum asset_fit fit);

/**
 * Carry out a plan made for the size of @p source.
 *
 * @param[out] out  plan->x.out_px times plan->y.out_px pixels, no gaps.
 * @return  False if there is no memory for a few rows.
 */
bool scale_run(const struct scale_plan *plan, const struct scale_source *source,
               uint32_t *out);

/**
 * A plan that is carried out while the rows of its source arrive, so that
 * the source is never whole in memory. Only for plans that do not enlarge.
 */
struct scale_stream;

/**
 * @param[out] out  As for scale_run(); written while rows are pushed.
 * @return  NULL if there is no memory for a few rows.
 */
struct scale_stream *scale_stream_create(const struct scale_plan *plan,
                                         uint32_t *out);

/** NULL is fine. */
void scale_stream_destroy(struct scale_stream *stream);

/** The next source row, from the top. */
void scale_stream_push(struct scale_stream *stream, const uint32_t *row);

/** True when no further row is needed. */
bool scale_stream_is_done(const struct scale_stream *stream);

/**
 * Turn a picture upright.
 *
 * @param in   w x h pixels, no gaps.
 * @param orientation  1 to 8, see exif.h.
 * @param[out] out  As many pixels, h x w of them from EXIF_FIRST_TURNED on.
 */
void scale_turn(const uint32_t *in, int w_px, int h_px, int orientation,
                uint32_t *out);
