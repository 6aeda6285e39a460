#pragma once

/**
 * @file
 * How careful a start is, after starts in a row that ended at once.
 *
 * After three a start is safe: drawn by the CPU, with no pictures kept from
 * before and, if those starts ended, the last good release. After three of
 * those it is bare: the page that is built in, and no content is read. So
 * there is always a picture.
 * Pure: a number of failures and the time decide.
 */

#include <stdint.h>

enum {
    CAUTION_TRIES = 3,           /**< Starts that end at once, of each kind. */
    CAUTION_AT_ONCE_MS = 60000,  /**< What lasts longer was none of them. */
    CAUTION_TRUST_MS = 3600000,  /**< A safe start that ran so long is over. */
    CAUTION_BARE_MS = 5 * 60000, /**< Then a safe one is tried again. */
    CAUTION_FAILURES_MAX = 2 * CAUTION_TRIES,
};

enum caution {
    CAUTION_NONE,
    CAUTION_SAFE,
    CAUTION_BARE,
};

/** Of a start after so many failures in a row. */
enum caution caution_of(int failures);

/**
 * How many failures the next start finds if this one, which found
 * @p failures, ends unexpectedly after @p ran_ms.
 *
 * A safe start that ran for a minute is no failure; the next is safe again,
 * until one has run for an hour. A bare one makes way for a safe one.
 */
int caution_after(int failures, uint64_t ran_ms);

/** The next time of @p ran_ms that changes that; UINT64_MAX: none. */
uint64_t caution_turn_ms(int failures, uint64_t ran_ms);
