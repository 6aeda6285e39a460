/*
 * mapc COUNTRIES LAND OUT: turn two GeoJSON files into world.map, whose
 * layout is told in src/shape/world.h.
 */
#include <cjson/cJSON.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "equal_earth.h"
#include "hash.h"
#include "ring.h"
#include "world.h"

enum {
    MEMORY_BYTES = 1 << 30, /* addresses; pages are taken as touched */
    JSON_BYTES_MAX = 64 << 20,
    RING_POINTS_MIN = 3,
    /* A longer edge would leave its parallel on the map. */
    STEP_MDEG = 1000,
    TURN_MDEG = 360000,
    MERIDIAN_MDEG = WORLD_MERIDIAN_DEG * 1000,
    /* Land wholly south of here is Antarctica. */
    ANTARCTICA_MDEG = -60000,
};

struct feature {
    char iso_a2[4];
    struct rings rings;
};

struct features {
    struct feature *items;
    size_t count;
};

/* Bytes of the file to be, with room for all that the limits admit. */
struct output {
    unsigned char *bytes;
    size_t len;
};

/* Errors of a host tool: one line and exit status 1. */
static _Noreturn void fail(const char *path, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static _Noreturn void fail(const char *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)fprintf(stderr, "mapc: %s: ", path);
    (void)vfprintf(stderr, format, args);
    (void)fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static cJSON *json_load(const char *path, struct arena scratch)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail(path, "%s", strerror(errno));
    }
    char *text = arena_make(&scratch, char, JSON_BYTES_MAX);
    const size_t len = fread(text, 1, JSON_BYTES_MAX, file);
    if (ferror(file) || len == JSON_BYTES_MAX) {
        fail(path, "cannot be read, or is larger than %d bytes",
             JSON_BYTES_MAX);
    }
    (void)fclose(file);

    const char *end = NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(text, len, &end, false);
    if (!root) {
        fail(path, "no JSON at byte %td", end ? end - text : 0);
    }
    return root;
}

static struct world_point point_from_json(const cJSON *json, const char *path)
{
    const cJSON *lon = cJSON_GetArrayItem(json, 0);
    const cJSON *lat = cJSON_GetArrayItem(json, 1);
    if (!cJSON_IsNumber(lon) || !cJSON_IsNumber(lat)) {
        fail(path, "a position that is not two numbers");
    }
    if (fabs(lon->valuedouble) > 180.0 || fabs(lat->valuedouble) > 90.0) {
        fail(path, "a position beyond the earth: %g, %g", lon->valuedouble,
             lat->valuedouble);
    }
    return (struct world_point){
        (int32_t)lround(lon->valuedouble * 1000.0),
        (int32_t)lround(lat->valuedouble * 1000.0),
    };
}

/* Without the closing point, which GeoJSON repeats. */
static struct ring ring_from_json(const cJSON *json, uint32_t part,
                                  const char *path, struct arena *arena)
{
    const int size = cJSON_GetArraySize(json);
    if (size < RING_POINTS_MIN + 1) {
        fail(path, "a ring of %d positions; 4 are the least", size);
    }

    struct ring ring = { .points = arena_make(arena, struct world_point,
                                              (size_t)size),
                         .part = part };
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, json)
    {
        ring.points[ring.count++] = point_from_json(item, path);
    }
    const struct world_point first = ring.points[0];
    const struct world_point last = ring.points[--ring.count];
    if (first.lon_mdeg != last.lon_mdeg || first.lat_mdeg != last.lat_mdeg) {
        fail(path, "a ring that does not close");
    }
    return ring;
}

static void add_polygon(struct rings *rings, const cJSON *polygon,
                        uint32_t part, const char *path, struct arena *arena)
{
    const cJSON *ring = NULL;
    cJSON_ArrayForEach(ring, polygon)
    {
        if (rings->count == WORLD_RINGS_MAX) {
            fail(path, "more than %d rings", WORLD_RINGS_MAX);
        }
        rings->items[rings->count++] = ring_from_json(ring, part, path, arena);
    }
}

static struct rings rings_from_json(const cJSON *geometry, const char *path,
                                    struct arena *arena)
{
    const cJSON *type = cJSON_GetObjectItem(geometry, "type");
    const cJSON *coordinates = cJSON_GetObjectItem(geometry, "coordinates");
    const char *name = cJSON_IsString(type) ? type->valuestring : "";
    struct rings rings = { .items = arena_make(arena, struct ring,
                                               WORLD_RINGS_MAX) };

    if (strcmp(name, "Polygon") == 0) {
        add_polygon(&rings, coordinates, 0, path, arena);
    } else if (strcmp(name, "MultiPolygon") == 0) {
        uint32_t part = 0;
        const cJSON *polygon = NULL;
        cJSON_ArrayForEach(polygon, coordinates)
        {
            add_polygon(&rings, polygon, part++, path, arena);
        }
    } else {
        fail(path, "a geometry '%s'; Polygon and MultiPolygon are known", name);
    }
    if (rings.count == 0) {
        fail(path, "a feature without rings");
    }
    return rings;
}

static struct feature feature_from_json(const cJSON *json, const char *path,
                                        struct arena *arena)
{
    const cJSON *properties = cJSON_GetObjectItem(json, "properties");
    const cJSON *iso = cJSON_GetObjectItem(properties, "iso_a2");
    struct feature f = { .iso_a2 = "" };

    if (cJSON_IsString(iso)) {
        if (strlen(iso->valuestring) != 2) {
            fail(path, "iso_a2 '%s' is not two letters", iso->valuestring);
        }
        memcpy(f.iso_a2, iso->valuestring, 2);
    }
    f.rings = rings_join(
        rings_from_json(cJSON_GetObjectItem(json, "geometry"), path, arena),
        arena);
    return f;
}

static struct features features_load(const char *path, struct arena *arena)
{
    cJSON *root = json_load(path, *arena);
    const cJSON *list = cJSON_GetObjectItem(root, "features");
    const int size = cJSON_GetArraySize(list);
    if (size < 1 || size > WORLD_FEATURES_MAX) {
        fail(path, "%d features; there may be 1 to %d", size,
             WORLD_FEATURES_MAX);
    }

    struct features out = { .items = arena_make(arena, struct feature,
                                                (size_t)size) };
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, list)
    {
        out.items[out.count++] = feature_from_json(item, path, arena);
    }
    cJSON_Delete(root);
    return out;
}

static bool ring_is_antarctic(struct ring ring)
{
    for (size_t i = 0; i < ring.count; i++) {
        if (ring.points[i].lat_mdeg > ANTARCTICA_MDEG) {
            return false;
        }
    }
    return true;
}

/* Rings about the land's own meridian, none of which crosses the edge of
 * the map. */
static struct rings rings_on_map(struct rings rings, struct arena *arena)
{
    struct rings out = { .items =
                             arena_make(arena, struct ring, WORLD_RINGS_MAX) };

    for (size_t i = 0; i < rings.count; i++) {
        if (ring_is_antarctic(rings.items[i])) {
            continue;
        }
        for (int32_t turn = -1; turn <= 1; turn++) {
            const struct ring turned = ring_turn(
                rings.items[i], turn * TURN_MDEG - MERIDIAN_MDEG, arena);
            const struct ring clipped =
                ring_clip(turned, -TURN_MDEG / 2, TURN_MDEG / 2, arena);
            if (clipped.count >= RING_POINTS_MIN &&
                out.count < WORLD_RINGS_MAX) {
                out.items[out.count++] = ring_refine(clipped, STEP_MDEG, arena);
            }
        }
    }
    return out;
}

static void put_u32(struct output *o, uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8) {
        o->bytes[o->len++] = (unsigned char)(value >> shift);
    }
}

static void put_count(struct output *o, size_t count, size_t max,
                      const char *path)
{
    if (count > max) {
        fail(path, "%zu items in a table that holds %zu", count, max);
    }
    put_u32(o, (uint32_t)count);
}

static size_t rings_point_count(struct rings rings)
{
    size_t count = 0;
    for (size_t i = 0; i < rings.count; i++) {
        count += rings.items[i].count;
    }
    return count;
}

/* All rings of all features in one table, edges refined. */
static struct rings rings_from_features(struct features features,
                                        struct arena *arena)
{
    size_t room = 0;
    for (size_t i = 0; i < features.count; i++) {
        room += features.items[i].rings.count;
    }

    struct rings out = { .items = arena_make(arena, struct ring, room) };
    for (size_t i = 0; i < features.count; i++) {
        const struct rings rings = features.items[i].rings;
        for (size_t k = 0; k < rings.count; k++) {
            out.items[out.count++] =
                ring_refine(rings.items[k], STEP_MDEG, arena);
        }
    }
    return out;
}

/* Number of the ring's part among those that are left in the feature. */
static uint32_t part_number(struct rings rings, size_t index)
{
    uint32_t number = 0;

    for (size_t i = 0; i < index; i++) {
        if (rings.items[i].part == rings.items[index].part) {
            return part_number(rings, i);
        }
        bool seen = false;
        for (size_t k = 0; k < i; k++) {
            seen = seen || rings.items[k].part == rings.items[i].part;
        }
        number += seen ? 0 : 1;
    }
    return number;
}

static void put_features(struct output *o, struct features features)
{
    size_t end = 0;
    for (size_t i = 0; i < features.count; i++) {
        memcpy(o->bytes + o->len, features.items[i].iso_a2, 4);
        o->len += 4;
        end += features.items[i].rings.count;
        put_u32(o, (uint32_t)end);
    }
}

static void put_rings(struct output *o, struct features features,
                      struct rings all)
{
    size_t index = 0;
    size_t end = 0;
    for (size_t i = 0; i < features.count; i++) {
        const struct rings rings = features.items[i].rings;
        for (size_t k = 0; k < rings.count; k++) {
            end += all.items[index++].count;
            put_u32(o, (uint32_t)end);
            put_u32(o, part_number(rings, k));
        }
    }
}

static void put_points(struct output *o, struct rings all)
{
    for (size_t i = 0; i < all.count; i++) {
        for (size_t k = 0; k < all.items[i].count; k++) {
            put_u32(o, (uint32_t)all.items[i].points[k].lon_mdeg);
            put_u32(o, (uint32_t)all.items[i].points[k].lat_mdeg);
        }
    }
}

static void put_land_point(struct output *o, struct world_point p)
{
    double x;
    double y;
    equal_earth_forward(p.lon_mdeg * (M_PI / 180000.0),
                        p.lat_mdeg * (M_PI / 180000.0), &x, &y);
    put_u32(o, (uint32_t)lround(x * WORLD_LAND_UNIT));
    put_u32(o, (uint32_t)lround(y * WORLD_LAND_UNIT));
}

static void put_land(struct output *o, struct rings land)
{
    size_t end = 0;
    for (size_t i = 0; i < land.count; i++) {
        end += land.items[i].count;
        put_u32(o, (uint32_t)end);
    }
    for (size_t i = 0; i < land.count; i++) {
        for (size_t k = 0; k < land.items[i].count; k++) {
            put_land_point(o, land.items[i].points[k]);
        }
    }
}

/* The whole file in memory. */
static struct output make_map(struct features features, struct rings land,
                              const char *path, struct arena *arena)
{
    const struct rings all = rings_from_features(features, arena);
    const size_t counts_len = sizeof(WORLD_MAGIC) - 1;
    struct output o = { .bytes =
                            arena_make(arena, unsigned char, JSON_BYTES_MAX) };

    memcpy(o.bytes, WORLD_MAGIC, counts_len);
    o.len = counts_len;
    put_u32(&o, WORLD_VERSION);
    put_count(&o, features.count, WORLD_FEATURES_MAX, path);
    put_count(&o, all.count, WORLD_RINGS_MAX, path);
    put_count(&o, rings_point_count(all), WORLD_POINTS_MAX, path);
    put_count(&o, land.count, WORLD_RINGS_MAX, path);
    put_count(&o, rings_point_count(land), WORLD_POINTS_MAX, path);

    struct output hash = { o.bytes, o.len };
    o.len = WORLD_HEADER_BYTES;
    put_features(&o, features);
    put_rings(&o, features, all);
    put_points(&o, all);
    put_land(&o, land);

    const uint64_t value = hash_bytes(HASH_START, o.bytes + WORLD_HEADER_BYTES,
                                      o.len - WORLD_HEADER_BYTES);
    put_u32(&hash, (uint32_t)value);
    put_u32(&hash, (uint32_t)(value >> 32));
    return o;
}

static void output_save(const struct output *o, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        fail(path, "%s", strerror(errno));
    }
    const bool written = fwrite(o->bytes, 1, o->len, file) == o->len;
    if (fclose(file) != 0 || !written) {
        (void)remove(path); /* half a map would look finished to the build */
        fail(path, "cannot be written: %s", strerror(errno));
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        (void)fputs("usage: mapc COUNTRIES LAND OUT\n", stderr);
        return 1;
    }

    struct region memory = region_create(MEMORY_BYTES);
    struct arena arena = region_arena(&memory);
    const struct features countries = features_load(argv[1], &arena);
    const struct features land = features_load(argv[2], &arena);
    if (land.count != 1) {
        fail(argv[2], "%zu features; the land is one", land.count);
    }

    const struct output map = make_map(
        countries, rings_on_map(land.items[0].rings, &arena), argv[3], &arena);
    output_save(&map, argv[3]);
    region_destroy(&memory);
    return 0;
}
