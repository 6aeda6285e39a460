#pragma once

/**
 * @file
 * What a page is drawn with. All of it is borrowed from the file that the
 * page is of.
 */

#include <cairo.h>

#include "arena.h"
#include "geom.h"
#include "pdf_fonts.h"
#include "pdf_picture.h"
#include "pdf_tags.h"
#include "shape.h"
#include "text.h"

struct pdf_pen {
    cairo_t *cr; /**< Its unit is the output pixel of the list. */
    struct text *text;
    struct shape_set *shapes;
    struct pdf_fonts *fonts;
    struct pdf_pictures *pictures;
    struct pdf_tags *tags;
    struct arena scratch; /**< Of one command. */
};

/** Draw with @p color from here on. */
void pdf_pen_color(cairo_t *cr, struct color color);

/** Add a rectangle to the path. */
void pdf_pen_rect(cairo_t *cr, struct rect r);
