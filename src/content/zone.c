#include "zone.h"

/* How many changes are at or before @p utc_s. */
static size_t passed(const struct zone *zone, int64_t utc_s)
{
    size_t low = 0;
    size_t high = zone->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (zone->changes[middle].at_s <= utc_s) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

int zone_offset_s(const struct zone *zone, int64_t utc_s)
{
    const size_t count = passed(zone, utc_s);

    return count > 0 ? zone->changes[count - 1].offset_s : zone->first_offset_s;
}

int64_t zone_next_change_s(const struct zone *zone, int64_t utc_s)
{
    const size_t count = passed(zone, utc_s);

    return count < zone->count ? zone->changes[count].at_s : INT64_MAX;
}
