#pragma once

/**
 * @file
 * A time zone as a table: from which moment on local clocks differ from UTC
 * by how much.
 *
 * Moments are seconds since 1970-01-01 00:00 UTC, without leap seconds. The
 * table is complete from ZONE_YEAR_MIN to ZONE_YEAR_MAX; outside it the
 * nearest offset holds. Pure; read-only, any number of threads.
 */

#include <stddef.h>
#include <stdint.h>

enum {
    ZONE_YEAR_MIN = 2000,
    ZONE_YEAR_MAX = 2099,
    ZONE_OFFSET_S_MAX = 26 * 3600, /**< Either way; RFC 8536, 3.2. */
};

struct zone_change {
    int64_t at_s;
    int offset_s; /**< East of UTC is positive. */
};

/** `{0}` is UTC. */
struct zone {
    int first_offset_s; /**< Before the first change. */
    const struct zone_change *changes;
    size_t count; /**< In order of time. */
};

/** What a local clock is ahead of UTC at @p utc_s. */
int zone_offset_s(const struct zone *zone, int64_t utc_s);

/** The first change after @p utc_s; INT64_MAX if there is none. */
int64_t zone_next_change_s(const struct zone *zone, int64_t utc_s);
