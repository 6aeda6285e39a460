#include "moment.h"

#include "calendar.h"

/* A digit stands for one, any other sign for itself. */
static bool has_form(struct span s, const char *form)
{
    for (size_t i = 0; i < s.len; i++) {
        const char c = s.text[i];
        if (form[i] == '\0' ||
            (form[i] == '0' ? c < '0' || c > '9' : c != form[i])) {
            return false;
        }
    }
    return form[s.len] == '\0';
}

static int number(struct span s, size_t at, size_t len)
{
    int value = 0;

    for (size_t i = 0; i < len; i++) {
        value = value * 10 + (s.text[at + i] - '0');
    }
    return value;
}

/* From 00:00 to 23:59, in minutes; -1 for any other. */
static int minutes(struct span s, size_t at)
{
    const int hour = number(s, at, 2);
    const int minute = number(s, at + 3, 2);

    return hour <= 23 && minute <= 59 ? hour * 60 + minute : -1;
}

bool moment_read(struct span s, struct moment *out)
{
    const bool is_utc = has_form(s, "0000-00-00T00:00:00Z");
    const bool is_east = has_form(s, "0000-00-00T00:00:00+00:00");
    const bool is_west = has_form(s, "0000-00-00T00:00:00-00:00");

    if (!is_utc && !is_east && !is_west) {
        return false;
    }
    const int year = number(s, 0, 4);
    const int month = number(s, 5, 2);
    const int day = number(s, 8, 2);
    const int minute = minutes(s, 11);
    const int second = number(s, 17, 2);
    const int ahead = is_utc ? 0 : minutes(s, 20);
    if (year < MOMENT_YEAR_MIN || year > MOMENT_YEAR_MAX || month < 1 ||
        month > 12 || day < 1 || day > calendar_month_days(year, month) ||
        minute < 0 || second > 59 || ahead < 0) {
        return false;
    }
    const int64_t local_s =
        (calendar_days(year, month, day) * 1440 + minute) * 60 + second;
    out->ahead_min = is_west ? -ahead : ahead;
    out->utc_ms = (local_s - out->ahead_min * 60) * 1000;
    return true;
}
