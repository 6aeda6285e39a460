#pragma once

/**
 * @file
 * A moment as a tape writes it: date, time and what that time is ahead of
 * UTC (RFC 3339). Pure.
 */

#include "span.h"

enum {
    MOMENT_YEAR_MIN = 2000,
    MOMENT_YEAR_MAX = 2099,
};

/**
 * Read `2026-03-28T22:00:00+01:00`, or `Z` at the end for UTC.
 *
 * @param[out] out_ms  Milliseconds since 1970 in UTC; unchanged on failure.
 */
bool moment_read(struct span s, int64_t *out_ms);
