#include "clock.h"

#include <sys/prctl.h>
#include <time.h>

double clock_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

void clock_wait(double ms)
{
    const long long ns = (long long)(ms * 1e6);
    const struct timespec t = {
        .tv_sec = (time_t)(ns / 1000000000),
        .tv_nsec = (long)(ns % 1000000000),
    };

    (void)clock_nanosleep(CLOCK_MONOTONIC, 0, &t, NULL);
}

void clock_sharpen(void)
{
    (void)prctl(PR_SET_TIMERSLACK, 1UL, 0, 0, 0);
}
