/**
 * @file
 * The map's state: under fingers and buttons, with filters, across the
 * opening of projects, and at the end of a visit.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content.h"
#include "show.h"
#include "world_region.h"

enum {
    START_MS = 1000000,
    FRAME_MS = 16,
};

static struct content *content;

struct visit {
    struct show s;
    uint64_t now_ms;
};

static void act(struct visit *v, struct intent intent)
{
    show_update(&v->s, content, &intent, v->now_ms);
}

static void pass(struct visit *v, uint64_t ms)
{
    v->now_ms += ms;
    act(v, (struct intent){ .type = INTENT_NONE });
}

static struct visit visit_map(void)
{
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    struct visit v = { .now_ms = START_MS };

    show_init(&v.s, content, &params, v.now_ms);
    act(&v, (struct intent){ .type = INTENT_OPEN,
                             .screen = { .kind = SCREEN_MAP } });
    pass(&v, 1000);
    return v;
}

static void set_view(struct visit *v, float x, float y, float zoom)
{
    act(v, (struct intent){ .type = INTENT_MAP_VIEW, .view = { x, y, zoom } });
}

static void set_filter(struct visit *v, enum map_facet facet, int value)
{
    act(v, (struct intent){
               .type = INTENT_MAP_FILTER, .value = value, .limit = facet });
}

static void test_follows_a_finger(void **state)
{
    (void)state;
    struct visit v = visit_map();

    assert_false(v.s.map.moved);
    set_view(&v, 0.4f, 0.2f, 2.0f);
    assert_true(v.s.map.moved);
    assert_true(v.s.map.view.x == 0.4f && v.s.map.view.zoom == 2.0f);
    assert_false(map_is_moving(&v.s.map));
}

static void test_is_carried_on(void **state)
{
    (void)state;
    struct visit v = visit_map();
    float before = 0.4f;
    float step = 1.0f;

    set_view(&v, before, 0.2f, 2.0f);
    act(&v, (struct intent){ .type = INTENT_MAP_FLING,
                             .view = { .x = 0.5f },
                             .greatest = { 1.0f, 0.43f, 0.0f } });
    assert_true(show_deadline_ms(&v.s, content, v.now_ms) == v.now_ms);
    while (map_is_moving(&v.s.map)) {
        pass(&v, FRAME_MS);
        const float by = v.s.map.view.x - before;
        assert_true(by >= 0.0f && by <= step);
        step = by;
        before = v.s.map.view.x;
    }
    /* All of the way: speed times 325 ms. */
    assert_true(fabsf(before - 0.4f - 0.5f * 0.325f) < 0.01f);
}

static void test_stops_at_the_end_of_the_world(void **state)
{
    (void)state;
    struct visit v = visit_map();

    set_view(&v, 0.9f, 0.2f, 1.0f);
    act(&v, (struct intent){ .type = INTENT_MAP_FLING,
                             .view = { .x = 5.0f, .y = -5.0f },
                             .greatest = { 1.0f, 0.43f, 0.0f } });
    pass(&v, 3000);
    assert_true(v.s.map.view.x == 1.0f && v.s.map.view.y == 0.0f);
}

static void test_press_stops_it(void **state)
{
    (void)state;
    struct visit v = visit_map();

    set_view(&v, 0.4f, 0.2f, 1.0f);
    act(&v, (struct intent){ .type = INTENT_MAP_FLING,
                             .view = { .x = 1.0f },
                             .greatest = { 1.0f, 0.43f, 0.0f } });
    pass(&v, 50);
    act(&v, (struct intent){ .type = INTENT_PRESS, .value = 1 });
    const float x = v.s.map.view.x;
    pass(&v, 500);
    assert_true(v.s.map.view.x == x && x > 0.4f && x < 0.5f);
}

static void glide(struct visit *v, enum intent_type type)
{
    act(v, (struct intent){ .type = type,
                            .from_view = { 0.55f, 0.2f, 1.0f },
                            .view = { 0.65f, 0.25f, 2.0f } });
}

static void test_glides(void **state)
{
    (void)state;
    struct visit v = visit_map();
    float zoom = 1.0f;

    glide(&v, INTENT_MAP_GLIDE);
    for (int ms = 0; ms < MAP_GLIDE_MS; ms += FRAME_MS) {
        pass(&v, FRAME_MS);
        assert_true(v.s.map.view.zoom >= zoom);
        zoom = v.s.map.view.zoom;
    }
    pass(&v, FRAME_MS);
    assert_false(map_is_moving(&v.s.map));
    assert_true(v.s.map.view.x == 0.65f && v.s.map.view.zoom == 2.0f);
}

/* The place that is zoomed into stands still on the way. */
static void test_glide_keeps_its_place(void **state)
{
    (void)state;
    struct visit v = visit_map();
    /* Around place 0.75, 0.3: half as far from the middle at twice the zoom. */
    glide(&v, INTENT_MAP_GLIDE);
    for (int i = 0; i < 10; i++) {
        pass(&v, FRAME_MS);
        const struct map_view at = v.s.map.view;
        assert_true(fabsf((0.75f - at.x) * at.zoom - 0.2f) < 1e-4f);
        assert_true(fabsf((0.30f - at.y) * at.zoom - 0.1f) < 1e-4f);
    }
}

static void test_tap_in_a_glide_jumps_to_its_end(void **state)
{
    (void)state;
    struct visit v = visit_map();

    glide(&v, INTENT_MAP_GLIDE);
    pass(&v, 50);
    act(&v, (struct intent){ .type = INTENT_PRESS, .value = 1 });
    assert_true(v.s.map.view.zoom == 2.0f);
    assert_false(map_is_moving(&v.s.map));
}

static void test_whole_world_is_unmoved(void **state)
{
    (void)state;
    struct visit v = visit_map();

    set_view(&v, 0.4f, 0.2f, 4.0f);
    glide(&v, INTENT_MAP_WHOLE);
    pass(&v, MAP_GLIDE_MS);
    assert_false(v.s.map.moved);
}

static void test_less_motion_has_none(void **state)
{
    (void)state;
    struct visit v = visit_map();

    v.s.settings |= 1u << SETTING_CALM;
    glide(&v, INTENT_MAP_GLIDE);
    assert_true(v.s.map.view.zoom == 2.0f);
    assert_false(map_is_moving(&v.s.map));
    act(&v, (struct intent){ .type = INTENT_MAP_FLING,
                             .view = { .x = 1.0f },
                             .greatest = { 1.0f, 0.43f, 0.0f } });
    assert_false(map_is_moving(&v.s.map));
}

static void test_filters(void **state)
{
    (void)state;
    struct visit v = visit_map();

    act(&v, (struct intent){ .type = INTENT_MAP_CHOOSE, .value = 1 });
    act(&v, (struct intent){ .type = INTENT_MAP_PAGE, .value = 1, .limit = 4 });
    act(&v, (struct intent){ .type = INTENT_MAP_PANEL, .value = FACET_GOAL });
    assert_int_equal(v.s.map.panel, FACET_GOAL);
    set_filter(&v, FACET_GOAL, 11);
    assert_int_equal(v.s.map.panel, FACET_NONE);
    assert_int_equal(v.s.map.chosen, 0);
    assert_int_equal(v.s.map.page, 0);
    set_filter(&v, FACET_REGION, REGION_EUROPE);
    assert_int_equal(v.s.map.filter.value[FACET_GOAL], 11);
    set_filter(&v, FACET_NONE, 0);
    assert_false(map_filter_is_set(&v.s.map.filter));
    set_filter(&v, FACET_COUNT, 1); /* no facet of this map */
    assert_false(map_filter_is_set(&v.s.map.filter));
}

static void test_page_stays_within(void **state)
{
    (void)state;
    struct visit v = visit_map();
    const int steps[] = { 1, 1, 1, 1, -1, -1, -1, -1 };
    const int want[] = { 1, 2, 2, 2, 1, 0, 0, 0 };

    for (int i = 0; i < 8; i++) {
        act(&v, (struct intent){
                    .type = INTENT_MAP_PAGE, .value = steps[i], .limit = 2 });
        assert_int_equal(v.s.map.page, want[i]);
    }
}

/* Esc goes up one level; the way back is the page's. */
static void test_panel_closes(void **state)
{
    (void)state;
    struct visit v = visit_map();
    const struct intent open = { .type = INTENT_MAP_PANEL,
                                 .value = FACET_THEME };

    act(&v, open);
    act(&v, (struct intent){ .type = INTENT_UNWIND });
    assert_int_equal(v.s.map.panel, FACET_NONE);
    assert_int_equal(show_screen(&v.s).kind, SCREEN_MAP);
    act(&v, open);
    act(&v, (struct intent){ .type = INTENT_BACK });
    assert_int_equal(v.s.map.panel, FACET_NONE);
    assert_int_equal(show_screen(&v.s).kind, SCREEN_HOME);
}

static void test_project_and_back(void **state)
{
    (void)state;
    struct visit v = visit_map();

    set_view(&v, 0.4f, 0.2f, 4.0f);
    set_filter(&v, FACET_THEME, 1);
    act(&v, (struct intent){ .type = INTENT_MAP_CHOOSE, .value = 2 });
    act(&v, (struct intent){ .type = INTENT_OPEN,
                             .screen = { .kind = SCREEN_PROJECT } });
    pass(&v, 1000);
    act(&v, (struct intent){ .type = INTENT_BACK });
    assert_int_equal(show_screen(&v.s).kind, SCREEN_MAP);
    assert_true(v.s.map.view.x == 0.4f && v.s.map.view.zoom == 4.0f);
    assert_int_equal(v.s.map.filter.value[FACET_THEME], 1);
    assert_int_equal(v.s.map.chosen, 2);
}

static void test_next_project_passes_the_filters(void **state)
{
    (void)state;
    struct visit v = visit_map();
    int first = 0;

    set_filter(&v, FACET_THEME, 1);
    while (!int_list_has(&content->projects[first].themes, 0)) {
        first++;
    }
    act(&v, (struct intent){
                .type = INTENT_OPEN,
                .screen = { .kind = SCREEN_PROJECT, .index = first } });
    for (size_t i = 0; i < content->project_count; i++) {
        act(&v, (struct intent){ .type = INTENT_NEXT });
        const int at = show_screen(&v.s).index;
        assert_true(int_list_has(&content->projects[at].themes, 0));
    }
}

static void test_idle_clears_it(void **state)
{
    (void)state;
    struct visit v = visit_map();

    set_view(&v, 0.4f, 0.2f, 4.0f);
    set_filter(&v, FACET_THEME, 1);
    pass(&v, 1000 * (uint64_t)(content->kiosk.idle_seconds +
                               content->kiosk.warning_seconds + 1));
    assert_int_equal(v.s.state, STATE_ATTRACT);
    assert_false(v.s.map.moved);
    assert_false(map_filter_is_set(&v.s.map.filter));
}

static void test_elsewhere_it_is_deaf(void **state)
{
    (void)state;
    struct visit v = visit_map();

    act(&v, (struct intent){ .type = INTENT_HOME });
    pass(&v, 1000);
    set_view(&v, 0.4f, 0.2f, 4.0f);
    assert_false(v.s.map.moved);
}

static void test_looks(void **state)
{
    (void)state;
    struct visit v = visit_map();
    const struct show before = v.s;

    assert_true(show_looks_equal(&before, &v.s));
    v.s.map.view.x += 0.01f;
    assert_false(show_looks_equal(&before, &v.s));
    v.s = before;
    v.s.map.filter.value[FACET_PERIOD] = 1;
    assert_false(show_looks_equal(&before, &v.s));
    v.s = before;
    v.s.map.chosen = 3;
    assert_false(show_looks_equal(&before, &v.s));
}

/* Each value that is offered has a project, and periods follow each other. */
static void test_values(void **state)
{
    (void)state;
    int values[FACET_VALUES_MAX];

    for (int f = FACET_GOAL; f < FACET_COUNT; f++) {
        const enum map_facet facet = (enum map_facet)f;
        const int count = map_facet_values(content, facet, values);
        assert_in_range(count, 1, FACET_VALUES_MAX);
        for (int i = 1; i < count; i++) {
            assert_true(values[i] > values[i - 1]);
            if (facet == FACET_PERIOD) {
                assert_int_equal(map_period_years(values[i]).first,
                                 map_period_years(values[i - 1]).last + 1);
            }
        }
    }
    assert_int_equal(map_facet_values(content, FACET_NONE, values), 0);
}

static const struct {
    const char *label;
    struct date start, end;
    bool want; /* in 2015 to 2019 */
} dates[] = {
    { "within", { 2016, 2, 0 }, { 2018, 0, 0 }, true },
    { "around", { 2010, 0, 0 }, { 2024, 0, 0 }, true },
    { "ends in its first year", { 2010, 0, 0 }, { 2015, 1, 0 }, true },
    { "begins in its last year", { 2019, 12, 31 }, { 2024, 0, 0 }, true },
    { "before", { 2010, 0, 0 }, { 2014, 12, 31 }, false },
    { "after", { 2020, 1, 1 }, { 2024, 0, 0 }, false },
    { "since then", { 2001, 0, 0 }, { 0, 0, 0 }, true },
    { "since later", { 2022, 0, 0 }, { 0, 0, 0 }, false },
    { "until then", { 0, 0, 0 }, { 2017, 0, 0 }, true },
    { "until earlier", { 0, 0, 0 }, { 2009, 0, 0 }, false },
    { "without dates", { 0, 0, 0 }, { 0, 0, 0 }, false },
};

static void test_periods(void **state)
{
    (void)state;
    const int period = 2015 * 1000 + 5;

    assert_int_equal(map_period_years(period).first, 2015);
    assert_int_equal(map_period_years(period).last, 2019);
    for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        const struct project p = { .start = dates[i].start,
                                   .end = dates[i].end };
        if (map_facet_passes(&p, FACET_PERIOD, period) != dates[i].want) {
            fail_msg("%s", dates[i].label);
        }
        assert_true(map_facet_passes(&p, FACET_PERIOD, 0));
    }
}

static int load(void **state)
{
    struct diag_list diags;
    (void)state;

    diag_list_init(&diags);
    content = content_load(SOURCE_DIR "/content", &diags);
    diag_list_finish(&diags);
    return content ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    content_destroy(content);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_follows_a_finger),
        cmocka_unit_test(test_is_carried_on),
        cmocka_unit_test(test_stops_at_the_end_of_the_world),
        cmocka_unit_test(test_press_stops_it),
        cmocka_unit_test(test_glides),
        cmocka_unit_test(test_glide_keeps_its_place),
        cmocka_unit_test(test_tap_in_a_glide_jumps_to_its_end),
        cmocka_unit_test(test_whole_world_is_unmoved),
        cmocka_unit_test(test_less_motion_has_none),
        cmocka_unit_test(test_filters),
        cmocka_unit_test(test_page_stays_within),
        cmocka_unit_test(test_panel_closes),
        cmocka_unit_test(test_project_and_back),
        cmocka_unit_test(test_next_project_passes_the_filters),
        cmocka_unit_test(test_idle_clears_it),
        cmocka_unit_test(test_elsewhere_it_is_deaf),
        cmocka_unit_test(test_looks),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_periods),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
