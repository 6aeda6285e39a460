#include "contour.h"

#include <assert.h>
#include <math.h>

enum {
    ARC_STEP_DEG = 5, /* at 40 px radius 0.04 px from the true arc */
    DISC_POINTS = 240,
    STAR_POINTS = 10, /* five outside, five inside */
};

/* Inner radius of a pentagram: ((3 - sqrt 5) / 2) of the outer one. */
static const double STAR_INNER = 0.38196601125010515;

struct contours contours_create(struct arena *arena, size_t point_max,
                                size_t contour_max)
{
    return (struct contours){
        .points = arena_make(arena, struct vec2, point_max),
        .ends = arena_make(arena, uint32_t, contour_max),
        .point_max = point_max,
        .contour_max = contour_max,
    };
}

void contours_add(struct contours *c, float x, float y)
{
    assert(c->point_count < c->point_max);
    c->points[c->point_count++] = (struct vec2){ x, y };
}

void contours_end(struct contours *c)
{
    const size_t begin =
        c->contour_count > 0 ? c->ends[c->contour_count - 1] : 0;

    if (c->point_count > begin) {
        assert(c->contour_count < c->contour_max);
        c->ends[c->contour_count++] = (uint32_t)c->point_count;
    }
}

static void add_polar(struct contours *c, struct vec2 centre, double radius,
                      double angle_deg)
{
    const double angle = angle_deg * (M_PI / 180.0);
    contours_add(c, centre.x + (float)(radius * cos(angle)),
                 centre.y + (float)(radius * sin(angle)));
}

void contours_add_arc(struct contours *c, struct vec2 centre, float radius,
                      float from_deg, float to_deg)
{
    const double sweep = (double)to_deg - (double)from_deg;
    const int steps = (int)ceil(fabs(sweep) / ARC_STEP_DEG);

    for (int i = 0; i <= steps; i++) {
        add_polar(c, centre, radius, from_deg + sweep * i / steps);
    }
}

struct shape_path contours_path(const struct contours *c)
{
    return (struct shape_path){
        .points = c->points,
        .contour_ends = c->ends,
        .contour_count = c->contour_count,
        .w = 1.0f,
        .h = 1.0f,
    };
}

struct shape_path contours_star(struct arena *arena)
{
    struct contours c = contours_create(arena, STAR_POINTS, 1);
    const struct vec2 centre = { 0.5f, 0.5f };

    for (int i = 0; i < STAR_POINTS; i++) {
        const double radius = i % 2 == 0 ? 0.5 : 0.5 * STAR_INNER;
        /* A point stands upright: start at the top. */
        add_polar(&c, centre, radius, -90.0 + 360.0 * i / STAR_POINTS);
    }
    contours_end(&c);
    return contours_path(&c);
}

struct shape_path contours_disc(struct arena *arena)
{
    struct contours c = contours_create(arena, DISC_POINTS, 1);
    const struct vec2 centre = { 0.5f, 0.5f };

    for (int i = 0; i < DISC_POINTS; i++) {
        add_polar(&c, centre, 0.5, 360.0 * i / DISC_POINTS);
    }
    contours_end(&c);
    return contours_path(&c);
}
