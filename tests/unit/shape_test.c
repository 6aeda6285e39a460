#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "shape.h"

/* Project places are known to about this much: two lie off the coast. */
static const double TOLERANCE_DEG = 0.05;

/* What the map says about contested and coastal places. */
static const struct {
    const char *label;
    double lat, lon;
    double tolerance_deg;
    const char *want; /* NULL at sea */
} places[] = {
    { "Simferopol", 44.95, 34.10, 0.0, "UA" },
    { "Sevastopol", 44.60, 33.53, 0.0, "UA" },
    { "Kerch", 45.35, 36.47, 0.0, "UA" },
    { "Perekop", 46.16, 33.69, 0.0, "UA" },
    { "Kherson", 46.64, 32.62, 0.0, "UA" },
    { "Krasnodar", 45.04, 38.98, 0.0, "RU" },
    { "Gaza", 31.50, 34.46, 0.0, "PS" },
    { "Ramallah", 31.90, 35.20, 0.0, "PS" },
    { "Beira, 0.024 degrees off the coast", -19.84, 34.84, 0.0, NULL },
    { "Beira within the tolerance", -19.84, 34.84, 0.05, "MZ" },
    { "Berbera, in Somaliland, which has no code", 10.44, 45.01, 0.0, "" },
    { "Maseru, a hole in South Africa", -29.31, 27.48, 0.0, "LS" },
    { "Provideniya, beyond 180 degrees", 64.42, -173.23, 0.05, "RU" },
    { "the same by another turn", 64.42, 186.77, 0.05, "RU" },
    { "on the seam in Chukotka", 67.0, 180.0, 0.0, "RU" },
    { "and from the other side", 67.0, -180.0, 0.0, "RU" },
    { "the Atlantic", 0.0, -25.0, 0.05, NULL },
    { "the south pole", -90.0, 0.0, 0.0, "AQ" },
    { "the north pole", 90.0, 0.0, 0.05, NULL },
};

/* Every country the content names. */
static const char *const project_countries[] = {
    "AL", "BG", "BI", "BJ", "CD", "CM", "CO", "CR", "DZ", "EG", "ET",
    "GH", "IQ", "JO", "KE", "LB", "LY", "MA", "MM", "MZ", "PH", "PS",
    "RS", "RW", "SD", "SO", "SX", "TG", "TN", "UA", "UG", "XK", "ZA",
};

/* Project places, as the content gives them. */
static const struct {
    const char *label;
    const char *iso_a2;
    double lat, lon;
} projects[] = {
    { "P01 Kherson", "UA", 46.64, 32.62 },
    { "P02 Kramatorsk", "UA", 48.74, 37.58 },
    { "P03 Asni", "MA", 31.25, -7.98 },
    { "P04 Goma", "CD", -1.68, 29.22 },
    { "P05 Bunia", "CD", 1.56, 30.25 },
    { "P06 Bukavu", "CD", -2.51, 28.86 },
    { "P07 San José", "CR", 9.93, -84.08 },
    { "P08 Umm al-Jimal", "JO", 32.33, 36.37 },
    { "P09 Amman", "JO", 31.95, 35.93 },
    { "P10 Za’atari", "JO", 32.29, 36.33 },
    { "P11 Ghazzé", "LB", 33.67, 35.82 },
    { "P12 Duhok", "IQ", 36.87, 42.99 },
    { "P13 Deir el Ahmar", "LB", 34.13, 36.13 },
    { "P14 Berbera", "SO", 10.44, 45.01 },
    { "P15 Garowe", "SO", 8.41, 48.48 },
    { "P16 Qardho", "SO", 9.51, 49.09 },
    { "P17 Addis Ababa", "ET", 9.03, 38.74 },
    { "P18 Awash", "ET", 8.98, 40.17 },
    { "P19 Gedaref", "SD", 14.04, 35.38 },
    { "P20 Arua", "UG", 3.02, 30.91 },
    { "P21 Porto-Novo", "BJ", 6.50, 2.60 },
    { "P22 Cotonou", "BJ", 6.37, 2.43 },
    { "P23 Sèmè-Podji", "BJ", 6.37, 2.62 },
    { "P24 Beira", "MZ", -19.84, 34.84 },
    { "P25 Kumasi", "GH", 6.69, -1.62 },
    { "P26 Manila", "PH", 14.60, 120.98 },
    { "P27 Pereira", "CO", 4.81, -75.69 },
    { "P28 Pathein", "MM", 16.78, 94.73 },
    { "P29 Beira", "MZ", -19.84, 34.84 },
    { "P30 Rubavu", "RW", -1.68, 29.26 },
    { "P31 Lira", "UG", 2.25, 32.90 },
    { "P32 Koboko", "UG", 3.41, 30.96 },
    { "P33 Gitega", "BI", -3.43, 29.93 },
    { "P34 Kakuma", "KE", 3.71, 34.87 },
    { "P35 Tirana", "AL", 41.33, 19.82 },
    { "P36 Tirana", "AL", 41.33, 19.82 },
    { "P37 Algiers", "DZ", 36.75, 3.06 },
    { "P38 Tripoli", "LY", 32.89, 13.19 },
    { "P39 Gharyan", "LY", 32.17, 13.02 },
    { "P40 Ramallah", "PS", 31.90, 35.20 },
    { "P41 Tunis", "TN", 36.81, 10.18 },
    { "P42 Hakha", "MM", 22.64, 93.61 },
    { "P43 Pristina", "XK", 42.66, 21.17 },
    { "P44 Philipsburg", "SX", 18.03, -63.05 },
    { "P45 Qena", "EG", 26.16, 32.72 },
    { "P46 Badou (Wawa)", "TG", 7.58, 0.60 },
    { "P47 Belgrade", "RS", 44.79, 20.45 },
    { "P48 Varna", "BG", 43.21, 27.91 },
    { "P49 Bamenda", "CM", 5.96, 10.16 },
    { "P50 Dordrecht", "ZA", -31.37, 27.05 },
};

/* Width by height of the box: a part too much or too few would change it. */
static const struct {
    const char *iso_a2;
    float aspect_min, aspect_max;
} aspects[] = {
    { "UA", 1.4f, 1.6f }, /* with Crimea */
    { "FR", 0.9f, 1.1f }, /* with Corsica, without Guiana */
    { "NL", 0.7f, 0.9f }, /* without the Caribbean */
    { "NO", 0.5f, 0.8f }, /* without Svalbard and Jan Mayen */
    { "CL", 0.1f, 0.3f }, /* without Easter Island */
    { "EC", 0.7f, 1.0f }, /* without Galapagos */
    { "PT", 0.4f, 0.6f }, /* without the Azores */
    { "US", 1.0f, 1.4f }, /* with Alaska, without Hawaii */
    { "RU", 1.5f, 2.0f }, /* in one piece */
    { "FJ", 0.7f, 1.4f }, /* in one piece */
    { "NZ", 0.5f, 0.8f }, /* without the Chathams */
    { "GB", 0.4f, 0.7f }, /* with Shetland */
    { "MZ", 0.5f, 0.7f }, { "CR", 1.0f, 1.1f },
};

static int load(void **state)
{
    *state = shape_set_load(BINARY_DIR "/assets");
    return *state ? 0 : -1;
}

static int unload(void **state)
{
    shape_set_destroy(*state);
    return 0;
}

static void test_country_at(void **state)
{
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        const char *got = shape_country_at(*state, places[i].lat, places[i].lon,
                                           places[i].tolerance_deg);
        const char *want = places[i].want;
        if (got != want && (!got || !want || strcmp(got, want) != 0)) {
            fail_msg("%s: got '%s', want '%s'", places[i].label,
                     got ? got : "sea", want ? want : "sea");
        }
    }
}

static void test_projects_lie_in_their_country(void **state)
{
    for (size_t i = 0; i < sizeof(projects) / sizeof(projects[0]); i++) {
        const char *got = shape_country_at(*state, projects[i].lat,
                                           projects[i].lon, TOLERANCE_DEG);
        /* Berbera is the known case. */
        const char *want = strcmp(projects[i].label, "P14 Berbera") == 0
                               ? ""
                               : projects[i].iso_a2;
        if (!got || strcmp(got, want) != 0) {
            fail_msg("%s: got '%s', want '%s'", projects[i].label,
                     got ? got : "sea", want);
        }
    }
}

/* Even-odd over all contours, as a renderer fills them. */
static bool path_has_point(const struct shape_path *path, struct vec2 p)
{
    bool inside = false;
    uint32_t begin = 0;

    for (size_t i = 0; i < path->contour_count; i++) {
        struct vec2 a = path->points[path->contour_ends[i] - 1];
        for (uint32_t k = begin; k < path->contour_ends[i]; k++) {
            const struct vec2 b = path->points[k];
            if ((a.y > p.y) != (b.y > p.y) &&
                p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                inside = !inside;
            }
            a = b;
        }
        begin = path->contour_ends[i];
    }
    return inside;
}

/* The box holds every point; the longer side is 1. */
static void check_box(const char *label, const struct shape_path *path)
{
    const float slack = 1e-5f; /* of float */
    uint32_t begin = 0;

    if (path->contour_count == 0) {
        fail_msg("%s: no contours", label);
    }
    if (path->w <= 0.0f || path->h <= 0.0f || path->w > 1.0f + slack ||
        path->h > 1.0f + slack || path->w + path->h < 1.0f) {
        fail_msg("%s: a box of %f by %f", label, (double)path->w,
                 (double)path->h);
    }
    for (size_t i = 0; i < path->contour_count; i++) {
        if (path->contour_ends[i] <= begin) {
            fail_msg("%s: contour %zu is empty", label, i);
        }
        for (uint32_t k = begin; k < path->contour_ends[i]; k++) {
            const struct vec2 p = path->points[k];
            if (!(p.x >= -slack && p.y >= -slack && p.x <= path->w + slack &&
                  p.y <= path->h + slack)) {
                fail_msg("%s: %f, %f lies outside", label, (double)p.x,
                         (double)p.y);
            }
        }
        begin = path->contour_ends[i];
    }
}

static void test_every_project_country_has_a_shape(void **state)
{
    const size_t count =
        sizeof(project_countries) / sizeof(project_countries[0]);

    for (size_t i = 0; i < count; i++) {
        const char *iso = project_countries[i];
        const struct shape_id id = shape_country(*state, iso);
        if (id.value == 0) {
            fail_msg("%s: not on the map", iso);
        }
        const struct shape_path *path = shape_lookup(*state, id);
        check_box(iso, path);
        assert_false(path->stroked);
        assert_ptr_equal(path, shape_lookup(*state, id)); /* kept */
    }
}

static void test_unknown_names_have_no_shape(void **state)
{
    assert_int_equal(shape_country(*state, "ZZ").value, 0);
    assert_int_equal(shape_country(*state, "").value, 0);
    assert_int_equal(shape_country(*state, "U").value, 0);

    const uint32_t ids[] = { 0, 4, 15, 200, 100000, UINT32_MAX };
    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        const struct shape_id id = { ids[i] };
        assert_int_equal(shape_lookup(*state, id)->contour_count, 0);
    }
}

static void test_aspects(void **state)
{
    for (size_t i = 0; i < sizeof(aspects) / sizeof(aspects[0]); i++) {
        const struct shape_path *path =
            shape_lookup(*state, shape_country(*state, aspects[i].iso_a2));
        check_box(aspects[i].iso_a2, path);
        const float aspect = path->w / path->h;
        if (aspect < aspects[i].aspect_min || aspect > aspects[i].aspect_max) {
            fail_msg("%s: width by height is %f", aspects[i].iso_a2,
                     (double)aspect);
        }
    }
}

static void test_fixed_shapes(void **state)
{
    check_box("land", shape_lookup(*state, shape_land()));
    check_box("star", shape_lookup(*state, shape_star()));
    check_box("disc", shape_lookup(*state, shape_disc()));
    for (int i = 0; i < ICON_COUNT; i++) {
        char label[16];
        (void)snprintf(label, sizeof(label), "icon %d", i);
        const struct shape_path *path =
            shape_lookup(*state, shape_icon((enum icon)i));
        check_box(label, path);
        assert_true(path->stroked);
        assert_true(path->w == 1.0f && path->h == 1.0f);
    }
}

/* A pin must stand on the shape it belongs to. */
static void test_places_lie_on_their_shape(void **state)
{
    for (size_t i = 0; i < sizeof(projects) / sizeof(projects[0]); i++) {
        const struct shape_id id = shape_country(*state, projects[i].iso_a2);
        struct vec2 p;
        if (!shape_place(*state, id, projects[i].lat, projects[i].lon, &p)) {
            fail_msg("%s: %f, %f is outside the box", projects[i].label,
                     (double)p.x, (double)p.y);
        }
        const bool at_sea = strstr(projects[i].label, "Beira") ||
                            strstr(projects[i].label, "Berbera");
        if (path_has_point(shape_lookup(*state, id), p) == at_sea) {
            fail_msg("%s: %f, %f is %s the outline", projects[i].label,
                     (double)p.x, (double)p.y, at_sea ? "in" : "outside");
        }
    }
}

static void test_places_on_land(void **state)
{
    const struct shape_path *land = shape_lookup(*state, shape_land());
    struct vec2 p;

    /* The central meridian is in the middle; the world is 1 wide. */
    assert_true(shape_place(*state, shape_land(), 0.0, 11.0, &p));
    assert_true(p.x > 0.4999f && p.x < 0.5001f);
    assert_true(shape_place(*state, shape_land(), 0.0, -168.999, &p));
    assert_true(p.x < 0.0001f);
    assert_true(shape_place(*state, shape_land(), 0.0, -169.001, &p));
    assert_true(p.x > 0.9999f);

    for (size_t i = 0; i < sizeof(projects) / sizeof(projects[0]); i++) {
        assert_true(shape_place(*state, shape_land(), projects[i].lat,
                                projects[i].lon, &p));
    }
    assert_true(shape_place(*state, shape_land(), 48.0, 67.0, &p));
    assert_true(path_has_point(land, p)); /* Kazakhstan */
    assert_true(shape_place(*state, shape_land(), 42.0, 51.0, &p));
    assert_false(path_has_point(land, p)); /* the Caspian Sea */
    assert_true(shape_place(*state, shape_land(), 67.0, 180.0, &p));
    assert_true(path_has_point(land, p)); /* Chukotka, cut in the source */
}

static void test_no_place_elsewhere(void **state)
{
    struct vec2 p = { 1.0f, 1.0f };

    assert_false(shape_place(*state, shape_star(), 0.0, 0.0, &p));
    assert_true(p.x == 0.0f && p.y == 0.0f);

    const struct shape_id nl = shape_country(*state, "NL");
    assert_false(shape_place(*state, nl, 12.15, -68.27, &p)); /* Bonaire */
    assert_true(p.x < 0.0f && p.y > 1.0f);
}

/* No contour may jump across the map: where one is cut, it ends. */
static void test_no_contour_crosses_the_map(void **state)
{
    const struct shape_path *land = shape_lookup(*state, shape_land());
    const float jump = 0.02f; /* a degree is 0.003; the edge is not straight */
    uint32_t begin = 0;

    for (size_t i = 0; i < land->contour_count; i++) {
        struct vec2 a = land->points[land->contour_ends[i] - 1];
        for (uint32_t k = begin; k < land->contour_ends[i]; k++) {
            const struct vec2 b = land->points[k];
            if (a.x - b.x > jump || b.x - a.x > jump) {
                fail_msg("contour %zu jumps from %f to %f", i, (double)a.x,
                         (double)b.x);
            }
            a = b;
        }
        begin = land->contour_ends[i];
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_country_at),
        cmocka_unit_test(test_projects_lie_in_their_country),
        cmocka_unit_test(test_every_project_country_has_a_shape),
        cmocka_unit_test(test_unknown_names_have_no_shape),
        cmocka_unit_test(test_aspects),
        cmocka_unit_test(test_fixed_shapes),
        cmocka_unit_test(test_places_lie_on_their_shape),
        cmocka_unit_test(test_places_on_land),
        cmocka_unit_test(test_no_place_elsewhere),
        cmocka_unit_test(test_no_contour_crosses_the_map),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
