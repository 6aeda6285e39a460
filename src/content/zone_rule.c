#include "zone_rule.h"

#include <string.h>

#include "calendar.h"

enum {
    DAY_S = 24 * 3600,
    NAME_LEN_MIN = 3,
    OFFSET_HOURS_MAX = 24,
    TIME_HOURS_MAX = 167, /* a week less an hour */
    DEFAULT_TIME_S = 2 * 3600,
};

/* Digits at @p *p, as a number from @p min to @p max. */
static bool read_number(const char **p, int min, int max, int *out)
{
    int value = 0;
    const char *from = *p;

    while (**p >= '0' && **p <= '9' && value <= max) {
        value = value * 10 + (**p - '0');
        (*p)++;
    }
    *out = value;
    return *p > from && value >= min && value <= max;
}

static bool skip(const char **p, char c)
{
    if (**p != c) {
        return false;
    }
    (*p)++;
    return true;
}

/* CET, or <+03> where the name is none of letters. */
static bool skip_name(const char **p)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char signs[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-";
    const bool quoted = skip(p, '<');
    const size_t len = strspn(*p, quoted ? signs : letters);

    *p += len;
    return len >= NAME_LEN_MIN && (!quoted || skip(p, '>'));
}

/* hh, hh:mm or hh:mm:ss, perhaps with a sign. */
static bool read_time(const char **p, int hours_max, int *out_s)
{
    const bool minus = skip(p, '-');
    int hours;
    int minutes = 0;
    int seconds = 0;

    if (!minus) {
        (void)skip(p, '+');
    }
    if (!read_number(p, 0, hours_max, &hours)) {
        return false;
    }
    if (skip(p, ':') && (!read_number(p, 0, 59, &minutes) ||
                         (skip(p, ':') && !read_number(p, 0, 59, &seconds)))) {
        return false;
    }
    const int value = hours * 3600 + minutes * 60 + seconds;
    *out_s = minus ? -value : value;
    return true;
}

static bool read_day(const char **p, struct zone_day *out)
{
    bool good;

    *out = (struct zone_day){ .form = 'N', .time_s = DEFAULT_TIME_S };
    if (skip(p, 'M')) {
        out->form = 'M';
        good = read_number(p, 1, 12, &out->month) && skip(p, '.') &&
               read_number(p, 1, 5, &out->week) && skip(p, '.') &&
               read_number(p, 0, 6, &out->weekday);
    } else if (skip(p, 'J')) {
        out->form = 'J';
        good = read_number(p, 1, 365, &out->day);
    } else {
        good = read_number(p, 0, 365, &out->day);
    }
    return good &&
           (!skip(p, '/') || read_time(p, TIME_HOURS_MAX, &out->time_s));
}

/* What is written is what must be added to get UTC: west is positive. */
static bool read_offset(const char **p, int *east_s)
{
    int west_s;

    if (!read_time(p, OFFSET_HOURS_MAX, &west_s)) {
        return false;
    }
    *east_s = -west_s;
    return true;
}

bool zone_rule_read(const char *text, struct zone_rule *out)
{
    const char *p = text;

    *out = (struct zone_rule){ 0 };
    if (!skip_name(&p) || !read_offset(&p, &out->standard_s)) {
        return false;
    }
    if (*p == '\0') {
        return true;
    }
    out->has_summer = true;
    out->summer_s = out->standard_s + 3600;
    if (!skip_name(&p) || (*p != ',' && !read_offset(&p, &out->summer_s))) {
        return false;
    }
    return skip(&p, ',') && read_day(&p, &out->begin) && skip(&p, ',') &&
           read_day(&p, &out->end) && *p == '\0';
}

/* Days from 1970 to the weekday that is the first, … or the last. */
static int64_t day_of_week(const struct zone_day *day, int year)
{
    enum {
        THURSDAY = 4, /* 1970-01-01 */
    };
    const int64_t first = calendar_days(year, day->month, 1);
    const int64_t next = first + calendar_month_days(year, day->month);
    const int64_t weekday = (first + THURSDAY) % 7;
    int64_t found = first + (day->weekday - weekday + 7) % 7;

    for (int week = 1; week < day->week && found + 7 < next; week++) {
        found += 7;
    }
    return found;
}

static int64_t local_s(const struct zone_day *day, int year)
{
    int64_t days = calendar_days(year, 1, 1);

    if (day->form == 'M') {
        days = day_of_week(day, year);
    } else if (day->form == 'J') { /* the leap day is not counted */
        days +=
            day->day - 1 + (calendar_is_leap(year) && day->day >= 60 ? 1 : 0);
    } else {
        days += day->day;
    }
    return days * DAY_S + day->time_s;
}

void zone_rule_changes(const struct zone_rule *rule, int year,
                       struct zone_change out[2])
{
    const struct zone_change begin = {
        .at_s = local_s(&rule->begin, year) - rule->standard_s,
        .offset_s = rule->summer_s,
    };
    const struct zone_change end = {
        .at_s = local_s(&rule->end, year) - rule->summer_s,
        .offset_s = rule->standard_s,
    };
    const bool in_order = begin.at_s <= end.at_s;

    out[0] = in_order ? begin : end;
    out[1] = in_order ? end : begin;
}
