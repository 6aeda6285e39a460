#include "ring.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    SEAM_MDEG = 180000,
    TURN_MDEG = 360000,
    RING_POINTS_MIN = 3,
};

/* One side of a ring. Joining takes rings apart into these, strikes out
 * those that run along the seam in both directions, and follows what is
 * left round again. */
struct edge {
    struct world_point from, to;
    uint32_t part;
    bool used;
};

struct edges {
    struct edge *items;
    size_t count;
};

static bool point_is_equal(struct world_point a, struct world_point b)
{
    return a.lon_mdeg == b.lon_mdeg && a.lat_mdeg == b.lat_mdeg;
}

static bool edge_is_on(struct world_point a, struct world_point b, int32_t lon)
{
    return a.lon_mdeg == lon && b.lon_mdeg == lon;
}

/* Does the ring run along the meridian @p lon? */
static bool ring_is_along(struct ring ring, int32_t lon)
{
    for (size_t i = 0; i < ring.count; i++) {
        if (edge_is_on(ring.points[i], ring.points[(i + 1) % ring.count],
                       lon)) {
            return true;
        }
    }
    return false;
}

static int compare_i32(const void *a, const void *b)
{
    const int32_t va = *(const int32_t *)a;
    const int32_t vb = *(const int32_t *)b;
    return (va > vb) - (va < vb);
}

/* Latitudes at which rings touch the seam, rising. */
static int32_t *seam_stops(struct rings rings, size_t *count,
                           struct arena *arena)
{
    size_t n = 0;
    for (size_t i = 0; i < rings.count; i++) {
        n += rings.items[i].count;
    }

    int32_t *stops = arena_make(arena, int32_t, n);
    *count = 0;
    for (size_t i = 0; i < rings.count; i++) {
        for (size_t k = 0; k < rings.items[i].count; k++) {
            const struct world_point p = rings.items[i].points[k];
            if (p.lon_mdeg == SEAM_MDEG) {
                stops[(*count)++] = p.lat_mdeg;
            }
        }
    }
    qsort(stops, *count, sizeof(*stops), compare_i32);
    return stops;
}

static void add_edge(struct edges *edges, struct world_point from,
                     struct world_point to, uint32_t part)
{
    if (!point_is_equal(from, to)) {
        edges->items[edges->count++] =
            (struct edge){ .from = from, .to = to, .part = part };
    }
}

/* Add the edge from-to of the seam in pieces that end at every stop. */
static void add_seam_edge(struct edges *edges, struct edge whole,
                          const int32_t *stops, size_t stop_count)
{
    const bool north = whole.to.lat_mdeg > whole.from.lat_mdeg;
    struct world_point at = whole.from;

    for (size_t i = 0; i < stop_count; i++) {
        const int32_t lat = stops[north ? i : stop_count - 1 - i];
        const bool between = north
                                 ? lat > at.lat_mdeg && lat < whole.to.lat_mdeg
                                 : lat < at.lat_mdeg && lat > whole.to.lat_mdeg;
        if (between) {
            const struct world_point stop = { SEAM_MDEG, lat };
            add_edge(edges, at, stop, whole.part);
            at = stop;
        }
    }
    add_edge(edges, at, whole.to, whole.part);
}

static struct edges edges_from_rings(struct rings rings, struct arena *arena)
{
    size_t stop_count;
    const int32_t *stops = seam_stops(rings, &stop_count, arena);
    size_t room = (stop_count + 1) * (stop_count + 1);
    for (size_t i = 0; i < rings.count; i++) {
        room += rings.items[i].count;
    }

    struct edges edges = { .items = arena_make(arena, struct edge, room) };
    for (size_t i = 0; i < rings.count; i++) {
        const struct ring r = rings.items[i];
        for (size_t k = 0; k < r.count; k++) {
            const struct edge e = { .from = r.points[k],
                                    .to = r.points[(k + 1) % r.count],
                                    .part = r.part };
            if (edge_is_on(e.from, e.to, SEAM_MDEG)) {
                add_seam_edge(&edges, e, stops, stop_count);
            } else {
                add_edge(&edges, e.from, e.to, e.part);
            }
        }
    }
    return edges;
}

/* Strike out pairs of edges that run the same way to and fro. */
static void cancel_seam(struct edges edges)
{
    for (size_t i = 0; i < edges.count; i++) {
        struct edge *a = &edges.items[i];
        if (a->used || !edge_is_on(a->from, a->to, SEAM_MDEG)) {
            continue;
        }
        for (size_t k = i + 1; k < edges.count; k++) {
            struct edge *b = &edges.items[k];
            if (!b->used && point_is_equal(a->from, b->to) &&
                point_is_equal(a->to, b->from)) {
                a->used = true;
                b->used = true;
                break;
            }
        }
    }
}

/* The unused edge that goes on after @p last, or NULL. */
static struct edge *next_edge(struct edges edges, const struct edge *last)
{
    const size_t next = (size_t)(last - edges.items) + 1;

    for (size_t i = 0; i < edges.count; i++) {
        struct edge *e = &edges.items[(next + i) % edges.count];
        if (!e->used && point_is_equal(e->from, last->to)) {
            return e;
        }
    }
    return NULL;
}

/* Follow the edges from @p e until none goes on. */
static struct ring trace_ring(struct edges edges, struct edge *e,
                              struct arena *arena)
{
    struct ring ring = { .points =
                             arena_make(arena, struct world_point, edges.count),
                         .part = e->part };

    while (e) {
        e->used = true;
        ring.points[ring.count++] = e->from;
        e = next_edge(edges, e);
    }
    return ring;
}

struct rings rings_join(struct rings rings, struct arena *arena)
{
    struct rings out = { .items =
                             arena_make(arena, struct ring, 2 * rings.count) };
    struct rings cut = { .items = arena_make(arena, struct ring, rings.count) };

    for (size_t i = 0; i < rings.count; i++) {
        const struct ring r = rings.items[i];
        const bool east = ring_is_along(r, SEAM_MDEG);
        const bool west = ring_is_along(r, -SEAM_MDEG);
        if (east != west) {
            cut.items[cut.count++] = ring_turn(r, west ? TURN_MDEG : 0, arena);
        } else {
            out.items[out.count++] = r;
        }
    }

    const struct edges edges = edges_from_rings(cut, arena);
    cancel_seam(edges);
    for (size_t i = 0; i < edges.count; i++) {
        if (!edges.items[i].used) {
            const struct ring r = trace_ring(edges, &edges.items[i], arena);
            if (r.count >= RING_POINTS_MIN && out.count < 2 * rings.count) {
                out.items[out.count++] = r;
            }
        }
    }
    return out;
}

/* Pieces of at most @p step that the edge a-b needs. */
static int32_t edge_pieces(struct world_point a, struct world_point b,
                           int32_t step)
{
    const int32_t lon = abs(b.lon_mdeg - a.lon_mdeg);
    const int32_t lat = abs(b.lat_mdeg - a.lat_mdeg);
    const int32_t longer = lon > lat ? lon : lat;
    return longer <= step ? 1 : (longer + step - 1) / step;
}

static int32_t mix(int32_t a, int32_t b, int32_t part, int32_t of)
{
    return a + (int32_t)lround((double)(b - a) * part / of);
}

struct ring ring_refine(struct ring ring, int32_t step_mdeg,
                        struct arena *arena)
{
    size_t room = 0;
    for (size_t i = 0; i < ring.count; i++) {
        room += (size_t)edge_pieces(
            ring.points[i], ring.points[(i + 1) % ring.count], step_mdeg);
    }

    struct ring out = { .points = arena_make(arena, struct world_point, room),
                        .part = ring.part };
    for (size_t i = 0; i < ring.count; i++) {
        const struct world_point a = ring.points[i];
        const struct world_point b = ring.points[(i + 1) % ring.count];
        const int32_t pieces = edge_pieces(a, b, step_mdeg);
        for (int32_t k = 0; k < pieces; k++) {
            out.points[out.count++] = (struct world_point){
                mix(a.lon_mdeg, b.lon_mdeg, k, pieces),
                mix(a.lat_mdeg, b.lat_mdeg, k, pieces),
            };
        }
    }
    return out;
}

/* What lies on one side of the meridian @p lon; @p side 1: east, -1: west. */
static struct ring clip_side(struct ring ring, int32_t lon, int32_t side,
                             struct arena *arena)
{
    struct ring out = { .points = arena_make(arena, struct world_point,
                                             2 * ring.count + 1),
                        .part = ring.part };

    for (size_t i = 0; i < ring.count; i++) {
        const struct world_point a = ring.points[i];
        const struct world_point b = ring.points[(i + 1) % ring.count];
        const int32_t in_a = (a.lon_mdeg - lon) * side;
        const int32_t in_b = (b.lon_mdeg - lon) * side;
        if (in_a >= 0) {
            out.points[out.count++] = a;
        }
        if ((in_a > 0 && in_b < 0) || (in_a < 0 && in_b > 0)) {
            const double t = (double)in_a / ((double)in_a - in_b);
            const double lat = a.lat_mdeg + t * (b.lat_mdeg - a.lat_mdeg);
            out.points[out.count++] =
                (struct world_point){ lon, (int32_t)lround(lat) };
        }
    }
    return out;
}

struct ring ring_clip(struct ring ring, int32_t west_mdeg, int32_t east_mdeg,
                      struct arena *arena)
{
    const struct ring half = clip_side(ring, west_mdeg, 1, arena);
    return clip_side(half, east_mdeg, -1, arena);
}

struct ring ring_turn(struct ring ring, int32_t turn_mdeg, struct arena *arena)
{
    struct ring out = { .points =
                            arena_make(arena, struct world_point, ring.count),
                        .count = ring.count,
                        .part = ring.part };

    for (size_t i = 0; i < ring.count; i++) {
        out.points[i] = ring.points[i];
        out.points[i].lon_mdeg += turn_mdeg;
    }
    return out;
}
