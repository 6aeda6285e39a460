#include <stddef.h>
#include <string.h>

#include "schema.h"
#include "value.h"

enum {
    SLIDE_COUNT_MAX = 500,
    POINT_COUNT_MAX = 3,
    FIGURE_COUNT_MAX = 3,
    COLUMN_COUNT = 2,
};

/* Layouts as bits, for keys that belong to some of them. */
enum {
    IN_SKYLINE = 1u << SLIDE_SKYLINE,
    IN_TITLE = 1u << SLIDE_TITLE,
    IN_STATEMENT = 1u << SLIDE_STATEMENT,
    IN_POINTS = 1u << SLIDE_POINTS,
    IN_COLUMNS = 1u << SLIDE_TWO_COLUMNS,
    IN_QUOTE = 1u << SLIDE_QUOTE,
    IN_PICTURE = 1u << SLIDE_PICTURE,
    IN_FIGURES = 1u << SLIDE_FIGURES,
    IN_GOAL = 1u << SLIDE_GOAL,
    IN_PROJECT = 1u << SLIDE_PROJECT,
    IN_TITLED = IN_SKYLINE | IN_TITLE | IN_STATEMENT | IN_POINTS | IN_COLUMNS |
                IN_QUOTE | IN_PICTURE | IN_FIGURES,
    IN_SUBTITLED = IN_TITLE | IN_POINTS | IN_PICTURE,
    IN_TEXT = IN_STATEMENT | IN_QUOTE | IN_COLUMNS | IN_PICTURE,
    IN_ART = IN_TITLE | IN_POINTS | IN_STATEMENT,
    IN_TALK = 1u << DECK_TALK,
};

static const struct word layouts[] = {
    { "skyline", SLIDE_SKYLINE },
    { "title", SLIDE_TITLE },
    { "statement", SLIDE_STATEMENT },
    { "points", SLIDE_POINTS },
    { "two-columns", SLIDE_TWO_COLUMNS },
    { "quote", SLIDE_QUOTE },
    { "picture", SLIDE_PICTURE },
    { "figures", SLIDE_FIGURES },
    { "goal", SLIDE_GOAL },
    { "project", SLIDE_PROJECT },
    { 0 },
};

static const struct word slide_arts[] = {
    { "skyline", ART_SKYLINE }, { "exchange", ART_EXCHANGE },
    { "network", ART_NETWORK }, { "map", ART_MAP },
    { "none", ART_NONE },       { 0 },
};

static const struct field point_fields[] = {
    {
        .key = "label",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct point, label),
    },
    {
        .key = "text",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct point, text),
    },
};

static const struct schema schema_point = {
    .noun = "point",
    .fields = point_fields,
    .field_count = sizeof(point_fields) / sizeof(point_fields[0]),
    .size = sizeof(struct point),
};

static const struct field column_fields[] = {
    {
        .key = "title",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct point, label),
    },
    {
        .key = "text",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct point, text),
    },
};

static const struct schema schema_column = {
    .noun = "column",
    .fields = column_fields,
    .field_count = sizeof(column_fields) / sizeof(column_fields[0]),
    .size = sizeof(struct point),
};

static const struct field slide_fields[] = {
    {
        .key = "layout",
        .type = FIELD_WORD,
        .is_required = true,
        .offset = offsetof(struct slide, layout),
        .words = layouts,
    },
    {
        .key = "id",
        .type = FIELD_ID,
        .is_required = true,
        .offset = offsetof(struct slide, id),
    },
    {
        .key = "label",
        .type = FIELD_TEXT,
        .offset = offsetof(struct slide, label),
    },
    {
        .key = "title",
        .type = FIELD_TEXT,
        .offset = offsetof(struct slide, title),
        .only_in = IN_TITLED,
        .needed_in = IN_TITLED,
    },
    {
        .key = "subtitle",
        .type = FIELD_TEXT,
        .offset = offsetof(struct slide, subtitle),
        .only_in = IN_SUBTITLED,
    },
    {
        .key = "text",
        .type = FIELD_TEXT,
        .offset = offsetof(struct slide, text),
        .only_in = IN_TEXT,
        .needed_in = IN_QUOTE,
    },
    {
        .key = "points",
        .type = FIELD_RECORD,
        .offset = offsetof(struct slide, points.items),
        .list = { .max = POINT_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct slide, points.count) },
        .only_in = IN_POINTS,
        .needed_in = IN_POINTS,
        .record = &schema_point,
    },
    {
        .key = "left",
        .type = FIELD_LATER,
        .only_in = IN_COLUMNS,
        .needed_in = IN_COLUMNS,
    },
    {
        .key = "right",
        .type = FIELD_LATER,
        .only_in = IN_COLUMNS,
        .needed_in = IN_COLUMNS,
    },
    {
        .key = "by",
        .type = FIELD_TEXT,
        .offset = offsetof(struct slide, by),
        .only_in = IN_QUOTE,
    },
    {
        .key = "figures",
        .type = FIELD_RECORD,
        .offset = offsetof(struct slide, figures.items),
        .list = { .max = FIGURE_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct slide, figures.count) },
        .only_in = IN_FIGURES,
        .needed_in = IN_FIGURES,
        .record = &schema_figure,
    },
    {
        .key = "image",
        .type = FIELD_PICTURE,
        .offset = offsetof(struct slide, picture.image),
        .only_in = IN_PICTURE,
        .needed_in = IN_PICTURE,
    },
    {
        .key = "alt",
        .type = FIELD_TEXT,
        .offset = offsetof(struct slide, picture.alt),
        .only_in = IN_PICTURE,
        .needed_in = IN_PICTURE,
    },
    {
        .key = "goal",
        .type = FIELD_GOAL,
        .offset = offsetof(struct slide, goal),
        .only_in = IN_GOAL,
        .needed_in = IN_GOAL,
    },
    {
        .key = "project",
        .type = FIELD_REFERENCE,
        .offset = offsetof(struct slide, project),
        .only_in = IN_PROJECT,
        .needed_in = IN_PROJECT,
        .thing = THING_PROJECT,
    },
    {
        .key = "art",
        .type = FIELD_WORD,
        .offset = offsetof(struct slide, art),
        .only_in = IN_ART,
        .fallback = ART_NONE,
        .words = slide_arts,
    },
    {
        .key = "notes",
        .type = FIELD_TEXT,
        .offset = offsetof(struct slide, notes),
    },
    {
        .key = "seconds",
        .type = FIELD_INT,
        .offset = offsetof(struct slide, seconds),
        .min = 3,
        .max = 600,
    },
    {
        .key = "sources",
        .type = FIELD_STRING,
        .offset = offsetof(struct slide, sources.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct slide, sources.count) },
    },
    {
        .key = "open",
        .type = FIELD_STRING,
        .offset = offsetof(struct slide, open.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct slide, open.count) },
    },
};

/* The two columns become the two points of the slide. */
static void finish_slide(struct loader *ld, const struct spot *at, void *record)
{
    static const char *const keys[COLUMN_COUNT] = { "left", "right" };
    struct slide *slide = record;

    slide->picture.credit = "";
    if (slide->layout != SLIDE_TWO_COLUMNS) {
        return;
    }
    struct point *columns = loader_take(ld, sizeof(*columns), COLUMN_COUNT);
    for (size_t i = 0; i < COLUMN_COUNT && columns; i++) {
        const struct node *n = node_find(at->node, keys[i]);
        if (n) {
            const struct spot column = spot_in_map(at, keys[i], n);
            schema_load(ld, &schema_column, &column, &columns[i]);
        } else {
            schema_default(&schema_column, &columns[i]);
        }
    }
    slide->points = (struct point_list){
        .items = columns,
        .count = columns ? COLUMN_COUNT : 0,
    };
}

static const struct schema schema_slide = {
    .noun = "slide",
    .fields = slide_fields,
    .field_count = sizeof(slide_fields) / sizeof(slide_fields[0]),
    .size = sizeof(struct slide),
    .has_variants = true,
    .finish = finish_slide,
};

static const struct word deck_kinds[] = {
    { "loop", DECK_LOOP },
    { "talk", DECK_TALK },
    { 0 },
};

static const struct field fields[] = {
    {
        .key = "kind",
        .type = FIELD_WORD,
        .is_required = true,
        .offset = offsetof(struct deck, kind),
        .fallback = DECK_KIND_UNKNOWN,
        .words = deck_kinds,
    },
    {
        .key = "id",
        .type = FIELD_ID,
        .is_required = true,
        .offset = offsetof(struct deck, id),
    },
    {
        .key = "title",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct deck, title),
    },
    {
        .key = "minutes",
        .type = FIELD_INT,
        .offset = offsetof(struct deck, minutes),
        .only_in = IN_TALK,
        .min = 1,
        .max = 240,
    },
    {
        .key = "slides",
        .type = FIELD_RECORD,
        .is_required = true,
        .offset = offsetof(struct deck, slides),
        .list = { .max = SLIDE_COUNT_MAX,
                  .min = 1,
                  .count_offset = offsetof(struct deck, slide_count) },
        .record = &schema_slide,
    },
};

/* A talk waits for its speaker. */
static void finish_deck(struct loader *ld, const struct spot *at, void *record)
{
    const struct deck *deck = record;
    const struct node *slides = node_find(at->node, "slides");
    const struct node *n = slides ? slides->first : NULL;

    if (deck->kind != DECK_TALK) {
        return;
    }
    for (size_t i = 0; i < deck->slide_count && n; i++, n = n->next) {
        const struct node *seconds =
            n->kind == NODE_MAP ? node_find(n, "seconds") : NULL;
        if (seconds) {
            const struct spot list = spot_in_map(at, "slides", slides);
            const struct spot slide = spot_in_list(&list, i, n);
            const struct spot entry = spot_in_map(&slide, "seconds", seconds);
            spot_report(ld->diags, DIAG_NO_EFFECT, &entry,
                        "has no effect in a talk; take it out, or make the "
                        "deck a loop");
        }
    }
}

const struct schema schema_deck = {
    .noun = "deck",
    .fields = fields,
    .field_count = sizeof(fields) / sizeof(fields[0]),
    .size = sizeof(struct deck),
    .has_variants = true,
    .finish = finish_deck,
};
