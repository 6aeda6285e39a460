#pragma once

/**
 * @file
 * The status of a program that ends because it cannot go on, and wants to be
 * started again where it was.
 */

enum {
    /** EX_TEMPFAIL of sysexits.h: a failure that may pass. */
    EXIT_START_AGAIN = 75,
};
