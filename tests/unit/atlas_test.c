/**
 * @file
 * What the map shows of any content: poles and the date line, a crowd in one
 * town, countries that are not on the map; and a list in step with it.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "atlas.h"

enum {
    ARENA_BYTES = 64 << 20,
    PROJECTS_MAX = 700,
};

static struct content *real;
static struct shape_set *shapes;
static struct region memory;

/* A map on a bench. */
struct bench {
    struct project projects[PROJECTS_MAX];
    struct content content;
    struct show show;
    struct scene_params params;
    struct arena arena;
    struct canvas canvas;
    struct atlas atlas;
};

static struct bench bench;

static void bench_init(const struct project *projects, size_t count)
{
    bench = (struct bench){ .content = *real };
    memcpy(bench.projects, projects, count * sizeof(*projects));
    bench.content.projects = bench.projects;
    bench.content.project_count = count;
    bench.show.state = STATE_BROWSE;
    bench.show.depth = 1;
    bench.params = (struct scene_params){
        .content = &bench.content,
        .show = &bench.show,
        .shapes = shapes,
        .viewport = { .w_px = 1920, .h_px = 1080 },
    };
}

static const struct atlas *look(void)
{
    bench.arena = region_arena(&memory);
    canvas_init(&bench.canvas, &bench.arena, &bench.params);
    bench.atlas =
        atlas_make(&bench.canvas,
                   &(struct atlas_room){ .window = { 0, 168, 1352, 748 },
                                         .controls = { 1162, 150, 190, 190 },
                                         .bottom = 808 });
    return &bench.atlas;
}

static struct project placed(const char *country, double lat, double lon,
                             enum place_precision precision)
{
    return (struct project){
        .id = "p",
        .country = country,
        .lat = lat,
        .lon = lon,
        .precision = precision,
    };
}

/* Every project is in one mark or in none; a mark counts its own. */
static void check_marks(const struct atlas *a)
{
    int sum = 0;

    for (int i = 0; i < a->mark_count; i++) {
        int found = 0;
        for (int k = 0; k < a->placed_count; k++) {
            found += a->mark_of[k] == i ? 1 : 0;
        }
        assert_int_equal(a->marks[i].count, found);
        sum += found;
    }
    assert_int_equal(sum, a->placed_count);
}

static bool is_listed(const struct atlas *a, int project)
{
    for (int i = 0; i < a->list_count; i++) {
        if (a->list[i] == project) {
            return true;
        }
    }
    return false;
}

/* The list is what is seen, or chosen, and what has no place; in order. */
static void check_list(const struct atlas *a)
{
    int want = a->chosen >= 0 ? 0 : a->passing_count - a->placed_count;

    for (int k = 0; k < a->placed_count; k++) {
        const int mark = a->mark_of[k];
        const bool listed =
            a->chosen >= 0 ? mark == a->chosen : a->marks[mark].seen;
        assert_int_equal(is_listed(a, a->projects[k]), listed);
        want += listed ? 1 : 0;
    }
    assert_int_equal(a->list_count, want);
    for (int i = 1; i < a->list_count; i++) {
        assert_true(a->list[i] > a->list[i - 1]);
    }
}

static void test_ends_of_the_world(void **state)
{
    (void)state;
    const struct project projects[] = {
        placed("NO", 90.0, 0.0, PLACE_EXACT),
        placed("AQ", -90.0, 0.0, PLACE_EXACT),
        placed("FJ", -17.0, 180.0, PLACE_EXACT),
        placed("FJ", -17.0, -180.0, PLACE_EXACT),
        placed("RU", 66.0, -169.0, PLACE_EXACT),
        placed("RU", 66.0, -168.99, PLACE_REGION),
    };

    bench_init(projects, 6);
    const struct atlas *a = look();
    assert_int_equal(a->placed_count, 6);
    check_marks(a);
    check_list(a);
    /* The date line is one place, whichever way it is written. */
    assert_int_equal(a->mark_of[2], a->mark_of[3]);
    for (int i = 0; i < a->mark_count; i++) {
        const struct rect world = map_land_px(&a->plane);
        assert_true(a->marks[i].at.x >= (float)world.x - 60.0f);
        assert_true(a->marks[i].at.x <= (float)(world.x + world.w) + 60.0f);
    }
}

static void test_not_on_the_map(void **state)
{
    (void)state;
    const struct project projects[] = {
        placed("TV", 0.0, 0.0, PLACE_COUNTRY), /* not at this scale */
        placed("BJ", 0.0, 0.0, PLACE_COUNTRY),
        placed("TV", -8.5, 179.2, PLACE_EXACT),
    };

    bench_init(projects, 3);
    const struct atlas *a = look();
    assert_int_equal(a->placed_count, 2);
    assert_int_equal(a->passing_count, 3);
    assert_true(is_listed(a, 0));
    check_marks(a);
    check_list(a);
}

/* Known by its country only: never a point at 0 degrees, 0 degrees. */
static void test_country_is_no_point(void **state)
{
    (void)state;
    const struct project p = placed("BJ", 0.0, 0.0, PLACE_COUNTRY);

    bench_init(&p, 1);
    const struct atlas *a = look();
    assert_int_equal(a->marks[0].kind, MARK_COUNTRY);
    struct shape_spot spot;
    assert_true(shape_spot(shapes, shape_country_on_land(shapes, "BJ"), &spot));
    const struct vec2 want = map_place_px(&a->plane, spot.heart);
    assert_true(fabsf(a->marks[0].at.x - want.x) < 2.0f);
    assert_true(fabsf(a->marks[0].at.y - want.y) < 2.0f);
}

static const struct {
    const char *label;
    enum place_precision a, b;
    const char *country;
    enum mark_kind want;
} mixes[] = {
    { "two places", PLACE_EXACT, PLACE_EXACT, "BJ", MARK_PLACE },
    { "two regions", PLACE_REGION, PLACE_REGION, "BJ", MARK_REGION },
    { "one country twice", PLACE_COUNTRY, PLACE_COUNTRY, "BJ", MARK_COUNTRY },
    { "two countries", PLACE_COUNTRY, PLACE_COUNTRY, "TG", MARK_PLACE },
    { "a place and a region", PLACE_EXACT, PLACE_REGION, "BJ", MARK_PLACE },
    { "a region and a country", PLACE_REGION, PLACE_COUNTRY, "BJ", MARK_PLACE },
};

static void test_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(mixes) / sizeof(mixes[0]); i++) {
        const struct project projects[] = {
            placed("BJ", 8.0, 2.0, mixes[i].a),
            placed(mixes[i].country, 8.0, 2.0, mixes[i].b),
        };
        bench_init(projects, 2);
        const struct atlas *a = look();
        if (a->mark_count != 1 || a->marks[0].kind != mixes[i].want) {
            fail_msg("%s: %d marks, the first of kind %d", mixes[i].label,
                     a->mark_count, (int)a->marks[0].kind);
        }
    }
}

static void test_a_town_of_500(void **state)
{
    (void)state;
    static struct project projects[500];

    for (int i = 0; i < 500; i++) {
        projects[i] = placed("KE", -1.29, 36.82, PLACE_EXACT);
    }
    bench_init(projects, 500);
    for (int octave = 0; octave <= 3; octave++) {
        const float zoom = (float)(1 << octave);
        bench.show.map.moved = octave > 0;
        bench.show.map.view = (struct map_view){ 0.57f, 0.3f, zoom };
        const struct atlas *a = look();
        assert_int_equal(a->mark_count, 1);
        assert_int_equal(a->marks[0].count, 500);
        check_list(a);
    }
    bench.show.map.chosen = 250;
    const struct atlas *a = look();
    assert_int_equal(a->chosen, 0);
    assert_int_equal(a->list_count, 500);
}

/* The real content, from everywhere: marks and list say the same. */
static void test_in_step(void **state)
{
    (void)state;
    bench_init(real->projects, real->project_count);
    check_list(look());
    assert_int_equal(bench.atlas.list_count, (int)real->project_count);
    for (int i = 0; i < 60; i++) {
        bench.show.map.moved = true;
        bench.show.map.view = (struct map_view){
            .x = (float)(i % 10) / 10.0f,
            .y = (float)(i % 7) / 16.0f,
            .zoom = 1.0f + (float)(i % 8),
        };
        bench.show.map.chosen = i % 3 == 0 ? 1 + i % 50 : 0;
        bench.show.map.filter.value[FACET_GOAL] = i % 5 == 0 ? 1 + i % 17 : 0;
        bench.show.map.filter.value[FACET_THEME] = i % 4 == 0 ? 1 + i % 5 : 0;
        const struct atlas *a = look();
        check_marks(a);
        check_list(a);
    }
}

static void test_no_projects(void **state)
{
    (void)state;
    bench_init(real->projects, 0);
    const struct atlas *a = look();
    assert_int_equal(a->mark_count, 0);
    assert_int_equal(a->list_count, 0);
    assert_int_equal(a->chosen, -1);
}

static int load(void **state)
{
    struct diag_list diags;
    (void)state;

    diag_list_init(&diags);
    real = content_load(SOURCE_DIR "/content", &diags);
    diag_list_finish(&diags);
    shapes = shape_set_load(BINARY_DIR "/assets");
    memory = region_create(ARENA_BYTES);
    return real && shapes && real->project_count <= PROJECTS_MAX ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    content_destroy(real);
    shape_set_destroy(shapes);
    region_destroy(&memory);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends_of_the_world),
        cmocka_unit_test(test_not_on_the_map),
        cmocka_unit_test(test_country_is_no_point),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_a_town_of_500),
        cmocka_unit_test(test_in_step),
        cmocka_unit_test(test_no_projects),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
