#pragma once

/**
 * @file
 * Masks within a budget of bytes and of places; what rested longest gives
 * way. Every operation takes constant time.
 *
 * Keys are 64-bit hashes: with a few thousand masks two texts meet by
 * chance once in some 10^12 fillings.
 */

#include <stddef.h>
#include <stdint.h>

#include "text.h"

enum {
    MASKS_MAX = 4096,
    MASK_BUDGET_BYTES = 16 * 1024 * 1024,
};

struct mask_cache;

struct mask_cache *mask_cache_create(void);

/** NULL is fine. */
void mask_cache_destroy(struct mask_cache *c);

/** Borrowed until the next mask_cache_add(). NULL: not there. */
const struct text_mask *mask_cache_lookup(struct mask_cache *c, uint64_t key);

/**
 * Take over @p mask, whose pixels came from malloc(). A mask beyond the
 * budget is kept, alone, until the next one comes.
 */
void mask_cache_add(struct mask_cache *c, uint64_t key,
                    const struct text_mask *mask);

size_t mask_cache_bytes(const struct mask_cache *c);
