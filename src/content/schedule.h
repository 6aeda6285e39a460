#pragma once

/**
 * @file
 * Which decks a stand's loop plays when: programmes by day of the week and
 * hour, as the clocks of a time zone show them.
 *
 * A programme plays while local time is at or after its beginning and
 * before its end. When clocks are set forward, the hour that is left out is
 * no time of any programme; when they are set back, the hour that comes
 * twice plays twice. Pure; no clock is read. Moments are those of zone.h.
 */

#include <stdbool.h>

#include "zone.h"

enum {
    WEEKDAY_COUNT = 7, /**< Monday is 0. */
    DAY_MINUTES = 24 * 60,
    WEEK_MINUTES = WEEKDAY_COUNT * DAY_MINUTES,
    PROGRAMME_COUNT_MAX = 50,
    PROGRAMME_DECK_COUNT_MAX = 20,
    PROGRAMME_WEIGHT_MAX = 20,
    /** What schedule_programme() returns where none plays. */
    PROGRAMME_NONE = 0,
};

/** A deck of a programme and how often it plays, beside the others. */
struct programme_deck {
    int deck;   /**< Index. */
    int weight; /**< 1 to PROGRAMME_WEIGHT_MAX. */
};

struct programme {
    struct {
        const int *items; /**< Monday is 0. */
        size_t count;
    } days;
    int from_minute; /**< Of the day. */
    int to_minute;   /**< Not after `from_minute`: of the next day. */
    const struct programme_deck *decks;
    size_t deck_count; /**< At least 1. */
};

struct schedule {
    struct zone zone;
    const struct programme *programmes;
    size_t count; /**< 0: the stand's own loop plays all the time. */
};

/** The one that plays at @p utc_s, from 1, or PROGRAMME_NONE. */
int schedule_programme(const struct schedule *schedule, int64_t utc_s);

/**
 * The first moment after @p utc_s at which another one may play; INT64_MAX
 * if there is none.
 */
int64_t schedule_next_s(const struct schedule *schedule, int64_t utc_s);

/** True if a programme has @p deck. */
bool schedule_has_deck(const struct schedule *schedule, int deck);

/** How long @p p is; a programme over midnight has its end on the next day. */
int programme_minutes(const struct programme *p);

/** Turns of a round: in it each deck plays as often as its weight says. */
int programme_turn_count(const struct programme *p);

/**
 * Which deck of @p p has turn @p turn of a round: its place in `decks`.
 *
 * Smooth weighted round robin: at each turn a deck gains its weight, and
 * the one that has most plays and pays for the round. So 3 and 1 play as
 * a a b a, never a a a b; equal weights play in the order they are written.
 */
int programme_turn_deck(const struct programme *p, int turn);
