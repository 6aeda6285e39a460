#pragma once

/**
 * @file
 * A machine that slept: its monotonic clock stood still meanwhile, and what
 * a driver had of pictures may be gone.
 */

#include <stdbool.h>
#include <stdint.h>

/** How long it has slept since it was started, in milliseconds. */
uint64_t waking_asleep_ms(void);

/**
 * Whether it woke since the last call, which is then one line in the log.
 *
 * @param known_ms   What was known of its sleep; brought up to date.
 * @param asleep_ms  waking_asleep_ms().
 */
bool waking_take(uint64_t *known_ms, uint64_t asleep_ms);
