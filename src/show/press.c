/*
 * What a finger is on gives way, and comes back when the finger is gone.
 * Its colour is said by `pressed` alone and changes at once.
 */
#include <math.h>

#include "show_room.h"

enum {
    /* Gives way at once, and comes back so that it is seen. */
    PRESS_IN_MS = 80,
    PRESS_OUT_MS = 160,
};

static uint64_t duration_ms(const struct show_press *press)
{
    return press->out ? PRESS_OUT_MS : PRESS_IN_MS;
}

int show_press_depth(const struct show *s, int64_t target, uint64_t now_ms)
{
    const struct show_press *press = &s->press;
    const int end = target != 0 && s->pressed == target ? PROGRESS_WHOLE : 0;

    if (show_has(s, SETTING_CALM)) {
        return 0;
    }
    if (target == 0 || press->target != target ||
        now_ms >= press->since_ms + duration_ms(press)) {
        return end;
    }
    const uint64_t passed_ms =
        now_ms > press->since_ms ? now_ms - press->since_ms : 0;
    const double share =
        ease_at(EASE_OUT, (double)passed_ms / (double)duration_ms(press));
    return press->from + (int)lround(share * (end - press->from));
}

/* Another page shows it no more; less motion has no way to go. */
static bool moves(const struct show *s, uint64_t now_ms)
{
    return !show_has(s, SETTING_CALM) &&
           (s->pressed != 0 || !transition_is_running(&s->transition, now_ms));
}

/* @param before  What was pressed until now. */
void press_follow(struct show *s, int64_t before, uint64_t now_ms)
{
    const bool out = s->pressed == 0;
    const int64_t target = out ? before : s->pressed;

    if (s->pressed == before) {
        return;
    }
    if (!moves(s, now_ms)) {
        s->press = (struct show_press){ 0 };
        return;
    }
    /* From where it is: a finger may come back before it was out. */
    struct show was = *s;
    was.pressed = before;
    s->press = (struct show_press){
        .target = target,
        .since_ms = now_ms,
        .from = show_press_depth(&was, target, now_ms),
        .out = out,
    };
}

void press_advance(struct show *s, uint64_t now_ms)
{
    if (s->press.target != 0 &&
        now_ms >= s->press.since_ms + duration_ms(&s->press)) {
        s->press = (struct show_press){ 0 };
    }
}
