#pragma once

/**
 * @file
 * Memory that is refused and calls of the file system that fail, when they
 * are told to. The program's own calls come here because the linker puts
 * ours in the place of the C library's (--wrap); memory that libraries ask
 * for comes here because malloc() of a program goes before that of the C
 * library. So the product has no hook for it.
 *
 * One plan a process. Places are numbered from 0 in the order they are come
 * to; what has threads may come to them in another order each time.
 */

#include <stdbool.h>

enum failing_of {
    FAILING_CALLS,
    FAILING_MEMORY,
};

enum failing_way {
    FAILING_NEVER,  /**< It is only counted. */
    FAILING_KILLED, /**< The process is killed before the call. */
    FAILING_ERROR,  /**< The call is not made; errno says why. */
    FAILING_SHORT,  /**< A read or write does half; others are not counted. */
};

struct failing_plan {
    enum failing_of of;
    enum failing_way way;
    int error;    /**< errno; of memory it is ENOMEM. */
    long number;  /**< The place that fails. */
    bool lasting; /**< And all that follow. */
    /** Whether it is this place, in the place of `number`; NULL: none. */
    bool (*chooses)(long number);
};

/** From now on; the numbers begin again. */
void failing_begin(const struct failing_plan *plan);

/** From now on nothing fails and nothing is counted. */
void failing_end(void);

/** How many places there were. */
long failing_seen(void);

/** Whether it has come to a failure. */
bool failing_happened(void);

/**
 * For the functions in the place of others: how this call goes. errno is
 * set for FAILING_ERROR.
 *
 * @param halves  It can do half of what is asked.
 */
enum failing_way failing_now(enum failing_of of, bool halves);

/**
 * From now on no thread can be had: so that the places come in the same
 * order each time, and a process can be forked at each of them.
 */
void failing_forbid_threads(void);
bool failing_has_threads(void);
