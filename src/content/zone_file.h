#pragma once

/**
 * @file
 * Time zones of this machine: TZif files (RFC 8536) under
 * /usr/share/zoneinfo, by name.
 *
 * The C library knows the zone of the process only; a stand names its own.
 * Nothing of a file is trusted: every count is checked against what is
 * there, and a file that is broken is no zone.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "zone.h"

enum {
    ZONE_NAME_BYTES_MAX = 64,
    ZONE_FILE_BYTES_MAX = 64 * 1024, /**< The largest there is has 4 KiB. */
    /** In a table, and for years after it. */
    ZONE_CHANGE_COUNT_MAX = 2000 + 2 * (ZONE_YEAR_MAX - ZONE_YEAR_MIN + 1),
};

/** A file in memory. */
struct zone_bytes {
    const unsigned char *data;
    size_t len;
};

/**
 * Read a file's bytes.
 *
 * @param arena  Gets the table, at most ZONE_CHANGE_COUNT_MAX entries.
 * @return       False if it is no TZif file of version 2 or later without
 *               leap seconds, or if @p arena is full; it is then unchanged.
 */
bool zone_parse(struct arena *arena, struct zone_bytes bytes, struct zone *out);

/** The same for a zone by name, `Europe/Amsterdam`. */
bool zone_load(struct arena *arena, const char *name, struct zone *out);

/** False if this machine has no time zones at all. */
bool zone_machine_has_any(void);
