#include <stddef.h>

#include "schema.h"
#include "value.h"
#include "world_region.h"

/* Variants of a place, as bits: those with a position. */
enum {
    WITH_POSITION = 1u << PLACE_EXACT | 1u << PLACE_REGION,
};

enum {
    PARTNER_COUNT_MAX = 100,
    TITLE_WORD_COUNT_MAX = 7,
    FIGURE_COUNT_MAX = 2,
};

static const struct field figure_fields[] = {
    {
        .key = "value",
        .type = FIELD_STRING,
        .is_required = true,
        .offset = offsetof(struct figure, value),
    },
    {
        .key = "label",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct figure, label),
    },
};

const struct schema schema_figure = {
    .noun = "figure",
    .fields = figure_fields,
    .field_count = sizeof(figure_fields) / sizeof(figure_fields[0]),
    .size = sizeof(struct figure),
};

static const struct word precisions[] = {
    { "place", PLACE_EXACT },
    { "region", PLACE_REGION },
    { "country", PLACE_COUNTRY },
    { 0 },
};

/* The maps inside a project write into the project itself. */
static const struct field place_fields[] = {
    {
        .key = "precision",
        .type = FIELD_WORD,
        .is_required = true,
        .offset = offsetof(struct project, precision),
        .words = precisions,
    },
    {
        .key = "name",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct project, place),
    },
    {
        .key = "lat",
        .type = FIELD_DEGREES,
        .offset = offsetof(struct project, lat),
        .only_in = WITH_POSITION,
        .needed_in = WITH_POSITION,
        .min = -90,
        .max = 90,
    },
    {
        .key = "lon",
        .type = FIELD_DEGREES,
        .offset = offsetof(struct project, lon),
        .only_in = WITH_POSITION,
        .needed_in = WITH_POSITION,
        .min = -180,
        .max = 180,
    },
};

static const struct schema schema_place = {
    .noun = "place",
    .fields = place_fields,
    .field_count = sizeof(place_fields) / sizeof(place_fields[0]),
    .size = sizeof(struct project),
    .has_variants = true,
};

static void finish_period(struct loader *ld, const struct spot *at,
                          void *record)
{
    const struct project *project = record;
    const struct node *end = node_find(at->node, "end");

    if (project->start.year > 0 && project->end.year > 0 &&
        date_is_before(project->end, project->start)) {
        const struct spot entry = spot_in_map(at, "end", end);
        spot_report(ld->diags, DIAG_END_BEFORE_START, &entry,
                    "the end lies before the start; swap them");
    }
}

static const struct field period_fields[] = {
    {
        .key = "start",
        .type = FIELD_DATE,
        .offset = offsetof(struct project, start),
    },
    {
        .key = "end",
        .type = FIELD_DATE,
        .offset = offsetof(struct project, end),
    },
};

static const struct schema schema_period = {
    .noun = "period",
    .fields = period_fields,
    .field_count = sizeof(period_fields) / sizeof(period_fields[0]),
    .size = sizeof(struct project),
    .finish = finish_period,
};

static const struct field image_fields[] = {
    {
        .key = "file",
        .type = FIELD_PICTURE,
        .is_required = true,
        .offset = offsetof(struct picture, image),
    },
    {
        .key = "alt",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct picture, alt),
    },
    {
        .key = "credit",
        .type = FIELD_STRING,
        .offset = offsetof(struct picture, credit),
    },
};

static const struct schema schema_image = {
    .noun = "image",
    .fields = image_fields,
    .field_count = sizeof(image_fields) / sizeof(image_fields[0]),
    .size = sizeof(struct picture),
};

static const struct word project_kinds[] = {
    { "project", PROJECT_PROJECT },
    { "city-link", PROJECT_CITY_LINK },
    { 0 },
};

static const struct field fields[] = {
    {
        .key = "id",
        .type = FIELD_ID,
        .is_required = true,
        .offset = offsetof(struct project, id),
    },
    {
        .key = "title",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct project, title),
        .word_count_max = TITLE_WORD_COUNT_MAX,
    },
    {
        .key = "text",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct project, text),
        .has_links = true,
    },
    {
        .key = "kind",
        .type = FIELD_WORD,
        .offset = offsetof(struct project, kind),
        .fallback = PROJECT_PROJECT,
        .words = project_kinds,
    },
    {
        .key = "programme",
        .type = FIELD_TEXT,
        .offset = offsetof(struct project, programme),
    },
    {
        .key = "country",
        .type = FIELD_COUNTRY,
        .is_required = true,
        .offset = offsetof(struct project, country),
    },
    {
        .key = "place",
        .type = FIELD_RECORD,
        .is_required = true,
        .record = &schema_place,
    },
    {
        .key = "period",
        .type = FIELD_RECORD,
        .record = &schema_period,
    },
    {
        .key = "donor",
        .type = FIELD_TEXT,
        .offset = offsetof(struct project, donor),
    },
    {
        .key = "partners",
        .type = FIELD_STRING,
        .offset = offsetof(struct project, partners.items),
        .list = { .max = PARTNER_COUNT_MAX,
                  .count_offset = offsetof(struct project, partners.count) },
    },
    {
        .key = "figures",
        .type = FIELD_RECORD,
        .offset = offsetof(struct project, figures.items),
        .list = { .max = FIGURE_COUNT_MAX,
                  .count_offset = offsetof(struct project, figures.count) },
        .record = &schema_figure,
    },
    {
        .key = "themes",
        .type = FIELD_REFERENCE,
        .is_required = true,
        .offset = offsetof(struct project, themes.items),
        .list = { .max = THEME_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct project, themes.count),
                  .is_set = true },
        .thing = THING_THEME,
    },
    {
        .key = "goals",
        .type = FIELD_GOAL,
        .is_required = true,
        .offset = offsetof(struct project, goals.items),
        .list = { .max = GOAL_COUNT,
                  .min = 1,
                  .count_offset = offsetof(struct project, goals.count),
                  .is_set = true },
    },
    {
        .key = "stated_goals",
        .type = FIELD_GOAL,
        .offset = offsetof(struct project, stated_goals.items),
        .list = { .max = GOAL_COUNT,
                  .count_offset = offsetof(struct project, stated_goals.count),
                  .is_set = true },
    },
    {
        .key = "image",
        .type = FIELD_RECORD,
        .offset = offsetof(struct project, picture),
        .record = &schema_image,
    },
    {
        .key = "sources",
        .type = FIELD_STRING,
        .is_required = true,
        .offset = offsetof(struct project, sources.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct project, sources.count) },
    },
    {
        .key = "open",
        .type = FIELD_STRING,
        .offset = offsetof(struct project, open.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct project, open.count) },
    },
};

static bool has_goal(const struct int_list *goals, int goal)
{
    for (size_t i = 0; i < goals->count; i++) {
        if (goals->items[i] == goal) {
            return true;
        }
    }
    return false;
}

/* Which goals the source names, is told of goals the project has. */
static void finish_project(struct loader *ld, const struct spot *at,
                           void *record)
{
    struct project *project = record;
    const struct node *list = node_find(at->node, "stated_goals");
    const struct node *n = list ? list->first : NULL;

    project->region = (int)world_region_from_country(project->country);

    for (size_t i = 0; i < project->stated_goals.count && n; i++, n = n->next) {
        const int goal = project->stated_goals.items[i];
        if (goal < 0 || has_goal(&project->goals, goal)) {
            continue;
        }
        const struct spot stated = spot_in_map(at, "stated_goals", list);
        const struct spot entry = spot_in_list(&stated, i, n);
        spot_report(ld->diags, DIAG_STATED_GOAL, &entry,
                    "goal %d is not among the goals; add it there first",
                    goal + 1);
    }
}

const struct schema schema_project = {
    .noun = "project",
    .fields = fields,
    .field_count = sizeof(fields) / sizeof(fields[0]),
    .size = sizeof(struct project),
    .finish = finish_project,
};
