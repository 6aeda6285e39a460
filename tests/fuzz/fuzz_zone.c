#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "arena.h"
#include "zone_file.h"

enum {
    ARENA_BYTES = 64 * 1024, /* the largest table, and no more */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, so that the fuzzer keeps the input. */
static void require(bool ok)
{
    if (!ok) {
        abort();
    }
}

static void check_zone(const struct zone *zone)
{
    require(zone->count <= ZONE_CHANGE_COUNT_MAX);
    for (size_t i = 0; i < zone->count; i++) {
        const int offset = zone->changes[i].offset_s;
        require(offset >= -ZONE_OFFSET_S_MAX && offset <= ZONE_OFFSET_S_MAX);
        require(i == 0 || zone->changes[i - 1].at_s <= zone->changes[i].at_s);
    }
    (void)zone_offset_s(zone, INT64_MIN);
    require(zone_next_change_s(zone, INT64_MAX) == INT64_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct region region = region_create(ARENA_BYTES);
    struct arena arena = region_arena(&region);
    struct zone zone;

    if (zone_parse(&arena, (struct zone_bytes){ data, size }, &zone)) {
        check_zone(&zone);
    } else {
        require(zone.count == 0);
    }
    region_destroy(&region);
    return 0;
}
