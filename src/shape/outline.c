#include "outline.h"

#include <math.h>
#include <stdlib.h>

#include "contour.h"

/* The main land fills at least this share of the box, along its longer
 * side; parts that would take more are left out. */
static const double MAIN_SHARE_MIN = 2.0 / 3.0;

/* A part of this share of the largest one is main land, however far: the
 * halves of Malaysia, the islands of Japan and New Zealand. */
static const double MAIN_AREA_MIN = 0.25;

/* Below this share a part is a dot. It may widen the box a little, so that
 * Shetland stays, but not open the sea around Chile for Easter Island. */
static const double DOT_AREA_MAX = 0.01;
static const double DOT_GAP_MAX = 1.0 / 4.0; /* of the main land's width */

/* Keeps the antipode of a centre finite: 1 + cos c is at least this. */
static const double ANTIPODE_MIN = 1e-9;

/* Keeps a box without extent finite; a millimetre on the ground. */
static const double EXTENT_MIN = 1e-10;

struct vec3 {
    double x, y, z;
};

struct xy {
    double x, y;
};

/* In units of the sphere, y grows north. Empty if low exceeds high. */
struct box {
    struct xy low, high;
};

/* An outline with its holes. */
struct part {
    struct vec3 area; /* vector area: its length is the area of small ones */
    struct box box;
    uint32_t index;
    bool kept;
};

static double radians_from_mdeg(int32_t mdeg)
{
    return mdeg * (M_PI / 180000.0);
}

static struct vec3 vec3_from_point(struct world_point p)
{
    const double lon = radians_from_mdeg(p.lon_mdeg);
    const double lat = radians_from_mdeg(p.lat_mdeg);
    return (struct vec3){ cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat) };
}

static double vec3_length(struct vec3 v)
{
    return sqrt(v.x * v.x + v.y * v.y + v.z * v.z);
}

/* Half the cross product, summed round a ring, is its vector area. */
static void add_edge_area(struct vec3 *sum, struct vec3 a, struct vec3 b)
{
    sum->x += 0.5 * (a.y * b.z - a.z * b.y);
    sum->y += 0.5 * (a.z * b.x - a.x * b.z);
    sum->z += 0.5 * (a.x * b.y - a.y * b.x);
}

static void add_ring_area(struct vec3 *sum, const struct world *w,
                          const struct world_ring *ring)
{
    struct vec3 a = vec3_from_point(w->points[ring->point_end - 1]);

    for (uint32_t i = ring->point_begin; i < ring->point_end; i++) {
        const struct vec3 b = vec3_from_point(w->points[i]);
        add_edge_area(sum, a, b);
        a = b;
    }
}

/* A view that looks along @p v and has no box yet. */
static struct outline_view view_from_vec3(struct vec3 v)
{
    const double lat = atan2(v.z, hypot(v.x, v.y));
    return (struct outline_view){
        .lon_rad = atan2(v.y, v.x),
        .sin_lat = sin(lat),
        .cos_lat = cos(lat),
        .scale = 1.0,
    };
}

static struct xy view_project(const struct outline_view *view, double lat,
                              double lon)
{
    const double turn = lon - view->lon_rad;
    const double east = cos(lat) * sin(turn);
    const double north =
        view->cos_lat * sin(lat) - view->sin_lat * cos(lat) * cos(turn);
    const double cos_c =
        view->sin_lat * sin(lat) + view->cos_lat * cos(lat) * cos(turn);
    const double k = sqrt(2.0 / fmax(1.0 + cos_c, ANTIPODE_MIN));
    return (struct xy){ k * east, k * north };
}

static struct xy view_project_point(const struct outline_view *view,
                                    struct world_point p)
{
    return view_project(view, radians_from_mdeg(p.lat_mdeg),
                        radians_from_mdeg(p.lon_mdeg));
}

/* From the plane into the unit box. */
static struct vec2 view_place(const struct outline_view *view, struct xy p)
{
    return (struct vec2){
        .x = (float)((p.x - view->left) * view->scale),
        .y = (float)((view->top - p.y) * view->scale),
    };
}

static struct box box_empty(void)
{
    return (struct box){ { INFINITY, INFINITY }, { -INFINITY, -INFINITY } };
}

static struct box box_union(struct box a, struct box b)
{
    return (struct box){
        { fmin(a.low.x, b.low.x), fmin(a.low.y, b.low.y) },
        { fmax(a.high.x, b.high.x), fmax(a.high.y, b.high.y) },
    };
}

static double box_longer_side(struct box b)
{
    return fmax(fmax(b.high.x - b.low.x, b.high.y - b.low.y), EXTENT_MIN);
}

static struct box ring_box(const struct world *w, const struct world_ring *ring,
                           const struct outline_view *view)
{
    struct box box = box_empty();

    for (uint32_t i = ring->point_begin; i < ring->point_end; i++) {
        const struct xy p = view_project_point(view, w->points[i]);
        box = box_union(box, (struct box){ p, p });
    }
    return box;
}

static int compare_area(const void *a, const void *b)
{
    const struct part *pa = a;
    const struct part *pb = b;
    const double la = vec3_length(pa->area);
    const double lb = vec3_length(pb->area);

    if (la != lb) {
        return la > lb ? -1 : 1;
    }
    return (pa->index > pb->index) - (pa->index < pb->index);
}

/* The parts of @p f with their areas and no boxes, the largest first. */
static struct part *parts_create(const struct world *w,
                                 const struct world_feature *f,
                                 struct arena *arena)
{
    const size_t count = f->ring_end - f->ring_begin;
    struct part *parts = arena_make(arena, struct part, count);

    for (uint32_t i = 0; i < count; i++) {
        parts[i] = (struct part){ .box = box_empty(), .index = i };
    }
    for (uint32_t i = f->ring_begin; i < f->ring_end; i++) {
        add_ring_area(&parts[w->rings[i].part].area, w, &w->rings[i]);
    }
    qsort(parts, count, sizeof(*parts), compare_area);
    return parts;
}

/* Boxes as seen from the largest part. */
static void set_boxes(struct part *parts, const struct world *w,
                      const struct world_feature *f, struct arena scratch)
{
    const size_t count = f->ring_end - f->ring_begin;
    const struct outline_view view = view_from_vec3(parts[0].area);
    struct box *boxes = arena_make(&scratch, struct box, count);

    for (uint32_t i = 0; i < count; i++) {
        boxes[i] = box_empty();
    }
    for (uint32_t i = f->ring_begin; i < f->ring_end; i++) {
        const struct world_ring *ring = &w->rings[i];
        boxes[ring->part] =
            box_union(boxes[ring->part], ring_box(w, ring, &view));
    }
    for (uint32_t i = 0; i < count; i++) {
        parts[i].box = boxes[parts[i].index];
    }
}

/* How far @p b lies outside @p a, the larger of both directions. */
static double box_gap(struct box a, struct box b)
{
    const double x = fmax(b.low.x - a.high.x, a.low.x - b.high.x);
    const double y = fmax(b.low.y - a.high.y, a.low.y - b.high.y);
    return fmax(0.0, fmax(x, y));
}

/* What is kept so far, and the measures of the main land. */
struct choice {
    struct box box;
    double longer_side, shorter_side;
    double largest; /* area */
};

/* Keep @p part if it fits, and widen the box. */
static bool try_part(struct choice *c, struct part *part)
{
    const struct box with = box_union(c->box, part->box);
    const bool dot = vec3_length(part->area) < c->largest * DOT_AREA_MAX;

    if (c->longer_side < box_longer_side(with) * MAIN_SHARE_MIN ||
        (dot && box_gap(c->box, part->box) > c->shorter_side * DOT_GAP_MAX)) {
        return false;
    }
    part->kept = true;
    c->box = with;
    return true;
}

/* Choose among @p count parts, the largest first. */
static void keep_parts(struct part *parts, size_t count)
{
    struct choice c = {
        .box = parts[0].box,
        .largest = vec3_length(parts[0].area),
    };
    size_t first = 0;

    while (first < count &&
           vec3_length(parts[first].area) >= c.largest * MAIN_AREA_MIN) {
        parts[first].kept = true;
        c.box = box_union(c.box, parts[first].box);
        first++;
    }
    c.longer_side = box_longer_side(c.box);
    c.shorter_side =
        fmin(c.box.high.x - c.box.low.x, c.box.high.y - c.box.low.y);

    /* One island may be the stepping stone to the next. */
    bool again = true;
    while (again) {
        again = false;
        for (size_t i = first; i < count; i++) {
            again = (!parts[i].kept && try_part(&c, &parts[i])) || again;
        }
    }
}

/* What is kept of a feature. */
struct selection {
    const bool *kept; /* by part */
    struct vec3 centre;
    size_t ring_count, point_count;
};

static struct selection select_parts(const struct world *w,
                                     const struct world_feature *f,
                                     struct arena *arena)
{
    const size_t count = f->ring_end - f->ring_begin;
    struct part *parts = parts_create(w, f, arena);
    bool *kept = arena_make(arena, bool, count);
    struct selection s = { .kept = kept };

    set_boxes(parts, w, f, *arena);
    keep_parts(parts, count);
    for (size_t i = 0; i < count; i++) {
        kept[parts[i].index] = parts[i].kept;
        if (parts[i].kept) {
            s.centre.x += parts[i].area.x;
            s.centre.y += parts[i].area.y;
            s.centre.z += parts[i].area.z;
        }
    }
    for (uint32_t i = f->ring_begin; i < f->ring_end; i++) {
        const struct world_ring *ring = &w->rings[i];
        if (kept[ring->part]) {
            s.ring_count++;
            s.point_count += ring->point_end - ring->point_begin;
        }
    }
    return s;
}

/* The view that fits what is kept, and the extent of it. */
static struct outline_view fit_view(const struct world *w,
                                    const struct world_feature *f,
                                    const struct selection *s,
                                    struct shape_path *path)
{
    struct outline_view view = view_from_vec3(s->centre);
    struct box box = box_empty();

    for (uint32_t i = f->ring_begin; i < f->ring_end; i++) {
        if (s->kept[w->rings[i].part]) {
            box = box_union(box, ring_box(w, &w->rings[i], &view));
        }
    }
    view.left = box.low.x;
    view.top = box.high.y;
    view.scale = 1.0 / box_longer_side(box);
    path->w = (float)((box.high.x - box.low.x) * view.scale);
    path->h = (float)((box.high.y - box.low.y) * view.scale);
    return view;
}

struct outline outline_project(const struct world *world,
                               const struct world_feature *feature,
                               struct arena *arena, struct arena scratch)
{
    const struct selection s = select_parts(world, feature, &scratch);
    struct contours c = contours_create(arena, s.point_count, s.ring_count);
    struct shape_path path = contours_path(&c);
    const struct outline_view view = fit_view(world, feature, &s, &path);

    for (uint32_t i = feature->ring_begin; i < feature->ring_end; i++) {
        const struct world_ring *ring = &world->rings[i];
        if (!s.kept[ring->part]) {
            continue;
        }
        for (uint32_t k = ring->point_begin; k < ring->point_end; k++) {
            const struct vec2 p =
                view_place(&view, view_project_point(&view, world->points[k]));
            contours_add(&c, p.x, p.y);
        }
        contours_end(&c);
    }
    path.contour_count = c.contour_count;
    return (struct outline){ .path = path, .view = view };
}

struct vec2 outline_place(const struct outline_view *view, double lat_deg,
                          double lon_deg)
{
    return view_place(view, view_project(view, lat_deg * (M_PI / 180.0),
                                         lon_deg * (M_PI / 180.0)));
}
