#include <string.h>

#include "calendar.h"
#include "value.h"

enum {
    YEAR_MIN = 1900,
    YEAR_MAX = 2100,
};

/* Exactly @p count digits; -1 if there are others. */
static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/* 2022, 2022-04 or 2022-04-01. */
static bool read_date(const char *text, struct date *out)
{
    const size_t len = strlen(text);

    if (len != 4 && len != 7 && len != 10) {
        return false;
    }
    out->year = digits(text, 4);
    if (out->year < YEAR_MIN || out->year > YEAR_MAX) {
        return false;
    }
    if (len >= 7) {
        out->month = text[4] == '-' ? digits(text + 5, 2) : -1;
        if (out->month < 1 || out->month > 12) {
            return false;
        }
    }
    if (len == 10) {
        out->day = text[7] == '-' ? digits(text + 8, 2) : -1;
        return out->day >= 1 &&
               out->day <= calendar_month_days(out->year, out->month);
    }
    return true;
}

void value_load_date(struct loader *ld, const struct spot *at, struct date *out)
{
    struct date date = { 0 };
    const char *text = value_scalar(ld, at);

    if (!text) {
        return;
    }
    if (!read_date(text, &date)) {
        spot_report(ld->diags, DIAG_DATE_FORM, at,
                    "%s is no date; write 2022, 2022-04 or 2022-04-01",
                    quote_text(text).text);
        return;
    }
    *out = date;
}

bool date_is_before(struct date end, struct date start)
{
    if (end.year != start.year || end.month == 0 || start.month == 0) {
        return end.year < start.year;
    }
    if (end.month != start.month || end.day == 0 || start.day == 0) {
        return end.month < start.month;
    }
    return end.day < start.day;
}
