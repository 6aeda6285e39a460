#include "reference.h"

#include <string.h>

#include "value.h"

enum {
    LISTED_ID_MAX = 12, /* more would be no help */
    /* Of ids of ID_BYTES_MAX, and what joins them. */
    LIST_BYTES_MAX = LISTED_ID_MAX * (ID_BYTES_MAX + 4),
};

static const char *thing_name(enum thing thing)
{
    switch (thing) {
    case THING_THEME:
        return "theme";
    case THING_PROJECT:
        return "project";
    case THING_PAGE:
        return "page";
    case THING_DECK:
        return "deck";
    case THING_MUNICIPALITY:
        return "municipality";
    case THING_COUNT:
        break;
    }
    return "";
}

struct reference *reference_add(struct loader *ld, const struct spot *at,
                                const char *id, int *target)
{
    char path[SPOT_PATH_BYTES_MAX];
    const char *texts[2] = { id, path };
    struct reference *r = loader_take_scratch(ld, sizeof(*r), 1);

    spot_path(at, path);
    for (size_t i = 0; i < 2 && r; i++) {
        const size_t size = strlen(texts[i]) + 1;
        char *copy = loader_take_scratch(ld, 1, size);
        if (!copy) {
            return NULL;
        }
        texts[i] = memcpy(copy, texts[i], size);
    }
    if (!r) {
        return NULL;
    }
    *r = (struct reference){
        .id = texts[0],
        .path = texts[1],
        .where = at->where,
        .target = target,
    };
    if (ld->last_reference) {
        ld->last_reference->next = r;
    } else {
        ld->first_reference = r;
    }
    ld->last_reference = r;
    return r;
}

static void check_deck_use(struct loader *ld, const struct reference *r,
                           const struct spot *at)
{
    const int kind = (int)ld->content->decks[*r->target].kind;

    if (r->use == DECK_USE_LOOP && kind == DECK_TALK) {
        spot_report(ld->diags, DIAG_DECK_KIND, at,
                    "deck %s is a talk; a deck of kind loop is needed",
                    quote_text(r->id).text);
    } else if (r->use == DECK_USE_TALK && kind == DECK_LOOP) {
        spot_report(ld->diags, DIAG_DECK_KIND, at,
                    "deck %s is a loop; a deck of kind talk is needed",
                    quote_text(r->id).text);
    }
}

/* The ids there are, if they are few: "a, b or c". @return false if not. */
static bool list_ids(const struct name_index *names, char *out, size_t size)
{
    const char *ids[LISTED_ID_MAX];

    if (names->count == 0 || names->count > LISTED_ID_MAX) {
        return false;
    }
    for (size_t i = 0; i < names->count; i++) {
        ids[i] = names->names[i].text;
    }
    schema_join(ids, names->count, out, size);
    return true;
}

static void report_unknown(struct loader *ld, const struct reference *r,
                           const struct spot *at)
{
    char list[LIST_BYTES_MAX];
    const char *noun = thing_name(r->thing);
    const char *nearest = ld->diags->count < DIAG_COUNT_MAX
                              ? name_index_nearest(&ld->names[r->thing], r->id)
                              : NULL; /* nobody would read it */

    if (nearest) {
        spot_report(ld->diags, DIAG_UNKNOWN_REFERENCE, at,
                    "no %s %s; did you mean '%s'?", noun,
                    quote_text(r->id).text, nearest);
    } else if (list_ids(&ld->names[r->thing], list, sizeof(list))) {
        spot_report(ld->diags, DIAG_UNKNOWN_REFERENCE, at,
                    "no %s %s; there is %s", noun, quote_text(r->id).text,
                    list);
    } else {
        spot_report(ld->diags, DIAG_UNKNOWN_REFERENCE, at,
                    "no %s %s; write the id of one that is there", noun,
                    quote_text(r->id).text);
    }
}

void reference_resolve_all(struct loader *ld)
{
    for (struct reference *r = ld->first_reference; r; r = r->next) {
        /* The path is one "key", as it was when the reference was read. */
        const struct spot at = { .key = r->path, .where = r->where };
        const struct name *name =
            name_index_lookup(&ld->names[r->thing], r->id);
        if (!name) {
            if (!ld->is_incomplete[r->thing]) {
                report_unknown(ld, r, &at);
            }
        } else if (name->index != NAME_BROKEN) {
            *r->target = name->index;
            if (r->thing == THING_DECK) {
                check_deck_use(ld, r, &at);
            }
        }
    }
}

static void report_link(struct loader *ld, const struct spot *at,
                        const char *text)
{
    spot_report(ld->diags, DIAG_LINK_FORM, at,
                "%s is no link; home, map, projects, municipalities, sources, "
                "or goal:, theme:, project:, page:, deck: or municipality: "
                "and what it names",
                quote_text(text).text);
}

void value_load_link(struct loader *ld, const struct spot *at, struct link *out)
{
    const char *text = value_scalar(ld, at);

    if (text) {
        value_read_link(ld, at, text, out);
    }
}

void value_read_link(struct loader *ld, const struct spot *at, const char *text,
                     struct link *out)
{
    static const struct {
        const char *text;
        enum link_kind kind;
        enum thing thing; /* unused for goals and screens */
    } kinds[] = {
        { "home", LINK_HOME, THING_COUNT },
        { "projects", LINK_PROJECTS, THING_COUNT },
        { "map", LINK_MAP, THING_COUNT },
        { "goal:", LINK_GOAL, THING_COUNT },
        { "theme:", LINK_THEME, THING_THEME },
        { "project:", LINK_PROJECT, THING_PROJECT },
        { "page:", LINK_PAGE, THING_PAGE },
        { "deck:", LINK_DECK, THING_DECK },
        { "municipalities", LINK_MUNICIPALITIES, THING_COUNT },
        { "municipality:", LINK_MUNICIPALITY, THING_MUNICIPALITY },
        { "sources", LINK_SOURCES, THING_COUNT },
    };
    const char *colon = strchr(text, ':');
    const size_t len = colon ? (size_t)(colon - text) + 1 : strlen(text);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strlen(kinds[i].text) != len ||
            memcmp(kinds[i].text, text, len) != 0) {
            continue;
        }
        out->kind = kinds[i].kind;
        out->index = colon ? -1 : 0;
        if (kinds[i].kind == LINK_GOAL) {
            value_load_goal(ld, at, colon + 1, &out->index);
        } else if (colon) {
            struct reference *r = reference_add(ld, at, colon + 1, &out->index);
            if (r) {
                r->thing = kinds[i].thing;
            }
        }
        return;
    }
    report_link(ld, at, text);
}
