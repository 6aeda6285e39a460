/**
 * @file
 * What the content says of places holds on the map: a project lies in the
 * country it names, a partner town too, and a country's mark in the country.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "equal_earth.h"
#include "shape.h"
#include "world.h"
#include "world_region.h"

/* Places are known to about this much: Beira lies off the coast. */
static const double TOLERANCE_DEG = 0.05;

static struct content *content;
static struct shape_set *shapes;

static int load(void **state)
{
    struct diag_list diags;
    (void)state;

    diag_list_init(&diags);
    content = content_load(SOURCE_DIR "/content", &diags);
    diag_list_finish(&diags);
    shapes = shape_set_load(BINARY_DIR "/assets");
    return content && shapes ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    content_destroy(content);
    shape_set_destroy(shapes);
    return 0;
}

static void check_place(const char *name, const char *country, double lat,
                        double lon)
{
    const char *got = shape_country_at(shapes, lat, lon, TOLERANCE_DEG);
    /* The known case: Berbera lies in Somaliland, which has no code. */
    const char *want = strcmp(name, "aspire-berbera") == 0 ? "" : country;

    if (!got || strcmp(got, want) != 0) {
        fail_msg("%s: in '%s', not in '%s'", name, got ? got : "the sea", want);
    }
}

static void test_projects_lie_in_their_country(void **state)
{
    (void)state;
    int placed = 0;

    for (size_t i = 0; i < content->project_count; i++) {
        const struct project *p = &content->projects[i];
        if (p->precision != PLACE_COUNTRY) {
            check_place(p->id, p->country, p->lat, p->lon);
            placed++;
        }
    }
    assert_true(placed > 30);
}

static void test_towns_lie_in_their_country(void **state)
{
    (void)state;
    assert_true(content->town_count > 0);
    for (size_t i = 0; i < content->town_count; i++) {
        const struct town *t = &content->towns[i];
        check_place(t->name, t->country, t->lat, t->lon);
    }
}

/* A town that no project names would be no use, or misspelt. */
static void test_towns_are_partners(void **state)
{
    (void)state;
    for (size_t i = 0; i < content->town_count; i++) {
        bool found = false;
        for (size_t k = 0; k < content->project_count; k++) {
            const struct string_list *partners = &content->projects[k].partners;
            for (size_t n = 0; n < partners->count; n++) {
                found |=
                    strcmp(partners->items[n], content->towns[i].name) == 0;
            }
        }
        if (!found) {
            fail_msg("%s is no project's partner", content->towns[i].name);
        }
    }
}

static void test_projects_have_a_region(void **state)
{
    (void)state;
    for (size_t i = 0; i < content->project_count; i++) {
        assert_in_range(content->projects[i].region, REGION_NONE + 1,
                        REGION_COUNT - 1);
    }
}

/* From the land's unit box back to degrees. */
static void degrees_at(struct vec2 place, double *lat, double *lon)
{
    const double half_width = 2.706630;
    struct vec2 pole;

    (void)shape_place(shapes, shape_land(), 90.0, 11.0, &pole);
    const double x = ((double)place.x - 0.5) * 2.0 * half_width;
    const double y =
        1.317363 - ((double)place.y - (double)pole.y) * 2.0 * half_width;
    equal_earth_inverse(x, y, lon, lat);
    *lat *= 180.0 / M_PI;
    *lon = *lon * 180.0 / M_PI + WORLD_MERIDIAN_DEG;
}

static const char *const countries[] = {
    "UA", "DZ", "LY", "ET", "AL", "TG", "TN", "BJ", "RS", "XK", "BI",
    "NL", "ID", "CL", "FJ", "NZ", "NO", "PH", "SO", "US", "RU", "SX",
};

static void test_hearts_lie_in_their_country(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(countries) / sizeof(countries[0]); i++) {
        struct shape_spot spot;
        double lat;
        double lon;
        const bool found = shape_spot(
            shapes, shape_country_on_land(shapes, countries[i]), &spot);
        assert_true(found);
        degrees_at(spot.heart, &lat, &lon);
        const char *got = shape_country_at(shapes, lat, lon, 0.0);
        if (!got || strcmp(got, countries[i]) != 0) {
            fail_msg("the mark of %s is at %.2f, %.2f, in '%s'", countries[i],
                     lat, lon, got ? got : "the sea");
        }
    }
}

static void test_no_spot_without_a_country(void **state)
{
    (void)state;
    struct shape_spot spot;

    assert_int_equal(shape_country_on_land(shapes, "").value, 0);
    assert_int_equal(shape_country_on_land(shapes, "ZZ").value, 0);
    assert_int_equal(shape_country_on_land(shapes, "é").value, 0);
    assert_false(shape_spot(shapes, (struct shape_id){ 0 }, &spot));
    assert_false(shape_spot(shapes, shape_land(), &spot));
    assert_false(shape_spot(shapes, shape_country(shapes, "UA"), &spot));
}

static const struct {
    const char *code;
    enum world_region want;
} regions[] = {
    { "MZ", REGION_AFRICA_EAST_SOUTH },
    { "CD", REGION_AFRICA_WEST_CENTRAL },
    { "MA", REGION_MIDDLE_EAST },
    { "PS", REGION_MIDDLE_EAST },
    { "UA", REGION_EUROPE },
    { "XK", REGION_EUROPE },
    { "PH", REGION_ASIA },
    { "SX", REGION_AMERICAS },
    { "FJ", REGION_NONE },
    { "AQ", REGION_NONE },
};

static void test_regions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(regions) / sizeof(regions[0]); i++) {
        assert_int_equal(world_region_from_country(regions[i].code),
                         regions[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_projects_lie_in_their_country),
        cmocka_unit_test(test_towns_lie_in_their_country),
        cmocka_unit_test(test_towns_are_partners),
        cmocka_unit_test(test_projects_have_a_region),
        cmocka_unit_test(test_hearts_lie_in_their_country),
        cmocka_unit_test(test_no_spot_without_a_country),
        cmocka_unit_test(test_regions),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
