#include "name_index.h"

#include <assert.h>
#include <string.h>

#include "hash.h"

enum {
    SLOTS_FIRST = 64, /* a power of two, as every later size */
};

/* The slot that holds @p text, or the free one where it belongs. */
static uint32_t *find_slot(const struct name_index *index, const char *text)
{
    size_t at = hash_string(HASH_START, text) & (index->slot_count - 1);

    while (index->slots[at] != 0 &&
           strcmp(index->names[index->slots[at] - 1].text, text) != 0) {
        at = (at + 1) & (index->slot_count - 1);
    }
    return &index->slots[at];
}

/* Keeps at least half of the slots free. */
static void grow(struct name_index *index, struct arena *a)
{
    const size_t size = index->slot_count * 2;
    struct name_index larger = {
        .slot_count = size > 0 ? size : SLOTS_FIRST,
        .count = index->count,
    };

    larger.slots = arena_make(a, uint32_t, larger.slot_count);
    larger.names = arena_make(a, struct name, larger.slot_count / 2);
    for (size_t i = 0; i < index->count; i++) {
        larger.names[i] = index->names[i];
        *find_slot(&larger, larger.names[i].text) = (uint32_t)i + 1;
    }
    *index = larger;
}

const struct name *name_index_add(struct name_index *index, struct arena *a,
                                  const struct name *name)
{
    assert(index->count < NAME_COUNT_MAX);

    if (index->count * 2 >= index->slot_count) {
        grow(index, a);
    }
    uint32_t *slot = find_slot(index, name->text);
    if (*slot != 0) {
        return &index->names[*slot - 1];
    }
    index->names[index->count++] = *name;
    *slot = (uint32_t)index->count;
    return NULL;
}

const struct name *name_index_lookup(const struct name_index *index,
                                     const char *text)
{
    if (index->slot_count == 0) {
        return NULL;
    }
    const uint32_t slot = *find_slot(index, text);
    return slot != 0 ? &index->names[slot - 1] : NULL;
}

const char *name_index_nearest(const struct name_index *index, const char *text)
{
    const char *nearest = NULL;

    for (size_t i = 0; i < index->count; i++) {
        const char *pair[] = { nearest, index->names[i].text };
        const size_t skip = nearest ? 0 : 1;
        nearest = diag_nearest(text, pair + skip, 2 - skip);
    }
    return nearest;
}
