#include "pinch.h"

#include <math.h>

/* Fingers that touch each other are this far apart: no wild jumps. */
static const float apart_least_px = 20.0f;

static struct vec2 middle_of(const struct pinch *p)
{
    return (struct vec2){
        (p->fingers[0].at.x + p->fingers[1].at.x) / 2.0f,
        (p->fingers[0].at.y + p->fingers[1].at.y) / 2.0f,
    };
}

static float apart_of(const struct pinch *p)
{
    const float apart = hypotf(p->fingers[0].at.x - p->fingers[1].at.x,
                               p->fingers[0].at.y - p->fingers[1].at.y);
    return fmaxf(apart, apart_least_px);
}

static struct pinch_event event_of(const struct pinch *p, enum pinch_type type)
{
    return (struct pinch_event){ type, p->middle, middle_of(p), p->apart,
                                 apart_of(p) };
}

static int find(const struct pinch *p, int64_t id)
{
    for (int i = 0; i < p->count; i++) {
        if (p->fingers[i].id == id) {
            return i;
        }
    }
    return -1;
}

static struct pinch_event down(struct pinch *p, const struct touch *t)
{
    const int known = find(p, t->id);

    if (known >= 0) {
        p->fingers[known].at = t->at; /* its release was lost */
        return (struct pinch_event){ .type = PINCH_NONE };
    }
    if (p->count == 2 || p->others > 0) {
        p->others++;
        return (struct pinch_event){ .type = PINCH_NONE };
    }
    p->fingers[p->count++] = (struct pinch_finger){ t->id, t->at };
    if (p->count < 2) {
        return (struct pinch_event){ .type = PINCH_NONE };
    }
    p->middle = middle_of(p);
    p->apart = apart_of(p);
    return event_of(p, PINCH_BEGIN);
}

static struct pinch_event move(struct pinch *p, const struct touch *t)
{
    const int known = find(p, t->id);

    if (known < 0) {
        return (struct pinch_event){ .type = PINCH_NONE };
    }
    p->fingers[known].at = t->at;
    return p->count == 2 ? event_of(p, PINCH_MOVE)
                         : (struct pinch_event){ .type = PINCH_NONE };
}

static struct pinch_event up(struct pinch *p, const struct touch *t)
{
    const int known = find(p, t->id);

    if (known < 0) {
        p->others -= p->others > 0 ? 1 : 0;
        return (struct pinch_event){ .type = PINCH_NONE };
    }
    const bool was_two = p->count == 2;
    const struct pinch_event end =
        was_two ? event_of(p, PINCH_END)
                : (struct pinch_event){ .type = PINCH_NONE };
    p->others += p->count - 1;
    p->count = 0;
    return end;
}

struct pinch_event pinch_feed(struct pinch *p, const struct touch *t)
{
    switch (t->phase) {
    case TOUCH_DOWN:
        return down(p, t);
    case TOUCH_MOVE:
        return move(p, t);
    case TOUCH_UP:
    case TOUCH_LOST:
        return up(p, t);
    case TOUCH_HOVER:
        break;
    }
    return (struct pinch_event){ .type = PINCH_NONE };
}
