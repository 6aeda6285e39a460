#pragma once

/**
 * @file
 * 64-bit FNV-1a, for cache keys and comparisons; not for security.
 * Source: Fowler, Noll, Vo, draft-eastlake-fnv.
 */

#include <stddef.h>
#include <stdint.h>

enum {
    HASH_START = 0, /**< Pass as @p hash to begin. */
};

/** @p hash continued over @p len bytes. */
uint64_t hash_bytes(uint64_t hash, const void *data, size_t len);

/** @p hash continued over a string and its end. */
uint64_t hash_string(uint64_t hash, const char *text);

/** @p hash continued over a number. */
uint64_t hash_int(uint64_t hash, int64_t value);
