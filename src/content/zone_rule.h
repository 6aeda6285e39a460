#pragma once

/**
 * @file
 * The line at the end of a time zone file: the rule for all years after its
 * table, such as `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1-2017, 8.3; the
 * longer times of RFC 8536, 3.3.1). Pure.
 */

#include <stdbool.h>

#include "zone.h"

/** A day of the year and a time on that day. */
struct zone_day {
    char form; /**< 'M' month, week, weekday; 'J' 1 to 365; 'N' 0 to 365. */
    int month, week, weekday; /**< Of 'M'; week 5 is the last, 0 Sunday. */
    int day;                  /**< Of 'J' and 'N'. */
    int time_s;               /**< Of local time; may leave the day. */
};

struct zone_rule {
    int standard_s, summer_s; /**< East of UTC. */
    bool has_summer;
    struct zone_day begin, end; /**< Of summer. */
};

/** Read the whole of @p text. @return false if it is none. */
bool zone_rule_read(const char *text, struct zone_rule *out);

/** The two changes of @p year, in order of time. Needs `has_summer`. */
void zone_rule_changes(const struct zone_rule *rule, int year,
                       struct zone_change out[2]);
