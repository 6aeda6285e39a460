#pragma once

/**
 * @file
 * Keeps a line that comes again and again from filling the log.
 *
 * The same line passes a few times a minute; then it is counted, and the
 * count is told with the first one that passes again. Pure; `{0}` is a valid
 * value. Thread-safety: none.
 */

#include <stdbool.h>
#include <stdint.h>

enum {
    LOG_SAME_PER_MINUTE = 5,
    LOG_LINES_KNOWN = 32, /**< The one that began first is forgotten. */
};

struct log_limit {
    struct log_line {
        uint64_t hash;    /**< Of the line; 0: free. */
        uint64_t since_s; /**< When its minute began. */
        int count;        /**< In this minute. */
        int missed;       /**< That did not pass. */
    } lines[LOG_LINES_KNOWN];
};

/**
 * Whether a line may be written.
 *
 * @param hash   Of the whole line.
 * @param now_s  Seconds of a clock that never decreases.
 * @param[out] missed  With true: how often it was not since it last was.
 */
bool log_limit_pass(struct log_limit *limit, uint64_t hash, uint64_t now_s,
                    int *missed);
