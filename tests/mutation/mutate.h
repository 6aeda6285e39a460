#pragma once

/**
 * @file
 * Changes of an author's file as authors, editors and disks make them: lines
 * and blocks that go, come twice or stand elsewhere, other keys and values,
 * ids and links that lead nowhere, odd letters, bytes that were lost.
 *
 * Pure: the same number gives the same changes.
 */

#include <stddef.h>
#include <stdint.h>

enum {
    MUTATE_BYTES_MAX = 2 * 1024 * 1024,
};

/** A text that is changed in place. */
struct mutation {
    uint64_t random;
    char *text; /**< The caller's, of MUTATE_BYTES_MAX. */
    size_t len;
    /** Another file, of which parts are taken. Borrowed. */
    const char *other;
    size_t other_len;
};

/** The next number of a row that begins with @p random. */
uint64_t mutate_next(uint64_t *random);

/** From 0 up to below @p bound; 0 if that is 0. */
size_t mutate_below(uint64_t *random, size_t bound);

/** One change. */
void mutate_text(struct mutation *m);
