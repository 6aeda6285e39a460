#include "raster.h"

#include <assert.h>
#include <ft2build.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include "draw.h"
#include "log.h"
#include "path_outline.h"

enum {
    SUBPIXELS = 64,         /* FreeType's 26.6 fixed point */
    POINTS_MAX = SHRT_MAX,  /* FT_Outline counts in short */
    SIDE_PX_MAX = SHRT_MAX, /* the rasteriser's own limit */
    /* A quarter circle of 100 px is off by 1/130 px at most. */
    QUARTER_STEPS = 64,
    EDGE_PX_MAX = 64, /* of a refined outline */
    STRIP_PX = 128,
    ROUND_POINTS_MAX = 4 * (QUARTER_STEPS + 1),
};

/*
 * The handle of a cubic that stands for a quarter circle, in 1/65536 of
 * the radius: 4/3 (sqrt 2 - 1). The largest error is 0.03 % of the radius.
 */
static const int64_t quarter_handle = 36195;

struct raster {
    FT_Library library;
    FT_Stroker stroker;
    bool refused; /* Said once: the same shape comes back each frame. */
};

/* FreeType fails on our valid input only for want of memory. */
static void need(FT_Error error)
{
    if (error) {
        log_fatal_memory(0);
    }
}

struct raster *raster_create(void)
{
    struct raster *r = calloc(1, sizeof(*r));
    if (!r) {
        log_fatal_memory(sizeof(*r));
    }

    need(FT_Init_FreeType(&r->library));
    need(FT_Stroker_New(r->library, &r->stroker));
    return r;
}

void raster_destroy(struct raster *r)
{
    if (!r) {
        return;
    }
    FT_Stroker_Done(r->stroker);
    (void)FT_Done_FreeType(r->library);
    free(r);
}

static void refuse(struct raster *r, const char *why)
{
    if (!r->refused) {
        log_warning("a shape is left out: %s", why);
    }
    r->refused = true;
}

/* A negative pitch makes y grow downwards, as in all our pictures. */
static FT_Error try_fill(struct raster *r, const struct mask *out,
                         FT_Outline *outline)
{
    const FT_Bitmap bitmap = {
        .rows = (unsigned)out->h_px,
        .width = (unsigned)out->w_px,
        .pitch = -out->w_px,
        .buffer = out->pixels,
        .num_grays = 256,
        .pixel_mode = FT_PIXEL_MODE_GRAY,
    };

    memset(out->pixels, 0, (size_t)out->w_px * (size_t)out->h_px);
    return FT_Outline_Get_Bitmap(r->library, outline, &bitmap);
}

static FT_Pos larger(FT_Pos a, FT_Pos b)
{
    return a > b ? a : b;
}

/* Into how many pieces an edge is cut. */
static int edge_pieces(FT_Vector from, FT_Vector to)
{
    const FT_Pos length = larger(labs(to.x - from.x), labs(to.y - from.y));
    return 1 + (int)(length / (EDGE_PX_MAX * SUBPIXELS));
}

/* The point after @p i of its contour, which starts at @p first. */
static FT_Vector next_point(const FT_Outline *o, int contour, int first, int i)
{
    return o->points[i < o->contours[contour] ? i + 1 : first];
}

static long refined_count(const FT_Outline *o)
{
    long count = 0;
    int i = 0;

    for (int c = 0; c < o->n_contours; c++) {
        const int first = i;
        for (; i <= o->contours[c]; i++) {
            count += edge_pieces(o->points[i], next_point(o, c, first, i));
        }
    }
    return count;
}

static void add_edge(FT_Outline *out, FT_Vector from, FT_Vector to)
{
    const int pieces = edge_pieces(from, to);

    for (int k = 0; k < pieces; k++) {
        out->points[out->n_points] = (FT_Vector){
            from.x + (to.x - from.x) * k / pieces,
            from.y + (to.y - from.y) * k / pieces,
        };
        out->tags[out->n_points] = FT_CURVE_TAG_ON;
        out->n_points++;
    }
}

/* The same straight edges in short pieces. Owned: FT_Outline_Done(). */
static FT_Outline refined(struct raster *r, const FT_Outline *o, long count)
{
    FT_Outline out;
    int i = 0;

    need(FT_Outline_New(r->library, (FT_UInt)count, o->n_contours, &out));
    out.n_points = 0;
    for (int c = 0; c < o->n_contours; c++) {
        const int first = i;
        for (; i <= o->contours[c]; i++) {
            add_edge(&out, o->points[i], next_point(o, c, first, i));
        }
        out.contours[c] = (short)(out.n_points - 1);
    }
    out.flags |= o->flags & FT_OUTLINE_EVEN_ODD_FILL;
    return out;
}

static bool is_straight(const FT_Outline *o)
{
    for (int i = 0; i < o->n_points; i++) {
        if (FT_CURVE_TAG(o->tags[i]) != FT_CURVE_TAG_ON) {
            return false;
        }
    }
    return true;
}

/*
 * FreeType 2.12 gives up with Raster_Overflow on long edges that are
 * nearly level; in short pieces it draws them.
 */
static void fill_mask(struct raster *r, const struct mask *out,
                      FT_Outline *outline)
{
    if (try_fill(r, out, outline) == 0) {
        return;
    }
    const long count = refined_count(outline);
    if (count > POINTS_MAX || !is_straight(outline)) {
        refuse(r, "FreeType cannot draw it");
        return;
    }
    FT_Outline pieces = refined(r, outline, count);
    if (try_fill(r, out, &pieces) != 0) {
        refuse(r, "FreeType cannot draw it");
    }
    need(FT_Outline_Done(r->library, &pieces));
}

/* A quarter circle around a corner, walked clockwise on the screen. */
struct corner {
    FT_Vector at;    /* The corner of the rectangle. */
    FT_Vector enter; /* Unit steps from the corner to where it begins … */
    FT_Vector leave; /* … and to where it ends. */
};

static FT_Vector step(FT_Vector from, FT_Vector direction, FT_Pos length)
{
    return (FT_Vector){ from.x + direction.x * length,
                        from.y + direction.y * length };
}

static void add_point(FT_Outline *outline, FT_Vector point)
{
    outline->points[outline->n_points] = point;
    outline->tags[outline->n_points] = FT_CURVE_TAG_ON;
    outline->n_points++;
}

/* How far from the corner a quarter circle is after i steps, one way. */
static FT_Pos quarter_distance(int64_t radius, int64_t i)
{
    const int64_t handle = radius - (radius * quarter_handle + 32768) / 65536;
    const int64_t rest = QUARTER_STEPS - i;
    const int64_t whole = QUARTER_STEPS * QUARTER_STEPS * QUARTER_STEPS;
    const int64_t sum =
        rest * rest * rest * radius + 3 * rest * rest * i * handle;

    return (FT_Pos)((sum + whole / 2) / whole);
}

/*
 * In straight steps of our own: FreeType's curves are off by up to an
 * eighth of a pixel, and not by the same in each corner.
 */
static void add_corner(FT_Outline *outline, const struct corner *c,
                       FT_Pos radius)
{
    if (radius == 0) {
        add_point(outline, c->at);
        return;
    }
    for (int i = 0; i <= QUARTER_STEPS; i++) {
        const FT_Vector aside =
            step(c->at, c->enter, quarter_distance(radius, i));
        add_point(outline, step(aside, c->leave,
                                quarter_distance(radius, QUARTER_STEPS - i)));
    }
}

static FT_Pos round_radius(const struct raster_round *round)
{
    const int shorter =
        round->rect.w < round->rect.h ? round->rect.w : round->rect.h;
    const FT_Pos radius = (FT_Pos)round->radius_px * SUBPIXELS;
    const FT_Pos most = (FT_Pos)shorter * SUBPIXELS / 2;

    return radius < most ? radius : most;
}

void raster_round(struct raster *r, const struct mask *out,
                  const struct raster_round *round)
{
    FT_Vector points[ROUND_POINTS_MAX];
    char tags[ROUND_POINTS_MAX];
    short contour = 0;
    FT_Outline outline = { .points = points,
                           .tags = tags,
                           .contours = &contour };
    const FT_Pos left = (FT_Pos)round->rect.x * SUBPIXELS;
    const FT_Pos top = (FT_Pos)round->rect.y * SUBPIXELS;
    const FT_Pos right = left + (FT_Pos)round->rect.w * SUBPIXELS;
    const FT_Pos bottom = top + (FT_Pos)round->rect.h * SUBPIXELS;
    const struct corner corners[] = {
        { { left, top }, { 0, 1 }, { 1, 0 } },
        { { right, top }, { -1, 0 }, { 0, 1 } },
        { { right, bottom }, { 0, -1 }, { -1, 0 } },
        { { left, bottom }, { 1, 0 }, { 0, -1 } },
    };

    for (unsigned i = 0; i < 4; i++) {
        const bool rounded = round->corners & ((unsigned)CORNER_TOP_LEFT << i);
        add_corner(&outline, &corners[i], rounded ? round_radius(round) : 0);
    }
    contour = (short)(outline.n_points - 1);
    outline.n_contours = 1;
    fill_mask(r, out, &outline);
}

static size_t point_count(const struct shape_path *path)
{
    return path->contour_count > 0 ? path->contour_ends[path->contour_count - 1]
                                   : 0;
}

static bool fits_rasteriser(struct raster *r, const struct shape_path *path,
                            const struct raster_view *view)
{
    if (point_count(path) > POINTS_MAX || path->contour_count > POINTS_MAX) {
        refuse(r, "more than 32767 points");
        return false;
    }
    if (view->w_px > SIDE_PX_MAX || view->h_px > SIDE_PX_MAX) {
        refuse(r, "larger than 32767 pixels");
        return false;
    }
    return true;
}

/* The outline around a line; false if it has too many points. */
static bool stroke_outline(struct raster *r, FT_Outline *line, bool closed,
                           FT_Outline *out)
{
    FT_UInt points = 0;
    FT_UInt contours = 0;

    need(FT_Stroker_ParseOutline(r->stroker, line, !closed));
    need(FT_Stroker_GetCounts(r->stroker, &points, &contours));
    if (points > POINTS_MAX || contours > POINTS_MAX) {
        refuse(r, "more than 32767 points in its lines");
        return false;
    }
    need(FT_Outline_New(r->library, points, (FT_Int)contours, out));
    out->n_points = 0;
    out->n_contours = 0;
    FT_Stroker_Export(r->stroker, out);
    return true;
}

static void raster_stroke(struct raster *r, const struct mask *out,
                          FT_Outline *line, const struct raster_view *view,
                          bool closed)
{
    FT_Outline around;

    FT_Stroker_Set(r->stroker, (FT_Fixed)view->stroke_px * SUBPIXELS / 2,
                   FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
    if (stroke_outline(r, line, closed, &around)) {
        fill_mask(r, out, &around);
        need(FT_Outline_Done(r->library, &around));
    }
}

/*
 * FreeType walks the whole outline for each few rows that its memory holds,
 * so it is handed the rows in strips, with the part of the outline that
 * reaches each.
 */
static void fill_strips(struct raster *r, const struct mask *out,
                        const struct shape_path *path,
                        const struct raster_view *view)
{
    for (int y = 0; y < out->h_px; y += STRIP_PX) {
        const int rest = out->h_px - y;
        const struct mask strip = {
            .pixels = out->pixels + (size_t)y * (size_t)out->w_px,
            .w_px = out->w_px,
            .h_px = rest < STRIP_PX ? rest : STRIP_PX,
        };
        struct raster_view part = *view;
        part.y_px += y;
        FT_Outline outline =
            path_outline(r->library, path, &part,
                         (struct rect){ 0, 0, strip.w_px, strip.h_px });
        if (outline.n_contours > 0) {
            fill_mask(r, &strip, &outline);
        }
        need(FT_Outline_Done(r->library, &outline));
    }
}

void raster_shape(struct raster *r, const struct mask *out,
                  const struct shape_path *path, const struct raster_view *view)
{
    assert(view->w_px > 0 && view->h_px > 0);

    memset(out->pixels, 0, (size_t)out->w_px * (size_t)out->h_px);
    if (point_count(path) == 0 || !fits_rasteriser(r, path, view)) {
        return;
    }

    if (!path->stroked) {
        fill_strips(r, out, path, view);
    } else if (view->stroke_px > 0) {
        FT_Outline line =
            path_outline(r->library, path, view, (struct rect){ 0 });
        raster_stroke(r, out, &line, view, path->closed);
        need(FT_Outline_Done(r->library, &line));
    }
}
