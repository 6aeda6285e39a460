/**
 * @file
 * Which projects are most like a project.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "relation.h"

enum {
    SCRATCH_BYTES = 64 << 20, /* addresses; pages are used as needed */
    TRAITS_MAX = 4,
    PROJECTS_MAX = 8,
    MANY = 10000,
};

/* A project as far as it matters here. -1 ends a list. */
struct sketch {
    const char *country;
    int goals[TRAITS_MAX], themes[TRAITS_MAX];
    const char *partners[2];
};

static struct int_list list_of(const int *items)
{
    struct int_list list = { items, 0 };
    while (list.count < TRAITS_MAX && items[list.count] >= 0) {
        list.count++;
    }
    return list;
}

static struct project project_of(const struct sketch *s)
{
    return (struct project){
        .country = s->country,
        .goals = list_of(s->goals),
        .themes = list_of(s->themes),
        .partners = { s->partners,
                      s->partners[0] ? (s->partners[1] ? 2 : 1) : 0 },
    };
}

static const struct {
    const char *label;
    struct sketch a, b;
    int likeness;
} pairs[] = {
    { "nothing",
      { "MZ", { 0, -1 }, { 0, -1 }, { 0 } },
      { "UA", { 1, -1 }, { 1, -1 }, { 0 } },
      0 },
    { "a country",
      { "MZ", { 0, -1 }, { 0, -1 }, { 0 } },
      { "MZ", { 1, -1 }, { 1, -1 }, { 0 } },
      8 },
    { "the leading goal of two",
      { "MZ", { 0, 1, -1 }, { 0, -1 }, { 0 } },
      { "UA", { 0, 2, -1 }, { 1, -1 }, { 0 } },
      12 / 3 + 3 },
    { "a goal that leads in one",
      { "MZ", { 0, 1, -1 }, { 0, -1 }, { 0 } },
      { "UA", { 1, 2, -1 }, { 1, -1 }, { 0 } },
      12 / 3 },
    { "all goals, in another order",
      { "MZ", { 0, 1, -1 }, { 0, -1 }, { 0 } },
      { "UA", { 1, 0, -1 }, { 1, -1 }, { 0 } },
      12 },
    { "a field of two",
      { "MZ", { 0, -1 }, { 0, 1, -1 }, { 0 } },
      { "UA", { 1, -1 }, { 1, -1 }, { 0 } },
      2 },
    { "two partners",
      { "MZ", { 0, -1 }, { 0, -1 }, { "Ede", "Rheden" } },
      { "UA", { 1, -1 }, { 1, -1 }, { "Rheden", "Ede" } },
      16 },
    { "everything",
      { "MZ", { 0, -1 }, { 0, -1 }, { "Ede", NULL } },
      { "MZ", { 0, -1 }, { 0, -1 }, { "Ede", NULL } },
      8 + 8 + 12 + 3 + 4 },
};

static void test_likeness(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        const struct project a = project_of(&pairs[i].a);
        const struct project b = project_of(&pairs[i].b);
        const int there = relation_likeness(&a, &b);
        const int back = relation_likeness(&b, &a);
        if (there != pairs[i].likeness || back != there) {
            fail_msg("%s: %d there, %d back", pairs[i].label, there, back);
        }
    }
}

/* A project with one goal, one field and no partners. */
#define PLAIN(country, goal) \
    { \
        (country), { (goal), -1 }, { (goal) % 3, -1 }, \
        { \
            0 \
        } \
    }

static const struct {
    const char *label;
    struct sketch projects[PROJECTS_MAX];
    size_t count;
    int of;
    const char *want; /* indices, one digit each */
} rankings[] = {
    { "alone", { PLAIN("MZ", 0) }, 1, 0, "" },
    { "who shares nothing is no relation",
      { PLAIN("MZ", 0), PLAIN("UA", 1), PLAIN("KE", 2) },
      3,
      0,
      "" },
    { "the country before a field",
      { PLAIN("MZ", 0), PLAIN("UA", 3), PLAIN("MZ", 1) },
      3,
      0,
      "21" },
    { "of equals the next, and round the end",
      { PLAIN("MZ", 0), PLAIN("MZ", 0), PLAIN("MZ", 0), PLAIN("MZ", 0) },
      4,
      2,
      "301" },
    { "six at most",
      { PLAIN("MZ", 0), PLAIN("MZ", 0), PLAIN("MZ", 0), PLAIN("MZ", 0),
        PLAIN("MZ", 0), PLAIN("MZ", 0), PLAIN("MZ", 0), PLAIN("UA", 0) },
      8,
      7,
      "012345" },
    { "what two share twice is listed once",
      { { "MZ", { 0, 1, 2, -1 }, { 0, 1, -1 }, { "Ede", "Rheden" } },
        { "MZ", { 0, 1, 2, -1 }, { 0, 1, -1 }, { "Ede", "Rheden" } } },
      2,
      1,
      "0" },
};

static void say(const struct relation *relation, char *out)
{
    for (size_t i = 0; i < relation->count; i++) {
        out[i] = (char)('0' + relation->items[i]);
    }
    out[relation->count] = '\0';
}

static void test_rankings(void **state)
{
    struct region memory = region_create(SCRATCH_BYTES);
    (void)state;

    for (size_t i = 0; i < sizeof(rankings) / sizeof(rankings[0]); i++) {
        struct project projects[PROJECTS_MAX];
        struct relation found[PROJECTS_MAX] = { 0 };
        struct arena scratch = region_arena(&memory);
        char got[RELATED_MAX + 1];

        for (size_t k = 0; k < rankings[i].count; k++) {
            projects[k] = project_of(&rankings[i].projects[k]);
        }
        assert_true(
            relation_find(projects, rankings[i].count, &scratch, found));
        say(&found[rankings[i].of], got);
        if (strcmp(got, rankings[i].want) != 0) {
            fail_msg("%s: \"%s\"", rankings[i].label, got);
        }
    }
    region_destroy(&memory);
}

/* The traits of the project with this number: thousands share each. */
static struct sketch many(int i)
{
    static const char *const countries[] = { "MZ", "UA", "KE", "UG", "ET" };

    return (struct sketch){
        .country = countries[i % 5],
        .goals = { i % 17, (i / 17) % 17 == i % 17 ? -1 : (i / 17) % 17, -1 },
        .themes = { i % 12, -1 },
    };
}

/* Where lists are longer than what is compared, everybody has relations
   that are alike all the same, and twice the same ones. */
static void test_many(void **state)
{
    struct region memory = region_create(SCRATCH_BYTES);
    struct arena arena = region_arena(&memory);
    struct sketch *sketches = arena_make(&arena, struct sketch, MANY);
    struct project *projects = arena_make(&arena, struct project, MANY);
    struct relation *first = arena_make(&arena, struct relation, MANY);
    struct relation *second = arena_make(&arena, struct relation, MANY);
    (void)state;

    for (int i = 0; i < MANY; i++) {
        sketches[i] = many(i);
        projects[i] = project_of(&sketches[i]);
    }
    struct arena scratch = arena;
    assert_true(relation_find(projects, MANY, &scratch, first));
    scratch = arena;
    assert_true(relation_find(projects, MANY, &scratch, second));
    assert_memory_equal(first, second, MANY * sizeof(*first));
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(first[i].count, RELATED_MAX);
        for (size_t k = 0; k < RELATED_MAX; k++) {
            assert_int_not_equal(first[i].items[k], i);
            assert_true(relation_likeness(&projects[i],
                                          &projects[first[i].items[k]]) > 0);
        }
    }
    region_destroy(&memory);
}

static void test_no_memory(void **state)
{
    const struct sketch sketch = PLAIN("MZ", 0);
    const struct project projects[2] = { project_of(&sketch),
                                         project_of(&sketch) };
    struct relation found[2] = { 0 };
    unsigned char bytes[16];
    struct arena scratch = { bytes, bytes + sizeof(bytes) };
    (void)state;

    assert_false(relation_find(projects, 2, &scratch, found));
    assert_int_equal(found[0].count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_likeness),
        cmocka_unit_test(test_rankings),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests_name("unit.relation", tests, NULL, NULL);
}
