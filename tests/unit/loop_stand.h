#pragma once

/**
 * @file
 * A stand with a schedule, in Amsterdam in 2026: on Saturday from 22:00 to
 * 02:30 the evening's deck, the round trip and the evening's again; on
 * Sunday from 09:00 to 17:00 the talk; else the round trip.
 */

#include "show.h"

enum {
    LOOP_STAND_START_MS = 1000123,
    LOOP_STAND_NIGHT = 1, /**< Programmes. */
    LOOP_STAND_SUNDAY = 2,
};

/** The content, as changes of the good one. */
extern const char loop_stand_changes[];

struct loop_stand {
    struct content *content;
    int evening, round_trip, story; /**< Decks. */
};

/** Pair with loop_stand_close(). */
struct loop_stand loop_stand_open(void);
void loop_stand_close(struct loop_stand *stand);

/** Seconds since 1970 of an hour of 2026, in UTC. */
int64_t loop_stand_utc(int month, int day, int hour);

struct show_clock loop_stand_clock(int64_t utc_s, uint64_t now_ms);

/** A show that begins at LOOP_STAND_START_MS, when it is @p utc_s. */
struct show loop_stand_show(const struct loop_stand *stand, int64_t utc_s,
                            enum show_mode mode);

/** Let time pass. */
void loop_stand_pass(const struct loop_stand *stand, struct show *s,
                     uint64_t now_ms);
