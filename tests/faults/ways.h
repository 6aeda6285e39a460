#pragma once

/**
 * @file
 * By which ways a scenario comes to its places: the same functions, called
 * from the same places of the program, are one way. It lies in memory that
 * processes share. Addresses are those of one process and what it forks.
 */

#include <stdbool.h>
#include <stdint.h>

enum {
    WAYS_MAX = 1 << 14,
    WAYS_CALLERS_MAX = 64, /**< Of a longer chain only the end counts. */
};

struct ways {
    uint64_t known[2 * WAYS_MAX]; /**< By hash; 0 is free. */
    struct way_first {
        long number;  /**< Of the first place … */
        uint64_t way; /**< … that is come to in this way. */
    } firsts[WAYS_MAX];
    long count;
};

/** From now on a way begins after this address: who began is no part of it. */
void ways_begin_at(const void *address);

/** The way to here, never 0; other callers of this are other ways. */
uint64_t ways_here(void);

/** A place in order of numbers, and the way to it. */
void ways_note(struct ways *w, long number, uint64_t way);

/** The index of the way that has its first place there; -1: none has. */
long ways_lookup(const struct ways *w, long number);

/** Forget all. */
void ways_clear(struct ways *w);

/** The way to here on standard error, for a debugger. */
void ways_print(void);
