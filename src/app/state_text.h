#pragma once

/**
 * @file
 * What is kept over a crash, as text: one word a line, the version in front
 * and a checksum at the end. Pure.
 *
 *     standpunt-state 1
 *     asked present - goud-en-peper
 *     …
 *     sum 1f3a…
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kept.h"

enum {
    STATE_BYTES_MAX = 2048,
    STATE_ASKED_BYTES = 256,
    STATE_AGE_MS = 30 * 60 * 1000, /**< A talk that is older is over. */
};

struct state {
    /** What this start was asked for: another one goes its own way. */
    char asked[STATE_ASKED_BYTES];
    int64_t saved_ms; /**< Of the wall clock, in UTC since 1970. */
    int tries;        /**< Starts in a row that went on from this place. */
    struct show_kept kept;
};

/** @return the length of the text, which is closed with NUL. */
size_t state_write(const struct state *state, char out[STATE_BYTES_MAX]);

/**
 * Read what state_write() wrote: to the byte, or it is refused.
 *
 * @param[out] out  Zeroed on failure.
 */
bool state_read(const char *text, size_t len, struct state *out);

/**
 * Make of what was kept what holds at @p utc_ms for a start that was asked
 * for in these words: the talk has gone on meanwhile, or is over; without
 * one, the loop has.
 *
 * @return  False if another start left it.
 */
bool state_accept(struct state *state, const char *asked, int64_t utc_ms);
