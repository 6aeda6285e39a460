/*
 * Which projects a map shows.
 */
#include <limits.h>

#include "map.h"
#include "world_region.h"

enum {
    PERIODS_MAX = 8,
    /* A period in one number: its first year, then how many it has. */
    PERIOD_BASE = 1000,
};

/* Years of a period; the first that gives few enough of them. */
static const int spans[] = { 5, 10, 25, 50, 100, 500 };

struct map_years map_period_years(int value)
{
    const int first = value / PERIOD_BASE;

    return (struct map_years){ first, first + value % PERIOD_BASE - 1 };
}

/* What is not known of a period is open; what has no dates has no period. */
static bool is_in_period(const struct project *p, struct map_years years)
{
    const bool dated = p->start.year > 0 || p->end.year > 0;
    const int start = p->start.year;
    const int end = p->end.year > 0 ? p->end.year : INT_MAX;

    return dated && start <= years.last && end >= years.first;
}

bool map_facet_passes(const struct project *project, enum map_facet facet,
                      int value)
{
    if (value == 0) {
        return true;
    }
    switch (facet) {
    case FACET_GOAL:
        return int_list_has(&project->goals, value - 1);
    case FACET_THEME:
        return int_list_has(&project->themes, value - 1);
    case FACET_REGION:
        return project->region == value;
    case FACET_PERIOD:
        return is_in_period(project, map_period_years(value));
    case FACET_NONE:
    case FACET_COUNT:
        break;
    }
    return true;
}

bool map_filter_passes(const struct map_filter *filter,
                       const struct project *project, enum map_facet except)
{
    for (int facet = FACET_NONE; facet < FACET_COUNT; facet++) {
        if (facet != (int)except &&
            !map_facet_passes(project, (enum map_facet)facet,
                              filter->value[facet])) {
            return false;
        }
    }
    return true;
}

bool map_filter_is_set(const struct map_filter *filter)
{
    for (int facet = FACET_NONE; facet < FACET_COUNT; facet++) {
        if (filter->value[facet] != 0) {
            return true;
        }
    }
    return false;
}

static bool any_has(const struct content *content, enum map_facet facet,
                    int value)
{
    for (size_t i = 0; i < content->project_count; i++) {
        if (map_facet_passes(&content->projects[i], facet, value)) {
            return true;
        }
    }
    return false;
}

/* Values from 1 to @p last; of goals and regions those that are used. */
static int numbered(const struct content *content, enum map_facet facet,
                    int last, int out[FACET_VALUES_MAX])
{
    int count = 0;

    for (int value = 1; value <= last && count < FACET_VALUES_MAX; value++) {
        if (facet == FACET_THEME || any_has(content, facet, value)) {
            out[count++] = value;
        }
    }
    return count;
}

/* All years that projects name; 0 to 0 if none does. */
static struct map_years years_of(const struct content *content)
{
    struct map_years years = { 0 };

    for (size_t i = 0; i < content->project_count; i++) {
        const struct project *p = &content->projects[i];
        const int dates[] = { p->start.year, p->end.year };
        for (int k = 0; k < 2; k++) {
            const int year = dates[k];
            if (year > 0) {
                years.first =
                    years.first == 0 || year < years.first ? year : years.first;
                years.last = year > years.last ? year : years.last;
            }
        }
    }
    return years;
}

static int periods(const struct content *content, int out[FACET_VALUES_MAX])
{
    const struct map_years years = years_of(content);
    int count = 0;
    int span = 0;
    int first = 0;

    for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
        span = spans[i];
        first = years.first / span * span;
        if ((years.last - first) / span < PERIODS_MAX) {
            break;
        }
    }
    for (int year = first;
         years.last > 0 && year <= years.last && count < PERIODS_MAX;
         year += span) {
        out[count++] = year * PERIOD_BASE + span;
    }
    return count;
}

int map_facet_values(const struct content *content, enum map_facet facet,
                     int out[FACET_VALUES_MAX])
{
    switch (facet) {
    case FACET_GOAL:
        return numbered(content, facet, GOAL_COUNT, out);
    case FACET_THEME:
        return numbered(content, facet, (int)content->theme_count, out);
    case FACET_REGION:
        return numbered(content, facet, REGION_COUNT - 1, out);
    case FACET_PERIOD:
        return periods(content, out);
    case FACET_NONE:
    case FACET_COUNT:
        break;
    }
    return 0;
}
