#include "pdf_shape.h"

#include <math.h>

#include "raster.h"
#include "shadow.h"

/* Points closer than this to the last one are left out of a coast: a third
   of a pixel of a page that is twice as fine. */
static const double step_px = 0.3;

static double quarter(int quarters)
{
    return quarters * 1.57079632679489661923;
}

static double radius_of(struct rect rect, const struct draw_round *round)
{
    const double most = (rect.w < rect.h ? rect.w : rect.h) / 2.0;
    return round->radius_px < most ? round->radius_px : most;
}

/* A quarter circle around the corner at (x, y), or the corner itself. */
static void add_corner(const struct pdf_pen *pen, struct vec2 at, double radius,
                       int quarters)
{
    static const int inwards[4][2] = {
        { 1, 1 }, { -1, 1 }, { -1, -1 }, { 1, -1 }
    };
    const double x = at.x + inwards[quarters][0] * radius;
    const double y = at.y + inwards[quarters][1] * radius;

    cairo_arc(pen->cr, x, y, radius, quarter(quarters + 2),
              quarter(quarters + 3));
}

void pdf_shape_round_path(const struct pdf_pen *pen, struct rect rect,
                          const struct draw_round *round)
{
    const struct vec2 corners[4] = {
        { (float)rect.x, (float)rect.y },
        { (float)(rect.x + rect.w), (float)rect.y },
        { (float)(rect.x + rect.w), (float)(rect.y + rect.h) },
        { (float)rect.x, (float)(rect.y + rect.h) },
    };
    const double radius = radius_of(rect, round);

    cairo_new_sub_path(pen->cr);
    for (int i = 0; i < 4; i++) {
        const bool rounded = round->corners & ((unsigned)CORNER_TOP_LEFT << i);
        if (rounded && radius > 0) {
            add_corner(pen, corners[i], radius, i);
        } else {
            cairo_line_to(pen->cr, corners[i].x, corners[i].y);
        }
    }
    cairo_close_path(pen->cr);
}

static void fill(const struct pdf_pen *pen, struct color color)
{
    pdf_pen_color(pen->cr, color);
    cairo_set_fill_rule(pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(pen->cr);
}

/* The rectangle and radius inside the border. */
static struct rect inside_of(const struct draw_cmd *cmd,
                             struct draw_round *round)
{
    const int border = cmd->u.round.border_px;

    *round = cmd->u.round;
    round->radius_px =
        round->radius_px > border ? round->radius_px - border : 0;
    return rect_grow(cmd->rect, -border);
}

/* The border as a ring, and the fill inside it. */
static void draw_bordered(struct pdf_pen *pen, const struct draw_cmd *cmd)
{
    struct draw_round round;
    const struct rect inside = inside_of(cmd, &round);

    if (cmd->color.a == 255) {
        /* Under the fill, so that nothing shows through between them. */
        pdf_shape_round_path(pen, cmd->rect, &cmd->u.round);
        fill(pen, cmd->u.round.border);
        if (!rect_is_empty(inside)) {
            pdf_shape_round_path(pen, inside, &round);
            fill(pen, cmd->color);
        }
        return;
    }
    if (cmd->color.a > 0) {
        pdf_shape_round_path(pen, cmd->rect, &cmd->u.round);
        fill(pen, cmd->color);
    }
    pdf_shape_round_path(pen, cmd->rect, &cmd->u.round);
    if (!rect_is_empty(inside)) {
        pdf_shape_round_path(pen, inside, &round);
    }
    fill(pen, cmd->u.round.border);
}

void pdf_shape_round(struct pdf_pen *pen, const struct draw_cmd *cmd)
{
    const struct draw_round *round = &cmd->u.round;

    if (round->border_px > 0 && !round->outside) {
        draw_bordered(pen, cmd);
        return;
    }
    if (round->outside) {
        pdf_pen_rect(pen->cr, cmd->rect); /* All but the rounded one. */
    }
    pdf_shape_round_path(pen, cmd->rect, round);
    fill(pen, cmd->color);
}

/* Coverage as a picture in the colour of the shadow. Owned by the caller. */
static cairo_surface_t *surface_from_mask(const struct mask *mask,
                                          struct color color)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, mask->w_px, mask->h_px);
    const int stride = cairo_image_surface_get_stride(surface);
    unsigned char *pixels = cairo_image_surface_get_data(surface);

    for (int y = 0; pixels && y < mask->h_px; y++) {
        uint32_t *row = (uint32_t *)(void *)(pixels + (ptrdiff_t)y * stride);
        for (int x = 0; x < mask->w_px; x++) {
            const uint32_t coverage = mask->pixels[y * mask->w_px + x];
            const uint32_t a = (coverage * color.a + 127) / 255;
            row[x] = a << 24 | (color.r * a + 127) / 255 << 16 |
                     (color.g * a + 127) / 255 << 8 | (color.b * a + 127) / 255;
        }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

void pdf_shape_shadow(struct pdf_pen *pen, const struct draw_cmd *cmd)
{
    const struct rect bounds = draw_bounds(cmd);
    const int blur = cmd->u.round.blur_px;
    const struct shadow shadow = {
        .at = { cmd->rect.x - bounds.x, cmd->rect.y - bounds.y, cmd->rect.w,
                cmd->rect.h },
        .radius_px = cmd->u.round.radius_px,
        .blur_px = blur > 0 ? blur : SHADOW_BLUR_PX,
    };
    struct arena scratch = pen->scratch;
    const struct mask mask = {
        .pixels =
            arena_make(&scratch, uint8_t, (size_t)bounds.w * (size_t)bounds.h),
        .w_px = bounds.w,
        .h_px = bounds.h,
    };
    struct raster *raster = raster_create();

    shadow_fill(raster, &mask, &shadow);
    raster_destroy(raster);
    cairo_surface_t *surface = surface_from_mask(&mask, shadow_color());
    cairo_set_source_surface(pen->cr, surface, bounds.x, bounds.y);
    pdf_pen_rect(pen->cr, bounds);
    cairo_fill(pen->cr);
    cairo_surface_destroy(surface);
}

/* Where the unit box of a shape lies: as large as fits, centred. */
struct placing {
    double left, top, side;
};

static struct placing place_box(const struct shape_path *path, struct rect box)
{
    const double by_w = path->w > 0 ? box.w / (double)path->w : INFINITY;
    const double by_h = path->h > 0 ? box.h / (double)path->h : INFINITY;
    const double side = by_w < by_h ? by_w : by_h;

    return (struct placing){
        .left = box.x + (box.w - path->w * side) / 2,
        .top = box.y + (box.h - path->h * side) / 2,
        .side = side,
    };
}

/* Whether any of points @p ends[0] to ends[1] may be seen. */
static bool is_in_sight(const struct pdf_pen *pen,
                        const struct shape_path *path, const struct placing *at,
                        const uint32_t ends[2])
{
    double clip[4]; /* left, top, right, bottom */
    double box[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };

    cairo_clip_extents(pen->cr, &clip[0], &clip[1], &clip[2], &clip[3]);
    for (uint32_t i = ends[0]; i < ends[1]; i++) {
        const double x = at->left + path->points[i].x * at->side;
        const double y = at->top + path->points[i].y * at->side;
        box[0] = fmin(box[0], x);
        box[1] = fmin(box[1], y);
        box[2] = fmax(box[2], x);
        box[3] = fmax(box[3], y);
    }
    return box[2] >= clip[0] && box[3] >= clip[1] && box[0] <= clip[2] &&
           box[1] <= clip[3];
}

/* Points ends[0] to ends[1], those too close to the last one left out. */
static void add_contour(const struct pdf_pen *pen,
                        const struct shape_path *path, const struct placing *at,
                        const uint32_t ends[2])
{
    double last_x = -INFINITY;
    double last_y = -INFINITY;

    cairo_new_sub_path(pen->cr);
    for (uint32_t i = ends[0]; i < ends[1]; i++) {
        const double x = at->left + path->points[i].x * at->side;
        const double y = at->top + path->points[i].y * at->side;
        const bool ends_it = path->stroked && i + 1 == ends[1];
        if (fabs(x - last_x) >= step_px || fabs(y - last_y) >= step_px ||
            ends_it) {
            cairo_line_to(pen->cr, x, y);
            last_x = x;
            last_y = y;
        }
    }
    if (!path->stroked || path->closed) {
        cairo_close_path(pen->cr);
    }
}

void pdf_shape_named(struct pdf_pen *pen, const struct draw_cmd *cmd)
{
    const struct shape_path *path = shape_lookup(pen->shapes, cmd->u.shape.id);
    if (path->contour_count == 0) {
        return;
    }
    const struct placing at = place_box(path, cmd->rect);

    uint32_t first = 0;
    for (size_t i = 0; i < path->contour_count; i++) {
        const uint32_t ends[2] = { first, path->contour_ends[i] };
        if (path->stroked || is_in_sight(pen, path, &at, ends)) {
            add_contour(pen, path, &at, ends);
        }
        first = path->contour_ends[i];
    }
    if (!path->stroked) {
        fill(pen, cmd->color);
        return;
    }
    pdf_pen_color(pen->cr, cmd->color);
    cairo_set_line_width(pen->cr, cmd->u.shape.stroke_px);
    cairo_set_line_cap(pen->cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(pen->cr, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(pen->cr);
}
