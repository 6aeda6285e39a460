/*
 * Lists: dragged by the finger, then carried on by their speed, which falls
 * to a third each 325 ms, as visitors know it from their phones.
 */
#include <math.h>

#include "show_room.h"

static const float decay_ms = 325.0f;
static const float velocity_min = 20.0f; /* pixels per second: stands still */

void scroll_stop(struct show *s)
{
    s->scroll.moving = false;
}

/* True if it could move as far as asked. */
static bool move(struct show *s, int delta_px, int limit_px)
{
    int *scroll = &history_top(s)->scroll_px;
    const int wanted = *scroll + delta_px;

    *scroll = wanted < 0 ? 0 : wanted > limit_px ? limit_px : wanted;
    return *scroll == wanted;
}

void scroll_by(struct show *s, int delta_px, int limit_px)
{
    if (s->state != STATE_BROWSE) {
        return;
    }
    scroll_stop(s);
    (void)move(s, delta_px, limit_px);
}

void scroll_fling(struct show *s, float velocity, int limit_px, uint64_t now_ms)
{
    if (s->state != STATE_BROWSE || fabsf(velocity) < velocity_min) {
        return;
    }
    s->scroll = (struct show_scroll){
        .velocity = velocity,
        .limit_px = limit_px,
        .last_ms = now_ms,
        .moving = true,
    };
}

void scroll_advance(struct show *s, uint64_t now_ms)
{
    struct show_scroll *scroll = &s->scroll;

    if (!scroll->moving || now_ms <= scroll->last_ms) {
        return;
    }
    /* Distance is the integral of v * exp(-t / decay). */
    const float passed_ms = (float)(now_ms - scroll->last_ms);
    const float left = expf(-passed_ms / decay_ms);
    const float distance =
        scroll->rest_px + scroll->velocity * (1.0f - left) * decay_ms / 1000.0f;
    const int whole = (int)distance;

    scroll->rest_px = distance - (float)whole;
    scroll->velocity *= left;
    scroll->last_ms = now_ms;
    scroll->moving = move(s, whole, scroll->limit_px) &&
                     fabsf(scroll->velocity) >= velocity_min;
}
