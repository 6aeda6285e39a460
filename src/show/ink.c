#include "ink.h"

#include <stdlib.h>
#include <string.h>

bool ink_is_seen(const struct ink *ink, const struct ink_stroke *stroke)
{
    return stroke->born <= ink->act &&
           (stroke->gone == 0 || stroke->gone > ink->act);
}

bool ink_is_clean(const struct ink *ink)
{
    for (int i = 0; i < ink->stroke_count; i++) {
        if (ink_is_seen(ink, &ink->strokes[i])) {
            return false;
        }
    }
    return true;
}

static struct ink_stroke *last_stroke(struct ink *ink)
{
    return &ink->strokes[ink->stroke_count - 1];
}

/* What was undone cannot be done again once something else is done. */
static void begin_act(struct ink *ink)
{
    while (ink->stroke_count > 0 && last_stroke(ink)->born > ink->act) {
        ink->point_count -= last_stroke(ink)->count;
        ink->stroke_count--;
    }
    for (int i = 0; i < ink->stroke_count; i++) {
        struct ink_stroke *stroke = &ink->strokes[i];
        stroke->gone = stroke->gone > ink->act ? 0 : stroke->gone;
    }
    ink->act++;
    ink->act_last = ink->act;
}

static void keep(struct ink *ink, const struct ink_stroke *stroke)
{
    const int first = ink->point_count;

    memmove(&ink->points[first], &ink->points[stroke->first],
            stroke->count * sizeof(ink->points[0]));
    ink->point_count += stroke->count;
    ink->strokes[ink->stroke_count] = (struct ink_stroke){
        .first = (uint16_t)first,
        .count = stroke->count,
        .born = (uint16_t)(ink->stroke_count + 1),
    };
    ink->stroke_count++;
}

/* Only what is seen, as if nothing else had ever been. */
static void forget_unseen(struct ink *ink)
{
    const int count = ink->stroke_count;

    ink->stroke_count = 0;
    ink->point_count = 0;
    for (int i = 0; i < count; i++) {
        const struct ink_stroke stroke = ink->strokes[i];
        if (ink_is_seen(ink, &stroke)) {
            keep(ink, &stroke);
        }
    }
    ink->act = ink->stroke_count;
    ink->act_last = ink->act;
}

static bool is_full(const struct ink *ink)
{
    return ink->stroke_count == INK_STROKE_MAX ||
           ink->point_count == INK_POINT_MAX;
}

static void add_point(struct ink *ink, struct slide_point at)
{
    ink->points[ink->point_count++] =
        (struct ink_point){ (uint16_t)at.x, (uint16_t)at.y };
    last_stroke(ink)->count++;
}

bool ink_begin(struct ink *ink, struct slide_point at)
{
    ink_lift(ink);
    if (is_full(ink) || ink->act == INK_ACT_MAX) {
        forget_unseen(ink);
    }
    if (is_full(ink)) {
        return false;
    }
    begin_act(ink);
    ink->strokes[ink->stroke_count++] = (struct ink_stroke){
        .first = (uint16_t)ink->point_count,
        .born = (uint16_t)ink->act,
    };
    add_point(ink, at);
    ink->open = true;
    return true;
}

bool ink_extend(struct ink *ink, struct slide_point at, int step)
{
    if (!ink->open) {
        return true;
    }
    const struct ink_point end = ink->points[ink->point_count - 1];
    if (abs(at.x - end.x) < step && abs(at.y - end.y) < step) {
        return true;
    }
    if (ink->point_count == INK_POINT_MAX) {
        return false;
    }
    add_point(ink, at);
    return true;
}

void ink_lift(struct ink *ink)
{
    ink->open = false;
    ink->wipes = false;
}

void ink_drop(struct ink *ink)
{
    if (ink->open) {
        (void)ink_undo(ink);
        ink->act_last = ink->act;
        ink->point_count -= last_stroke(ink)->count;
        ink->stroke_count--;
    }
    ink_lift(ink);
}

/* How far a place is from a piece of a stroke, squared; a reach is 1. */
static float distance(const struct ink_point ends[2], struct slide_point at,
                      struct slide_point reach)
{
    const float rx = (float)reach.x;
    const float ry = (float)reach.y;
    const float ax = (float)(ends[0].x - at.x) / rx;
    const float ay = (float)(ends[0].y - at.y) / ry;
    const float dx = (float)(ends[1].x - ends[0].x) / rx;
    const float dy = (float)(ends[1].y - ends[0].y) / ry;
    const float whole = dx * dx + dy * dy;
    const float along = whole > 0.0f ? -(ax * dx + ay * dy) / whole : 0.0f;
    const float t = along < 0.0f ? 0.0f : along > 1.0f ? 1.0f : along;
    const float x = ax + t * dx;
    const float y = ay + t * dy;

    return x * x + y * y;
}

static bool is_met(const struct ink *ink, const struct ink_stroke *stroke,
                   struct slide_point at, struct slide_point reach)
{
    const struct ink_point *points = &ink->points[stroke->first];

    for (int i = 0; i < stroke->count; i++) {
        const struct ink_point ends[2] = { points[i > 0 ? i - 1 : 0],
                                           points[i] };
        if (distance(ends, at, reach) <= 1.0f) {
            return true;
        }
    }
    return false;
}

/* One act from the first stroke that is met until the eraser is lifted. */
static void begin_wiping(struct ink *ink)
{
    if (!ink->wipes) {
        begin_act(ink);
        ink->wipes = true;
    }
}

bool ink_erase(struct ink *ink, struct slide_point at, struct slide_point reach)
{
    bool met = false;

    if (ink->act == INK_ACT_MAX && !ink->wipes) {
        forget_unseen(ink);
    }
    for (int i = 0; i < ink->stroke_count; i++) {
        struct ink_stroke *stroke = &ink->strokes[i];
        if (ink_is_seen(ink, stroke) && is_met(ink, stroke, at, reach)) {
            begin_wiping(ink);
            stroke->gone = (uint16_t)ink->act;
            met = true;
        }
    }
    return met;
}

bool ink_clear(struct ink *ink)
{
    ink_lift(ink);
    if (ink_is_clean(ink)) {
        return false;
    }
    if (ink->act == INK_ACT_MAX) {
        forget_unseen(ink);
    }
    begin_act(ink);
    for (int i = 0; i < ink->stroke_count; i++) {
        struct ink_stroke *stroke = &ink->strokes[i];
        stroke->gone = stroke->gone == 0 ? (uint16_t)ink->act : stroke->gone;
    }
    return true;
}

bool ink_undo(struct ink *ink)
{
    const bool can = ink->act > 0;

    ink->act -= can ? 1 : 0;
    return can;
}

bool ink_redo(struct ink *ink)
{
    const bool can = ink->act < ink->act_last;

    ink->act += can ? 1 : 0;
    return can;
}
