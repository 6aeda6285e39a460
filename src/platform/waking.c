#include "waking.h"

#include <time.h>

#include "log.h"

enum {
    ASLEEP_MS_MIN = 1000, /* less is two clocks that are read one by one */
};

static int64_t read_ms(clockid_t clock)
{
    struct timespec now;

    /* Cannot fail: the clock exists and the pointer is good. */
    (void)clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

uint64_t waking_asleep_ms(void)
{
    const int64_t asleep_ms =
        read_ms(CLOCK_BOOTTIME) - read_ms(CLOCK_MONOTONIC);

    return asleep_ms > 0 ? (uint64_t)asleep_ms : 0;
}

bool waking_take(uint64_t *known_ms, uint64_t asleep_ms)
{
    if (asleep_ms < *known_ms + ASLEEP_MS_MIN) {
        return false;
    }
    log_info("the machine has slept for %llu s",
             (unsigned long long)(asleep_ms - *known_ms) / 1000);
    *known_ms = asleep_ms;
    return true;
}
