#pragma once

/**
 * @file
 * A picture drawn larger than it is: what a presenter enlarges is shown at
 * once, from the pixels that are there.
 */

#include "paint.h"

/** A picture and where all of it would be. Borrowed. */
struct stretch_image {
    const uint32_t *pixels; /**< Premultiplied. */
    int stride_px;
    int w_px, h_px;
    struct rect to; /**< Not empty. */
    bool opaque;
};

/** Mixed between its pixels, as layers are that grow. */
void stretch_paint(const struct canvas *canvas,
                   const struct stretch_image *image);
