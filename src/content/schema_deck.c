#include <stddef.h>
#include <string.h>

#include "schema.h"
#include "value.h"

enum {
    SLIDE_COUNT_MAX = 500,
    POINT_COUNT_MAX = 3,
    FIGURE_COUNT_MAX = 3,
    COLUMN_COUNT = 2,
    SECONDS_MIN = 3,
    SECONDS_MAX = 600,
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
    IN_STEPS = IN_POINTS | IN_PICTURE | IN_FIGURES,
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

static const struct word advances[] = {
    { "by-hand", ADVANCE_BY_HAND },
    { "auto", ADVANCE_AUTO },
    { 0 },
};

static const struct word steps[] = {
    { "all", STEPS_ALL },
    { "one-by-one", STEPS_ONE_BY_ONE },
    { 0 },
};

static const struct word duties[] = {
    { "true", SLIDE_OPTIONAL },
    { "false", SLIDE_NEEDED },
    { 0 },
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
        .key = "steps",
        .type = FIELD_WORD,
        .offset = offsetof(struct slide, steps),
        .only_in = IN_STEPS,
        .fallback = STEPS_ALL,
        .words = steps,
    },
    {
        .key = "optional",
        .type = FIELD_WORD,
        .offset = offsetof(struct slide, duty),
        .fallback = SLIDE_NEEDED,
        .words = duties,
    },
    {
        .key = "advance",
        .type = FIELD_WORD,
        .offset = offsetof(struct slide, advance),
        .fallback = ADVANCE_AS_DECK,
        .words = advances,
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
        .min = SECONDS_MIN,
        .max = SECONDS_MAX,
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
        .key = "advance",
        .type = FIELD_WORD,
        .offset = offsetof(struct deck, advance),
        .only_in = IN_TALK,
        .fallback = ADVANCE_BY_HAND,
        .words = advances,
    },
    {
        .key = "seconds",
        .type = FIELD_INT,
        .offset = offsetof(struct deck, seconds),
        .only_in = IN_TALK,
        .min = SECONDS_MIN,
        .max = SECONDS_MAX,
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

static void report_no_effect(struct loader *ld, const struct spot *slide,
                             const char *key, const char *why)
{
    const struct node *n = node_find(slide->node, key);

    if (n) {
        const struct spot entry = spot_in_map(slide, key, n);
        spot_report(ld->diags, DIAG_NO_EFFECT, &entry, "%s", why);
    }
}

/* A loop has nobody who could step, skip or turn over. */
static void check_in_loop(struct loader *ld, const struct spot *slide)
{
    static const char *const keys[] = { "steps", "optional", "advance" };

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        report_no_effect(ld, slide, keys[i],
                         "has no effect in a loop; take it out, or make the "
                         "deck a talk");
    }
}

/* A plan shares out minutes, or adds up what all slides say; those that can
   be folded away need not say it. Of a number that is wrong nothing more is
   said here, so what counts is that it is there. */
static bool has_plan(const struct deck *deck, const struct node *talk)
{
    const struct node *slides = node_find(talk, "slides");
    const struct node *n = slides ? slides->first : NULL;
    bool all = true;

    for (size_t i = 0; i < deck->slide_count && n; i++, n = n->next) {
        all &= deck->slides[i].duty == SLIDE_OPTIONAL ||
               (n->kind == NODE_MAP && node_find(n, "seconds"));
    }
    return all || node_find(talk, "minutes");
}

/* What a slide of a talk says of its time is its share of the plan, and when
   it goes on by itself. */
static void check_in_talk(struct loader *ld, const struct deck *deck,
                          const struct slide *it, const struct spot *slide)
{
    const bool automatic =
        it->advance == ADVANCE_AUTO ||
        (it->advance == ADVANCE_AS_DECK && deck->advance == ADVANCE_AUTO);

    if (!automatic) {
        report_no_effect(ld, slide, "seconds",
                         "has no effect in a talk without minutes that waits "
                         "for its speaker; take it out, or write minutes or "
                         "advance: auto");
    }
}

static void finish_deck(struct loader *ld, const struct spot *at, void *record)
{
    const struct deck *deck = record;
    const struct node *slides = node_find(at->node, "slides");
    const struct node *n = slides ? slides->first : NULL;
    const bool plan = has_plan(deck, at->node);

    for (size_t i = 0; i < deck->slide_count && n; i++, n = n->next) {
        const struct spot list = spot_in_map(at, "slides", slides);
        const struct spot slide = spot_in_list(&list, i, n);
        if (n->kind != NODE_MAP) {
            continue;
        }
        if (deck->kind == DECK_TALK && !plan) {
            check_in_talk(ld, deck, &deck->slides[i], &slide);
        } else if (deck->kind == DECK_LOOP) {
            check_in_loop(ld, &slide);
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
