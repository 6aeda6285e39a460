#include "mask_cache.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "log.h"

enum {
    NONE = UINT16_MAX, /* No entry. */
    BUCKET_COUNT = 8192,
};

/* An entry is in one bucket's chain and in the list by age, or is free and
   in the chain of free ones. Links are indices. */
struct mask_entry {
    uint64_t key;
    struct text_mask mask;
    uint16_t next; /* In the bucket, or of the free ones. */
    uint16_t newer, older;
};

struct mask_cache {
    struct mask_entry entries[MASKS_MAX];
    uint16_t buckets[BUCKET_COUNT];
    uint16_t first_free;
    uint16_t newest, oldest;
    size_t bytes;
};

_Static_assert((int)MASKS_MAX < (int)NONE, "indices of entries fit 16 bits");

struct mask_cache *mask_cache_create(void)
{
    struct mask_cache *c = calloc(1, sizeof(*c));
    if (!c) {
        log_fatal_memory(sizeof(*c));
    }
    for (int i = 0; i < BUCKET_COUNT; i++) {
        c->buckets[i] = NONE;
    }
    for (int i = 0; i < MASKS_MAX; i++) {
        c->entries[i].next = i + 1 < MASKS_MAX ? (uint16_t)(i + 1) : NONE;
    }
    c->newest = NONE;
    c->oldest = NONE;
    return c;
}

void mask_cache_destroy(struct mask_cache *c)
{
    if (!c) {
        return;
    }
    for (uint16_t i = c->newest; i != NONE; i = c->entries[i].older) {
        free((void *)c->entries[i].mask.pixels);
    }
    free(c);
}

static size_t mask_bytes(const struct text_mask *mask)
{
    return (size_t)mask->stride_bytes * (size_t)mask->h_px;
}

static uint16_t *bucket_of(struct mask_cache *c, uint64_t key)
{
    return &c->buckets[key & (BUCKET_COUNT - 1)];
}

static void age_unlink(struct mask_cache *c, uint16_t i)
{
    const struct mask_entry *e = &c->entries[i];

    *(e->newer == NONE ? &c->newest : &c->entries[e->newer].older) = e->older;
    *(e->older == NONE ? &c->oldest : &c->entries[e->older].newer) = e->newer;
}

static void age_link_newest(struct mask_cache *c, uint16_t i)
{
    struct mask_entry *e = &c->entries[i];

    e->newer = NONE;
    e->older = c->newest;
    *(c->newest == NONE ? &c->oldest : &c->entries[c->newest].newer) = i;
    c->newest = i;
}

static void drop_oldest(struct mask_cache *c)
{
    const uint16_t i = c->oldest;
    struct mask_entry *e = &c->entries[i];

    uint16_t *link = bucket_of(c, e->key);
    while (*link != i) {
        link = &c->entries[*link].next;
    }
    *link = e->next;
    age_unlink(c, i);

    c->bytes -= mask_bytes(&e->mask);
    free((void *)e->mask.pixels);
    *e = (struct mask_entry){ .next = c->first_free };
    c->first_free = i;
}

const struct text_mask *mask_cache_lookup(struct mask_cache *c, uint64_t key)
{
    for (uint16_t i = *bucket_of(c, key); i != NONE; i = c->entries[i].next) {
        if (c->entries[i].key == key) {
            age_unlink(c, i);
            age_link_newest(c, i);
            return &c->entries[i].mask;
        }
    }
    return NULL;
}

void mask_cache_add(struct mask_cache *c, uint64_t key,
                    const struct text_mask *mask)
{
    const size_t bytes = mask_bytes(mask);

    while (c->oldest != NONE &&
           (c->first_free == NONE || c->bytes + bytes > MASK_BUDGET_BYTES)) {
        drop_oldest(c);
    }

    const uint16_t i = c->first_free;
    assert(i != NONE);
    struct mask_entry *e = &c->entries[i];
    c->first_free = e->next;
    uint16_t *bucket = bucket_of(c, key);
    *e = (struct mask_entry){ .key = key, .mask = *mask, .next = *bucket };
    *bucket = i;
    age_link_newest(c, i);
    c->bytes += bytes;
}

size_t mask_cache_bytes(const struct mask_cache *c)
{
    return c->bytes;
}
