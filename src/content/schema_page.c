#include <stddef.h>
#include <stdio.h>

#include "schema.h"

/*
 * goals.yaml, themes.yaml and pages.yaml: each a list under one key.
 */

enum {
    PAGE_COUNT_MAX = 1000,
    BODY_COUNT_MAX = 4,
    FIGURE_COUNT_MAX = 3,
    LINK_COUNT_MAX = 4,
};

static const struct field goal_fields[] = {
    {
        .key = "number",
        .type = FIELD_GOAL,
        .is_required = true,
        .offset = offsetof(struct goal, number),
    },
    {
        .key = "title",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct goal, title),
    },
    {
        .key = "sentence",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct goal, sentence),
    },
    {
        .key = "local",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct goal, local),
        .has_links = true,
    },
    {
        .key = "sources",
        .type = FIELD_STRING,
        .is_required = true,
        .offset = offsetof(struct goal, sources.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct goal, sources.count) },
    },
    {
        .key = "open",
        .type = FIELD_STRING,
        .offset = offsetof(struct goal, open.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct goal, open.count) },
    },
};

static void finish_goal(struct loader *ld, const struct spot *at, void *record)
{
    struct goal *goal = record;

    (void)ld;
    (void)at;
    goal->number++; /* read as an index */
}

static const struct schema schema_goal = {
    .noun = "goal",
    .fields = goal_fields,
    .field_count = sizeof(goal_fields) / sizeof(goal_fields[0]),
    .size = sizeof(struct goal),
    .finish = finish_goal,
};

/* The goals of 1 to 17 that are not there, as "7, 9". */
static void join_missing(const bool *is_there, char *out, size_t size)
{
    size_t len = 0;

    out[0] = '\0';
    for (int number = 1; number <= GOAL_COUNT && len < size; number++) {
        if (!is_there[number]) {
            len += (size_t)snprintf(out + len, size - len, "%s%d",
                                    len > 0 ? ", " : "", number);
        }
    }
}

/* A goal with a wrong number leaves a gap: that is one mistake, not two. */
static void finish_goals(struct loader *ld, const struct spot *at, void *record)
{
    const struct goal_file *file = record;
    const struct node *list = node_find(at->node, "goals");
    const struct node *n = list ? list->first : NULL;
    bool is_there[GOAL_COUNT + 1] = { false };
    size_t distinct = 0;

    if (!list || list->kind != NODE_LIST || file->count != list->count) {
        return; /* reported */
    }
    const struct spot goals = spot_in_map(at, "goals", list);
    for (size_t i = 0; i < file->count; i++, n = n->next) {
        const int number = file->goals[i].number;
        if (number < 1) {
            continue;
        }
        if (is_there[number]) {
            const struct spot goal = spot_in_list(&goals, i, n);
            const struct spot entry =
                spot_in_map(&goal, "number", node_find(n, "number"));
            spot_report(ld->diags, DIAG_GOAL_TWICE, &entry,
                        "goal %d is there twice; each is needed once", number);
        }
        distinct += is_there[number] ? 0 : 1;
        is_there[number] = true;
    }
    if (file->count < GOAL_COUNT && distinct < GOAL_COUNT) {
        char missing[64];
        join_missing(is_there, missing, sizeof(missing));
        spot_report(ld->diags, DIAG_GOAL_MISSING, &goals,
                    "missing: %s; each of 1 to %d is needed once", missing,
                    GOAL_COUNT);
    }
}

static const struct field goals_fields[] = {
    {
        .key = "goals",
        .type = FIELD_RECORD,
        .is_required = true,
        .offset = offsetof(struct goal_file, goals),
        .list = { .max = GOAL_FILE_COUNT_MAX,
                  .count_offset = offsetof(struct goal_file, count) },
        .record = &schema_goal,
    },
};

const struct schema schema_goals = {
    .noun = "goals file",
    .fields = goals_fields,
    .field_count = sizeof(goals_fields) / sizeof(goals_fields[0]),
    .size = sizeof(struct goal_file),
    .finish = finish_goals,
};

static const struct field theme_fields[] = {
    {
        .key = "id",
        .type = FIELD_ID,
        .is_required = true,
        .offset = offsetof(struct theme, id),
    },
    {
        .key = "title",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct theme, title),
    },
    {
        .key = "lead",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct theme, lead),
    },
    {
        .key = "goals",
        .type = FIELD_GOAL,
        .offset = offsetof(struct theme, goals.items),
        .list = { .max = GOAL_COUNT,
                  .count_offset = offsetof(struct theme, goals.count),
                  .is_set = true },
    },
    {
        .key = "sources",
        .type = FIELD_STRING,
        .offset = offsetof(struct theme, sources.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct theme, sources.count) },
    },
    {
        .key = "open",
        .type = FIELD_STRING,
        .offset = offsetof(struct theme, open.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct theme, open.count) },
    },
};

static const struct schema schema_theme = {
    .noun = "theme",
    .fields = theme_fields,
    .field_count = sizeof(theme_fields) / sizeof(theme_fields[0]),
    .size = sizeof(struct theme),
};

static const struct field themes_fields[] = {
    {
        .key = "themes",
        .type = FIELD_RECORD,
        .is_required = true,
        .offset = offsetof(struct content, themes),
        .list = { .max = THEME_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct content, theme_count) },
        .record = &schema_theme,
    },
};

const struct schema schema_themes = {
    .noun = "themes file",
    .fields = themes_fields,
    .field_count = sizeof(themes_fields) / sizeof(themes_fields[0]),
    .size = sizeof(struct content),
};

static const struct field page_fields[] = {
    {
        .key = "id",
        .type = FIELD_ID,
        .is_required = true,
        .offset = offsetof(struct page, id),
    },
    {
        .key = "title",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct page, title),
    },
    {
        .key = "lead",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct page, lead),
    },
    {
        .key = "body",
        .type = FIELD_TEXT,
        .offset = offsetof(struct page, body.items),
        .list = { .max = BODY_COUNT_MAX,
                  .count_offset = offsetof(struct page, body.count) },
        .has_links = true,
    },
    {
        .key = "figures",
        .type = FIELD_RECORD,
        .offset = offsetof(struct page, figures.items),
        .list = { .max = FIGURE_COUNT_MAX,
                  .count_offset = offsetof(struct page, figures.count) },
        .record = &schema_figure,
    },
    {
        .key = "links",
        .type = FIELD_LINK,
        .offset = offsetof(struct page, links.items),
        .list = { .max = LINK_COUNT_MAX,
                  .count_offset = offsetof(struct page, links.count) },
    },
    {
        .key = "sources",
        .type = FIELD_STRING,
        .offset = offsetof(struct page, sources.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct page, sources.count) },
    },
    {
        .key = "open",
        .type = FIELD_STRING,
        .offset = offsetof(struct page, open.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct page, open.count) },
    },
};

static const struct schema schema_page = {
    .noun = "page",
    .fields = page_fields,
    .field_count = sizeof(page_fields) / sizeof(page_fields[0]),
    .size = sizeof(struct page),
};

static const struct field pages_fields[] = {
    {
        .key = "pages",
        .type = FIELD_RECORD,
        .is_required = true,
        .offset = offsetof(struct content, pages),
        .list = { .max = PAGE_COUNT_MAX,
                  .count_offset = offsetof(struct content, page_count) },
        .record = &schema_page,
    },
};

const struct schema schema_pages = {
    .noun = "pages file",
    .fields = pages_fields,
    .field_count = sizeof(pages_fields) / sizeof(pages_fields[0]),
    .size = sizeof(struct content),
};
