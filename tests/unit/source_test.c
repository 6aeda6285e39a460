/**
 * @file
 * What is cited where: sites, sources, and what names them.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"
#include "source.h"

static const struct {
    const char *label, *text, *host;
} hosts[] = {
    { "an address", "https://vng.nl/artikelen/x", "vng.nl" },
    { "with www", "https://www.un.org", "un.org" },
    { "without a scheme", "platforma-dev.eu/who-we-are", "platforma-dev.eu" },
    { "and what it is", "vng.nl: news item of 2022", "vng.nl" },
    { "in the middle", "title (nl): vng.nl", "vng.nl" },
    { "of several labels", "https://archive.vng.nl/node/5", "archive.vng.nl" },
    { "with a date", "https://1almere.nl (20 Jun 2018)", "1almere.nl" },
    { "a publication", "annual updates, 2018–2022", "" },
    { "a version", "Natural Earth 4.1, public domain", "" },
    { "three numbers", "world-atlas 2.0.2", "" },
    { "the end of a sentence", "Somebody told us.", "" },
    { "two dots", "and so on..nl", "" },
    { "only www", "www.nl", "www.nl" },
    { "nothing", "", "" },
};

static void test_hosts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
        size_t len = 99;
        const char *host = source_host(hosts[i].text, &len);
        if (len != strlen(hosts[i].host) ||
            strncmp(host, hosts[i].host, len) != 0) {
            fail_msg("%s: \"%.*s\"", hosts[i].label, (int)len, host);
        }
    }
}

static const char changes[] =
    "in content/projects/band-varna.yaml\n"
    "-sources: [dordrecht.nl]\n"
    "+sources: [dordrecht.nl, 'https://archief.vng-international.nl/9', "
    "vng-international.nl, vng-international.nl, Een boek]\n";

static const struct source_site *site(const struct content *c, const char *name)
{
    const int found = source_find_site(c, name);

    if (found < 0) {
        fail_msg("no site \"%s\"", name);
    }
    return &c->derived.sites[found];
}

/* A site has what is found below its name; books come last. */
static void test_sites(void **state)
{
    struct content *c = content_case_load(changes);
    (void)state;

    const struct source_site *vng = site(c, "vng-international.nl");
    assert_int_equal(vng->count, 3);
    assert_int_equal(source_find_site(c, "archief.vng-international.nl"), -1);
    assert_string_equal(c->derived.sites[c->derived.site_count - 1].name, "");
    for (size_t i = 1; i + 1 < c->derived.site_count; i++) {
        assert_true(
            strcmp(c->derived.sites[i - 1].name, c->derived.sites[i].name) < 0);
    }
    content_destroy(c);
}

/* Of themes and a project that names it twice, in the order of kinds. */
static void test_uses(void **state)
{
    struct content *c = content_case_load(changes);
    const int found = source_find_text(c, "vng-international.nl");
    (void)state;

    assert_true(found >= 0);
    const struct source *source = &c->derived.sources[found];
    assert_int_equal(source->use_count, 2);
    assert_int_equal(source->uses[0].kind, CITED_PROJECT);
    assert_string_equal(c->projects[source->uses[0].index].id, "band-varna");
    assert_int_equal(source->uses[1].kind, CITED_THEME);
    assert_int_equal(source_find(c, source->id), found);
    assert_int_equal(strlen(source->id), 8);
    content_destroy(c);
}

/* Each source of each thing is found again by its text. */
static void test_all_are_found(void **state)
{
    struct content *c = content_case_load(changes);
    (void)state;

    for (size_t i = 0; i < c->project_count; i++) {
        for (size_t k = 0; k < c->projects[i].sources.count; k++) {
            assert_true(source_find_text(c, c->projects[i].sources.items[k]) >=
                        0);
        }
    }
    for (size_t i = 0; i < c->derived.source_count; i++) {
        assert_int_equal(source_find_text(c, c->derived.sources[i].text), i);
        assert_true(c->derived.sources[i].use_count > 0);
    }
    assert_int_equal(source_find_text(c, "nergens.nl"), -1);
    assert_int_equal(source_find_text(c, "Een ander boek"), -1);
    content_destroy(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hosts),
        cmocka_unit_test(test_sites),
        cmocka_unit_test(test_uses),
        cmocka_unit_test(test_all_are_found),
    };
    return cmocka_run_group_tests_name("unit.source", tests, NULL, NULL);
}
