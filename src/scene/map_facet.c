/*
 * What the facets of the map and their values are called.
 */
#include "map_room.h"
#include "world_region.h"

const char *map_facet_name(const struct canvas *c, enum map_facet facet)
{
    switch (facet) {
    case FACET_GOAL:
        return canvas_word(c, STR_FILTER_GOAL);
    case FACET_THEME:
        return canvas_word(c, STR_FILTER_THEME);
    case FACET_REGION:
        return canvas_word(c, STR_FILTER_REGION);
    case FACET_PERIOD:
        return canvas_word(c, STR_FILTER_PERIOD);
    case FACET_NONE:
    case FACET_COUNT:
        break;
    }
    return canvas_word(c, STR_NAV_ALL);
}

static const char *region_name(const struct canvas *c, int region)
{
    return canvas_word(c, (enum string_id)(STR_REGION_AFRICA_ES + region - 1));
}

static const char *period_name(const struct canvas *c, int value)
{
    const struct map_years years = map_period_years(value);

    return arena_format(c->arena, "%d–%d", years.first, years.last);
}

const struct text *map_value_source(const struct canvas *c,
                                    enum map_facet facet, int value)
{
    if (value > 0 && facet == FACET_GOAL) {
        return &c->content->goals[value - 1].title;
    }
    if (value > 0 && facet == FACET_THEME) {
        return &c->content->themes[value - 1].title;
    }
    return NULL;
}

const char *map_value_name(const struct canvas *c, enum map_facet facet,
                           int value)
{
    const struct text *source = map_value_source(c, facet, value);

    if (source) {
        return canvas_say(c, source);
    }
    if (value > 0 && facet == FACET_REGION) {
        return region_name(c, value);
    }
    if (value > 0 && facet == FACET_PERIOD) {
        return period_name(c, value);
    }
    return canvas_word(c, STR_NAV_ALL);
}

int map_value_count(const struct canvas *c, enum map_facet facet, int value)
{
    int count = 0;

    for (size_t i = 0; i < c->content->project_count; i++) {
        const struct project *p = &c->content->projects[i];
        count += map_facet_passes(p, facet, value) &&
                         map_filter_passes(&c->show->map.filter, p, facet)
                     ? 1
                     : 0;
    }
    return count;
}

const char *map_mark_name(const struct canvas *c,
                          const struct mark_on_map *mark)
{
    if (mark->country[0] != '\0') {
        return strings_country(c->p->strings, c->language, mark->country);
    }
    if (mark->region != REGION_NONE) {
        return region_name(c, mark->region);
    }
    return canvas_word_with(c, STR_MAP_CLUSTER, canvas_number(c, mark->count));
}

struct intent map_set_facet(enum map_facet facet, int value)
{
    return (struct intent){ .type = INTENT_MAP_FILTER,
                            .value = value,
                            .limit = facet };
}
