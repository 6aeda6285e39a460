/*
 * The map under fingers, keys and the wheel: where they are and how far
 * they went becomes what part of the world is shown.
 */
#include <math.h>

#include "exhibit_room.h"

static const float double_tap_zoom = 2.0f;
static const float key_zoom = 2.0f;
static const float wheel_zoom = 1.41421356f;
static const float key_share = 0.25f; /* of the window, an arrow's way */

/* The map of the current screen, or NULL. */
static const struct map_plane *map_of(struct exhibit *s, uint64_t now_ms)
{
    const struct map_plane *m = &exhibit_scene(s, now_ms)->map;

    return exhibit_is_browsing(s) && m->takes_touch && !rect_is_empty(m->window)
               ? m
               : NULL;
}

/* The free map and its marks; not what lies over it. */
static bool is_map(const struct target *t)
{
    return t->role == ROLE_MAP || t->intent.type == INTENT_MAP_CHOOSE ||
           t->intent.type == INTENT_OPEN;
}

bool exhibit_map_is_at(struct exhibit *s, struct vec2 at, uint64_t now_ms)
{
    const struct map_plane *m = map_of(s, now_ms);
    const struct target *t =
        m ? target_at(&exhibit_scene(s, now_ms)->targets, at.x, at.y) : NULL;

    return t && rect_has_point(m->window, at.x, at.y) && is_map(t);
}

static void apply(struct exhibit *s, struct intent intent, uint64_t now_ms)
{
    exhibit_apply(s, &intent, now_ms);
}

void exhibit_map_drag(struct exhibit *s, struct vec2 by, uint64_t now_ms)
{
    const struct map_plane *m = map_of(s, now_ms);

    if (m) {
        apply(s,
              (struct intent){ .type = INTENT_MAP_VIEW,
                               .view = map_view_moved(m, by),
                               .from = FROM_TOUCH },
              now_ms);
    }
}

void exhibit_map_fling(struct exhibit *s, struct vec2 speed, uint64_t now_ms)
{
    const struct map_plane *m = map_of(s, now_ms);

    if (m) {
        const float world = map_world_px(m);
        apply(s,
              (struct intent){
                  .type = INTENT_MAP_FLING,
                  .view = { .x = -speed.x / world, .y = -speed.y / world },
                  .greatest = { .x = 1.0f, .y = m->world_h },
                  .from = FROM_TOUCH },
              now_ms);
    }
}

void exhibit_map_pinch(struct exhibit *s, const struct gesture_event *e,
                       uint64_t now_ms)
{
    const struct map_plane *m = map_of(s, now_ms);

    if (m) {
        struct map_plane moved = *m;
        moved.view = map_view_moved(m, e->delta);
        apply(s,
              (struct intent){ .type = INTENT_MAP_VIEW,
                               .view = map_view_zoomed(&moved, e->scale, e->at),
                               .from = FROM_TOUCH },
              now_ms);
    }
}

static void glide(struct exhibit *s, const struct map_plane *m,
                  struct map_view to, uint64_t now_ms)
{
    apply(s,
          (struct intent){
              .type = INTENT_MAP_GLIDE, .from_view = m->view, .view = to },
          now_ms);
}

void exhibit_map_double_tap(struct exhibit *s, struct vec2 at, uint64_t now_ms)
{
    const struct map_plane *m = map_of(s, now_ms);

    if (m) {
        glide(s, m, map_view_zoomed(m, double_tap_zoom, at), now_ms);
    }
}

static struct vec2 middle(const struct map_plane *m)
{
    return (struct vec2){ (float)m->window.x + (float)m->window.w / 2.0f,
                          (float)m->window.y + (float)m->window.h / 2.0f };
}

bool exhibit_map_zoom(struct exhibit *s, int steps, uint64_t now_ms)
{
    const struct map_plane *m = map_of(s, now_ms);

    if (m) {
        glide(s, m, map_view_zoomed(m, powf(key_zoom, (float)steps), middle(m)),
              now_ms);
    }
    return m != NULL;
}

bool exhibit_map_wheel(struct exhibit *s, int steps, uint64_t now_ms)
{
    const struct map_plane *m = map_of(s, now_ms);

    if (m) {
        apply(s,
              (struct intent){
                  .type = INTENT_MAP_VIEW,
                  .view = map_view_zoomed(m, powf(wheel_zoom, (float)-steps),
                                          middle(m)) },
              now_ms);
    }
    return m != NULL;
}

/* Arrows move what is seen, so the world goes the other way. */
static struct vec2 way_of(enum focus_move move, const struct map_plane *m)
{
    const float x = (float)m->window.w * key_share;
    const float y = (float)m->window.h * key_share;

    switch (move) {
    case FOCUS_LEFT:
        return (struct vec2){ x, 0.0f };
    case FOCUS_RIGHT:
        return (struct vec2){ -x, 0.0f };
    case FOCUS_UP:
        return (struct vec2){ 0.0f, y };
    case FOCUS_DOWN:
        return (struct vec2){ 0.0f, -y };
    case FOCUS_NONE:
    case FOCUS_NEXT:
    case FOCUS_PREVIOUS:
        break;
    }
    return (struct vec2){ 0.0f, 0.0f };
}

bool exhibit_map_arrow(struct exhibit *s, const struct target *focused,
                       enum focus_move move, uint64_t now_ms)
{
    const struct map_plane *m = map_of(s, now_ms);

    if (!m || !focused || focused->role != ROLE_MAP) {
        return false;
    }
    const struct vec2 way = way_of(move, m);
    if (way.x == 0.0f && way.y == 0.0f) {
        return false; /* Tab leads on */
    }
    glide(s, m, map_view_moved(m, way), now_ms);
    return true;
}
