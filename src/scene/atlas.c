#include "atlas.h"

#include <math.h>
#include <string.h>

#include "map.h"
#include "push.h"

/* The whole world; in landscape nearly the 1920 of the screen. */
static const float world_w = 1800.0f;
static const float world_upright_w = 1500.0f;
static const float zoom_max = 8.0f;
static const float side_px_max = 32000.0f; /* of what can be rasterised */

/* Where the central meridian and the equator are, as shares of the window. */
static const struct vec2 centre_share = { 604.0f / 1352.0f, 392.0f / 748.0f };
static const struct vec2 centre_upright = { 0.46f, 0.56f };

/* Marks are 20 mm wide where they are not put together, and can be hit beside
   each other. */
static const float marks_apart = 86.0f;
static const float rim_gap = 14.0f;
/* Of a mark: from its middle to the end of its number, and some air. */
static const float number_h = 44.0f;

/* A place that a project has on the map. */
struct placed {
    int *projects;
    struct vec2 *places;
    int count;
    int *loose; /* projects that have none */
    int loose_count;
};

static struct map_view home_view(struct canvas *c, const struct map_plane *m)
{
    const struct vec2 share = c->portrait ? centre_upright : centre_share;
    struct vec2 centre;

    (void)shape_place(c->p->shapes, shape_land(), 0.0, 11.0, &centre);
    return (struct map_view){
        .x = centre.x + (0.5f - share.x) * (float)m->window.w / m->whole_px,
        .y = centre.y + (0.5f - share.y) * (float)m->window.h / m->whole_px,
        .zoom = 1.0f,
    };
}

static struct map_plane plane_of(struct canvas *c, struct box window)
{
    const struct show_map *map = &c->show->map;
    struct vec2 south;
    struct map_plane m = {
        .window = canvas_rect_px(c, window),
        .whole_px = (c->portrait ? world_upright_w : world_w) * c->unit,
        .land_h = shape_lookup(c->p->shapes, shape_land())->h,
        .takes_touch = map->panel == FACET_NONE,
    };
    (void)shape_place(c->p->shapes, shape_land(), -90.0, 0.0, &south);
    m.world_h = fmaxf(m.land_h, south.y);
    m.zoom_max = fmaxf(1.0f, fminf(zoom_max, side_px_max / m.whole_px));
    m.home = home_view(c, &m);
    m.view = map->moved ? map_view_within(&m, map->view) : m.home;
    return m;
}

/* A country by its heart, never by a false point. */
static bool place_of(struct canvas *c, const struct project *p,
                     struct vec2 *out)
{
    if (p->precision != PLACE_COUNTRY) {
        (void)shape_place(c->p->shapes, shape_land(), p->lat, p->lon, out);
        return true;
    }
    const struct shape_id id = shape_country_on_land(c->p->shapes, p->country);
    struct shape_spot spot;
    const bool known = shape_spot(c->p->shapes, id, &spot);
    *out = spot.heart;
    return known;
}

static struct placed place_all(struct canvas *c)
{
    const size_t room = c->content->project_count;
    struct placed all = {
        .projects = arena_make(c->arena, int, room),
        .places = arena_make(c->arena, struct vec2, room),
        .loose = arena_make(c->arena, int, room),
    };

    for (size_t i = 0; i < room; i++) {
        const struct project *p = &c->content->projects[i];
        if (!map_filter_passes(&c->show->map.filter, p, FACET_NONE)) {
            continue;
        }
        if (place_of(c, p, &all.places[all.count])) {
            all.projects[all.count++] = (int)i;
        } else {
            all.loose[all.loose_count++] = (int)i;
        }
    }
    return all;
}

static enum mark_kind kind_of(const struct project *p)
{
    return p->precision == PLACE_EXACT    ? MARK_PLACE
           : p->precision == PLACE_REGION ? MARK_REGION
                                          : MARK_COUNTRY;
}

/* What a mark may still say with one more project in it. */
static void take_in(struct mark_on_map *mark, const struct project *p)
{
    const enum mark_kind kind = kind_of(p);

    if (mark->count++ == 0) {
        mark->kind = kind;
        mark->country = p->country;
        mark->region = p->region;
        return;
    }
    const bool same = strcmp(mark->country, p->country) == 0;
    if (mark->kind != kind || (kind == MARK_COUNTRY && !same)) {
        mark->kind = MARK_PLACE;
    }
    if (!same) {
        mark->country = "";
    }
    if (p->region != mark->region) {
        mark->region = 0;
    }
}

/* Where a mark's number, at least, is free. */
static bool is_seen(const struct canvas *c, const struct atlas_room *room,
                    struct vec2 at)
{
    const struct box w = room->window;
    const struct box free = { w.x, w.y, w.w, room->bottom - number_h - w.y };
    const struct rect controls = rect_grow(canvas_rect_px(c, room->controls),
                                           (int)lroundf(number_h * c->unit));

    return rect_has_point(canvas_rect_px(c, free), at.x, at.y) &&
           !rect_has_point(controls, at.x, at.y);
}

static struct mark_on_map *make_marks(struct canvas *c,
                                      const struct atlas_room *room,
                                      const struct atlas *a,
                                      const struct cluster_list *clusters)
{
    struct mark_on_map *marks =
        arena_make(c->arena, struct mark_on_map, (size_t)clusters->count);

    for (int i = 0; i < clusters->count; i++) {
        const struct cluster *cluster = &clusters->items[i];
        const struct vec2 at = map_place_px(&a->plane, cluster->at);
        marks[i] = (struct mark_on_map){
            .at = at,
            .radius_px = cluster_radius(cluster->count) * c->unit,
            .project = a->projects[cluster->first],
            .seen = is_seen(c, room, at),
        };
    }
    for (int i = 0; i < a->placed_count; i++) {
        struct mark_on_map *mark = &marks[clusters->of[i]];
        take_in(mark, &c->content->projects[a->projects[i]]);
        mark->chosen |= a->projects[i] == c->show->map.chosen - 1;
    }
    return marks;
}

static int chosen_of(const struct mark_on_map *marks, int count)
{
    for (int i = 0; i < count; i++) {
        if (marks[i].chosen) {
            return i;
        }
    }
    return -1;
}

/* The chosen mark's, or all that are seen and those that lie nowhere. */
static void make_list(struct canvas *c, struct atlas *a,
                      const struct placed *all)
{
    int *list = arena_make(c->arena, int,
                           (size_t)all->count + (size_t)all->loose_count);
    int loose = a->chosen >= 0 ? all->loose_count : 0;
    int count = 0;

    for (int i = 0; i < all->count; i++) {
        const int mark = a->mark_of[i];
        while (loose < all->loose_count &&
               all->loose[loose] < all->projects[i]) {
            list[count++] = all->loose[loose++];
        }
        if (a->chosen >= 0 ? mark == a->chosen : a->marks[mark].seen) {
            list[count++] = all->projects[i];
        }
    }
    while (loose < all->loose_count) {
        list[count++] = all->loose[loose++];
    }
    a->list = list;
    a->list_count = count;
}

/* Once for a quarter of an octave, so that nothing stirs in between. */
static struct cluster_list put_together(struct canvas *c,
                                        const struct map_plane *m,
                                        const struct placed *all)
{
    const int level_max = cluster_level(zoom_max);
    const int level = cluster_level(m->view.zoom);
    const struct cluster_rule rule = {
        .apart = marks_apart,
        .units = m->whole_px / c->unit,
        .level = level < level_max ? level : level_max,
        .level_max = level_max,
    };
    const struct cluster_list list =
        cluster_make(c->arena, all->places, all->count, &rule);

    push_apart(c->arena, list.items, list.count,
               &(struct push_rule){ .gap = rim_gap,
                                    .units = rule.units *
                                             cluster_level_zoom(rule.level) });
    return list;
}

struct atlas atlas_make(struct canvas *c, const struct atlas_room *room)
{
    struct atlas a = { .plane = plane_of(c, room->window) };
    const struct placed all = place_all(c);
    const struct cluster_list clusters = put_together(c, &a.plane, &all);

    a.projects = all.projects;
    a.placed_count = all.count;
    a.places = all.places;
    a.passing_count = all.count + all.loose_count;
    a.mark_of = clusters.of;
    a.mark_count = clusters.count;
    a.marks = make_marks(c, room, &a, &clusters);
    a.chosen = chosen_of(a.marks, a.mark_count);
    make_list(c, &a, &all);
    return a;
}
