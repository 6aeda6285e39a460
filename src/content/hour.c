#include <stdio.h>
#include <string.h>

#include "value.h"
#include "zone_file.h"

/* Two digits as a number; more than any hour or minute if they are none. */
static int two_digits(const char *text)
{
    enum {
        NO_NUMBER = 1000,
    };
    const bool digits =
        text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
    return digits ? (text[0] - '0') * 10 + (text[1] - '0') : NO_NUMBER;
}

void value_load_hour(struct loader *ld, const struct field *f,
                     const struct spot *at, int *out)
{
    const char *text = value_scalar(ld, at);

    if (!text) {
        return;
    }
    const bool is_formed = strlen(text) == strlen("00:00") && text[2] == ':';
    const int minute = is_formed ? two_digits(text + 3) : 60;
    const int minutes = is_formed ? two_digits(text) * 60 + minute : 0;
    if (minute >= 60 || minutes > f->max) {
        spot_report(ld->diags, DIAG_HOUR_FORM, at,
                    "%s is no time of day; write hours and minutes, 00:00 to "
                    "%02d:%02d",
                    quote_text(text).text, f->max / 60, f->max % 60);
        return;
    }
    *out = minutes;
}

void value_load_zone(struct loader *ld, const struct spot *at, struct zone *out)
{
    const char *text = value_scalar(ld, at);

    if (!text || zone_load(&ld->arena, text, out)) {
        return;
    }
    spot_report(ld->diags, DIAG_UNKNOWN_ZONE, at,
                "no time zone %s%s; write a name of the tz database, as "
                "Europe/Amsterdam",
                quote_text(text).text,
                zone_machine_has_any() ? ""
                                       : " (this machine has none: its "
                                         "package tzdata is missing)");
}
