#include "pdf_pen.h"

enum {
    CHANNEL_MAX = 255,
};

void pdf_pen_color(cairo_t *cr, struct color color)
{
    cairo_set_source_rgba(
        cr, color.r / (double)CHANNEL_MAX, color.g / (double)CHANNEL_MAX,
        color.b / (double)CHANNEL_MAX, color.a / (double)CHANNEL_MAX);
}

void pdf_pen_rect(cairo_t *cr, struct rect r)
{
    cairo_rectangle(cr, r.x, r.y, r.w, r.h);
}
