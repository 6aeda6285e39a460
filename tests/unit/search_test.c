/*
 * The real goals, in five languages, and projects made for the purpose; and
 * the whole of the real content, in which every title finds itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "municipality.h"
#include "search.h"

enum {
    PROJECTS = 6,
    QUERY_BYTES = 1024,
    NL = 0,
    EN = 1,
    FR = 2,
    UK = 3,
    AR = 4,
};

#define SAME(s) \
    { \
        .in = { s, s, s, s, s }, .where.file = "projects/x.yaml" \
    }
#define TEXT(nl, en, fr, uk, ar) \
    { \
        .in = { nl, en, fr, uk, ar }, .where.file = "projects/x.yaml" \
    }

static const int no_themes[1];
static const int goal_six[] = { 5 };
static const char *const partners[] = { "Oudewater", "Gemeente Dordrecht" };

static const struct project made[PROJECTS] = {
    { .id = "a",
      .title = TEXT("Sloten voor regenwater", "Ditches for rain", "Des fossés",
                    "Канави для дощу", "قنوات لمياه المطر"),
      .country = "MZ",
      .place = SAME("Beira") },
    { .id = "b",
      .title = TEXT("Een eerlijke prijs voor water", "A fair price for water",
                    "Un prix juste de l’eau", "Чесна ціна за воду",
                    "سعر عادل للمياه"),
      .country = "ET",
      .place = SAME("Awash") },
    { .id = "c",
      .title = TEXT("Herstel van de stad", "Recovery of the city",
                    "La ville se relève", "Відновлення міста", "تعافي المدينة"),
      .country = "UA",
      .place = TEXT("Krivi Rih", "Kryvyi Rih", "Kryvyï Rih", "Кривий Ріг",
                    "كريفي ريه"),
      .partners = { partners, 2 } },
    { .id = "d",
      .title = SAME("Waterput"),
      .country = "KE",
      .place = SAME("Nairobi") },
    { .id = "e",
      .title = SAME("Iets anders"),
      .text = TEXT("Over water en wegen.", "On roads.", "", "", ""),
      .country = "KE",
      .place = SAME("Kisumu") },
    { .id = "f",
      .title = SAME("Wethouders"),
      .country = "BE",
      .place = SAME("Leuven") },
};

static struct house {
    struct content *real;
    struct content content;
    struct project projects[PROJECTS];
    struct strings *strings;
    struct search *search, *whole;
} house;

/* "goal 6, project b; near: project c, goal 1" */
static void tell(const struct search_answer *a, size_t most, char *out)
{
    static const char *const kinds[SEARCH_KIND_COUNT] = {
        "goal", "project", "municipality", "theme", "page", "deck",
    };
    size_t len = 0;

    out[0] = '\0';
    for (size_t i = 0; i < a->hit_count && i < most; i++) {
        const struct search_hit *h = &a->hits[i];
        len += (size_t)sprintf(out + len, "%s%s%s %d", i > 0 ? ", " : "",
                               h->near ? "near " : "", kinds[h->kind],
                               h->index + (h->kind == SEARCH_GOAL ? 1 : 0));
    }
}

static const struct {
    const char *label, *query;
    int language;
    size_t most; /* hits that are compared; 0: all */
    const char *want;
} finds[] = {
    { "an accent is not needed", "oekraine", NL, 0, "project 2" },
    { "nor the language that is shown", "Ukraine", NL, 0, "project 2" },
    { "Ukrainian", "Кривий Ріг", UK, 0, "project 2" },
    { "Ukrainian, in Dutch", "кривий", NL, 0, "project 2" },
    { "Ukrainian as others type it", "кривии украіна", UK, 0, "project 2" },
    { "Arabic", "أوكرانيا", AR, 0, "project 2" },
    { "Arabic without a hamza, in Dutch", "اوكرانيا", NL, 0, "project 2" },
    { "one slip", "oekriane", NL, 0, "project 2" },
    { "one slip in Ukrainian", "кривй", UK, 0, "project 2" },
    { "a partner", "dordrecht", NL, 0, "project 2" },
    { "all words must be there", "water beira", NL, 0, "project 0" },
    { "in any order, unfinished", "prijs eer", NL, 0, "project 1" },
    { "a number of a goal comes first", "11", NL, 1, "goal 11" },
    { "words and emoji", "😀 beira 👍", NL, 0, "project 0" },
    { "mixed directions", "Beira قنوات", NL, 0, "project 0" },
    { "goals come first", "water", NL, 2, "goal 6, goal 14" },
};

static void test_finds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(finds) / sizeof(finds[0]); i++) {
        char got[QUERY_BYTES];
        const struct search_answer *a =
            search_find(house.search, finds[i].query, finds[i].language);

        tell(a, finds[i].most > 0 ? finds[i].most : a->hit_count, got);
        if (strcmp(got, finds[i].want) != 0 || a->none) {
            fail_msg("%s: %s", finds[i].label, got);
        }
    }
}

static int place_of(const struct search_answer *a, enum search_kind kind,
                    int index)
{
    for (size_t i = 0; i < a->hit_count; i++) {
        if (a->hits[i].kind == kind && a->hits[i].index == index) {
            return (int)i;
        }
    }
    return -1;
}

/* A title before a text, whole before unfinished before a slip. */
static void test_order(void **state)
{
    const struct search_answer *a = search_find(house.search, "water", NL);
    (void)state;

    assert_true(place_of(a, SEARCH_PROJECT, 1) <
                place_of(a, SEARCH_PROJECT, 3));
    assert_true(place_of(a, SEARCH_PROJECT, 3) <
                place_of(a, SEARCH_PROJECT, 0));
    assert_true(place_of(a, SEARCH_PROJECT, 0) <
                place_of(a, SEARCH_PROJECT, 4)); /* in its text */
    assert_true(place_of(a, SEARCH_PROJECT, 4) <
                place_of(a, SEARCH_PROJECT, 2)); /* inside a partner */
    /* "Wethouders" is "wethouder" and more; "wathouder" is a slip. */
    a = search_find(house.search, "wathouders", NL);
    assert_int_equal(place_of(a, SEARCH_PROJECT, 5), 0);
}

/* What a Dutch visitor sees comes before what only English has. */
static void test_own_language(void **state)
{
    const struct search_answer *a = search_find(house.search, "wat", NL);
    (void)state;

    assert_true(place_of(a, SEARCH_PROJECT, 1) >= 0);
    a = search_find(house.search, "city", EN);
    assert_int_equal(place_of(a, SEARCH_PROJECT, 2), (int)a->hit_count - 1);
    assert_false(a->none);
}

/* Never empty: the nearest, and all goals. */
static void test_none(void **state)
{
    static const char *const queries[] = {
        "oekrajene", "zzzzz", "😀😀", "qx", "water zzzzz", "ыыыы", "؟",
    };
    (void)state;

    for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
        const struct search_answer *a =
            search_find(house.search, queries[i], NL);
        int goals = 0;
        for (size_t k = 0; k < a->hit_count; k++) {
            goals += a->hits[k].kind == SEARCH_GOAL ? 1 : 0;
        }
        if (!a->none || goals != GOAL_COUNT) {
            fail_msg("%s: %zu hits, %d goals", queries[i], a->hit_count, goals);
        }
    }
    const struct search_answer *a = search_find(house.search, "oekrajene", NL);
    assert_true(a->none);
    assert_true(a->hits[0].near);
    assert_int_equal(place_of(a, SEARCH_PROJECT, 2), 0);
    a = search_find(house.search, "water zzzzz", NL);
    assert_true(a->hits[0].near);
    assert_true(place_of(a, SEARCH_GOAL, 6 - 1) < SEARCH_NEAR_MAX);
}

/* Nothing, and nothing but blanks: the goals, without an excuse. */
static void test_empty(void **state)
{
    static const char *const queries[] = { "", " ", "      " };
    (void)state;

    for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
        const struct search_answer *a =
            search_find(house.search, queries[i], NL);
        assert_false(a->none);
        assert_int_equal(a->hit_count, GOAL_COUNT);
        assert_int_equal(a->hits[16].index, 16);
        /* Kenya has two projects, the others one. */
        assert_int_equal(a->suggestion_count, 5);
        assert_string_equal(a->suggestions[0].query, "Kenia");
    }
}

static void test_suggestions(void **state)
{
    const struct search_answer *a = search_find(house.search, "wet", NL);
    (void)state;

    assert_int_equal(a->suggestion_count, 1);
    assert_string_equal(a->suggestions[0].word, "Wethouders");
    assert_string_equal(a->suggestions[0].query, "Wethouders");
    /* Only what has the words before it, too. */
    a = search_find(house.search, "Beira wat", NL);
    assert_int_equal(a->suggestion_count, 1);
    assert_string_equal(a->suggestions[0].word, "regenwater");
    assert_string_equal(a->suggestions[0].query, "Beira regenwater");
    /* Not in a language that the visitor does not read. */
    a = search_find(house.search, "recov", NL);
    assert_int_equal(a->suggestion_count, 0);
    a = search_find(house.search, "recov", EN);
    assert_int_equal(a->suggestion_count, 1);
}

/* Longer than any field: cut, at a whole character, and answered. */
static void test_long(void **state)
{
    char query[QUERY_BYTES];
    (void)state;

    for (size_t i = 0; i + 3 < sizeof(query); i += 2) {
        memcpy(query + i, "й", 3);
    }
    assert_true(search_find(house.search, query, UK)->none);
    memset(query, 'a', sizeof(query) - 1);
    query[sizeof(query) - 1] = '\0';
    assert_true(search_find(house.search, query, NL)->none);
    memset(query, ' ', sizeof(query) - 1);
    assert_int_equal(search_find(house.search, query, NL)->hit_count,
                     GOAL_COUNT);
    for (size_t i = 0; i + 3 < sizeof(query); i += 2) {
        memcpy(query + i, "a ", 3);
    }
    assert_true(search_find(house.search, query, NL)->hit_count > 0);
}

/* The same question has the same answer, whatever was asked between. */
static void test_pure(void **state)
{
    char first[QUERY_BYTES];
    char again[QUERY_BYTES];
    (void)state;

    tell(search_find(house.search, "water", NL), SEARCH_HITS_MAX, first);
    (void)search_find(house.search, "zzzz", AR);
    tell(search_find(house.search, "water", NL), SEARCH_HITS_MAX, again);
    assert_string_equal(first, again);
}

static void check_title(const struct text *title, enum search_kind kind,
                        int index)
{
    for (int i = 0; i < (int)house.real->language_count; i++) {
        const struct search_answer *a =
            search_find(house.whole, title->in[i], i);
        const int at = place_of(a, kind, index);
        if (a->none || at < 0) {
            fail_msg("\"%s\" does not find itself", title->in[i]);
        }
        /* Nothing of its kind before it but what has all its words, too. */
        if (at > 0 && a->hits[at - 1].kind == kind && at > SEARCH_NEAR_MAX) {
            fail_msg("\"%s\" finds itself at %d only", title->in[i], at);
        }
    }
}

static void test_every_title(void **state)
{
    const struct content *c = house.real;
    (void)state;

    for (int i = 0; i < GOAL_COUNT; i++) {
        check_title(&c->goals[i].title, SEARCH_GOAL, i);
    }
    for (int i = 0; i < (int)c->project_count; i++) {
        check_title(&c->projects[i].title, SEARCH_PROJECT, i);
    }
    for (int i = 0; i < (int)c->theme_count; i++) {
        check_title(&c->themes[i].title, SEARCH_THEME, i);
    }
    for (int i = 0; i < (int)c->page_count; i++) {
        check_title(&c->pages[i].title, SEARCH_PAGE, i);
    }
    for (int i = 0; i < (int)c->municipality_count; i++) {
        const struct search_answer *a =
            search_find(house.whole, c->municipalities[i].name, NL);
        if (a->none || place_of(a, SEARCH_MUNICIPALITY, i) < 0) {
            fail_msg("\"%s\" does not find itself", c->municipalities[i].name);
        }
    }
}

/* A country's name in each language finds all that is there. */
static void test_every_country(void **state)
{
    const struct content *c = house.real;
    (void)state;

    for (int i = 0; i < (int)c->project_count; i++) {
        for (int k = 0; k < (int)c->language_count; k++) {
            const char *name = strings_country(house.strings, c->languages[k],
                                               c->projects[i].country);
            const struct search_answer *a = search_find(house.whole, name, k);
            if (a->none || place_of(a, SEARCH_PROJECT, i) < 0) {
                fail_msg("\"%s\" does not find %s", name, c->projects[i].id);
            }
        }
    }
}

/* A talk is a visitor's if a tile opens it; then its slides find it. */
static void test_decks(void **state)
{
    const struct content *c = house.real;
    bool open[64] = { false };
    (void)state;

    for (size_t i = 0; i < c->stand_count; i++) {
        for (int k = 0; k < STAND_TILE_COUNT; k++) {
            const struct link link = c->stands[i].tiles[k].link;
            if (link.kind == LINK_DECK) {
                open[link.index] = true;
            }
        }
    }
    for (int i = 0; i < (int)c->deck_count; i++) {
        const struct search_answer *a =
            search_find(house.whole, c->decks[i].title.in[NL], NL);
        assert_int_equal(place_of(a, SEARCH_DECK, i) >= 0, open[i]);
    }
}

static void make_projects(void)
{
    for (int i = 0; i < PROJECTS; i++) {
        house.projects[i] = made[i];
        struct project *p = &house.projects[i];
        struct text *const texts[] = { &p->text, &p->programme, &p->donor };
        for (size_t k = 0; k < 3; k++) {
            for (int l = 0; l < LANGUAGE_MAX; l++) {
                texts[k]->in[l] = texts[k]->in[l] ? texts[k]->in[l] : "";
            }
        }
        p->themes = (struct int_list){ no_themes, 0 };
        p->goals = (struct int_list){ goal_six, 1 };
    }
}

static int open_house(void **state)
{
    struct diag_list diags;
    (void)state;

    diag_list_init(&diags);
    house.real = content_load(SOURCE_DIR "/content", &diags);
    house.strings = strings_load(SOURCE_DIR "/assets", &diags);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    if (!house.real || !house.strings || house.real->language_count != 5) {
        return -1;
    }
    make_projects();
    house.content = *house.real;
    house.content.projects = house.projects;
    house.content.project_count = PROJECTS;
    house.content.deck_count = 0;
    house.content.theme_count = 0;
    house.content.page_count = 0;
    house.content.municipality_count = 0;
    house.search = search_create(&house.content, house.strings);
    house.whole = search_create(house.real, house.strings);
    return 0;
}

static int close_house(void **state)
{
    (void)state;
    search_destroy(house.whole);
    search_destroy(house.search);
    strings_destroy(house.strings);
    content_destroy(house.real);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_own_language),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_pure),
        cmocka_unit_test(test_every_title),
        cmocka_unit_test(test_every_country),
        cmocka_unit_test(test_decks),
    };
    return cmocka_run_group_tests(tests, open_house, close_house);
}
