#include "timer.h"

static const uint64_t second_ms = 1000;

static uint64_t since_start_ms(const struct timer *t, uint64_t now_ms)
{
    return t->runs && now_ms > t->since_ms ? now_ms - t->since_ms : 0;
}

uint64_t timer_elapsed_ms(const struct timer *t, uint64_t now_ms)
{
    return t->before_ms + since_start_ms(t, now_ms);
}

void timer_start(struct timer *t, uint64_t now_ms)
{
    if (!t->runs) {
        t->runs = true;
        t->since_ms = now_ms;
    }
}

void timer_pause(struct timer *t, uint64_t now_ms)
{
    t->before_ms = timer_elapsed_ms(t, now_ms);
    t->runs = false;
}

void timer_reset(struct timer *t, uint64_t now_ms)
{
    t->before_ms = 0;
    t->since_ms = now_ms;
}

bool timer_is_begun(const struct timer *t)
{
    return t->runs || t->before_ms > 0;
}

uint64_t timer_next_ms(const struct timer *t, uint64_t now_ms)
{
    if (!t->runs) {
        return UINT64_MAX;
    }
    const uint64_t now = now_ms > t->since_ms ? now_ms : t->since_ms;
    return now + second_ms - timer_elapsed_ms(t, now) % second_ms;
}
