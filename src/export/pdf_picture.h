#pragma once

/**
 * @file
 * The content's picture files for a page: a JPEG goes in as it is, without
 * the camera's notes; others as pixels, at most twice as fine as they are
 * shown.
 *
 * Thread-safety: one thread.
 */

#include <cairo.h>
#include <stddef.h>

#include "asset_id.h"
#include "geom.h"

/** A picture, to be drawn through its matrix. */
struct pdf_picture {
    cairo_surface_t *surface; /**< Owned by who asked for it. */
    int w_px, h_px;           /**< Of the picture when it stands upright. */
    cairo_matrix_t upright;   /**< From the surface's pixels to those. */
};

struct pdf_pictures;

/** Files as in asset_cache_assign(). */
struct pdf_pictures *
pdf_pictures_create(const char *dir, const char *const *paths, size_t count);

/** NULL is fine. */
void pdf_pictures_destroy(struct pdf_pictures *p);

/**
 * Read a picture to be shown in @p box.
 *
 * @param[out] out  Set on true; release it with pdf_picture_finish().
 * @return  False, with one line logged a file, if there is none.
 */
bool pdf_pictures_load(struct pdf_pictures *p, struct asset_id id,
                       struct rect box, struct pdf_picture *out);

void pdf_picture_finish(struct pdf_picture *picture);
