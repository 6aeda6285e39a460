#include <time.h>

#include "platform.h"

uint64_t platform_now_ms(void)
{
    struct timespec now;

    /* Cannot fail: the clock exists and the pointer is good. */
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}
