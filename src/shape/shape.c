#include "shape.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "contour.h"
#include "equal_earth.h"
#include "flat.h"
#include "icon.h"
#include "log.h"
#include "outline.h"
#include "world.h"

enum {
    PATH_BYTES_MAX = 4096,
    /* Addresses, not memory: the largest map the reader admits, its tables
     * and all its countries projected, with room to spare. */
    SET_BYTES_MAX = 64 << 20,
    SCRATCH_BYTES_MAX = 8 << 20, /* parts of the largest country */
    LETTERS = 26,
};

/* Values of a shape_id; zero is none. */
enum id_range {
    ID_LAND = 1,
    ID_STAR,
    ID_DISC,
    ID_ICON_FIRST = 16,
    ID_COUNTRY_FIRST = 256,
    ID_FLAT_FIRST = ID_COUNTRY_FIRST + WORLD_FEATURES_MAX,
};

/* Half the width of the world in Equal Earth. */
static const double WORLD_HALF_WIDTH = 2.706630;

/* How far beyond its box a place may lie and still be shown. */
static const float PLACE_MARGIN = 0.1f;

/* From Equal Earth to the land's unit box. */
struct land_view {
    double top; /* of the box, y grows north */
    double scale;
};

/* Everything lives in `memory`; countries are filled in when asked for. */
struct shape_set {
    struct region memory, scratch;
    struct arena arena;
    struct world world;
    struct shape_path land, star, disc;
    struct shape_path icons[ICON_COUNT];
    struct outline *countries; /* by feature; no points: not yet */
    struct flat *flats;        /* the same */
    struct land_view land_view;
    uint16_t by_code[LETTERS * LETTERS]; /* feature plus 1; 0: none */
};

static struct vec2 land_place(const struct land_view *view, double x, double y)
{
    return (struct vec2){
        .x = (float)((x + WORLD_HALF_WIDTH) * view->scale),
        .y = (float)((view->top - y) * view->scale),
    };
}

static void make_land(struct shape_set *set)
{
    const struct world *w = &set->world;
    const size_t point_count =
        w->land_ring_count > 0 ? w->land_ring_ends[w->land_ring_count - 1] : 0;
    int32_t low = 0;
    int32_t high = 0;

    for (size_t i = 0; i < point_count; i++) {
        const int32_t y = w->land_points[i].y;
        low = y < low ? y : low;
        high = y > high ? y : high;
    }
    set->land_view = (struct land_view){
        .top = (double)high / WORLD_LAND_UNIT,
        .scale = 0.5 / WORLD_HALF_WIDTH,
    };

    struct vec2 *points = arena_make(&set->arena, struct vec2, point_count);
    for (size_t i = 0; i < point_count; i++) {
        points[i] = land_place(&set->land_view,
                               (double)w->land_points[i].x / WORLD_LAND_UNIT,
                               (double)w->land_points[i].y / WORLD_LAND_UNIT);
    }
    set->land = (struct shape_path){
        .points = points,
        .contour_ends = w->land_ring_ends,
        .contour_count = w->land_ring_count,
        .w = 1.0f,
        .h = (float)((double)(high - low) / WORLD_LAND_UNIT *
                     set->land_view.scale),
    };
}

/* Of a code in the table of codes; -1: it is none. */
static int code_place(const char *iso_a2)
{
    const int high = iso_a2[0] - 'A';
    const int low = high >= 0 && high < LETTERS ? iso_a2[1] - 'A' : -1;

    return low >= 0 && low < LETTERS ? high * LETTERS + low : -1;
}

/* Features without a code cannot be asked for. */
static void note_codes(struct shape_set *set)
{
    for (size_t i = set->world.feature_count; i > 0; i--) {
        const int place = code_place(set->world.features[i - 1].iso_a2);
        if (place >= 0) {
            set->by_code[place] = (uint16_t)i;
        }
    }
}

struct shape_set *shape_set_load(const char *dir)
{
    char path[PATH_BYTES_MAX];
    const int len = snprintf(path, sizeof(path), "%s/world.map", dir);
    if (len < 0 || (size_t)len >= sizeof(path)) {
        log_warning("%s: the name of this folder is too long", dir);
        return NULL;
    }

    struct region memory = region_create(SET_BYTES_MAX);
    struct arena arena = region_arena(&memory);
    struct shape_set *set = arena_make(&arena, struct shape_set, 1);
    *set = (struct shape_set){ .memory = memory, .arena = arena };
    if (!world_load(path, &set->arena, &set->world)) {
        region_destroy(&memory); /* the set lies in it */
        return NULL;
    }

    set->scratch = region_create(SCRATCH_BYTES_MAX);
    set->countries =
        arena_make(&set->arena, struct outline, set->world.feature_count);
    set->flats = arena_make(&set->arena, struct flat, set->world.feature_count);
    note_codes(set);
    make_land(set);
    set->star = contours_star(&set->arena);
    set->disc = contours_disc(&set->arena);
    for (int i = 0; i < ICON_COUNT; i++) {
        set->icons[i] = icon_path((enum icon)i, &set->arena);
    }
    return set;
}

void shape_set_destroy(struct shape_set *set)
{
    if (set) {
        struct region memory = set->memory;
        region_destroy(&set->scratch);
        region_destroy(&memory);
    }
}

/* The feature with this code, counted from @p first; 0 for none. */
static struct shape_id find_feature(const struct shape_set *set,
                                    const char *iso_a2, uint32_t first)
{
    const int place = code_place(iso_a2);
    const uint32_t found = place >= 0 ? set->by_code[place] : 0;

    return (struct shape_id){ found > 0 ? first + found - 1 : 0 };
}

struct shape_id shape_country(const struct shape_set *set, const char *iso_a2)
{
    return find_feature(set, iso_a2, ID_COUNTRY_FIRST);
}

struct shape_id shape_country_on_land(const struct shape_set *set,
                                      const char *iso_a2)
{
    return find_feature(set, iso_a2, ID_FLAT_FIRST);
}

struct shape_id shape_land(void)
{
    return (struct shape_id){ ID_LAND };
}

struct shape_id shape_icon(enum icon icon)
{
    return (struct shape_id){ ID_ICON_FIRST + (uint32_t)icon };
}

struct shape_id shape_star(void)
{
    return (struct shape_id){ ID_STAR };
}

struct shape_id shape_disc(void)
{
    return (struct shape_id){ ID_DISC };
}

/* NULL if @p id names no country; projected on first use. */
static const struct outline *lookup_country(struct shape_set *set,
                                            struct shape_id id)
{
    if (id.value < ID_COUNTRY_FIRST ||
        id.value - ID_COUNTRY_FIRST >= set->world.feature_count) {
        return NULL;
    }
    const uint32_t index = id.value - ID_COUNTRY_FIRST;
    struct outline *country = &set->countries[index];
    if (!country->path.points) {
        *country = outline_project(&set->world, &set->world.features[index],
                                   &set->arena, region_arena(&set->scratch));
    }
    return country;
}

/* The same of a country as it lies on the land. */
static const struct flat *lookup_flat(struct shape_set *set, struct shape_id id)
{
    if (id.value < ID_FLAT_FIRST ||
        id.value - ID_FLAT_FIRST >= set->world.feature_count) {
        return NULL;
    }
    const uint32_t index = id.value - ID_FLAT_FIRST;
    struct flat *flat = &set->flats[index];
    if (!flat->path.points) {
        *flat =
            flat_project(&set->world, &set->world.features[index], &set->arena);
    }
    return flat;
}

bool shape_spot(struct shape_set *set, struct shape_id id,
                struct shape_spot *out)
{
    const struct flat *flat = lookup_flat(set, id);

    *out = (struct shape_spot){ 0 };
    if (!flat) {
        return false;
    }
    const struct vec2 at = land_place(&set->land_view, flat->left, flat->top);
    const float scale = (float)(flat->side * set->land_view.scale);
    *out = (struct shape_spot){
        .x = at.x,
        .y = at.y,
        .w = flat->path.w * scale,
        .h = flat->path.h * scale,
        .heart = { at.x + flat->heart.x * scale, at.y + flat->heart.y * scale },
    };
    return true;
}

const struct shape_path *shape_lookup(struct shape_set *set, struct shape_id id)
{
    static const struct shape_path none = { 0 };
    const struct outline *country = lookup_country(set, id);

    if (country) {
        return &country->path;
    }
    const struct flat *flat = lookup_flat(set, id);
    if (flat) {
        return &flat->path;
    }
    if (id.value >= ID_ICON_FIRST && id.value < ID_ICON_FIRST + ICON_COUNT) {
        return &set->icons[id.value - ID_ICON_FIRST];
    }
    switch (id.value) {
    case ID_LAND:
        return &set->land;
    case ID_STAR:
        return &set->star;
    case ID_DISC:
        return &set->disc;
    default:
        return &none;
    }
}

static struct vec2 place_on_land(const struct shape_set *set, double lat_deg,
                                 double lon_deg)
{
    const double turn = remainder(lon_deg - WORLD_MERIDIAN_DEG, 360.0);
    double x;
    double y;

    equal_earth_forward(turn * (M_PI / 180.0), lat_deg * (M_PI / 180.0), &x,
                        &y);
    return land_place(&set->land_view, x, y);
}

bool shape_place(struct shape_set *set, struct shape_id id, double lat,
                 double lon, struct vec2 *out)
{
    const struct outline *country = lookup_country(set, id);
    *out = (struct vec2){ 0 };
    if (!country && id.value != ID_LAND) {
        return false; /* an icon is nowhere on earth */
    }

    const struct shape_path *path = country ? &country->path : &set->land;
    *out = country ? outline_place(&country->view, lat, lon)
                   : place_on_land(set, lat, lon);
    return out->x >= -PLACE_MARGIN && out->y >= -PLACE_MARGIN &&
           out->x <= path->w + PLACE_MARGIN && out->y <= path->h + PLACE_MARGIN;
}

const char *shape_country_at(const struct shape_set *set, double lat,
                             double lon, double tolerance_deg)
{
    const struct world_feature *f =
        world_feature_at(&set->world, lat, lon, tolerance_deg);
    return f ? f->iso_a2 : NULL;
}
