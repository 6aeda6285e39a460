/**
 * @file
 * Municipalities: their projects and goals, and how they are looked for.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"
#include "municipality.h"
#include "municipality_list.h"

static const char changes[] = "in content/municipalities.yaml\n"
                              "+general: over-ons\n"
                              "+municipalities:\n"
                              "+  - id: ede\n"
                              "+    name: Ede\n"
                              "+    text: Over Ede\n"
                              "+    sources: [ede.nl]\n"
                              "+  - id: zuidwest\n"
                              "+    name: Súdwest-Fryslân\n"
                              "+    text: Over Fryslân\n"
                              "+    sources: [sudwestfryslan.nl]\n"
                              "+  - id: bosch\n"
                              "+    name: \"’s-Hertogenbosch\"\n"
                              "+    text: Over de stad\n"
                              "+    sources: [s-hertogenbosch.nl]\n"
                              "+  - id: beira\n"
                              "+    name: Gemeente Beira\n"
                              "+    links:\n"
                              "+      - {place: Varna, country: BG, "
                              "since: 2001, project: band-varna}\n"
                              "+      - {place: Ede, country: NL}\n"
                              "+    sources: [beira.gov.mz]\n"
                              "in content/projects/band-varna.yaml\n"
                              "-themes: [bestuur, steden]\n"
                              "+themes: [bestuur, steden]\n"
                              "+partners: [Varna, Gemeente Beira, Gemeente "
                              "Beira]\n";

/* Found by the name, once each; goals by number. */
static void test_projects(void **state)
{
    struct content *c = content_case_load(changes);
    const struct municipality *ede = &c->municipalities[0];
    const struct municipality *beira = &c->municipalities[3];
    (void)state;

    assert_int_equal(c->municipality_count, 4);
    assert_int_equal(ede->projects.count, 0);
    assert_int_equal(ede->goals.count, 0);
    assert_int_equal(beira->projects.count, 2);
    assert_string_equal(c->projects[beira->projects.items[0]].id, "band-varna");
    assert_string_equal(c->projects[beira->projects.items[1]].id,
                        "deals-beira");
    const int goals[] = { 6 - 1, 11 - 1, 13 - 1, 17 - 1 };
    assert_int_equal(beira->goals.count, 4);
    assert_memory_equal(beira->goals.items, goals, sizeof(goals));
    content_destroy(c);
}

static void test_links(void **state)
{
    struct content *c = content_case_load(changes);
    const struct municipality *beira = &c->municipalities[3];
    (void)state;

    assert_int_equal(beira->link_count, 2);
    assert_int_equal(beira->links[0].since.year, 2001);
    assert_string_equal(c->projects[beira->links[0].project].id, "band-varna");
    assert_int_equal(beira->links[1].project, -1);
    assert_int_equal(beira->links[1].since.year, 0);
    assert_string_equal(c->pages[c->general].id, "over-ons");
    assert_int_equal(content_find_municipality(c, "bosch"), 2);
    assert_int_equal(content_find_municipality(c, "utrecht"), -1);
    content_destroy(c);
}

/* A content without the file has none, and no page for others. */
static void test_none(void **state)
{
    struct content *c = content_case_load(NULL);
    (void)state;

    assert_int_equal(c->municipality_count, 0);
    assert_int_equal(c->general, -1);
    assert_int_equal(c->cofunding.page, -1);
    content_destroy(c);
}

/* In the order and under the letter that a visitor looks under. */
static void test_order(void **state)
{
    struct content *c = content_case_load(changes);
    struct region memory = region_create(1 << 20);
    struct arena arena = region_arena(&memory);
    const struct canvas canvas = { .content = c, .arena = &arena };
    const int *order = municipality_order(&canvas);
    const char *const ids[] = { "ede", "beira", "bosch", "zuidwest" };
    const char *const letters[] = { "E", "G", "S", "S" };
    (void)state;

    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(c->municipalities[order[i]].id, ids[i]);
        assert_string_equal(municipality_letter(&canvas, order[i]), letters[i]);
    }
    region_destroy(&memory);
    content_destroy(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_projects),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests_name("unit.municipality", tests, NULL, NULL);
}
