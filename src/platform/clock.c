#include <errno.h>
#include <time.h>

#include "platform.h"

enum {
    /* The system wakes a sleeper this much late, and seldom more: the rest
       is waited for awake. */
    AWAKE_US = 150,
};

uint64_t platform_now_us(void)
{
    struct timespec now;

    /* Cannot fail: the clock exists and the pointer is good. */
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

int64_t platform_utc_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_REALTIME, &now); /* cannot fail either */
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

uint64_t platform_now_ms(void)
{
    return platform_now_us() / 1000;
}

void platform_sleep_until_us(uint64_t until_us)
{
    if (until_us > platform_now_us() + AWAKE_US) {
        const uint64_t wake_us = until_us - AWAKE_US;
        const struct timespec wake = {
            .tv_sec = (time_t)(wake_us / 1000000),
            .tv_nsec = (long)(wake_us % 1000000 * 1000),
        };
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &wake, NULL) ==
               EINTR) {
            /* a signal: it becomes an event, which is read afterwards */
        }
    }
    while (platform_now_us() < until_us) {
        /* less than what the system can promise */
    }
}

struct platform_day platform_day(void)
{
    struct timespec now;
    struct tm local;

    (void)clock_gettime(CLOCK_REALTIME, &now);
    if (!localtime_r(&now.tv_sec, &local)) {
        return (struct platform_day){ .minute = -1, .left_ms = 60000 };
    }
    const int past_ms = local.tm_sec * 1000 + (int)(now.tv_nsec / 1000000);
    return (struct platform_day){
        .minute = local.tm_hour * 60 + local.tm_min,
        /* A leap second is second 60. */
        .left_ms = past_ms < 60000 ? (uint64_t)(60000 - past_ms) : 1,
    };
}
