/*
 * What lies on the map: land, countries that are all that is known of a
 * place, ways between partner towns, and the marks.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "map_room.h"

enum {
    COUNTRIES_MAX = 256,
    WAYS_MAX = 60, /* more are a tangle */
};

static const float edge = 4.0f;        /* of paper, around a mark */
static const float target_min = 80.0f; /* 20 mm */
static const float press_give = 0.06f;
static const float way_step = 12.0f; /* from dot to dot */
static const float way_dot = 2.5f;   /* radius */
static const float way_end = 6.0f;
static const float way_bend = 0.16f;    /* of its length */
static const float country_side = 0.9f; /* of a round mark's width */

/* A country of which no more is known, on land. */
static struct color country_color(void)
{
    return color_mix(tint(TINT_LAND), tint(TINT_INK_3), 28);
}

static void land(struct canvas *c, const struct map_plane *m)
{
    canvas_emit(c, &(struct draw_cmd){
                       .type = DRAW_SHAPE,
                       .rect = map_land_px(m),
                       .color = tint(TINT_LAND),
                       .u.shape = { .id = shape_land() },
                   });
}

static void shade_country(struct canvas *c, const struct map_plane *m,
                          struct shape_id id)
{
    const struct rect world = map_land_px(m);
    const float side = (float)world.w;
    struct shape_spot spot;

    (void)shape_spot(c->p->shapes, id, &spot);
    canvas_emit(
        c, &(struct draw_cmd){
               .type = DRAW_SHAPE,
               .rect = { world.x + (int)lroundf(spot.x * side),
                         world.y + (int)lroundf(spot.y * side),
                         (int)ceilf(spot.w * side), (int)ceilf(spot.h * side) },
               .color = country_color(),
               .u.shape = { .id = id },
           });
}

static bool has_id(const uint32_t *ids, int count, uint32_t id)
{
    for (int i = 0; i < count; i++) {
        if (ids[i] == id) {
            return true;
        }
    }
    return false;
}

/* Each once, however many projects it has. */
static void shade_countries(struct canvas *c, const struct atlas *a)
{
    uint32_t done[COUNTRIES_MAX];
    int count = 0;

    for (int i = 0; i < a->placed_count && count < COUNTRIES_MAX; i++) {
        const struct project *p = &c->content->projects[a->projects[i]];
        if (p->precision != PLACE_COUNTRY) {
            continue;
        }
        const struct shape_id id =
            shape_country_on_land(c->p->shapes, p->country);
        if (!has_id(done, count, id.value)) {
            shade_country(c, &a->plane, id);
            done[count++] = id.value;
        }
    }
}

static void disc(struct canvas *c, struct vec2 at, float radius_px,
                 struct color color)
{
    const int r = (int)lroundf(radius_px);

    canvas_emit(c, &(struct draw_cmd){
                       .type = DRAW_ROUND,
                       .rect = { (int)lroundf(at.x) - r, (int)lroundf(at.y) - r,
                                 2 * r, 2 * r },
                       .color = color,
                       .u.round = { .radius_px = r, .corners = CORNER_ALL },
                   });
}

static bool is_seen(const struct map_plane *m, struct vec2 at)
{
    return rect_has_point(m->window, at.x, at.y);
}

/* Rows of small dots: the display list has no sloping line. */
static void way(struct canvas *c, const struct map_plane *m,
                struct vec2 ends[2], struct color color)
{
    const struct vec2 a = ends[0];
    const struct vec2 b = ends[1];
    const float length = hypotf(b.x - a.x, b.y - a.y);
    const int count = (int)(length / (way_step * c->unit));
    /* Always to the north, whichever end comes first. */
    const float bend = b.x < a.x ? -way_bend : way_bend;
    const struct vec2 top = { (a.x + b.x) / 2.0f + (b.y - a.y) * bend,
                              (a.y + b.y) / 2.0f - (b.x - a.x) * bend };

    for (int i = 1; i < count; i++) {
        const float t = (float)i / (float)count;
        const float u = 1.0f - t;
        const struct vec2 at = {
            u * u * a.x + 2.0f * u * t * top.x + t * t * b.x,
            u * u * a.y + 2.0f * u * t * top.y + t * t * b.y,
        };
        if (is_seen(m, at)) {
            disc(c, at, way_dot * c->unit, color);
        }
    }
    if (is_seen(m, b)) {
        disc(c, b, (way_end + 3.0f) * c->unit, tint(TINT_PAPER));
        disc(c, b, way_end * c->unit, tint(TINT_INK));
    }
}

static const struct town *find_town(const struct content *content,
                                    const char *partner)
{
    for (size_t i = 0; i < content->town_count; i++) {
        if (strcmp(content->towns[i].name, partner) == 0) {
            return &content->towns[i];
        }
    }
    return NULL;
}

/* @return how many were drawn. */
static int project_ways(struct canvas *c, const struct atlas *a, int index)
{
    const struct project *p = &c->content->projects[a->projects[index]];
    const bool stands_out = a->chosen >= 0 && a->mark_of[index] == a->chosen;
    const struct color color =
        color_with_alpha(tint(TINT_INK), stands_out ? 255 : 96);
    int count = 0;

    for (size_t i = 0; i < p->partners.count; i++) {
        const struct town *town = find_town(c->content, p->partners.items[i]);
        struct vec2 place;
        if (town && shape_place(c->p->shapes, shape_land(), town->lat,
                                town->lon, &place)) {
            struct vec2 ends[2] = {
                map_place_px(&a->plane, a->places[index]),
                map_place_px(&a->plane, place),
            };
            way(c, &a->plane, ends, color);
            count++;
        }
    }
    return count;
}

/* Only where both ends are places that are known. */
static void ways(struct canvas *c, const struct atlas *a)
{
    int count = 0;

    if (c->content->town_count == 0) {
        return;
    }
    for (int i = 0; i < a->placed_count && count < WAYS_MAX; i++) {
        const struct project *p = &c->content->projects[a->projects[i]];
        if (p->precision == PLACE_EXACT) {
            count += project_ways(c, a, i);
        }
    }
}

static const char *mark_id(const struct canvas *c,
                           const struct mark_on_map *mark)
{
    return arena_format(c->arena, "mark-%s",
                        c->content->projects[mark->project].id);
}

static const char *mark_spoken(const struct canvas *c,
                               const struct mark_on_map *mark)
{
    const struct project *p = &c->content->projects[mark->project];

    if (mark->count == 1) {
        return arena_format(c->arena, "%s. %s", canvas_say(c, &p->title),
                            component_place(c, p));
    }
    const char *name = map_mark_name(c, mark);
    const char *here =
        canvas_word_with(c, STR_MAP_CLUSTER, canvas_number(c, mark->count));
    return strcmp(name, here) == 0
               ? here
               : arena_format(c->arena, "%s. %s", here, name);
}

/* One opens; several are listed, and once more no longer. */
static struct intent mark_intent(const struct mark_on_map *mark)
{
    if (mark->count == 1) {
        return intent_open(
            (struct screen){ .kind = SCREEN_PROJECT, .index = mark->project });
    }
    return (struct intent){ .type = INTENT_MAP_CHOOSE,
                            .value = mark->chosen ? 0 : mark->project + 1 };
}

/* A mark can be hit where all of it is free. */
static void mark_target(struct canvas *c, const struct atlas_room *room,
                        const struct mark_on_map *mark, const char *id)
{
    const float half = fmaxf(mark->radius_px, target_min / 2.0f * c->unit);
    const struct rect rect = { (int)lroundf(mark->at.x - half),
                               (int)lroundf(mark->at.y - half),
                               (int)lroundf(2.0f * half),
                               (int)lroundf(2.0f * half) };

    const struct box w = room->window;
    const struct rect free =
        canvas_rect_px(c, (struct box){ w.x, w.y, w.w, room->bottom - w.y });

    if (!rect_is_equal(rect_intersect(rect, free), rect) ||
        !rect_is_empty(
            rect_intersect(rect, canvas_rect_px(c, room->controls)))) {
        return;
    }
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = mark->count == 1 ? ROLE_LINK : ROLE_TOGGLE,
                         .name = mark_spoken(c, mark),
                         .box = canvas_box(c, rect),
                         .radius = half / c->unit,
                         .round = true,
                         .intent = mark_intent(mark),
                     });
}

struct mark_look {
    struct color fill, text, line;
};

static struct mark_look look_of(const struct mark_on_map *mark)
{
    if (mark->chosen) {
        return (struct mark_look){ tint(TINT_GOLD), tint(TINT_INK),
                                   tint(TINT_INK) };
    }
    if (mark->kind == MARK_PLACE) {
        return (struct mark_look){ tint(TINT_INK), tint(TINT_WHITE),
                                   tint(TINT_INK) };
    }
    return (struct mark_look){ tint(TINT_WHITE), tint(TINT_INK),
                               tint(TINT_INK) };
}

/* Round for a place, soft around for about there, square for a country. */
static void draw_mark(struct canvas *c, struct box box, enum mark_kind kind,
                      const struct mark_look *look)
{
    const float radius = kind == MARK_COUNTRY ? 14.0f : box.w / 2.0f;
    const struct color colors[2] = { look->fill, look->line };
    const struct box paper = { box.x - edge, box.y - edge, box.w + 2 * edge,
                               box.h + 2 * edge };
    const struct box soft = { box.x - 12.0f, box.y - 12.0f, box.w + 24.0f,
                              box.h + 24.0f };

    if (kind == MARK_REGION) {
        canvas_round(c, soft, soft.w / 2.0f,
                     color_with_alpha(tint(TINT_INK), 44));
    } else {
        canvas_round(c, paper, radius + edge, tint(TINT_PAPER));
    }
    canvas_outline(c, box, (struct outline){ radius, 4.0f }, colors);
}

static void mark_draw(struct canvas *c, const struct atlas_room *room,
                      const struct mark_on_map *mark)
{
    const char *id = mark_id(c, mark);
    const struct mark_look look = look_of(mark);
    const float share = mark->kind == MARK_COUNTRY ? country_side : 1.0f;
    const int r = (int)lroundf(mark->radius_px * share);
    const struct rect rect = { (int)mark->at.x - r, (int)mark->at.y - r, 2 * r,
                               2 * r };
    const struct box box =
        canvas_pressed_box(c, id, canvas_box(c, rect), press_give);

    draw_mark(c, box, mark->kind, &look);
    (void)canvas_words(c, &(struct words){
                              .text = canvas_number(c, mark->count),
                              .role = TYPE_CARD,
                              .color = look.text,
                              .ground = look.fill,
                              .box = box,
                              .align = TEXT_CENTER,
                              .vertical = FROM_MIDDLE,
                              .lines_max = 1,
                          });
    mark_target(c, room, mark, id);
}

void map_land_draw(struct canvas *c, const struct atlas *a)
{
    canvas_clip(c, canvas_across(c, 0, c->ground));
    land(c, &a->plane);
    shade_countries(c, a);
    ways(c, a);
    canvas_unclip(c);
}

/* Down the page, as they are read: the order of focus. */
static int compare_marks(const void *left, const void *right)
{
    const struct mark_on_map *a = *(const struct mark_on_map *const *)left;
    const struct mark_on_map *b = *(const struct mark_on_map *const *)right;

    if (a->at.y != b->at.y) {
        return a->at.y < b->at.y ? -1 : 1;
    }
    return (a->project > b->project) - (a->project < b->project);
}

void map_marks_draw(struct canvas *c, const struct atlas *a,
                    const struct atlas_room *room)
{
    const struct mark_on_map **order =
        arena_make(c->arena, const struct mark_on_map *, (size_t)a->mark_count);
    size_t count = 0;

    for (int i = 0; i < a->mark_count; i++) {
        if (a->marks[i].seen) {
            order[count++] = &a->marks[i];
        }
    }
    qsort(order, count, sizeof(const struct mark_on_map *), compare_marks);
    for (size_t i = 0; i < count; i++) {
        mark_draw(c, room, order[i]);
    }
}
