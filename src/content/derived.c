#include "derived.h"

#include <stdlib.h>
#include <string.h>

#include "municipality.h"
#include "relation.h"
#include "source.h"

static int compare_codes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void find_countries(struct loader *ld)
{
    struct content *c = ld->content;
    const char **codes = loader_take(ld, sizeof(*codes), c->project_count);
    size_t count = 0;

    if (!codes) {
        return;
    }
    for (size_t i = 0; i < c->project_count; i++) {
        codes[i] = c->projects[i].country;
    }
    qsort(codes, c->project_count, sizeof(*codes), compare_codes);
    for (size_t i = 0; i < c->project_count; i++) {
        if (count == 0 || strcmp(codes[count - 1], codes[i]) != 0) {
            codes[count++] = codes[i];
        }
    }
    c->derived.countries = codes;
    c->derived.country_count = count;
}

static void note_year(struct derived *d, int year)
{
    if (year == 0) {
        return;
    }
    if (d->first_year == 0 || year < d->first_year) {
        d->first_year = year;
    }
    if (year > d->last_year) {
        d->last_year = year;
    }
}

static void find_years(struct content *c)
{
    for (size_t i = 0; i < c->project_count; i++) {
        note_year(&c->derived, c->projects[i].start.year);
        note_year(&c->derived, c->projects[i].end.year);
    }
}

static void find_relations(struct loader *ld)
{
    const size_t count = ld->content->project_count;
    /* The content is the loader's until it is handed over. */
    struct project *projects = (struct project *)ld->content->projects;
    struct relation *all = loader_take(ld, sizeof(*all), count);
    struct arena scratch = ld->scratch; /* given back at the end */

    if (!all) {
        return;
    }
    if (!relation_find(projects, count, &scratch, all)) {
        return; /* a project without relations is shown without */
    }
    for (size_t i = 0; i < count; i++) {
        projects[i].related = (struct int_list){ all[i].items, all[i].count };
    }
}

void derived_make(struct loader *ld)
{
    find_countries(ld);
    find_years(ld->content);
    find_relations(ld);
    municipality_find_projects(ld);
    source_collect(ld);
}
