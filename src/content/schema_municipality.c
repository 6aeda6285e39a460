/*
 * municipalities.yaml: a list under one key, and the page for one that is
 * not on it.
 */
#include <stddef.h>
#include <string.h>

#include "fold.h"
#include "municipality.h"
#include "schema.h"

enum {
    MUNICIPALITY_COUNT_MAX = 1000,
    LINK_COUNT_MAX = 50,
    NAME_BYTES_MAX = 256, /* of a folded name, to be compared */
};

static const struct field link_fields[] = {
    {
        .key = "place",
        .type = FIELD_TEXT,
        .is_required = true,
        .offset = offsetof(struct city_link, place),
    },
    {
        .key = "country",
        .type = FIELD_COUNTRY,
        .is_required = true,
        .offset = offsetof(struct city_link, country),
    },
    {
        .key = "since",
        .type = FIELD_DATE,
        .offset = offsetof(struct city_link, since),
    },
    {
        .key = "project",
        .type = FIELD_REFERENCE,
        .offset = offsetof(struct city_link, project),
        .thing = THING_PROJECT,
    },
};

static const struct schema schema_link = {
    .noun = "link",
    .fields = link_fields,
    .field_count = sizeof(link_fields) / sizeof(link_fields[0]),
    .size = sizeof(struct city_link),
};

static const struct field municipality_fields[] = {
    {
        .key = "id",
        .type = FIELD_ID,
        .is_required = true,
        .offset = offsetof(struct municipality, id),
    },
    {
        .key = "name",
        .type = FIELD_STRING,
        .is_required = true,
        .offset = offsetof(struct municipality, name),
    },
    {
        .key = "text",
        .type = FIELD_TEXT,
        .offset = offsetof(struct municipality, text),
        .has_links = true,
    },
    {
        .key = "links",
        .type = FIELD_RECORD,
        .offset = offsetof(struct municipality, links),
        .list = { .max = LINK_COUNT_MAX,
                  .count_offset = offsetof(struct municipality, link_count) },
        .record = &schema_link,
    },
    {
        .key = "sources",
        .type = FIELD_STRING,
        .is_required = true,
        .offset = offsetof(struct municipality, sources.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .min = 1,
                  .count_offset =
                      offsetof(struct municipality, sources.count) },
    },
    {
        .key = "open",
        .type = FIELD_STRING,
        .offset = offsetof(struct municipality, open.items),
        .list = { .max = SOURCE_COUNT_MAX,
                  .count_offset = offsetof(struct municipality, open.count) },
    },
};

/* What is wrong is known only when all projects are read. */
static void finish_municipality(struct loader *ld, const struct spot *at,
                                void *record)
{
    struct municipality *m = record;
    char path[SPOT_PATH_BYTES_MAX];

    spot_path(at, path);
    m->where.file = at->where.file;
    m->where.path = loader_copy(ld, path);
    m->where.line = at->where.line;
    m->where.column = at->where.column;
}

static const struct schema schema_municipality = {
    .noun = "municipality",
    .fields = municipality_fields,
    .field_count = sizeof(municipality_fields) / sizeof(municipality_fields[0]),
    .size = sizeof(struct municipality),
    .finish = finish_municipality,
};

static const char *folded(struct loader *ld, const char *name)
{
    char text[NAME_BYTES_MAX];

    fold_text(name, text, sizeof(text));
    const size_t size = strlen(text) + 1;
    char *copy = loader_take_scratch(ld, 1, size);
    return copy ? memcpy(copy, text, size) : "";
}

/* Two of one name would be one button twice. */
static void finish_file(struct loader *ld, const struct spot *at, void *record)
{
    const struct content *c = record;
    const struct node *list = node_find(at->node, "municipalities");
    const struct node *n = list ? list->first : NULL;
    struct arena memory = ld->names_arena; /* given back at the end */
    struct name_index names = { 0 };

    if (!list || list->kind != NODE_LIST) {
        return; /* reported */
    }
    const struct spot all = spot_in_map(at, "municipalities", list);
    for (size_t i = 0; i < c->municipality_count && n; i++, n = n->next) {
        const struct name name = {
            .text = folded(ld, c->municipalities[i].name),
            .index = (int)i,
        };
        const struct name *first =
            name.text[0] ? name_index_add(&names, &memory, &name) : NULL;
        if (first) {
            const struct spot entry = spot_in_list(&all, i, n);
            const struct spot twice =
                spot_in_map(&entry, "name", node_find(n, "name"));
            spot_report(ld->diags, DIAG_MUNICIPALITY_TWICE, &twice,
                        "%s is there twice; keep one of them",
                        quote_text(c->municipalities[i].name).text);
        }
    }
}

static const struct field fields[] = {
    {
        .key = "general",
        .type = FIELD_REFERENCE,
        .offset = offsetof(struct content, general),
        .thing = THING_PAGE,
    },
    {
        .key = "municipalities",
        .type = FIELD_RECORD,
        .is_required = true,
        .offset = offsetof(struct content, municipalities),
        .list = { .max = MUNICIPALITY_COUNT_MAX,
                  .min = 1,
                  .count_offset =
                      offsetof(struct content, municipality_count) },
        .record = &schema_municipality,
    },
};

const struct schema schema_municipalities = {
    .noun = "municipalities file",
    .fields = fields,
    .field_count = sizeof(fields) / sizeof(fields[0]),
    .size = sizeof(struct content),
    .finish = finish_file,
};
