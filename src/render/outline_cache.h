#pragma once

/**
 * @file
 * Coverage masks by key, within a byte budget: the least recently used go
 * first. Looking up and adding take constant time.
 *
 * Thread-safety: one thread per cache.
 */

#include <stddef.h>

#include "raster.h"

enum outline_kind {
    OUTLINE_ROUND,   /**< Rounded rectangle. */
    OUTLINE_OUTSIDE, /**< What its corners leave out. */
    OUTLINE_RING,    /**< Its border alone. */
    OUTLINE_SHADOW,  /**< Its shadow. */
    OUTLINE_SHAPE,   /**< A tile of a named shape. */
};

/** All that decides a mask's pixels. Unused fields are zero. */
struct outline_key {
    enum outline_kind kind;
    uint32_t shape; /**< OUTLINE_SHAPE: value of its id. */
    int w_px, h_px; /**< The box it was made for, not of the mask. */
    int radius_px;
    int width_px; /**< Of a border or stroke; blur of a shadow. */
    unsigned corners;
    int x_px, y_px; /**< OUTLINE_SHAPE: where in the box the tile begins. */
};

struct outline_cache;

/** Ends the program when there is no memory. */
struct outline_cache *outline_cache_create(size_t budget_bytes);

/** NULL is fine. */
void outline_cache_destroy(struct outline_cache *cache);

/** Borrowed: until the next outline_cache_add(). NULL: not there. */
const struct mask *outline_cache_lookup(struct outline_cache *cache,
                                        const struct outline_key *key);

/**
 * Make room for a mask that is not there; the caller fills in its pixels,
 * which are zero. The newest mask stays even if it alone is over budget.
 *
 * @return  Borrowed: until the next outline_cache_add().
 */
const struct mask *outline_cache_add(struct outline_cache *cache,
                                     const struct outline_key *key, int w_px,
                                     int h_px);

/** Bytes of the masks held now. */
size_t outline_cache_bytes(const struct outline_cache *cache);
