#include "outline_cache.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "hash.h"
#include "log.h"

enum {
    BUCKET_COUNT = 1024, /* a power of two; screens need a few hundred */
};

struct entry {
    struct outline_key key;
    struct mask mask;
    struct entry *next_in_bucket;
    struct entry *newer, *older;
};

struct outline_cache {
    struct entry *buckets[BUCKET_COUNT];
    struct entry *newest, *oldest;
    size_t bytes;
    size_t budget_bytes;
};

static struct entry **bucket(struct outline_cache *cache,
                             const struct outline_key *key)
{
    uint64_t hash = hash_int(HASH_START, key->kind);

    hash = hash_int(hash, key->shape);
    hash = hash_int(hash, key->w_px);
    hash = hash_int(hash, key->h_px);
    hash = hash_int(hash, key->radius_px);
    hash = hash_int(hash, key->width_px);
    hash = hash_int(hash, key->corners);
    hash = hash_int(hash, key->x_px);
    hash = hash_int(hash, key->y_px);
    return &cache->buckets[(hash ^ (hash >> 32)) & (BUCKET_COUNT - 1)];
}

static bool key_is_equal(const struct outline_key *a,
                         const struct outline_key *b)
{
    return a->kind == b->kind && a->shape == b->shape && a->w_px == b->w_px &&
           a->h_px == b->h_px && a->radius_px == b->radius_px &&
           a->width_px == b->width_px && a->corners == b->corners &&
           a->x_px == b->x_px && a->y_px == b->y_px;
}

static size_t mask_bytes(const struct mask *mask)
{
    return (size_t)mask->w_px * (size_t)mask->h_px;
}

static void link_newest(struct outline_cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    if (cache->newest) {
        cache->newest->newer = entry;
    } else {
        cache->oldest = entry;
    }
    cache->newest = entry;
}

static void unlink_use(struct outline_cache *cache, struct entry *entry)
{
    if (entry->newer) {
        entry->newer->older = entry->older;
    } else {
        cache->newest = entry->older;
    }
    if (entry->older) {
        entry->older->newer = entry->newer;
    } else {
        cache->oldest = entry->newer;
    }
}

static void unlink_bucket(struct outline_cache *cache, struct entry *entry)
{
    struct entry **at = bucket(cache, &entry->key);

    while (*at != entry) {
        at = &(*at)->next_in_bucket;
    }
    *at = entry->next_in_bucket;
}

static void drop_oldest(struct outline_cache *cache)
{
    struct entry *entry = cache->oldest;

    unlink_bucket(cache, entry);
    cache->oldest = entry->newer;
    if (cache->oldest) {
        cache->oldest->older = NULL;
    } else {
        cache->newest = NULL;
    }
    cache->bytes -= mask_bytes(&entry->mask);
    free(entry->mask.pixels);
    free(entry);
}

struct outline_cache *outline_cache_create(size_t budget_bytes)
{
    struct outline_cache *cache = calloc(1, sizeof(*cache));
    if (!cache) {
        log_fatal_memory(sizeof(*cache));
    }

    cache->budget_bytes = budget_bytes;
    return cache;
}

void outline_cache_destroy(struct outline_cache *cache)
{
    if (!cache) {
        return;
    }
    while (cache->oldest) {
        drop_oldest(cache);
    }
    free(cache);
}

const struct mask *outline_cache_lookup(struct outline_cache *cache,
                                        const struct outline_key *key)
{
    struct entry *entry = *bucket(cache, key);
    while (entry && !key_is_equal(&entry->key, key)) {
        entry = entry->next_in_bucket;
    }
    if (!entry) {
        return NULL;
    }

    unlink_use(cache, entry);
    link_newest(cache, entry);
    return &entry->mask;
}

static struct entry *entry_create(const struct outline_key *key, int w_px,
                                  int h_px)
{
    const size_t bytes = (size_t)w_px * (size_t)h_px;
    struct entry *entry = calloc(1, sizeof(*entry));
    if (!entry) {
        log_fatal_memory(sizeof(*entry));
    }

    entry->key = *key;
    entry->mask = (struct mask){ calloc(bytes, 1), w_px, h_px };
    if (!entry->mask.pixels) {
        log_fatal_memory(bytes);
    }
    return entry;
}

const struct mask *outline_cache_add(struct outline_cache *cache,
                                     const struct outline_key *key, int w_px,
                                     int h_px)
{
    assert(w_px > 0);
    assert(h_px > 0);

    struct entry *entry = entry_create(key, w_px, h_px);
    const size_t bytes = mask_bytes(&entry->mask);
    while (cache->oldest && cache->bytes + bytes > cache->budget_bytes) {
        drop_oldest(cache);
    }

    struct entry **at = bucket(cache, key);
    entry->next_in_bucket = *at;
    *at = entry;
    link_newest(cache, entry);
    cache->bytes += bytes;
    return &entry->mask;
}

size_t outline_cache_bytes(const struct outline_cache *cache)
{
    return cache->bytes;
}
