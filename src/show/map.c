/*
 * The map under a visitor's hands: it follows a finger, is carried on by
 * its speed, glides to where a button leads. Filters and the chosen mark
 * stay while projects are opened, until the visit ends.
 */
#include "map.h"

#include <math.h>

#include "show_room.h"

static const float decay_ms = 325.0f; /* as lists */
/* Shares of the world a second, at a zoom of 1: then it stands still. */
static const float speed_min = 0.01f;

static bool is_open(const struct show *s)
{
    return s->state == STATE_BROWSE &&
           s->history[s->depth - 1].screen.kind == SCREEN_MAP;
}

bool map_is_moving(const struct show_map *map)
{
    return map->motion.kind != MAP_STILL;
}

struct map_view map_goal(const struct show_map *map)
{
    return map->motion.kind == MAP_GLIDE ? map->motion.to : map->view;
}

static bool views_are_equal(struct map_view a, struct map_view b)
{
    return a.x == b.x && a.y == b.y && a.zoom == b.zoom;
}

bool map_looks_equal(const struct show_map *a, const struct show_map *b)
{
    for (int i = 0; i < FACET_COUNT; i++) {
        if (a->filter.value[i] != b->filter.value[i]) {
            return false;
        }
    }
    return a->moved == b->moved && views_are_equal(a->view, b->view) &&
           a->motion.kind == b->motion.kind && a->panel == b->panel &&
           a->chosen == b->chosen && a->page == b->page;
}

static void set_view(struct show_map *map, struct map_view view)
{
    map->moved = true;
    map->view = view;
    map->page = 0;
}

/* A glide is at its end at once, a fling stops where it is. */
void map_stop(struct show *s)
{
    struct show_map *map = &s->map;

    if (map->motion.kind == MAP_GLIDE) {
        set_view(map, map->motion.to);
        map->moved = !map->motion.home;
    }
    map->motion = (struct map_motion){ .kind = MAP_STILL };
}

/* Zooming moves the middle as 1 / zoom does: what stands still on the way
   is the place that is zoomed into. */
static struct map_view between(struct map_view a, struct map_view b, float t)
{
    const float zoom = a.zoom * powf(b.zoom / a.zoom, t);
    const float whole = 1.0f / a.zoom - 1.0f / b.zoom;
    const float way =
        fabsf(whole) > 1e-4f ? (1.0f / a.zoom - 1.0f / zoom) / whole : t;

    return (struct map_view){
        .x = a.x + (b.x - a.x) * way,
        .y = a.y + (b.y - a.y) * way,
        .zoom = zoom,
    };
}

static void advance_glide(struct show *s, uint64_t now_ms)
{
    const struct map_motion *motion = &s->map.motion;
    const uint64_t passed_ms = now_ms - motion->start_ms;

    if (passed_ms >= MAP_GLIDE_MS) {
        map_stop(s);
        return;
    }
    const double t = ease_at(EASE_OUT, (double)passed_ms / MAP_GLIDE_MS);
    set_view(&s->map, between(motion->from, motion->to, (float)t));
}

static float kept_between(float value, float least, float greatest)
{
    return fminf(fmaxf(value, least), greatest);
}

static void advance_fling(struct show *s, uint64_t now_ms)
{
    struct map_motion *motion = &s->map.motion;
    struct map_view view = s->map.view;
    const float passed_ms = (float)(now_ms - motion->last_ms);
    const float left = expf(-passed_ms / decay_ms);
    const float reach = (1.0f - left) * decay_ms / 1000.0f;

    view.x = kept_between(view.x + motion->speed_x * reach, motion->least.x,
                          motion->greatest.x);
    view.y = kept_between(view.y + motion->speed_y * reach, motion->least.y,
                          motion->greatest.y);
    motion->speed_x *= left;
    motion->speed_y *= left;
    motion->last_ms = now_ms;
    set_view(&s->map, view);
    if (hypotf(motion->speed_x, motion->speed_y) < speed_min / view.zoom) {
        map_stop(s);
    }
}

void map_advance(struct show *s, uint64_t now_ms)
{
    switch (s->map.motion.kind) {
    case MAP_STILL:
        break;
    case MAP_FLING:
        if (now_ms > s->map.motion.last_ms) {
            advance_fling(s, now_ms);
        }
        break;
    case MAP_GLIDE:
        advance_glide(s, now_ms);
        break;
    }
}

static void fling(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    if (!s->map.moved || show_has(s, SETTING_CALM)) {
        return;
    }
    s->map.motion = (struct map_motion){
        .kind = MAP_FLING,
        .speed_x = intent->view.x,
        .speed_y = intent->view.y,
        .least = intent->least,
        .greatest = intent->greatest,
        .last_ms = now_ms,
    };
}

static void glide(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    s->map.motion = (struct map_motion){
        .kind = MAP_GLIDE,
        .from = intent->from_view,
        .to = intent->view,
        .home = intent->type == INTENT_MAP_WHOLE,
        .start_ms = now_ms,
    };
    if (show_has(s, SETTING_CALM)) {
        map_stop(s);
    }
}

/* What is shown fades into what is shown then. */
static void fade(struct show *s, uint64_t now_ms)
{
    s->focus = 0;
    show_move(s,
              (struct motion){ TRANSITION_FADE, MOTION_FADE_MS, EASE_LINEAR },
              now_ms);
}

static void set_panel(struct show *s, int64_t facet, uint64_t now_ms)
{
    if (facet >= FACET_NONE && facet < FACET_COUNT &&
        facet != (int64_t)s->map.panel) {
        s->map.panel = (enum map_facet)facet;
        history_top(s)->page = 0;
        fade(s, now_ms);
    }
}

/* No facet: all of them go back to any. */
static void set_filter(struct show *s, int64_t facet, int value,
                       uint64_t now_ms)
{
    struct show_map *map = &s->map;

    if (facet == FACET_NONE) {
        map->filter = (struct map_filter){ { 0 } };
    } else if (facet > FACET_NONE && facet < FACET_COUNT) {
        map->filter.value[facet] = value;
    }
    map->panel = FACET_NONE;
    map->chosen = 0;
    map->page = 0;
    history_top(s)->page = 0;
    fade(s, now_ms);
}

static void turn_page(struct show_map *map, int step, int last)
{
    const int here = map->page < last ? map->page : last;
    const int page = here + step;

    map->page = page < 0 ? 0 : page > last ? last : page;
}

static bool act(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    if (intent->type == INTENT_MAP_VIEW) {
        set_view(&s->map, intent->view);
    } else if (intent->type == INTENT_MAP_FLING) {
        fling(s, intent, now_ms);
    } else if (intent->type == INTENT_MAP_GLIDE ||
               intent->type == INTENT_MAP_WHOLE) {
        glide(s, intent, now_ms);
    } else if (intent->type == INTENT_MAP_CHOOSE) {
        s->map.chosen = (int)intent->value;
        s->map.page = 0;
    } else if (intent->type == INTENT_MAP_PANEL) {
        set_panel(s, intent->value, now_ms);
    } else if (intent->type == INTENT_MAP_FILTER) {
        set_filter(s, intent->limit, (int)intent->value, now_ms);
    } else if (intent->type == INTENT_MAP_PAGE) {
        turn_page(&s->map, (int)intent->value, (int)intent->limit);
    } else {
        return false;
    }
    return true;
}

/* @return true if the intent was the map's. */
bool map_update(struct show *s, const struct intent *intent, uint64_t now_ms)
{
    if (!is_open(s)) {
        return false;
    }
    map_stop(s);
    if (intent->type == INTENT_UNWIND && s->map.panel != FACET_NONE) {
        set_panel(s, FACET_NONE, now_ms);
        return true;
    }
    return act(s, intent, now_ms);
}
