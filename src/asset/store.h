#pragma once

/**
 * @file
 * The pictures a cache knows, by id and box, with the bytes they cost.
 *
 * It counts and finds; what stays and what goes is the cache's decision.
 * A picture that is waited for costs what it will at most cost.
 * Thread-safety: one thread per store.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode.h"

enum {
    STORE_ENTRIES_MAX = 4096,
};

/** Borrowed: until it is removed. The cache writes only the stamps. */
struct store_entry {
    struct asset_id id;
    struct decode_box box;
    struct decode_image image; /**< Without pixels: waited for. */
    uint64_t seen_frame;       /**< Last frame that showed it; 0: none. */
    uint64_t asked_frame;      /**< Last frame that prefetched it. */
    uint64_t used;             /**< Grows with each use. */
    bool waited;               /**< A frame shows a placeholder for it. */
    size_t bytes;              /**< Counted for it now. */
    int next;                  /**< In its bucket or the free list. */
    bool taken;
};

struct store;

/** Never NULL. */
struct store *store_create(void);

/** NULL is fine. */
void store_destroy(struct store *store);

/** NULL if it is not known. */
struct store_entry *store_find(struct store *store, struct asset_id id,
                               struct decode_box box);

/** Add one that is not known. @return NULL if the store is full. */
struct store_entry *store_add(struct store *store, struct asset_id id,
                              struct decode_box box);

/** Give an entry without pixels its pixels, which the store then owns. */
void store_fill(struct store *store, struct store_entry *entry,
                struct decode_image image);

/** Forget an entry and release its pixels. */
void store_remove(struct store *store, struct store_entry *entry);

/** Forget all. */
void store_clear(struct store *store);

/**
 * Ids become others, which are all different: @p numbers has the new one of
 * each from 1, or 0. What has none, and what is waited for, is forgotten.
 */
void store_renumber(struct store *store, const uint32_t *numbers, size_t count);

bool store_is_full(const struct store *store);

/**
 * The entry that was not used for the longest time.
 *
 * @param frame  What this frame showed is passed over.
 * @param spare_asked  So is what it prefetched.
 * @return  NULL if there is none.
 */
struct store_entry *store_oldest(struct store *store, uint64_t frame,
                                 bool spare_asked);

/** One without pixels that no frame has shown, or NULL. */
struct store_entry *store_find_unseen(struct store *store);

/** Decoded bytes and those that are waited for. */
size_t store_bytes(const struct store *store);

/** Decoded bytes. */
size_t store_ready_bytes(const struct store *store);
