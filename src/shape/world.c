#include "world.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "hash.h"
#include "log.h"

enum {
    FILE_BYTES_MAX = 16 << 20,
    FEATURE_BYTES = 8,
    RING_BYTES = 8,
    POINT_BYTES = 8,
    LAND_RING_BYTES = 4,
    RING_POINTS_MIN = 3,
    LAND_MAX = 3 * WORLD_LAND_UNIT, /* the projection ends at 2.71 */
};

/* What the header promises, after its limits were checked. */
struct counts {
    uint32_t features, rings, points, land_rings, land_points;
};

/* The unread part of the file. */
struct reader {
    const unsigned char *at;
};

static uint32_t read_u32(struct reader *r)
{
    const unsigned char *b = r->at;
    r->at += 4;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
           (uint32_t)b[3] << 24;
}

static int32_t read_i32(struct reader *r)
{
    return (int32_t)read_u32(r);
}

static uint64_t read_u64(struct reader *r)
{
    const uint64_t low = read_u32(r);
    return low | (uint64_t)read_u32(r) << 32;
}

/* Bytes of a file with these counts; they are within their limits. */
static size_t counts_bytes(const struct counts *c)
{
    return WORLD_HEADER_BYTES + (size_t)c->features * FEATURE_BYTES +
           (size_t)c->rings * RING_BYTES + (size_t)c->points * POINT_BYTES +
           (size_t)c->land_rings * LAND_RING_BYTES +
           (size_t)c->land_points * POINT_BYTES;
}

/* NULL, or what is wrong with the header of @p len bytes. */
static const char *read_header(struct reader *r, size_t len, struct counts *c)
{
    if (len < WORLD_HEADER_BYTES ||
        memcmp(r->at, WORLD_MAGIC, sizeof(WORLD_MAGIC) - 1) != 0) {
        return "not a map file";
    }
    const unsigned char *body = r->at + WORLD_HEADER_BYTES;
    r->at += sizeof(WORLD_MAGIC) - 1;
    if (read_u32(r) != WORLD_VERSION) {
        return "a map of another version";
    }
    c->features = read_u32(r);
    c->rings = read_u32(r);
    c->points = read_u32(r);
    c->land_rings = read_u32(r);
    c->land_points = read_u32(r);
    if (c->features > WORLD_FEATURES_MAX || c->rings > WORLD_RINGS_MAX ||
        c->points > WORLD_POINTS_MAX || c->land_rings > WORLD_RINGS_MAX ||
        c->land_points > WORLD_POINTS_MAX) {
        return "counts beyond the limits";
    }
    if (counts_bytes(c) != len) {
        return "truncated or too long";
    }
    if (read_u64(r) != hash_bytes(HASH_START, body, len - WORLD_HEADER_BYTES)) {
        return "damaged: the checksum differs";
    }
    return NULL;
}

static bool is_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool iso_is_valid(const char iso[4])
{
    const bool none = iso[0] == '\0' && iso[1] == '\0';
    const bool code = is_letter(iso[0]) && is_letter(iso[1]);
    return (none || code) && iso[2] == '\0' && iso[3] == '\0';
}

static bool read_features(struct reader *r, const struct counts *c,
                          struct world_feature *out)
{
    uint32_t begin = 0;

    for (uint32_t i = 0; i < c->features; i++) {
        struct world_feature *f = &out[i];
        memcpy(f->iso_a2, r->at, sizeof(f->iso_a2));
        r->at += sizeof(f->iso_a2);
        f->ring_begin = begin;
        f->ring_end = read_u32(r);
        if (!iso_is_valid(f->iso_a2) || f->ring_end <= begin ||
            f->ring_end > c->rings) {
            return false;
        }
        begin = f->ring_end;
    }
    return begin == c->rings;
}

/* Ends rise by at least a triangle and stop at @p point_count. */
static bool end_is_valid(uint32_t begin, uint32_t end, uint32_t point_count)
{
    return end <= point_count && end > begin && end - begin >= RING_POINTS_MIN;
}

static bool read_rings(struct reader *r, const struct counts *c,
                       struct world_ring *out)
{
    uint32_t begin = 0;

    for (uint32_t i = 0; i < c->rings; i++) {
        out[i].point_begin = begin;
        out[i].point_end = read_u32(r);
        out[i].part = read_u32(r);
        if (!end_is_valid(begin, out[i].point_end, c->points)) {
            return false;
        }
        begin = out[i].point_end;
    }
    return begin == c->points;
}

static bool read_points(struct reader *r, const struct counts *c,
                        struct world_point *out)
{
    for (uint32_t i = 0; i < c->points; i++) {
        const int32_t lon = read_i32(r);
        const int32_t lat = read_i32(r);
        if (lon < WORLD_LON_MIN_MDEG || lon > WORLD_LON_MAX_MDEG ||
            lat < -WORLD_LAT_MAX_MDEG || lat > WORLD_LAT_MAX_MDEG) {
            return false;
        }
        out[i] = (struct world_point){ lon, lat };
    }
    return true;
}

static bool read_land(struct reader *r, const struct counts *c, uint32_t *ends,
                      struct world_land_point *points)
{
    uint32_t begin = 0;

    for (uint32_t i = 0; i < c->land_rings; i++) {
        ends[i] = read_u32(r);
        if (!end_is_valid(begin, ends[i], c->land_points)) {
            return false;
        }
        begin = ends[i];
    }
    for (uint32_t i = 0; i < c->land_points; i++) {
        const int32_t x = read_i32(r);
        const int32_t y = read_i32(r);
        if (x < -LAND_MAX || x > LAND_MAX || y < -LAND_MAX || y > LAND_MAX) {
            return false;
        }
        points[i] = (struct world_land_point){ x, y };
    }
    return begin == c->land_points;
}

static void grow_box(struct world_feature *f, struct world_point p)
{
    f->low.lon_mdeg =
        p.lon_mdeg < f->low.lon_mdeg ? p.lon_mdeg : f->low.lon_mdeg;
    f->low.lat_mdeg =
        p.lat_mdeg < f->low.lat_mdeg ? p.lat_mdeg : f->low.lat_mdeg;
    f->high.lon_mdeg =
        p.lon_mdeg > f->high.lon_mdeg ? p.lon_mdeg : f->high.lon_mdeg;
    f->high.lat_mdeg =
        p.lat_mdeg > f->high.lat_mdeg ? p.lat_mdeg : f->high.lat_mdeg;
}

/* Set the box; false if a ring names a part beyond the rings there are. */
static bool finish_feature(struct world_feature *f,
                           const struct world_ring *rings,
                           const struct world_point *points)
{
    f->low = points[rings[f->ring_begin].point_begin];
    f->high = f->low;
    for (uint32_t i = f->ring_begin; i < f->ring_end; i++) {
        if (rings[i].part >= f->ring_end - f->ring_begin) {
            return false;
        }
        for (uint32_t k = rings[i].point_begin; k < rings[i].point_end; k++) {
            grow_box(f, points[k]);
        }
    }
    return true;
}

/* NULL, or what is wrong with the @p len bytes at @p data. */
static const char *decode(const unsigned char *data, size_t len,
                          struct arena *arena, struct world *out)
{
    struct reader r = { data };
    struct counts c;
    const char *wrong = read_header(&r, len, &c);
    if (wrong) {
        return wrong;
    }

    struct world_feature *features =
        arena_make(arena, struct world_feature, c.features);
    struct world_ring *rings = arena_make(arena, struct world_ring, c.rings);
    struct world_point *points =
        arena_make(arena, struct world_point, c.points);
    uint32_t *ends = arena_make(arena, uint32_t, c.land_rings);
    struct world_land_point *land =
        arena_make(arena, struct world_land_point, c.land_points);
    if (!read_features(&r, &c, features) || !read_rings(&r, &c, rings) ||
        !read_points(&r, &c, points) || !read_land(&r, &c, ends, land)) {
        return "a table that does not hold together";
    }
    assert(r.at == data + len);
    for (uint32_t i = 0; i < c.features; i++) {
        if (!finish_feature(&features[i], rings, points)) {
            return "a ring of a part that is not there";
        }
    }

    *out = (struct world){
        .features = features,
        .rings = rings,
        .points = points,
        .land_ring_ends = ends,
        .land_points = land,
        .feature_count = c.features,
        .land_ring_count = c.land_rings,
    };
    return NULL;
}

bool world_load(const char *path, struct arena *arena, struct world *out)
{
    const char *wrong = NULL;
    struct region bytes = { 0 };
    *out = (struct world){ 0 };

    FILE *file = fopen(path, "rb");
    if (!file) {
        wrong = strerror(errno);
        goto done;
    }
    bytes = region_create(FILE_BYTES_MAX);
    const size_t len = fread(bytes.base, 1, bytes.size_bytes, file);
    wrong =
        ferror(file) ? "cannot be read" : decode(bytes.base, len, arena, out);

done:
    if (wrong) {
        log_warning("%s: %s", path, wrong);
    }
    region_destroy(&bytes);
    if (file) {
        (void)fclose(file);
    }
    return !wrong;
}

/* A place in the units of the map. */
struct place {
    double lon, lat;
    double lon_scale; /* length of a degree east as part of one north */
};

/* Even-odd: is the place inside @p ring? */
static bool ring_has_place(const struct world *w, const struct world_ring *ring,
                           struct place p)
{
    bool inside = false;
    struct world_point a = w->points[ring->point_end - 1];

    for (uint32_t i = ring->point_begin; i < ring->point_end; i++) {
        const struct world_point b = w->points[i];
        if ((a.lat_mdeg > p.lat) != (b.lat_mdeg > p.lat)) {
            const double t = (p.lat - a.lat_mdeg) / (b.lat_mdeg - a.lat_mdeg);
            const double lon = a.lon_mdeg + t * (b.lon_mdeg - a.lon_mdeg);
            inside = inside != (lon > p.lon);
        }
        a = b;
    }
    return inside;
}

/* Distance of the place from the line a-b, in thousandths of a degree. */
static double edge_distance(struct world_point a, struct world_point b,
                            struct place p)
{
    const double ax = (a.lon_mdeg - p.lon) * p.lon_scale;
    const double ay = a.lat_mdeg - p.lat;
    const double dx = (b.lon_mdeg - a.lon_mdeg) * p.lon_scale;
    const double dy = b.lat_mdeg - a.lat_mdeg;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0.0 ? -(ax * dx + ay * dy) / length2 : 0.0;
    const double on = fmin(1.0, fmax(0.0, t));
    return hypot(ax + on * dx, ay + on * dy);
}

/* Distance of the place from @p f; 0 inside. */
static double feature_distance(const struct world *w,
                               const struct world_feature *f, struct place p)
{
    bool inside = false;
    double nearest = INFINITY;

    for (uint32_t i = f->ring_begin; i < f->ring_end; i++) {
        const struct world_ring *ring = &w->rings[i];
        inside = inside != ring_has_place(w, ring, p);
        struct world_point a = w->points[ring->point_end - 1];
        for (uint32_t k = ring->point_begin; k < ring->point_end; k++) {
            nearest = fmin(nearest, edge_distance(a, w->points[k], p));
            a = w->points[k];
        }
    }
    return inside ? 0.0 : nearest;
}

/* Can the place be within @p tolerance of @p f at all? */
static bool feature_is_near(const struct world_feature *f, struct place p,
                            double tolerance)
{
    const double east = tolerance / p.lon_scale;
    return p.lat >= f->low.lat_mdeg - tolerance &&
           p.lat <= f->high.lat_mdeg + tolerance &&
           p.lon >= f->low.lon_mdeg - east && p.lon <= f->high.lon_mdeg + east;
}

const struct world_feature *world_feature_at(const struct world *world,
                                             double lat_deg, double lon_deg,
                                             double tolerance_deg)
{
    /* Below this a degree east has no length: the poles. */
    static const double LON_SCALE_MIN = 1e-6;
    const double scale = cos(lat_deg * (M_PI / 180.0));
    const struct world_feature *found = NULL;
    double nearest = tolerance_deg * 1000.0;

    for (int turn = -1; turn <= 1; turn++) {
        const struct place p = {
            .lon = (lon_deg + 360.0 * turn) * 1000.0,
            .lat = lat_deg * 1000.0,
            .lon_scale = fmax(scale, LON_SCALE_MIN),
        };
        for (size_t i = 0; i < world->feature_count; i++) {
            const struct world_feature *f = &world->features[i];
            if (!feature_is_near(f, p, nearest)) {
                continue;
            }
            const double distance = feature_distance(world, f, p);
            if (distance <= 0.0) {
                return f;
            }
            if (distance < nearest) {
                found = f;
                nearest = distance;
            }
        }
    }
    return found;
}
