#include "path_outline.h"

#include <stdbool.h>

#include "log.h"

enum {
    SUBPIXELS = 64, /* FreeType's 26.6 fixed point */
    UNIT_BITS = 24, /* of a coordinate in the unit box */
    CONTOUR_POINTS_MIN = 3,
};

/* Sides on which a point lies outside of a part. */
enum {
    SIDE_LEFT = 1,
    SIDE_RIGHT = 2,
    SIDE_ABOVE = 4,
    SIDE_BELOW = 8,
};

/* Where the unit box lies in a mask. */
struct placing {
    int64_t side;     /* of the unit box, 26.6 */
    FT_Pos left, top; /* of the unit box in the mask, 26.6 */
};

/* Integers from here on: a float holds 24 bits, 2^24 keeps them. */
static int64_t unit_from_float(float value)
{
    return (int64_t)(value * (float)(1 << UNIT_BITS));
}

static int64_t scaled(int64_t unit, int64_t side)
{
    return (unit * side + (1 << (UNIT_BITS - 1))) / (1 << UNIT_BITS);
}

static int64_t side_that_fits(int64_t unit, int length_px)
{
    const int64_t length = (int64_t)length_px * SUBPIXELS;

    return unit > 0 ? (length << UNIT_BITS) / unit : INT64_MAX;
}

static struct placing place_box(const struct shape_path *path,
                                const struct raster_view *view)
{
    const int64_t w = unit_from_float(path->w);
    const int64_t h = unit_from_float(path->h);
    const int64_t by_w = side_that_fits(w, view->w_px);
    const int64_t by_h = side_that_fits(h, view->h_px);
    const int64_t side = by_w < by_h ? by_w : by_h;
    const int64_t spare_w = (int64_t)view->w_px * SUBPIXELS - scaled(w, side);
    const int64_t spare_h = (int64_t)view->h_px * SUBPIXELS - scaled(h, side);

    return (struct placing){
        .side = side,
        .left = (FT_Pos)(spare_w / 2 - (int64_t)view->x_px * SUBPIXELS),
        .top = (FT_Pos)(spare_h / 2 - (int64_t)view->y_px * SUBPIXELS),
    };
}

/* What is seen, 26.6. */
struct window {
    FT_Pos left, top, right, bottom;
    bool is_open; /* all is seen */
};

static struct window window_from_rect(struct rect r)
{
    return (struct window){
        .left = (FT_Pos)r.x * SUBPIXELS,
        .top = (FT_Pos)r.y * SUBPIXELS,
        .right = (FT_Pos)(r.x + r.w) * SUBPIXELS,
        .bottom = (FT_Pos)(r.y + r.h) * SUBPIXELS,
        .is_open = rect_is_empty(r),
    };
}

static unsigned sides_of(const struct window *w, FT_Vector p)
{
    unsigned sides = 0;

    if (w->is_open) {
        return 0;
    }
    sides |= p.x < w->left ? (unsigned)SIDE_LEFT : 0u;
    sides |= p.x > w->right ? (unsigned)SIDE_RIGHT : 0u;
    sides |= p.y < w->top ? (unsigned)SIDE_ABOVE : 0u;
    sides |= p.y > w->bottom ? (unsigned)SIDE_BELOW : 0u;
    return sides;
}

static FT_Vector placed(const struct placing *box, struct vec2 p)
{
    return (FT_Vector){
        box->left + (FT_Pos)scaled(unit_from_float(p.x), box->side),
        box->top + (FT_Pos)scaled(unit_from_float(p.y), box->side),
    };
}

/* A contour that grows, and the side on which its end goes along. */
struct growing {
    FT_Outline *outline;
    int first;        /* its first point */
    unsigned along;   /* sides that all points since the last corner share */
    bool can_replace; /* the last point is in the middle of such a stretch */
};

/*
 * A stretch on one side of what is seen matters by its ends only: what is
 * above or below touches no row, what is right of it covers no pixel, and
 * what is left covers each row by how far it gets, not by its way.
 */
static void grow(struct growing *g, FT_Vector p, unsigned sides)
{
    FT_Outline *o = g->outline;
    const unsigned shared = g->along & sides;

    if (shared != 0 && g->can_replace) {
        o->n_points--;
    }
    g->can_replace = shared != 0;
    g->along = shared != 0 ? shared : sides;
    o->points[o->n_points] = p;
    o->tags[o->n_points] = FT_CURVE_TAG_ON;
    o->n_points++;
}

static void end_contour(struct growing *g, bool whole)
{
    FT_Outline *o = g->outline;

    if (!whole && o->n_points - g->first < CONTOUR_POINTS_MIN) {
        o->n_points = (short)g->first; /* there and back: covers nothing */
        return;
    }
    o->contours[o->n_contours] = (short)(o->n_points - 1);
    o->n_contours++;
}

FT_Outline path_outline(FT_Library library, const struct shape_path *path,
                        const struct raster_view *view, struct rect part)
{
    const struct placing box = place_box(path, view);
    const struct window window = window_from_rect(part);
    const uint32_t count = path->contour_ends[path->contour_count - 1];
    FT_Outline outline;

    if (FT_Outline_New(library, count, (FT_Int)path->contour_count, &outline)) {
        log_fatal_memory(count * sizeof(FT_Vector));
    }
    outline.n_points = 0;
    outline.n_contours = 0;
    uint32_t i = 0;
    for (size_t c = 0; c < path->contour_count; c++) {
        struct growing g = { .outline = &outline, .first = outline.n_points };
        for (; i < path->contour_ends[c]; i++) {
            const FT_Vector p = placed(&box, path->points[i]);
            grow(&g, p, sides_of(&window, p));
        }
        end_contour(&g, window.is_open);
    }
    outline.flags |= FT_OUTLINE_EVEN_ODD_FILL; /* it owns its points */
    return outline;
}
