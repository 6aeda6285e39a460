#include "store.h"

#include <assert.h>
#include <stdlib.h>

#include "hash.h"
#include "log.h"

enum {
    BUCKET_COUNT = 2048, /* a power of two */
    NONE = -1,
};

struct store {
    struct store_entry entries[STORE_ENTRIES_MAX];
    int buckets[BUCKET_COUNT]; /* first entry, or NONE */
    int first_free;
    int end; /* one past the highest entry ever taken */
    size_t bytes;
    size_t ready_bytes;
};

static size_t pixel_bytes(int w_px, int h_px)
{
    return (size_t)w_px * (size_t)h_px * sizeof(uint32_t);
}

static int *bucket_of(struct store *store, struct asset_id id,
                      struct decode_box box)
{
    uint64_t hash = hash_int(HASH_START, id.value);

    hash = hash_int(hash, box.w_px);
    hash = hash_int(hash, box.h_px);
    hash = hash_int(hash, box.fit);
    return &store->buckets[hash & (BUCKET_COUNT - 1)];
}

static void reset(struct store *store)
{
    for (int i = 0; i < BUCKET_COUNT; i++) {
        store->buckets[i] = NONE;
    }
    store->first_free = NONE;
    store->end = 0;
    store->bytes = 0;
    store->ready_bytes = 0;
}

struct store *store_create(void)
{
    struct store *store = calloc(1, sizeof(*store));

    if (!store) {
        log_fatal_memory(sizeof(*store));
    }
    reset(store);
    return store;
}

void store_destroy(struct store *store)
{
    if (store) {
        store_clear(store);
        free(store);
    }
}

struct store_entry *store_find(struct store *store, struct asset_id id,
                               struct decode_box box)
{
    for (int i = *bucket_of(store, id, box); i != NONE;) {
        struct store_entry *entry = &store->entries[i];
        if (entry->id.value == id.value && entry->box.w_px == box.w_px &&
            entry->box.h_px == box.h_px && entry->box.fit == box.fit) {
            return entry;
        }
        i = entry->next;
    }
    return NULL;
}

struct store_entry *store_add(struct store *store, struct asset_id id,
                              struct decode_box box)
{
    int *bucket = bucket_of(store, id, box);
    int index = store->first_free;

    if (store_is_full(store)) {
        return NULL;
    }
    if (index != NONE) {
        store->first_free = store->entries[index].next;
    } else {
        index = store->end++;
    }

    struct store_entry *entry = &store->entries[index];
    *entry = (struct store_entry){
        .id = id,
        .box = box,
        .bytes = pixel_bytes(box.w_px, box.h_px),
        .next = *bucket,
        .taken = true,
    };
    *bucket = index;
    store->bytes += entry->bytes;
    return entry;
}

void store_fill(struct store *store, struct store_entry *entry,
                struct decode_image image)
{
    assert(!entry->image.pixels);
    store->bytes -= entry->bytes;
    entry->image = image;
    entry->bytes = pixel_bytes(image.w_px, image.h_px);
    store->bytes += entry->bytes;
    store->ready_bytes += entry->bytes;
}

void store_remove(struct store *store, struct store_entry *entry)
{
    const int index = (int)(entry - store->entries);
    int *link = bucket_of(store, entry->id, entry->box);

    while (*link != index) {
        assert(*link != NONE);
        link = &store->entries[*link].next;
    }
    *link = entry->next;

    store->bytes -= entry->bytes;
    if (entry->image.pixels) {
        store->ready_bytes -= entry->bytes;
    }
    decode_finish(&entry->image);
    *entry = (struct store_entry){ .next = store->first_free };
    store->first_free = index;
}

void store_clear(struct store *store)
{
    for (int i = 0; i < store->end; i++) {
        decode_finish(&store->entries[i].image);
        store->entries[i].taken = false;
    }
    reset(store);
}

/* An entry stays where it is: only its bucket is another. */
void store_renumber(struct store *store, const uint32_t *numbers, size_t count)
{
    for (int i = 0; i < store->end; i++) {
        const struct store_entry *entry = &store->entries[i];
        if (entry->taken && (!entry->image.pixels || entry->id.value > count ||
                             numbers[entry->id.value - 1] == 0)) {
            store_remove(store, &store->entries[i]);
        }
    }
    for (int i = 0; i < BUCKET_COUNT; i++) {
        store->buckets[i] = NONE;
    }
    for (int i = 0; i < store->end; i++) {
        struct store_entry *entry = &store->entries[i];
        if (entry->taken) {
            entry->id.value = numbers[entry->id.value - 1];
            int *bucket = bucket_of(store, entry->id, entry->box);
            entry->next = *bucket;
            *bucket = i;
        }
    }
}

bool store_is_full(const struct store *store)
{
    return store->first_free == NONE && store->end == STORE_ENTRIES_MAX;
}

struct store_entry *store_oldest(struct store *store, uint64_t frame,
                                 bool spare_asked)
{
    struct store_entry *oldest = NULL;

    for (int i = 0; i < store->end; i++) {
        struct store_entry *entry = &store->entries[i];
        if (!entry->taken || entry->seen_frame == frame ||
            (spare_asked && entry->asked_frame == frame)) {
            continue;
        }
        if (!oldest || entry->used < oldest->used) {
            oldest = entry;
        }
    }
    return oldest;
}

struct store_entry *store_find_unseen(struct store *store)
{
    for (int i = 0; i < store->end; i++) {
        struct store_entry *entry = &store->entries[i];
        if (entry->taken && !entry->image.pixels && entry->seen_frame == 0) {
            return entry;
        }
    }
    return NULL;
}

size_t store_bytes(const struct store *store)
{
    return store->bytes;
}

size_t store_ready_bytes(const struct store *store)
{
    return store->ready_bytes;
}
