#pragma once

/**
 * @file
 * Why bytes that looked like a picture have no pixels.
 *
 * Numbers, because they cross from the process that decodes to the one that
 * shows: a word from there would reach the log unread. Pure.
 */

enum decode_reason {
    DECODE_FINE,
    DECODE_DAMAGED,
    DECODE_OTHER_SIZE,
    DECODE_NO_MEMORY,
    DECODE_TOO_PROGRESSIVE,
    DECODE_UNKNOWN_KIND,
    DECODE_REASON_COUNT,
};

/** NULL for DECODE_FINE, else words for a log line. */
const char *decode_reason_text(enum decode_reason reason);
