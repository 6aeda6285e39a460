/**
 * @file
 * Where one may be besides goals and projects: countries, municipalities,
 * what is like a project, sources. Their rows of projects, and where they
 * are when the content has changed.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"
#include "show.h"
#include "source.h"

enum {
    START_MS = 1000000,
};

/* Two projects of Ede, one of them in the country of a third. */
static const char before[] = "in content/municipalities.yaml\n"
                             "+municipalities:\n"
                             "+  - {id: ede, name: Ede, sources: [ede.nl]}\n"
                             "+  - {id: oss, name: Oss, text: Over Oss, "
                             "sources: [oss.nl]}\n"
                             "in content/projects/aardgas.yaml\n"
                             "+id: aardgas\n"
                             "+title: Eerst\n"
                             "+text: Het eerste project.\n"
                             "+country: MZ\n"
                             "+place: {name: Tete, precision: country}\n"
                             "+partners: [Ede]\n"
                             "+themes: [steden]\n"
                             "+goals: [3]\n"
                             "+sources: [tete.mz]\n"
                             "in content/projects/band-varna.yaml\n"
                             "-goals: [17]\n"
                             "+goals: [17]\n"
                             "+partners: [Ede]\n";

/* The first project, its country's and its source are gone; so is Ede. */
static const char after[] = "in content/municipalities.yaml\n"
                            "+municipalities:\n"
                            "+  - {id: aa, name: Aa, text: Over Aa, "
                            "sources: [a.nl]}\n"
                            "+  - {id: oss, name: Oss, text: Over Oss, "
                            "sources: [oss.nl]}\n"
                            "in content/projects/deals-beira.yaml\n"
                            "-country: MZ\n"
                            "+country: UA\n";

static struct show start(const struct content *content)
{
    const struct show_params params = { .deck = -1 };
    struct show s;

    show_init(&s, content, &params, START_MS);
    return s;
}

static void want(struct show *s, const struct content *content,
                 struct intent intent)
{
    show_update(s, content, &intent, START_MS);
}

static void open_screen(struct show *s, const struct content *content,
                        enum screen_kind kind, int index)
{
    want(s, content,
         (struct intent){ .type = INTENT_OPEN,
                          .screen = { .kind = kind, .index = index } });
}

/* A place, the project opened from it, and the one that Next leads to. */
static const struct {
    const char *label;
    enum screen_kind kind;
    const char *id, *first, *next;
} rows[] = {
    { "a country", SCREEN_COUNTRY, "MZ", "aardgas", "deals-beira" },
    { "round its end", SCREEN_COUNTRY, "MZ", "deals-beira", "aardgas" },
    { "one alone", SCREEN_COUNTRY, "BG", "band-varna", "band-varna" },
    { "a municipality", SCREEN_MUNICIPALITY, "ede", "aardgas", "band-varna" },
    { "and round", SCREEN_MUNICIPALITY, "ede", "band-varna", "aardgas" },
    { "a project of none of its own", SCREEN_MUNICIPALITY, "oss", "aardgas",
      "band-varna" },
    { "what is like one", SCREEN_RELATED, "aardgas", "band-varna",
      "deals-beira" },
};

static int index_of(const struct content *c, enum screen_kind kind,
                    const char *id)
{
    return kind == SCREEN_COUNTRY        ? content_find_country(c, id)
           : kind == SCREEN_MUNICIPALITY ? content_find_municipality(c, id)
                                         : content_find_project(c, id);
}

static void test_rows(void **state)
{
    struct content *c = content_case_load(before);
    (void)state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct show s = start(c);

        open_screen(&s, c, rows[i].kind, index_of(c, rows[i].kind, rows[i].id));
        open_screen(&s, c, SCREEN_PROJECT,
                    content_find_project(c, rows[i].first));
        want(&s, c, (struct intent){ .type = INTENT_NEXT });
        if (show_screen(&s).index != content_find_project(c, rows[i].next)) {
            fail_msg("%s: %s", rows[i].label,
                     c->projects[show_screen(&s).index].id);
        }
    }
    content_destroy(c);
}

/* "More like this" lies between: the row is still the goal's. */
static void test_related_is_no_row(void **state)
{
    struct content *c = content_case_load(before);
    struct show s = start(c);
    (void)state;

    open_screen(&s, c, SCREEN_GOAL, 2); /* goal 3: of one project alone */
    open_screen(&s, c, SCREEN_RELATED, content_find_project(c, "aardgas"));
    open_screen(&s, c, SCREEN_PROJECT, content_find_project(c, "aardgas"));
    assert_true(screen_is_equal(show_neighbour(&s, c, 1), show_screen(&s)));
    content_destroy(c);
}

/* What has another index is found; what is gone is left for home. */
static void test_rebind(void **state)
{
    struct content *was = content_case_load(before);
    struct content *is = content_case_load(after);
    const struct {
        struct screen screen;
        int index; /* -1: gone */
    } cases[] = {
        { { SCREEN_MUNICIPALITY, content_find_municipality(was, "ede"), 0 },
          -1 },
        { { SCREEN_MUNICIPALITY, content_find_municipality(was, "oss"), 0 },
          content_find_municipality(is, "oss") },
        { { SCREEN_MUNICIPALITIES, 1, 0 }, 1 },
        { { SCREEN_COUNTRY, content_find_country(was, "MZ"), 0 }, -1 },
        { { SCREEN_COUNTRY, content_find_country(was, "BG"), 0 },
          content_find_country(is, "BG") },
        { { SCREEN_RELATED, content_find_project(was, "aardgas"), 0 }, -1 },
        { { SCREEN_CITED, content_find_project(was, "band-varna"), 0 },
          content_find_project(is, "band-varna") },
        { { SCREEN_SOURCES, 0, 0 }, 0 },
        { { SCREEN_SOURCES, source_find_site(was, "tete.mz") + 1, 0 }, -1 },
        { { SCREEN_SOURCES, source_find_site(was, "oss.nl") + 1, 0 },
          source_find_site(is, "oss.nl") + 1 },
        { { SCREEN_SOURCE, source_find_text(was, "tete.mz"), 0 }, -1 },
        { { SCREEN_SOURCE, source_find_text(was, "oss.nl"), 0 },
          source_find_text(is, "oss.nl") },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct screen screen = cases[i].screen;
        struct show s = start(was);

        open_screen(&s, was, screen.kind, screen.index);
        show_rebind(&s, was, is, START_MS);
        const struct screen there = show_screen(&s);
        const bool gone = there.kind == SCREEN_HOME;
        if (gone != (cases[i].index < 0) ||
            (!gone &&
             (there.kind != screen.kind || there.index != cases[i].index))) {
            fail_msg("case %zu: kind %d, index %d", i, (int)there.kind,
                     there.index);
        }
    }
    content_destroy(was);
    content_destroy(is);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_related_is_no_row),
        cmocka_unit_test(test_rebind),
    };
    return cmocka_run_group_tests_name("unit.show_places", tests, NULL, NULL);
}
