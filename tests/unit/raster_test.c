/**
 * @file
 * Coverage: exact where it can be said exactly, symmetrical where the
 * outline is, and the same whatever part is asked for. And the cache.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw.h"
#include "outline_cache.h"
#include "raster.h"

static struct mask mask_create(int w_px, int h_px)
{
    struct mask m = { calloc((size_t)w_px, (size_t)h_px), w_px, h_px };

    assert_non_null(m.pixels);
    return m;
}

static int at(const struct mask *m, int x, int y)
{
    return m->pixels[y * m->w_px + x];
}

/* FreeType counts in 256ths of a pixel: a level of slack. */
static void assert_level(int got, int want)
{
    assert_true(abs(got - want) <= 1);
}

/* In pixels. */
static double area(const struct mask *m)
{
    double sum = 0;

    for (int i = 0; i < m->w_px * m->h_px; i++) {
        sum += m->pixels[i];
    }
    return sum / 255;
}

static const struct {
    const char *label;
    int w_px, h_px, radius_px;
    double want_radius;
} rounds[] = {
    { "square corners", 20, 12, 0, 0 },
    { "a tile", 287, 238, 20, 20 },
    { "a button of odd size", 191, 95, 17, 17 },
    { "a pill", 160, 80, 40, 40 },
    { "more than half the height is half", 61, 31, 99, 15.5 },
    { "a disc", 72, 72, 36, 36 },
    { "one pixel", 1, 1, 5, 0.5 },
};

static void check_symmetry(const char *label, const struct mask *m)
{
    for (int y = 0; y < m->h_px; y++) {
        for (int x = 0; x < m->w_px; x++) {
            const int c = at(m, x, y);
            if (abs(c - at(m, m->w_px - 1 - x, y)) > 1 ||
                abs(c - at(m, x, m->h_px - 1 - y)) > 1) {
                fail_msg("%s: not symmetrical at %d,%d", label, x, y);
            }
        }
    }
}

static void test_rounds(void **state)
{
    (void)state;
    struct raster *r = raster_create();

    for (size_t i = 0; i < sizeof(rounds) / sizeof(rounds[0]); i++) {
        const int w = rounds[i].w_px;
        const int h = rounds[i].h_px;
        struct mask m = mask_create(w, h);
        const struct raster_round round = { { 0, 0, w, h },
                                            rounds[i].radius_px,
                                            CORNER_ALL };
        const double radius = rounds[i].want_radius;
        const double want = w * h - (4 - acos(-1)) * radius * radius;

        raster_round(r, &m, &round);
        check_symmetry(rounds[i].label, &m);
        if (fabs(area(&m) - want) > 0.002 * want + 0.5) {
            fail_msg("%s: area %f, want %f", rounds[i].label, area(&m), want);
        }
        assert_level(at(&m, w / 2, h / 2), w == 1 ? 201 : 255);
        free(m.pixels);
    }
    raster_destroy(r);
}

static void test_corners_are_chosen(void **state)
{
    (void)state;
    struct raster *r = raster_create();
    struct mask m = mask_create(40, 30);

    for (unsigned corners = 0; corners <= CORNER_ALL; corners++) {
        const struct raster_round round = { { 0, 0, 40, 30 }, 12, corners };
        raster_round(r, &m, &round);
        assert_int_equal(at(&m, 0, 0), corners & CORNER_TOP_LEFT ? 0 : 255);
        assert_int_equal(at(&m, 39, 0), corners & CORNER_TOP_RIGHT ? 0 : 255);
        assert_int_equal(at(&m, 39, 29),
                         corners & CORNER_BOTTOM_RIGHT ? 0 : 255);
        assert_int_equal(at(&m, 0, 29), corners & CORNER_BOTTOM_LEFT ? 0 : 255);
    }
    free(m.pixels);
    raster_destroy(r);
}

static const struct vec2 nested[] = {
    { 0, 0 },         { 1, 0 },         { 1, 1 },         { 0, 1 },
    { 0.25f, 0.25f }, { 0.75f, 0.25f }, { 0.75f, 0.75f }, { 0.25f, 0.75f },
};
static const uint32_t nested_ends[] = { 4, 8 };
static const struct shape_path nested_path = {
    .points = nested,
    .contour_ends = nested_ends,
    .contour_count = 2,
    .w = 1,
    .h = 1,
};

/* The hole turns the same way round as the rim: even-odd leaves it open. */
static void test_even_odd(void **state)
{
    (void)state;
    struct raster *r = raster_create();
    struct mask m = mask_create(10, 10);
    const struct raster_view view = { .w_px = 10, .h_px = 10 };

    raster_shape(r, &m, &nested_path, &view);
    assert_int_equal(at(&m, 0, 0), 255);
    assert_int_equal(at(&m, 5, 5), 0);
    assert_level(at(&m, 2, 5), 128); /* the hole begins at 2.5 */
    assert_level(at(&m, 2, 2), 191); /* a quarter of it is hole */
    free(m.pixels);
    raster_destroy(r);
}

static void test_fits_and_centres(void **state)
{
    (void)state;
    struct raster *r = raster_create();
    struct mask m = mask_create(21, 10);
    const struct raster_view view = { .w_px = 21, .h_px = 10 };

    raster_shape(r, &m, &nested_path, &view);
    assert_int_equal(at(&m, 4, 0), 0);
    assert_level(at(&m, 5, 0), 128); /* 5.5 on either side */
    assert_level(at(&m, 15, 0), 128);
    assert_int_equal(at(&m, 16, 0), 0);
    free(m.pixels);
    raster_destroy(r);
}

static void test_stroke(void **state)
{
    (void)state;
    static const struct vec2 line[] = { { 0.1f, 0.5f }, { 0.9f, 0.5f } };
    static const uint32_t end[] = { 2 };
    const struct shape_path path = { line, end, 1, 1, 1, true, false };
    const struct raster_view view = { .w_px = 100,
                                      .h_px = 100,
                                      .stroke_px = 4 };
    struct raster *r = raster_create();
    struct mask m = mask_create(100, 100);

    raster_shape(r, &m, &path, &view);
    assert_int_equal(at(&m, 50, 47), 0);
    assert_int_equal(at(&m, 50, 48), 255);
    assert_int_equal(at(&m, 50, 51), 255);
    assert_int_equal(at(&m, 50, 52), 0);
    assert_int_equal(at(&m, 7, 50), 0); /* the end reaches 8 … */
    assert_true(at(&m, 8, 50) > 200);
    assert_in_range(at(&m, 8, 48), 70, 90); /* … and is round */
    assert_true(fabs(area(&m) - (80 * 4 + acos(-1) * 4)) < 1);
    free(m.pixels);
    raster_destroy(r);
}

/* Any window of a shape holds the same coverage as the whole. */
static void check_windows(struct raster *r, const struct shape_path *path,
                          struct raster_view view)
{
    struct mask whole = mask_create(view.w_px, view.h_px);
    struct mask part = mask_create(37, 53);

    raster_shape(r, &whole, path, &view);
    for (int y = 0; y + part.h_px <= whole.h_px; y += 211) {
        for (int x = 0; x + part.w_px <= whole.w_px; x += 173) {
            view.x_px = x;
            view.y_px = y;
            raster_shape(r, &part, path, &view);
            for (int row = 0; row < part.h_px; row++) {
                assert_memory_equal(part.pixels + row * part.w_px,
                                    whole.pixels + (y + row) * whole.w_px + x,
                                    (size_t)part.w_px);
            }
        }
    }
    free(part.pixels);
    free(whole.pixels);
}

static void test_windows(void **state)
{
    (void)state;
    struct raster *r = raster_create();
    struct shape_set *set = shape_set_load(BINARY_DIR "/assets");
    assert_non_null(set);

    check_windows(r, shape_lookup(set, shape_land()),
                  (struct raster_view){ .w_px = 1800, .h_px = 900 });
    check_windows(
        r, shape_lookup(set, shape_icon(ICON_GLOBE)),
        (struct raster_view){ .w_px = 400, .h_px = 400, .stroke_px = 30 });
    shape_set_destroy(set);
    raster_destroy(r);
}

static void test_too_many_points(void **state)
{
    (void)state;
    enum {
        COUNT = 32768,
    };
    struct vec2 *points = calloc(COUNT, sizeof(*points));
    const uint32_t end[] = { COUNT };
    const struct shape_path path = { points, end, 1, 1, 1, false, false };
    const struct raster_view view = { .w_px = 4, .h_px = 4 };
    struct raster *r = raster_create();
    struct mask m = mask_create(4, 4);
    assert_non_null(points);

    points[1] = (struct vec2){ 1, 0 };
    points[2] = (struct vec2){ 1, 1 };
    memset(m.pixels, 7, 16);
    raster_shape(r, &m, &path, &view);
    assert_true(area(&m) == 0);
    free(m.pixels);
    raster_destroy(r);
    free(points);
}

static struct outline_key key_of(int radius_px)
{
    return (struct outline_key){
        .kind = OUTLINE_ROUND, .w_px = 10, .h_px = 10, .radius_px = radius_px
    };
}

static bool is_there(struct outline_cache *cache, int radius_px)
{
    const struct outline_key key = key_of(radius_px);

    return outline_cache_lookup(cache, &key) != NULL;
}

static void test_cache_drops_the_oldest(void **state)
{
    (void)state;
    struct outline_cache *cache = outline_cache_create(300);

    for (int i = 1; i <= 3; i++) {
        const struct outline_key key = key_of(i);
        outline_cache_add(cache, &key, 10, 10)->pixels[99] = (uint8_t)i;
    }
    assert_int_equal(outline_cache_bytes(cache), 300);
    assert_true(is_there(cache, 1)); /* used again: now 2 is the oldest */

    const struct outline_key fourth = key_of(4);
    outline_cache_add(cache, &fourth, 10, 10);
    assert_false(is_there(cache, 2));
    assert_true(is_there(cache, 3));
    const struct outline_key first = key_of(1);
    assert_int_equal(outline_cache_lookup(cache, &first)->pixels[99], 1);

    const struct outline_key large = key_of(5);
    outline_cache_add(cache, &large, 100, 100);
    assert_true(is_there(cache, 5));
    assert_false(is_there(cache, 1));
    assert_int_equal(outline_cache_bytes(cache), 10000);
    outline_cache_destroy(cache);
}

static void test_cache_keys(void **state)
{
    (void)state;
    struct outline_cache *cache = outline_cache_create(1 << 20);
    const struct outline_key key = { OUTLINE_SHAPE, 2, 3, 4, 5, 6, 7, 8, 9 };
    struct outline_key others[9];

    outline_cache_add(cache, &key, 1, 1);
    for (int i = 0; i < 9; i++) {
        others[i] = key;
    }
    others[0].kind = OUTLINE_RING;
    others[1].shape++;
    others[2].w_px++;
    others[3].h_px++;
    others[4].radius_px++;
    others[5].width_px++;
    others[6].corners++;
    others[7].x_px++;
    others[8].y_px++;
    for (int i = 0; i < 9; i++) {
        assert_null(outline_cache_lookup(cache, &others[i]));
    }
    assert_non_null(outline_cache_lookup(cache, &key));
    outline_cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounds),
        cmocka_unit_test(test_corners_are_chosen),
        cmocka_unit_test(test_even_odd),
        cmocka_unit_test(test_fits_and_centres),
        cmocka_unit_test(test_stroke),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_too_many_points),
        cmocka_unit_test(test_cache_drops_the_oldest),
        cmocka_unit_test(test_cache_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
