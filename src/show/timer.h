#pragma once

/**
 * @file
 * How long a talk has lasted: a stopwatch that can be paused.
 *
 * Pure. Times are milliseconds of one monotonic clock; the time of day may
 * jump without a trace here. A time before the one it was started at counts
 * as that one.
 */

#include <stdbool.h>
#include <stdint.h>

/** `{0}` is at rest, at nothing. */
struct timer {
    bool runs;
    uint64_t since_ms;  /**< When it was last set going, while it runs. */
    uint64_t before_ms; /**< What had passed until then. */
};

/** Set going; nothing if it runs. */
void timer_start(struct timer *t, uint64_t now_ms);

/** Stand still, and keep what has passed; nothing if it does. */
void timer_pause(struct timer *t, uint64_t now_ms);

/** Begin anew at nothing; what runs goes on running. */
void timer_reset(struct timer *t, uint64_t now_ms);

/** What has passed. */
uint64_t timer_elapsed_ms(const struct timer *t, uint64_t now_ms);

/** True if it ever ran since it was `{0}` or reset at rest. */
bool timer_is_begun(const struct timer *t);

/** When the next whole second has passed; UINT64_MAX if it stands still. */
uint64_t timer_next_ms(const struct timer *t, uint64_t now_ms);
