#include <stdint.h>
#include <string.h>

#include "value.h"

enum {
    DIGITS_MAX = 10,
    DECIMALS_MAX = 9,
};

/* Digits at @p text, at most @p max of them; returns how many. */
static size_t read_digits(const char *text, size_t max, int64_t *value)
{
    size_t count = 0;
    while (count < max && text[count] >= '0' && text[count] <= '9') {
        *value = *value * 10 + (text[count] - '0');
        count++;
    }
    return count;
}

/* No leading zeros: 010 is eight in some programs and ten in others. */
static size_t read_whole(const char *text, int64_t *value)
{
    const size_t count = read_digits(text, DIGITS_MAX, value);
    return count > 1 && text[0] == '0' ? 0 : count;
}

static bool read_int(const char *text, int64_t *out)
{
    const bool is_negative = text[0] == '-';
    const char *digits = text + (is_negative ? 1 : 0);
    int64_t value = 0;
    const size_t count = read_whole(digits, &value);

    *out = is_negative ? -value : value;
    return count > 0 && digits[count] == '\0';
}

/* The point is a point in every locale, so not strtod(). */
static bool read_decimal(const char *text, double *out)
{
    const bool is_negative = text[0] == '-';
    const char *p = text + (is_negative ? 1 : 0);
    int64_t value = 0;
    double scale = 1.0;

    const size_t whole = read_whole(p, &value);
    p += whole;
    if (whole > 0 && *p == '.') {
        const size_t count = read_digits(++p, DECIMALS_MAX, &value);
        for (size_t i = 0; i < count; i++) {
            scale *= 10.0;
        }
        p = count > 0 ? p + count : "?";
    }
    *out = (is_negative ? -1.0 : 1.0) * (double)value / scale;
    return whole > 0 && *p == '\0';
}

void value_load_int(struct loader *ld, const struct field *f,
                    const struct spot *at, int *out)
{
    const char *text = value_scalar(ld, at);
    int64_t value;

    if (!text) {
        return;
    }
    if (!read_int(text, &value)) {
        spot_report(ld->diags, DIAG_NOT_A_NUMBER, at,
                    "%s is no whole number; write digits only, as %d",
                    quote_text(text).text, f->max);
        return;
    }
    const bool is_zero = value == 0 && f->has_zero;
    if (!is_zero && (value < f->min || value > f->max)) {
        spot_report(ld->diags, DIAG_OUT_OF_RANGE, at,
                    "%lld is out of range; %d to %d%s", (long long)value,
                    f->min, f->max, f->has_zero ? ", or 0" : "");
        return;
    }
    *out = (int)value;
}

void value_load_degrees(struct loader *ld, const struct field *f,
                        const struct spot *at, double *out)
{
    const char *text = value_scalar(ld, at);
    double value;

    if (!text) {
        return;
    }
    if (!read_decimal(text, &value)) {
        spot_report(ld->diags, DIAG_NOT_A_NUMBER, at,
                    "%s is no number; write degrees with a point, as 4.62",
                    quote_text(text).text);
        return;
    }
    if (value < f->min || value > f->max) {
        spot_report(ld->diags, DIAG_OFF_THE_EARTH, at,
                    "%s is off the earth; %d to %d", quote_text(text).text,
                    f->min, f->max);
        return;
    }
    *out = value;
}

void value_load_goal(struct loader *ld, const struct spot *at, const char *text,
                     int *out)
{
    int64_t number;

    if (!read_int(text, &number)) {
        spot_report(ld->diags, DIAG_NOT_A_NUMBER, at,
                    "%s is no goal; write its number, 1 to %d",
                    quote_text(text).text, GOAL_COUNT);
        return;
    }
    if (number < 1 || number > GOAL_COUNT) {
        spot_report(ld->diags, DIAG_UNKNOWN_GOAL, at,
                    "no goal %lld; goals are 1 to %d", (long long)number,
                    GOAL_COUNT);
        return;
    }
    *out = (int)number - 1;
}
