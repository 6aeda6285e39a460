#include "target.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "hash.h"

int64_t target_key(const char *id)
{
    const uint64_t hash = hash_bytes(HASH_START, id, strlen(id));
    return hash == 0 ? 1 : (int64_t)hash;
}

const char *target_role_name(enum target_role role)
{
    static const char *const names[] = {
        [ROLE_BUTTON] = "button",   [ROLE_TILE] = "tile",
        [ROLE_LINK] = "link",       [ROLE_WORDS] = "words",
        [ROLE_TOGGLE] = "toggle",   [ROLE_MAP] = "map",
        [ROLE_SURFACE] = "surface",
    };
    return names[role];
}

static bool is_hit(const struct target *t, float x, float y)
{
    const float radius = (float)t->rect.w / 2.0f;
    const float dx = x - ((float)t->rect.x + radius);
    const float dy = y - ((float)t->rect.y + radius);

    return rect_has_point(t->rect, x, y) &&
           (!t->round || dx * dx + dy * dy <= radius * radius);
}

const struct target *target_at(const struct target_list *list, float x, float y)
{
    for (size_t i = list->count; i > 0; i--) {
        if (is_hit(&list->items[i - 1], x, y)) {
            return &list->items[i - 1];
        }
    }
    return NULL;
}

static bool can_focus(const struct target *t)
{
    return t->role != ROLE_SURFACE;
}

/* A free area that says no more than that somebody is there, or steps on. */
static bool gives_way(const struct target *t)
{
    if (!t) {
        return true;
    }
    const enum intent_type type = t->intent.type;

    return !can_focus(t) && (type == INTENT_NONE || type == INTENT_TOUCHED ||
                             type == INTENT_HOME || type == INTENT_NEXT ||
                             type == INTENT_PREVIOUS);
}

static float beyond(float at, int from, int length)
{
    const float before = (float)from - at;
    const float after = at - (float)(from + length);

    return before > 0.0f ? before : after > 0.0f ? after : 0.0f;
}

const struct target *target_near(const struct target_list *list, struct vec2 at,
                                 float reach_px)
{
    const struct target *best = target_at(list, at.x, at.y);
    float best_px = reach_px;

    if (!gives_way(best)) {
        return best;
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct target *t = &list->items[i];
        const float px = hypotf(beyond(at.x, t->rect.x, t->rect.w),
                                beyond(at.y, t->rect.y, t->rect.h));
        const bool nearer =
            !best || !can_focus(best) ? px <= best_px : px < best_px;
        if (can_focus(t) && nearer) {
            best = t;
            best_px = px;
        }
    }
    return best;
}

const struct target *target_lookup(const struct target_list *list, int64_t key)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].key == key) {
            return &list->items[i];
        }
    }
    return NULL;
}

static int64_t first(const struct target_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (can_focus(&list->items[i])) {
            return list->items[i].key;
        }
    }
    return 0;
}

/* The next one in the list's order, or the same at an end. */
static int64_t in_order(const struct target_list *list,
                        const struct target *from, int step)
{
    const struct target *end = list->items + list->count;

    for (const struct target *t = from + step; t >= list->items && t < end;
         t += step) {
        if (can_focus(t)) {
            return t->key;
        }
    }
    return from->key;
}

struct direction {
    int dx, dy;
};

static int middle_x(struct rect r)
{
    return r.x + r.w / 2;
}

static int middle_y(struct rect r)
{
    return r.y + r.h / 2;
}

static int64_t absolute(int64_t v)
{
    return v < 0 ? -v : v;
}

/*
 * How far a target lies in a direction; sideways counts double. Negative if
 * it does not lie that way at all.
 */
static int64_t distance(struct rect from, struct rect to, struct direction d)
{
    const int64_t x = middle_x(to) - middle_x(from);
    const int64_t y = middle_y(to) - middle_y(from);
    const int64_t along = x * d.dx + y * d.dy;
    const int64_t aside = absolute(x * d.dy) + absolute(y * d.dx);

    /* More than 45 degrees away is another direction, unless it overlaps. */
    const bool overlaps = d.dx != 0
                              ? to.y < from.y + from.h && from.y < to.y + to.h
                              : to.x < from.x + from.w && from.x < to.x + to.w;
    if (along <= 0 || (!overlaps && aside > 2 * along)) {
        return -1;
    }
    return along + (overlaps ? aside / 4 : aside * 2);
}

static int64_t towards(const struct target_list *list,
                       const struct target *from, struct direction d)
{
    const struct target *best = from;
    int64_t best_distance = INT64_MAX;

    for (size_t i = 0; i < list->count; i++) {
        const struct target *t = &list->items[i];
        const int64_t far = distance(from->rect, t->rect, d);
        if (t != from && can_focus(t) && t->role != ROLE_MAP && far >= 0 &&
            far < best_distance) {
            best = t;
            best_distance = far;
        }
    }
    return best->key;
}

int64_t target_after(const struct target_list *list, int64_t from,
                     enum focus_move move)
{
    const struct target *here = target_lookup(list, from);

    if (!here) {
        return first(list);
    }
    switch (move) {
    case FOCUS_NONE:
        return from;
    case FOCUS_NEXT:
        return in_order(list, here, 1);
    case FOCUS_PREVIOUS:
        return in_order(list, here, -1);
    case FOCUS_LEFT:
        return towards(list, here, (struct direction){ -1, 0 });
    case FOCUS_RIGHT:
        return towards(list, here, (struct direction){ 1, 0 });
    case FOCUS_UP:
        return towards(list, here, (struct direction){ 0, -1 });
    case FOCUS_DOWN:
        return towards(list, here, (struct direction){ 0, 1 });
    }
    return from;
}
