#pragma once

/**
 * @file
 * Outlines in, coverage out: exact areas by FreeType's rasteriser, integer
 * arithmetic from the first step, the same bits on every machine.
 *
 * Thread-safety: one thread per raster.
 */

#include <stdint.h>

#include "geom.h"
#include "shape.h"

/** Coverage 0-255, rows without gaps. */
struct mask {
    uint8_t *pixels;
    int w_px, h_px;
};

/** A rounded rectangle within a mask. */
struct raster_round {
    struct rect rect;
    int radius_px;    /**< At most half the shorter side is used. */
    unsigned corners; /**< CORNER_… of draw.h. */
};

/** Where a mask lies on a shape that fills a box of w x h. */
struct raster_view {
    int w_px, h_px; /**< The box: the shape as large as fits, centred. */
    int x_px, y_px; /**< The mask's top left corner in the box. */
    int stroke_px;  /**< Line width of a stroked shape; centred on it. */
};

struct raster;

/** Ends the program when there is no memory. */
struct raster *raster_create(void);

/** NULL is fine. */
void raster_destroy(struct raster *r);

/** Fill @p out with the coverage of a rounded rectangle. */
void raster_round(struct raster *r, const struct mask *out,
                  const struct raster_round *round);

/**
 * Fill @p out with the coverage of a shape; the part outside is cut, and
 * what is inside does not depend on where the mask begins.
 *
 * A shape beyond what the rasteriser can hold (32,767 points in an outline,
 * 32,767 pixels) is left out, with one line logged.
 */
void raster_shape(struct raster *r, const struct mask *out,
                  const struct shape_path *path,
                  const struct raster_view *view);
