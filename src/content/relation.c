#include "relation.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"

/* What likeness is made of. */
enum {
    FOR_COUNTRY = 8,
    FOR_PARTNER = 8,
    FOR_GOALS = 12,
    FOR_LEADING = 3,
    FOR_THEMES = 4,
};

/* Kinds of what is shared; part of its key. */
enum trait_kind {
    TRAIT_GOAL,
    TRAIT_THEME,
    TRAIT_COUNTRY,
    TRAIT_PARTNER,
};

/* Something a project has, and others may have, too. */
struct trait {
    uint64_t key;
    int project;
};

struct trait_list {
    struct trait *items; /* NULL while they are counted */
    size_t count;
};

/* A project as it is compared: sets as bits. */
struct profile {
    uint32_t goals, themes;
    int leading; /* goal, -1 for none */
    const char *country;
    const struct string_list *partners;
};

static uint32_t bits_of(const struct int_list *list)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < list->count; i++) {
        bits |= UINT32_C(1) << (unsigned)list->items[i];
    }
    return bits;
}

static struct profile profile_of(const struct project *p)
{
    return (struct profile){
        .goals = bits_of(&p->goals),
        .themes = bits_of(&p->themes),
        .leading = p->goals.count > 0 ? p->goals.items[0] : -1,
        .country = p->country,
        .partners = &p->partners,
    };
}

/* What both have among what either has, of @p whole. */
static int share(int whole, uint32_t a, uint32_t b)
{
    const int either = __builtin_popcount(a | b);
    return either > 0 ? whole * __builtin_popcount(a & b) / either : 0;
}

static int partners_in_both(const struct string_list *a,
                            const struct string_list *b)
{
    int count = 0;
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            count += strcmp(a->items[i], b->items[k]) == 0 ? 1 : 0;
        }
    }
    return count;
}

static int profile_likeness(const struct profile *a, const struct profile *b)
{
    const bool leading = a->leading >= 0 && a->leading == b->leading;

    return (strcmp(a->country, b->country) == 0 ? FOR_COUNTRY : 0) +
           FOR_PARTNER * partners_in_both(a->partners, b->partners) +
           share(FOR_GOALS, a->goals, b->goals) + (leading ? FOR_LEADING : 0) +
           share(FOR_THEMES, a->themes, b->themes);
}

int relation_likeness(const struct project *a, const struct project *b)
{
    const struct profile left = profile_of(a);
    const struct profile right = profile_of(b);

    return profile_likeness(&left, &right);
}

static void add_trait(struct trait_list *list, enum trait_kind kind,
                      uint64_t value, int project)
{
    if (list->items) {
        list->items[list->count] = (struct trait){
            .key =
                hash_int(hash_int(HASH_START, (int64_t)kind), (int64_t)value),
            .project = project,
        };
    }
    list->count++;
}

static void add_traits(struct trait_list *list, const struct project *p,
                       int project)
{
    for (size_t i = 0; i < p->goals.count; i++) {
        add_trait(list, TRAIT_GOAL, (uint64_t)p->goals.items[i], project);
    }
    for (size_t i = 0; i < p->themes.count; i++) {
        add_trait(list, TRAIT_THEME, (uint64_t)p->themes.items[i], project);
    }
    add_trait(list, TRAIT_COUNTRY, hash_string(HASH_START, p->country),
              project);
    for (size_t i = 0; i < p->partners.count; i++) {
        add_trait(list, TRAIT_PARTNER,
                  hash_string(HASH_START, p->partners.items[i]), project);
    }
}

static int compare_traits(const void *left, const void *right)
{
    const struct trait *a = left;
    const struct trait *b = right;

    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return (a->project > b->project) - (a->project < b->project);
}

/* The projects, and how alike the best of each are. */
struct ranking {
    struct profile *profiles;
    int count;
    struct relation *out;
    int (*likeness)[RELATED_MAX];
};

static int steps_after(const struct ranking *r, int from, int to)
{
    return (to - from + r->count) % r->count;
}

static bool is_better(const struct ranking *r, int of, int likeness,
                      int project, size_t place)
{
    const int there = r->likeness[of][place];

    return likeness > there ||
           (likeness == there &&
            steps_after(r, of, project) <
                steps_after(r, of, r->out[of].items[place]));
}

static bool is_listed(const struct relation *list, int project)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == project) {
            return true;
        }
    }
    return false;
}

/* Put @p project where it belongs among the best of project @p of. */
static void consider(struct ranking *r, int of, int project, int likeness)
{
    struct relation *list = &r->out[of];
    size_t place = list->count;

    while (place > 0 && is_better(r, of, likeness, project, place - 1)) {
        place--;
    }
    if (place == RELATED_MAX || is_listed(list, project)) {
        return;
    }
    list->count += list->count < RELATED_MAX ? 1 : 0;
    for (size_t i = list->count - 1; i > place; i--) {
        list->items[i] = list->items[i - 1];
        r->likeness[of][i] = r->likeness[of][i - 1];
    }
    list->items[place] = project;
    r->likeness[of][place] = likeness;
}

static void compare(struct ranking *r, int a, int b)
{
    const int alike =
        a != b ? profile_likeness(&r->profiles[a], &r->profiles[b]) : 0;

    if (alike > 0) {
        consider(r, a, b, alike);
        consider(r, b, a, alike);
    }
}

/* Traits of one key stand together: compare each with its neighbours. */
static void rank(struct ranking *r, const struct trait_list *traits)
{
    for (size_t i = 0; i < traits->count; i++) {
        const struct trait *a = &traits->items[i];
        for (size_t k = 1; k <= RELATION_WINDOW && i + k < traits->count; k++) {
            const struct trait *b = &traits->items[i + k];
            if (b->key != a->key) {
                break;
            }
            compare(r, a->project, b->project);
        }
    }
}

bool relation_find(const struct project *projects, size_t count,
                   struct arena *scratch, struct relation *out)
{
    struct trait_list traits = { 0 };
    struct ranking r = { .count = (int)count, .out = out };

    for (size_t i = 0; i < count; i++) {
        add_traits(&traits, &projects[i], (int)i);
    }
    traits.items = arena_new(scratch, struct trait, traits.count);
    r.profiles = arena_new(scratch, struct profile, count);
    r.likeness = arena_alloc(scratch, sizeof(*r.likeness),
                             _Alignof(int[RELATED_MAX]), count);
    if (!traits.items || !r.profiles || !r.likeness) {
        return false;
    }
    traits.count = 0;
    for (size_t i = 0; i < count; i++) {
        add_traits(&traits, &projects[i], (int)i);
        r.profiles[i] = profile_of(&projects[i]);
    }
    qsort(traits.items, traits.count, sizeof(*traits.items), compare_traits);
    rank(&r, &traits);
    return true;
}
