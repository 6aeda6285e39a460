#include <stddef.h>
#include <string.h>

#include "value.h"

enum {
    NOBODY = -1,
};

static const struct field deck_fields[] = {
    {
        .key = "deck",
        .type = FIELD_REFERENCE,
        .is_required = true,
        .offset = offsetof(struct programme_deck, deck),
        .thing = THING_DECK,
        .use = DECK_USE_ANY,
    },
    {
        .key = "weight",
        .type = FIELD_INT,
        .offset = offsetof(struct programme_deck, weight),
        .min = 1,
        .max = PROGRAMME_WEIGHT_MAX,
        .fallback = 1,
    },
};

static const struct schema schema_programme_deck = {
    .noun = "deck of a programme",
    .fields = deck_fields,
    .field_count = sizeof(deck_fields) / sizeof(deck_fields[0]),
    .size = sizeof(struct programme_deck),
};

static const struct word weekdays[] = {
    { "monday", 0 }, { "tuesday", 1 },  { "wednesday", 2 }, { "thursday", 3 },
    { "friday", 4 }, { "saturday", 5 }, { "sunday", 6 },    { 0 },
};

static const struct field programme_fields[] = {
    {
        .key = "days",
        .type = FIELD_WORD,
        .is_required = true,
        .offset = offsetof(struct programme, days.items),
        .list = { .max = WEEKDAY_COUNT,
                  .min = 1,
                  .count_offset = offsetof(struct programme, days.count),
                  .is_set = true },
        .fallback = NOBODY,
        .words = weekdays,
    },
    {
        .key = "from",
        .type = FIELD_HOUR,
        .is_required = true,
        .offset = offsetof(struct programme, from_minute),
        .max = DAY_MINUTES - 1,
        .fallback = NOBODY,
    },
    {
        .key = "to",
        .type = FIELD_HOUR,
        .is_required = true,
        .offset = offsetof(struct programme, to_minute),
        .max = DAY_MINUTES,
        .fallback = NOBODY,
    },
    {
        .key = "decks",
        .type = FIELD_RECORD,
        .is_required = true,
        .offset = offsetof(struct programme, decks),
        .list = { .max = PROGRAMME_DECK_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct programme, deck_count) },
        .record = &schema_programme_deck,
    },
};

/* An end before the beginning is on the next day; the same is no time. */
static void finish_programme(struct loader *ld, const struct spot *at,
                             void *record)
{
    const struct programme *p = record;
    const struct node *to = node_find(at->node, "to");

    if (to && p->from_minute >= 0 && p->from_minute == p->to_minute) {
        const struct spot spot = spot_in_map(at, "to", to);
        spot_report(ld->diags, DIAG_NEVER_PLAYS, &spot,
                    "ends when it begins, so it never plays; all day is from "
                    "00:00 to 24:00");
    }
}

static const struct schema schema_programme = {
    .noun = "programme",
    .fields = programme_fields,
    .field_count = sizeof(programme_fields) / sizeof(programme_fields[0]),
    .size = sizeof(struct programme),
    .finish = finish_programme,
};

static const struct field schedule_fields[] = {
    {
        .key = "zone",
        .type = FIELD_ZONE,
        .is_required = true,
        .offset = offsetof(struct schedule, zone),
    },
    {
        .key = "programmes",
        .type = FIELD_RECORD,
        .is_required = true,
        .offset = offsetof(struct schedule, programmes),
        .list = { .max = PROGRAMME_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct schedule, count) },
        .record = &schema_programme,
    },
};

/* Who has which minute of the week. */
struct week {
    signed char owner[WEEK_MINUTES];
};

/* A mistake of its own was reported, and it has no minutes. */
static bool has_hours(const struct programme *p)
{
    return p->from_minute >= 0 && p->to_minute >= 0 &&
           p->from_minute != p->to_minute;
}

/* Take the minutes of @p p. @return the first that another one has. */
static int claim(struct week *week, const struct programme *p, int index)
{
    int taken = NOBODY;

    for (size_t i = 0; i < p->days.count; i++) {
        for (int m = 0; p->days.items[i] >= 0 && m < programme_minutes(p);
             m++) {
            const int at =
                (p->days.items[i] * DAY_MINUTES + p->from_minute + m) %
                WEEK_MINUTES;
            if (week->owner[at] == NOBODY) {
                week->owner[at] = (signed char)index;
            } else if (taken == NOBODY && week->owner[at] != index) {
                taken = at;
            }
        }
    }
    return taken;
}

static void finish_schedule(struct loader *ld, const struct spot *at,
                            void *record)
{
    const struct schedule *schedule = record;
    const struct node *list = node_find(at->node, "programmes");
    const struct node *n = list ? list->first : NULL;
    struct week week;

    memset(week.owner, NOBODY, sizeof(week.owner));
    for (size_t i = 0; i < schedule->count && n; i++, n = n->next) {
        const struct programme *p = &schedule->programmes[i];
        const int taken = has_hours(p) ? claim(&week, p, (int)i) : NOBODY;
        if (taken == NOBODY) {
            continue;
        }
        const struct spot programmes = spot_in_map(at, "programmes", list);
        const struct spot entry = spot_in_list(&programmes, i, n);
        spot_report(ld->diags, DIAG_OVERLAP, &entry,
                    "overlaps programmes[%d] on %s at %02d:%02d; at any time "
                    "one programme plays",
                    week.owner[taken], weekdays[taken / DAY_MINUTES].text,
                    taken % DAY_MINUTES / 60, taken % 60);
    }
}

const struct schema schema_schedule = {
    .noun = "schedule",
    .fields = schedule_fields,
    .field_count = sizeof(schedule_fields) / sizeof(schedule_fields[0]),
    .size = sizeof(struct schedule),
    .finish = finish_schedule,
};
