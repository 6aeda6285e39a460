#include "schedule.h"

#include <assert.h>

enum {
    MINUTE_S = 60,
    WEEK_S = WEEK_MINUTES * MINUTE_S,
    /* 1970-01-01 was a Thursday. */
    FIRST_WEEK_S = 3 * DAY_MINUTES * MINUTE_S,
};

/* Seconds since Monday, 00:00, as local clocks have it. */
static int64_t week_s(const struct schedule *schedule, int64_t utc_s)
{
    const int64_t local_s =
        utc_s + zone_offset_s(&schedule->zone, utc_s) + FIRST_WEEK_S;
    const int64_t rest = local_s % WEEK_S;

    return rest < 0 ? rest + WEEK_S : rest;
}

int programme_minutes(const struct programme *p)
{
    const int minutes = p->to_minute - p->from_minute;
    return minutes > 0 ? minutes : minutes + DAY_MINUTES;
}

static bool plays_at(const struct programme *p, int64_t at_s)
{
    const int64_t whole_s = (int64_t)programme_minutes(p) * MINUTE_S;

    for (size_t i = 0; i < p->days.count; i++) {
        const int64_t from_s =
            ((int64_t)p->days.items[i] * DAY_MINUTES + p->from_minute) *
            MINUTE_S;
        /* Sunday night goes on into Monday. */
        if ((at_s - from_s + WEEK_S) % WEEK_S < whole_s) {
            return true;
        }
    }
    return false;
}

int schedule_programme(const struct schedule *schedule, int64_t utc_s)
{
    const int64_t at_s = week_s(schedule, utc_s);

    for (size_t i = 0; i < schedule->count; i++) {
        if (plays_at(&schedule->programmes[i], at_s)) {
            return (int)i + 1;
        }
    }
    return PROGRAMME_NONE;
}

/* From @p at_s to the next beginning or end of @p p; at most a week. */
static int64_t wait_s(const struct programme *p, int64_t at_s)
{
    int64_t least = WEEK_S;

    for (size_t i = 0; i < p->days.count; i++) {
        const int64_t from_s =
            ((int64_t)p->days.items[i] * DAY_MINUTES + p->from_minute) *
            MINUTE_S;
        const int64_t edges[2] = {
            from_s,
            from_s + (int64_t)programme_minutes(p) * MINUTE_S,
        };
        for (int k = 0; k < 2; k++) {
            const int64_t wait =
                (edges[k] - at_s + 2 * (int64_t)WEEK_S) % WEEK_S;
            least = wait > 0 && wait < least ? wait : least;
        }
    }
    return least;
}

int64_t schedule_next_s(const struct schedule *schedule, int64_t utc_s)
{
    const int64_t at_s = week_s(schedule, utc_s);
    int64_t least = INT64_MAX;

    for (size_t i = 0; i < schedule->count; i++) {
        const int64_t wait = wait_s(&schedule->programmes[i], at_s);
        least = utc_s + wait < least ? utc_s + wait : least;
    }
    /* Where clocks are set, everything is looked at anew. */
    const int64_t change_s = zone_next_change_s(&schedule->zone, utc_s);
    return schedule->count > 0 && change_s < least ? change_s : least;
}

bool schedule_has_deck(const struct schedule *schedule, int deck)
{
    for (size_t i = 0; i < schedule->count; i++) {
        const struct programme *p = &schedule->programmes[i];
        for (size_t k = 0; k < p->deck_count; k++) {
            if (p->decks[k].deck == deck) {
                return true;
            }
        }
    }
    return false;
}

int programme_turn_count(const struct programme *p)
{
    int sum = 0;

    for (size_t i = 0; i < p->deck_count; i++) {
        sum += p->decks[i].weight;
    }
    return sum;
}

int programme_turn_deck(const struct programme *p, int turn)
{
    int gains[PROGRAMME_DECK_COUNT_MAX] = { 0 };
    const int sum = programme_turn_count(p);
    int best = 0;

    assert(p->deck_count >= 1 && p->deck_count <= PROGRAMME_DECK_COUNT_MAX);
    for (int t = 0; t <= turn % sum; t++) {
        best = 0;
        for (int i = 0; i < (int)p->deck_count; i++) {
            gains[i] += p->decks[i].weight;
            best = gains[i] > gains[best] ? i : best;
        }
        gains[best] -= sum;
    }
    return best;
}
