#include "heartbeat.h"

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

void heartbeat_init(struct heartbeat *h, uint64_t watchdog_us, uint64_t now_ms)
{
    /* Half of it, as sd_watchdog_enabled(3) asks for. */
    const uint64_t ping_ms = watchdog_us / 2000;

    *h = (struct heartbeat){
        .ping_every_ms = watchdog_us > 0 && ping_ms == 0 ? 1 : ping_ms,
        .canary_every_ms = least(HEART_CANARY_MS, ping_ms / 2),
        .ping_due_ms = now_ms,
        .canary_due_ms = now_ms,
        .right_ms = now_ms,
    };
}

uint64_t heartbeat_deadline_ms(const struct heartbeat *h)
{
    return h->ping_every_ms == 0 ? UINT64_MAX
                                 : least(h->ping_due_ms, h->canary_due_ms);
}

bool heartbeat_wants_proof(const struct heartbeat *h, uint64_t now_ms)
{
    return h->ping_every_ms > 0 && now_ms >= h->canary_due_ms;
}

static enum heart_order miss(struct heartbeat *h, uint64_t now_ms)
{
    h->canary_due_ms = now_ms + least(HEART_AGAIN_MS, h->canary_every_ms);
    if (++h->misses < HEART_MISSES_MAX) {
        return HEART_GOES_ON;
    }
    const bool was_renewed = h->renewed;
    h->misses = 0;
    h->renewed = true;
    return was_renewed ? HEART_ENDS : HEART_RENEW;
}

enum heart_order heartbeat_frame(struct heartbeat *h, enum platform_shown shown,
                                 bool proved, uint64_t now_ms)
{
    h->shown |= shown == PLATFORM_SHOWN;
    if (!proved || shown == PLATFORM_BEHIND) {
        return HEART_GOES_ON; /* the frame after it will have the canary */
    }
    if (shown != PLATFORM_SHOWN) {
        return miss(h, now_ms);
    }
    h->right_ms = now_ms;
    h->misses = 0;
    h->renewed = false;
    h->canary_due_ms = now_ms + h->canary_every_ms;
    return HEART_GOES_ON;
}

void heartbeat_pumped(struct heartbeat *h)
{
    h->pumped = true;
}

static bool is_fresh(uint64_t at_ms, uint64_t most_ms, uint64_t now_ms)
{
    return at_ms >= now_ms || now_ms - at_ms <= most_ms;
}

bool heartbeat_beats(struct heartbeat *h, uint64_t content_ms, uint64_t now_ms)
{
    if (h->ping_every_ms == 0 || now_ms < h->ping_due_ms) {
        return false;
    }
    const bool alive = h->shown && h->pumped && h->misses == 0 &&
                       is_fresh(h->right_ms, HEART_RIGHT_MS, now_ms) &&
                       is_fresh(content_ms, HEART_CONTENT_MS, now_ms);
    if (!alive) {
        h->ping_due_ms = now_ms + least(HEART_AGAIN_MS, h->ping_every_ms);
        return false;
    }
    h->shown = false;
    h->pumped = false;
    h->ping_due_ms = now_ms + h->ping_every_ms;
    return true;
}
