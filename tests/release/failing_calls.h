#pragma once

/**
 * @file
 * Calls of the file system that fail when they are told to: the linker puts
 * them in the place of the C library's (--wrap), so that the product has no
 * hook for it.
 */

#include <stdbool.h>

enum failing_way {
    FAILING_NEVER,
    FAILING_KILLED, /**< The process is killed before the call. */
    FAILING_ERROR,  /**< The call is not made; errno says EIO. */
};

/** The call @p number from now, from 0, fails in that way, once. */
void failing_set(enum failing_way way, int number);

/** Whether it has come to that. */
bool failing_happened(void);
