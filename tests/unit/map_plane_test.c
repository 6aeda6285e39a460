/**
 * @file
 * Where the world lies on the screen: what is under a finger stays there,
 * and nobody loses the world.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "map_plane.h"

static const struct map_plane whole = {
    .window = { 0, 168, 1352, 748 },
    .view = { 0.55f, 0.2f, 1.0f },
    .home = { 0.55f, 0.2f, 1.0f },
    .zoom_max = 8.0f,
    .whole_px = 1800.0f,
    .land_h = 0.43f,
    .world_h = 0.47f,
};

/* The place of the land under a point of the screen. */
static struct vec2 place_at(const struct map_plane *m, struct vec2 at)
{
    const float world = map_world_px(m);

    return (struct vec2){
        m->view.x + (at.x - 676.0f) / world,
        m->view.y + (at.y - 542.0f) / world,
    };
}

static void test_zoom_keeps_the_place(void **state)
{
    (void)state;
    static const struct {
        float factor, x, y;
    } rows[] = { { 2.0f, 676, 542 },
                 { 2.0f, 300, 400 },
                 { 8.0f, 900, 700 },
                 { 1.1f, 100, 200 } };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct vec2 at = { rows[i].x, rows[i].y };
        struct map_plane m = whole;
        const struct vec2 before = place_at(&m, at);
        m.view = map_view_zoomed(&m, rows[i].factor, at);
        const struct vec2 after = place_at(&m, at);
        assert_true(fabsf(m.view.zoom - rows[i].factor) < 1e-4f);
        assert_true(fabsf(before.x - after.x) < 1e-5f);
        assert_true(fabsf(before.y - after.y) < 1e-5f);
    }
}

static void test_zoom_has_ends(void **state)
{
    (void)state;
    const struct vec2 middle = { 676, 542 };

    assert_true(map_view_zoomed(&whole, 100.0f, middle).zoom == 8.0f);
    assert_true(map_view_zoomed(&whole, 0.01f, middle).zoom == 1.0f);
}

static void test_world_follows_the_finger(void **state)
{
    (void)state;
    struct map_plane m = whole;
    const struct rect before = map_land_px(&m);

    m.view = map_view_moved(&m, (struct vec2){ 40, -25 });
    const struct rect after = map_land_px(&m);
    assert_int_equal(after.x - before.x, 40);
    assert_int_equal(after.y - before.y, -25);
    assert_int_equal(after.w, before.w);
}

static void test_world_is_not_lost(void **state)
{
    (void)state;
    const struct map_view far =
        map_view_moved(&whole, (struct vec2){ 1e6f, -1e6f });

    assert_true(far.x == 0.0f);
    assert_true(far.y == whole.world_h);
}

/* Marks and land move by the same whole pixels: nothing trembles. */
static void test_marks_move_with_the_land(void **state)
{
    (void)state;
    const struct vec2 place = { 0.6123f, 0.2345f };
    struct map_plane m = whole;
    const struct rect land = map_land_px(&m);
    const struct vec2 mark = map_place_px(&m, place);

    for (int i = 1; i < 200; i++) {
        m.view.x = whole.view.x + (float)i * 1.37e-4f;
        m.view.y = whole.view.y - (float)i * 0.71e-4f;
        const struct rect at = map_land_px(&m);
        const struct vec2 moved = map_place_px(&m, place);
        assert_true(moved.x - mark.x == (float)(at.x - land.x));
        assert_true(moved.y - mark.y == (float)(at.y - land.y));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zoom_keeps_the_place),
        cmocka_unit_test(test_zoom_has_ends),
        cmocka_unit_test(test_world_follows_the_finger),
        cmocka_unit_test(test_world_is_not_lost),
        cmocka_unit_test(test_marks_move_with_the_land),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
