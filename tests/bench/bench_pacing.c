/**
 * @file
 * How far from when they are due frames are, on this machine and now: what
 * the clock of a movement without a vertical sync is worth.
 */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "pacing.h"
#include "platform.h"

enum {
    FRAMES = 600, /* ten seconds */
    PERIOD_US = 16667,
};

static int compare(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;

    return x < y ? -1 : x > y ? 1 : 0;
}

/* As much as composing a frame costs, and not the same each time. */
static void work(int frame)
{
    const uint64_t until_us =
        platform_now_us() + 500 + (uint64_t)(frame * 37 % 50) * 100;

    while (platform_now_us() < until_us) {
        /* busy */
    }
}

static double cpu_ms(void)
{
    return (double)clock() * 1000.0 / CLOCKS_PER_SEC;
}

int main(void)
{
    static uint64_t errors_us[FRAMES];
    struct pacing p = { .period_us = PERIOD_US };
    double waited_ms = 0;
    int late = 0;

    for (int i = 0; i < FRAMES; i++) {
        const uint64_t now_us = platform_now_us();
        const uint64_t due_us = pacing_next_us(&p, now_us);
        const double before_ms = cpu_ms();
        platform_sleep_until_us(due_us);
        waited_ms += cpu_ms() - before_ms;
        errors_us[i] = platform_now_us() - p.grid_us;
        late += i > 0 && p.grid_us <= now_us;
        work(i);
    }
    qsort(errors_us, FRAMES, sizeof(errors_us[0]), compare);
    (void)printf("frames from when they are due, of %d at 60 a second\n"
                 "  median %" PRIu64 " us, p95 %" PRIu64 " us, p99 %" PRIu64
                 " us, worst %" PRIu64 " us; %d late\n"
                 "  waiting took %.2f ms of CPU a second\n",
                 FRAMES, errors_us[FRAMES / 2], errors_us[FRAMES * 95 / 100],
                 errors_us[FRAMES * 99 / 100], errors_us[FRAMES - 1], late,
                 waited_ms / (FRAMES * PERIOD_US / 1e6));
    return 0;
}
