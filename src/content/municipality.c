#include "municipality.h"

#include <string.h>

#include "loader.h"

/* Municipalities by name, and how many projects each has. */
struct search {
    struct loader *ld;
    struct municipality *items;
    struct name_index names;
    size_t *counts;
};

static bool make_search(struct search *s, struct loader *ld)
{
    const struct content *c = ld->content;

    *s = (struct search){
        .ld = ld,
        /* The content is the loader's until it is handed over. */
        .items = (struct municipality *)c->municipalities,
        .counts =
            loader_take_scratch(ld, sizeof(size_t), c->municipality_count),
    };
    for (size_t i = 0; i < c->municipality_count; i++) {
        const struct name name = { .text = s->items[i].name, .index = (int)i };
        (void)name_index_add(&s->names, &ld->names_arena, &name);
    }
    return s->counts != NULL;
}

/* A partner that is listed twice is one. */
static bool is_repeated(const struct string_list *partners, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (strcmp(partners->items[i], partners->items[at]) == 0) {
            return true;
        }
    }
    return false;
}

/* Go through all partners: to count, or to fill where there is room. */
static void visit(struct search *s, int *const *out)
{
    const struct content *c = s->ld->content;

    for (size_t i = 0; i < c->municipality_count; i++) {
        s->counts[i] = 0;
    }
    for (size_t i = 0; i < c->project_count; i++) {
        const struct string_list *partners = &c->projects[i].partners;
        for (size_t k = 0; k < partners->count; k++) {
            const struct name *name =
                name_index_lookup(&s->names, partners->items[k]);
            if (!name || is_repeated(partners, k)) {
                continue;
            }
            if (out) {
                out[name->index][s->counts[name->index]] = (int)i;
            }
            s->counts[name->index]++;
        }
    }
}

static void collect_goals(struct loader *ld, struct municipality *m)
{
    bool has[GOAL_COUNT] = { false };
    int count = 0;

    for (size_t i = 0; i < m->projects.count; i++) {
        const struct int_list *goals =
            &ld->content->projects[m->projects.items[i]].goals;
        for (size_t k = 0; k < goals->count; k++) {
            count += has[goals->items[k]] ? 0 : 1;
            has[goals->items[k]] = true;
        }
    }
    int *items = loader_take(ld, sizeof(*items), (size_t)count);
    if (!items) {
        return;
    }
    m->goals = (struct int_list){ .items = items };
    for (int goal = 0; goal < GOAL_COUNT; goal++) {
        if (has[goal]) {
            items[m->goals.count++] = goal;
        }
    }
}

static void report_empty(struct loader *ld, const struct municipality *m)
{
    const struct spot at = {
        .key = m->where.path,
        .where = { m->where.file, m->where.line, m->where.column },
    };

    if (m->projects.count == 0 && m->link_count == 0 &&
        text_is_empty(&m->text)) {
        spot_report(ld->diags, DIAG_MUNICIPALITY_EMPTY, &at,
                    "no project names %s as a partner; write its links or a "
                    "text, or take it out",
                    quote_text(m->name).text);
    }
}

void municipality_find_projects(struct loader *ld)
{
    const size_t count = ld->content->municipality_count;
    struct search s;

    if (count == 0 || !make_search(&s, ld)) {
        return;
    }
    int **out = loader_take_scratch(ld, sizeof(*out), count);
    visit(&s, NULL);
    for (size_t i = 0; i < count && out; i++) {
        out[i] = loader_take(ld, sizeof(**out), s.counts[i]);
        s.items[i].projects = (struct int_list){ out[i], s.counts[i] };
        if (!out[i] && s.counts[i] > 0) {
            return;
        }
    }
    if (!out) {
        return;
    }
    visit(&s, out);
    for (size_t i = 0; i < count; i++) {
        collect_goals(ld, &s.items[i]);
        report_empty(ld, &s.items[i]);
    }
}
