#pragma once

/**
 * @file
 * The two clocks of the program, and the time of day.
 * Thread-safety: any thread.
 */

#include <stdint.h>

/** Minutes of the local time of day, and how long this one still lasts. */
struct platform_day {
    int minute;
    uint64_t left_ms;
};

struct platform_day platform_day(void);

/** Of a monotonic clock. */
uint64_t platform_now_ms(void);
uint64_t platform_now_us(void);

/** The wall clock, since 1970 in UTC; it may be set at any time. */
int64_t platform_utc_ms(void);

/** Return at that time of platform_now_us(), whatever happens meanwhile. */
void platform_sleep_until_us(uint64_t until_us);
