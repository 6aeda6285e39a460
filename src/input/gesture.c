#include "gesture.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    SPEED_WINDOW_MS = 100,  /* older samples say nothing about the release */
    SPEED_SPAN_MS_MIN = 16, /* over less than a frame, speed is noise */
    SAMPLE_STEP_MS = 12,    /* so that GESTURE_SAMPLE_MAX fill the window */
};

static const float pinch_px_min = 24.0f;

/* A clock that steps back counts as one that stands still. */
static uint64_t elapsed_ms(uint64_t now_ms, uint64_t then_ms)
{
    return now_ms > then_ms ? now_ms - then_ms : 0;
}

static struct vec2 vec2_minus(struct vec2 a, struct vec2 b)
{
    return (struct vec2){ a.x - b.x, a.y - b.y };
}

static bool has_leader(const struct gesture *g)
{
    return g->state == GESTURE_PRESSED || g->state == GESTURE_DRAGGING;
}

/* Contacts: the fingers that are down, as far as the panel told. */

static int find_contact(const struct gesture *g, int64_t id)
{
    for (int i = 0; i < g->contact_count; i++) {
        if (g->contacts[i].id == id) {
            return i;
        }
    }
    return -1;
}

static void add_contact(struct gesture *g, const struct touch *t,
                        uint64_t now_ms)
{
    if (g->contact_count == GESTURE_CONTACT_MAX) {
        return; /* untracked: its moves and its release are ignored */
    }
    g->contacts[g->contact_count] =
        (struct gesture_contact){ .id = t->id, .seen_ms = now_ms, .at = t->at };
    g->contact_count++;
}

static void remove_contact(struct gesture *g, int index)
{
    assert(index >= 0 && index < g->contact_count);

    g->contact_count--;
    g->contacts[index] = g->contacts[g->contact_count];
}

/* Samples: where the leader was in the last SPEED_WINDOW_MS. */

static void add_sample(struct gesture *g, struct vec2 at, uint64_t now_ms)
{
    if (g->sample_count > 0) {
        const uint64_t newest_ms = g->samples[g->sample_count - 1].time_ms;
        if (elapsed_ms(now_ms, newest_ms) < SAMPLE_STEP_MS) {
            return;
        }
    }
    if (g->sample_count == GESTURE_SAMPLE_MAX) {
        g->sample_count--;
        memmove(g->samples, g->samples + 1,
                (size_t)g->sample_count * sizeof(g->samples[0]));
    }
    g->samples[g->sample_count] =
        (struct gesture_sample){ .at = at, .time_ms = now_ms };
    g->sample_count++;
}

/* From the oldest sample in the window to the release, in pixels per second.
   A finger that rests before it leaves has no sample there, and no speed. */
static struct vec2 release_velocity(const struct gesture *g, struct vec2 at,
                                    uint64_t now_ms)
{
    for (int i = 0; i < g->sample_count; i++) {
        uint64_t span_ms = elapsed_ms(now_ms, g->samples[i].time_ms);
        if (span_ms > SPEED_WINDOW_MS) {
            continue;
        }
        if (span_ms < SPEED_SPAN_MS_MIN) {
            span_ms = SPEED_SPAN_MS_MIN;
        }
        const struct vec2 travel = vec2_minus(at, g->samples[i].at);
        const float per_second = 1000.0f / (float)span_ms;
        return (struct vec2){ travel.x * per_second, travel.y * per_second };
    }
    return (struct vec2){ 0 };
}

/* States. */

static struct gesture_event event_at(const struct gesture *g,
                                     enum gesture_type type, struct vec2 at)
{
    return (struct gesture_event){ .type = type, .from = g->from, .at = at };
}

static struct gesture_event begin_press(struct gesture *g,
                                        const struct touch *t, uint64_t now_ms)
{
    g->state = GESTURE_PRESSED;
    g->leader = t->id;
    g->from = t->at;
    g->last = t->at;
    g->down_ms = now_ms;
    g->sample_count = 0;
    add_sample(g, t->at, now_ms);
    return event_at(g, GESTURE_PRESS, t->at);
}

/* The leader ended without a decision, or will not be let decide. */
static struct gesture_event cancel(struct gesture *g)
{
    const bool led = has_leader(g);

    g->state = g->contact_count > 0 ? GESTURE_SPOILED : GESTURE_IDLE;
    return led ? event_at(g, GESTURE_CANCEL, g->last)
               : (struct gesture_event){ 0 };
}

static struct gesture_event move_leader(struct gesture *g, struct vec2 at,
                                        uint64_t now_ms)
{
    const struct vec2 travel = vec2_minus(at, g->from);

    add_sample(g, at, now_ms);
    if (g->state == GESTURE_PRESSED &&
        hypotf(travel.x, travel.y) <= g->params.slop_px) {
        return (struct gesture_event){ 0 };
    }

    g->state = GESTURE_DRAGGING;
    struct gesture_event event = event_at(g, GESTURE_DRAG, at);
    event.delta = vec2_minus(at, g->last);
    g->last = at;
    return event;
}

static struct gesture_event end_press(struct gesture *g, struct vec2 at,
                                      uint64_t now_ms)
{
    const uint64_t limit_ms = g->params.press_ms_max;
    const bool too_long =
        limit_ms > 0 && elapsed_ms(now_ms, g->down_ms) > limit_ms;

    g->state = GESTURE_IDLE;
    return event_at(g, too_long ? GESTURE_CANCEL : GESTURE_TAP, at);
}

static struct gesture_event end_drag(struct gesture *g, struct vec2 at,
                                     uint64_t now_ms)
{
    struct gesture_event event = event_at(g, GESTURE_DRAG_END, at);

    event.delta = vec2_minus(at, g->last);
    event.velocity = release_velocity(g, at, now_ms);
    g->state = GESTURE_IDLE;
    return event;
}

/* Two fingers. */

struct stretch {
    struct vec2 middle;
    float length;
};

static struct stretch stretch_of(const struct gesture *g)
{
    const struct vec2 a = g->contacts[0].at;
    const struct vec2 b = g->contacts[1].at;

    return (struct stretch){
        .middle = { (a.x + b.x) / 2.0f, (a.y + b.y) / 2.0f },
        .length = hypotf(b.x - a.x, b.y - a.y),
    };
}

/* What the first finger had pressed or dragged is over. */
static struct gesture_event begin_pinch(struct gesture *g)
{
    g->state = GESTURE_PINCHING;
    return event_at(g, GESTURE_CANCEL, g->last);
}

static struct gesture_event move_pinch(struct gesture *g, int index,
                                       struct vec2 at)
{
    const struct stretch before = stretch_of(g);

    g->contacts[index].at = at;
    const struct stretch now = stretch_of(g);
    struct gesture_event event = event_at(g, GESTURE_PINCH, now.middle);
    event.delta = vec2_minus(now.middle, before.middle);
    /* Fingers that touch each other say nothing about a size. */
    event.scale =
        fmaxf(now.length, pinch_px_min) / fmaxf(before.length, pinch_px_min);
    return event;
}

/* Phases. */

static struct gesture_event touch_down(struct gesture *g, const struct touch *t,
                                       uint64_t now_ms)
{
    (void)gesture_tick(g, now_ms); /* a press that it ends is replaced */

    const int known = find_contact(g, t->id);
    if (known >= 0) {
        remove_contact(g, known); /* its release was lost */
        (void)cancel(g);
    }
    const bool alone = g->state == GESTURE_IDLE;
    const bool joins = has_leader(g) && g->contact_count == 1 && g->can_pinch;
    add_contact(g, t, now_ms);
    if (joins) {
        return begin_pinch(g);
    }
    return alone ? begin_press(g, t, now_ms) : cancel(g);
}

static struct gesture_event touch_move(struct gesture *g, const struct touch *t,
                                       uint64_t now_ms)
{
    const int known = find_contact(g, t->id);

    if (known < 0) {
        return (struct gesture_event){ 0 };
    }
    g->contacts[known].seen_ms = now_ms;
    if (g->state == GESTURE_PINCHING) {
        return move_pinch(g, known, t->at);
    }
    g->contacts[known].at = t->at;
    return has_leader(g) ? move_leader(g, t->at, now_ms)
                         : (struct gesture_event){ 0 };
}

static struct gesture_event touch_up(struct gesture *g, const struct touch *t,
                                     uint64_t now_ms)
{
    const int known = find_contact(g, t->id);

    if (known < 0) {
        return (struct gesture_event){ 0 };
    }
    remove_contact(g, known);
    if (!has_leader(g)) {
        return cancel(g); /* idle again with the last finger */
    }

    const struct vec2 travel = vec2_minus(t->at, g->from);
    const bool inside = hypotf(travel.x, travel.y) <= g->params.slop_px;
    return g->state == GESTURE_PRESSED && inside ? end_press(g, t->at, now_ms)
                                                 : end_drag(g, t->at, now_ms);
}

static struct gesture_event touch_lost(struct gesture *g, const struct touch *t)
{
    const int known = find_contact(g, t->id);

    if (known < 0) {
        return (struct gesture_event){ 0 };
    }
    remove_contact(g, known);
    return cancel(g);
}

void gesture_init(struct gesture *g, const struct gesture_params *params)
{
    assert(params->slop_px > 0.0f);

    *g = (struct gesture){ .params = *params };
}

struct gesture_event gesture_feed(struct gesture *g, const struct touch *t,
                                  uint64_t time_ms)
{
    switch (t->phase) {
    case TOUCH_DOWN:
        return touch_down(g, t, time_ms);
    case TOUCH_MOVE:
        return touch_move(g, t, time_ms);
    case TOUCH_UP:
        return touch_up(g, t, time_ms);
    case TOUCH_LOST:
        return touch_lost(g, t);
    case TOUCH_HOVER:
        break;
    }
    return (struct gesture_event){ 0 };
}

struct gesture_event gesture_tick(struct gesture *g, uint64_t now_ms)
{
    const int before = g->contact_count;

    for (int i = before - 1; i >= 0; i--) {
        if (elapsed_ms(now_ms, g->contacts[i].seen_ms) >= GESTURE_AGE_MS) {
            remove_contact(g, i);
        }
    }
    /* While one leads it is the only contact, so it was the one that left. */
    return g->contact_count < before ? cancel(g) : (struct gesture_event){ 0 };
}

uint64_t gesture_deadline_ms(const struct gesture *g)
{
    uint64_t when = UINT64_MAX;

    for (int i = 0; i < g->contact_count; i++) {
        const uint64_t end_ms = g->contacts[i].seen_ms + GESTURE_AGE_MS;
        when = end_ms < when ? end_ms : when;
    }
    return when;
}

struct gesture_event gesture_reset(struct gesture *g)
{
    g->contact_count = 0;
    return cancel(g);
}
