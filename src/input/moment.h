#pragma once

/**
 * @file
 * A moment as a tape writes it: date, time and what that time is ahead of
 * UTC (RFC 3339). Pure.
 */

#include <stdint.h>

#include "span.h"

enum {
    MOMENT_YEAR_MIN = 2000,
    MOMENT_YEAR_MAX = 2099,
};

struct moment {
    int64_t utc_ms; /**< Since 1970. */
    int ahead_min;  /**< Of UTC, where it was written. */
};

/**
 * Read `2026-03-28T22:00:00+01:00`, or `Z` at the end for UTC.
 *
 * @param[out] out  Unchanged on failure.
 */
bool moment_read(struct span s, struct moment *out);
