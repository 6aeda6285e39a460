#include "flat.h"

#include <math.h>
#include <stdbool.h>

#include "contour.h"
#include "equal_earth.h"

/* Where a heart is looked for: so many places each way. */
enum {
    HEART_STEPS = 16,
};

/* Keeps a box without extent finite; a millimetre on the ground. */
static const double EXTENT_MIN = 1e-10;

struct xy {
    double x, y;
};

static struct xy project(struct world_point p)
{
    const double degree = M_PI / 180.0;
    struct xy out;

    equal_earth_forward((p.lon_mdeg / 1000.0 - WORLD_MERIDIAN_DEG) * degree,
                        p.lat_mdeg / 1000.0 * degree, &out.x, &out.y);
    return out;
}

/* The box, and room for all points. */
static struct flat measure(const struct world *w, const struct world_feature *f,
                           size_t *point_count)
{
    struct xy low = { INFINITY, INFINITY };
    struct xy high = { -INFINITY, -INFINITY };

    *point_count = 0;
    for (uint32_t i = f->ring_begin; i < f->ring_end; i++) {
        const struct world_ring *ring = &w->rings[i];
        for (uint32_t k = ring->point_begin; k < ring->point_end; k++) {
            const struct xy p = project(w->points[k]);
            low = (struct xy){ fmin(low.x, p.x), fmin(low.y, p.y) };
            high = (struct xy){ fmax(high.x, p.x), fmax(high.y, p.y) };
        }
        *point_count += ring->point_end - ring->point_begin;
    }
    return (struct flat){
        .left = low.x,
        .top = high.y,
        .side = fmax(fmax(high.x - low.x, high.y - low.y), EXTENT_MIN),
        .path = { .w = (float)(high.x - low.x), .h = (float)(high.y - low.y) },
    };
}

/* A ring of the path: its points, by index. */
struct ring {
    const struct vec2 *points;
    uint32_t begin, end;
};

static double ring_area(const struct ring *r)
{
    double sum = 0.0;
    struct vec2 a = r->points[r->end - 1];

    for (uint32_t i = r->begin; i < r->end; i++) {
        const struct vec2 b = r->points[i];
        sum += (double)a.x * (double)b.y - (double)b.x * (double)a.y;
        a = b;
    }
    return fabs(sum) / 2.0;
}

static struct ring largest_ring(const struct shape_path *path)
{
    struct ring best = { path->points, 0, path->contour_ends[0] };

    for (size_t i = 1; i < path->contour_count; i++) {
        const struct ring r = { path->points, path->contour_ends[i - 1],
                                path->contour_ends[i] };
        best = ring_area(&r) > ring_area(&best) ? r : best;
    }
    return best;
}

static float edge_distance(struct vec2 p, struct vec2 a, struct vec2 b)
{
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float length2 = dx * dx + dy * dy;
    const float t =
        length2 > 0.0f ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0.0f;
    const float on = fminf(1.0f, fmaxf(0.0f, t));

    return hypotf(a.x + on * dx - p.x, a.y + on * dy - p.y);
}

/* How far inside @p r a place is; negative outside. */
static float depth(const struct ring *r, struct vec2 p)
{
    bool inside = false;
    float nearest = INFINITY;
    struct vec2 a = r->points[r->end - 1];

    for (uint32_t i = r->begin; i < r->end; i++) {
        const struct vec2 b = r->points[i];
        if ((a.y > p.y) != (b.y > p.y) &&
            p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            inside = !inside;
        }
        nearest = fminf(nearest, edge_distance(p, a, b));
        a = b;
    }
    return inside ? nearest : -nearest;
}

/* The place of a grid that is furthest from any border. */
static struct vec2 find_heart(const struct shape_path *path)
{
    const struct ring ring = largest_ring(path);
    struct vec2 low = ring.points[ring.begin];
    struct vec2 high = low;
    struct vec2 best = low;
    float best_depth = -INFINITY;

    for (uint32_t i = ring.begin; i < ring.end; i++) {
        const struct vec2 p = ring.points[i];
        low = (struct vec2){ fminf(low.x, p.x), fminf(low.y, p.y) };
        high = (struct vec2){ fmaxf(high.x, p.x), fmaxf(high.y, p.y) };
    }
    for (int i = 0; i < HEART_STEPS * HEART_STEPS; i++) {
        const float u = ((float)(i % HEART_STEPS) + 0.5f) / HEART_STEPS;
        const float v = ((float)(i / HEART_STEPS) + 0.5f) / HEART_STEPS;
        const struct vec2 p = { low.x + (high.x - low.x) * u,
                                low.y + (high.y - low.y) * v };
        const float d = depth(&ring, p);
        if (d > best_depth) {
            best_depth = d;
            best = p;
        }
    }
    return best;
}

struct flat flat_project(const struct world *world,
                         const struct world_feature *feature,
                         struct arena *arena)
{
    size_t point_count;
    struct flat flat = measure(world, feature, &point_count);
    struct contours c = contours_create(
        arena, point_count, feature->ring_end - feature->ring_begin);

    for (uint32_t i = feature->ring_begin; i < feature->ring_end; i++) {
        const struct world_ring *ring = &world->rings[i];
        for (uint32_t k = ring->point_begin; k < ring->point_end; k++) {
            const struct xy p = project(world->points[k]);
            contours_add(&c, (float)((p.x - flat.left) / flat.side),
                         (float)((flat.top - p.y) / flat.side));
        }
        contours_end(&c);
    }
    const struct shape_path made = contours_path(&c);
    const float side = (float)flat.side;
    flat.path = (struct shape_path){
        .points = made.points,
        .contour_ends = made.contour_ends,
        .contour_count = made.contour_count,
        .w = flat.path.w / side,
        .h = flat.path.h / side,
    };
    flat.heart = find_heart(&flat.path);
    return flat;
}
