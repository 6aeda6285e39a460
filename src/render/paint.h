#pragma once

/**
 * @file
 * Rectangles, masks and pictures put on a canvas: everything between the
 * kernels, which see a row, and the compositor, which sees commands.
 *
 * Nothing outside the canvas's clip is touched.
 */

#include <stddef.h>
#include <stdint.h>

#include "geom.h"
#include "raster.h"
#include "render.h"

/** A picture and the part of it that may be drawn on. */
struct canvas {
    const struct pixmap *out;
    struct rect clip; /**< Inside the picture. */
};

/** Coverage that stands somewhere on a canvas. Borrowed. */
struct paint_mask {
    const uint8_t *pixels;
    int stride_bytes;
    struct rect at;
};

/** Premultiplied pixels that stand somewhere on a canvas. Borrowed. */
struct paint_image {
    const uint32_t *pixels;
    int stride_px;
    struct rect at;
    bool opaque;
};

void paint_rect(const struct canvas *canvas, struct rect r, struct color color);

void paint_mask(const struct canvas *canvas, const struct paint_mask *mask,
                struct color color);

/**
 * A colour through a mask that is stretched to @p r: its middle row and
 * column are repeated, the corners stay as they are (nine-patch). The mask
 * is not larger than @p r.
 */
void paint_patch(const struct canvas *canvas, struct rect r,
                 const struct mask *patch, struct color color);

/** @p patch, stretched as in paint_patch(), cuts it out; NULL: nothing. */
void paint_image(const struct canvas *canvas, const struct paint_image *image,
                 const struct mask *patch);
