/**
 * @file
 * Places put together: tables, and what holds for any places: none is lost,
 * nothing stands too near, zooming in only splits.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cluster.h"
#include "push.h"

enum {
    ARENA_BYTES = 16 << 20,
    LEVEL_MAX = 12,
    PLACES_MAX = 10000,
    FIELDS = 60,
};

static const float apart = 86.0f;
static const float units = 1800.0f;

static struct region memory;

static int open_memory(void **state)
{
    (void)state;
    memory = region_create(ARENA_BYTES);
    return 0;
}

static int close_memory(void **state)
{
    (void)state;
    region_destroy(&memory);
    return 0;
}

static struct cluster_list make(struct arena *arena, const struct vec2 *places,
                                int count, int level)
{
    return cluster_make(arena, places, count,
                        &(struct cluster_rule){ .apart = apart,
                                                .units = units,
                                                .level = level,
                                                .level_max = LEVEL_MAX });
}

/* Places in units of the screen at the level 0. */
static const struct {
    const char *label;
    struct vec2 places[4];
    int count;
    int level;
    int want;       /* clusters */
    int want_first; /* places of the first */
} rows[] = {
    { "nothing", { { 0, 0 } }, 0, 0, 0, 0 },
    { "one place", { { 500, 500 } }, 1, 0, 1, 1 },
    { "two that are near", { { 500, 500 }, { 585, 500 } }, 2, 0, 1, 2 },
    { "two that are not", { { 500, 500 }, { 587, 500 } }, 2, 0, 2, 1 },
    { "the same, twice as large",
      { { 500, 500 }, { 543.5f, 500 } },
      2,
      4,
      2,
      1 },
    { "one place twice, as large as can be",
      { { 500, 500 }, { 500, 500 } },
      2,
      LEVEL_MAX,
      1,
      2 },
    { "two that a third brings together",
      { { 500, 500 }, { 590, 500 }, { 540, 500 } },
      3,
      0,
      1,
      3 },
    { "two pairs",
      { { 100, 100 }, { 900, 100 }, { 120, 100 }, { 920, 100 } },
      4,
      0,
      2,
      2 },
    { "at the poles and the date line",
      { { 0, 0 }, { 1800, 0 }, { 0, 776 }, { 1800, 776 } },
      4,
      0,
      4,
      1 },
};

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena arena = region_arena(&memory);
        struct vec2 places[4];
        for (int k = 0; k < rows[i].count; k++) {
            places[k] = (struct vec2){ rows[i].places[k].x / units,
                                       rows[i].places[k].y / units };
        }
        const struct cluster_list got =
            make(&arena, places, rows[i].count, rows[i].level);
        const int first = got.count > 0 ? got.items[0].count : 0;
        if (got.count != rows[i].want || first != rows[i].want_first) {
            fail_msg("%s: %d clusters, the first of %d; want %d, %d",
                     rows[i].label, got.count, first, rows[i].want,
                     rows[i].want_first);
        }
    }
}

static void test_mean(void **state)
{
    (void)state;
    struct arena arena = region_arena(&memory);
    const struct vec2 places[] = { { 0.5f, 0.25f }, { 0.53f, 0.25f } };
    const struct cluster_list got = make(&arena, places, 2, 0);

    assert_int_equal(got.count, 1);
    assert_int_equal(got.items[0].first, 0);
    assert_true(fabsf(got.items[0].at.x - 0.515f) < 1e-6f);
    assert_true(fabsf(got.items[0].at.y - 0.25f) < 1e-6f);
}

static void test_one_town(void **state)
{
    (void)state;
    struct arena arena = region_arena(&memory);
    struct vec2 *places = arena_make(&arena, struct vec2, 500);

    for (int i = 0; i < 500; i++) {
        places[i] = (struct vec2){ 0.6f, 0.2f };
    }
    for (int level = 0; level <= LEVEL_MAX; level++) {
        const struct cluster_list got = make(&arena, places, 500, level);
        assert_int_equal(got.count, 1);
        assert_int_equal(got.items[0].count, 500);
    }
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static float share(uint32_t *seed)
{
    return (float)next(seed) / (float)(1 << 24);
}

/* Even, in crowds, or on a grid that makes ties. */
static int make_field(struct vec2 *places, uint32_t *seed)
{
    const int count = 1 + (int)(next(seed) % 400);
    const uint32_t kind = next(seed) % 3;
    struct vec2 crowd = { 0.5f, 0.2f };

    for (int i = 0; i < count; i++) {
        if (kind == 0) {
            places[i] = (struct vec2){ share(seed), 0.43f * share(seed) };
        } else if (kind == 1) {
            if (next(seed) % 20 == 0) {
                crowd = (struct vec2){ share(seed), 0.43f * share(seed) };
            }
            places[i] = (struct vec2){ crowd.x + 0.05f * share(seed),
                                       crowd.y + 0.05f * share(seed) };
        } else {
            places[i] = (struct vec2){ (float)(i % 20) * 0.05f,
                                       (float)(i / 20) * 0.02f };
        }
    }
    return count;
}

/* Each place is in one cluster, which counts it, and knows its first. */
static void check_whole(const struct cluster_list *list, int count)
{
    int sum = 0;

    for (int k = 0; k < list->count; k++) {
        int found = 0;
        int first = -1;
        for (int i = 0; i < count; i++) {
            assert_in_range(list->of[i], 0, list->count - 1);
            if (list->of[i] == k) {
                first = found++ == 0 ? i : first;
            }
        }
        assert_int_equal(list->items[k].count, found);
        assert_int_equal(list->items[k].first, first);
        sum += found;
    }
    assert_int_equal(sum, count);
}

static void check_apart(const struct cluster_list *list, float zoom,
                        float least)
{
    for (int a = 0; a < list->count; a++) {
        for (int b = a + 1; b < list->count; b++) {
            const struct vec2 p = list->items[a].at;
            const struct vec2 q = list->items[b].at;
            const float d = hypotf(p.x - q.x, p.y - q.y) * units * zoom;
            if (d < least) {
                fail_msg("clusters %d and %d are %f apart, not %f", a, b,
                         (double)d, (double)least);
            }
        }
    }
}

/* What is one cluster when seen larger is one when seen smaller. */
static void check_splits(const struct cluster_list *large,
                         const struct cluster_list *small, int count)
{
    for (int i = 0; i < count; i++) {
        const int head = large->items[large->of[i]].first;
        assert_int_equal(small->of[i], small->of[head]);
    }
}

static void test_any_places(void **state)
{
    (void)state;
    static struct vec2 places[400];
    uint32_t seed = 1;

    for (int field = 0; field < FIELDS; field++) {
        struct arena arena = region_arena(&memory);
        const int count = make_field(places, &seed);
        struct cluster_list before = { 0 };
        for (int level = LEVEL_MAX; level >= 0; level--) {
            const float zoom = cluster_level_zoom(level);
            const struct cluster_list list = make(&arena, places, count, level);
            check_whole(&list, count);
            check_apart(&list, zoom, apart - 0.1f);
            if (before.count > 0) {
                check_splits(&before, &list, count);
            }
            before = list;
            struct cluster_list pushed = make(&arena, places, count, level);
            push_apart(&arena, pushed.items, pushed.count,
                       &(struct push_rule){ 14.0f, units * zoom });
            check_apart(&pushed, zoom, 72.0f); /* 20 mm: none overlap */
        }
    }
}

static void test_ten_thousand(void **state)
{
    (void)state;
    static struct vec2 places[PLACES_MAX];
    struct arena arena = region_arena(&memory);
    uint32_t seed = 7;
    int sum = 0;

    for (int i = 0; i < PLACES_MAX; i++) {
        places[i] = (struct vec2){ share(&seed), 0.43f * share(&seed) };
    }
    const struct cluster_list list = make(&arena, places, PLACES_MAX, 0);
    for (int k = 0; k < list.count; k++) {
        sum += list.items[k].count;
    }
    assert_int_equal(sum, PLACES_MAX);
    check_apart(&list, 1.0f, apart - 0.1f);
}

static void test_levels(void **state)
{
    (void)state;
    assert_int_equal(cluster_level(1.0f), 0);
    assert_int_equal(cluster_level(2.0f), 4);
    assert_int_equal(cluster_level(8.0f), LEVEL_MAX);
    assert_int_equal(cluster_level(1.9f), 3);
    for (int level = 0; level <= LEVEL_MAX; level++) {
        assert_int_equal(cluster_level(cluster_level_zoom(level)), level);
    }
}

/* Far apart nobody is pushed; two large ones make room in equal shares. */
static void test_push(void **state)
{
    (void)state;
    struct arena arena = region_arena(&memory);
    struct cluster two[] = { { { 0.0f, 0.0f }, 0, 9 },
                             { { 96.0f, 0.0f }, 1, 20 } };
    const struct push_rule rule = { 14.0f, 1.0f };

    push_apart(&arena, two, 2, &rule);
    assert_true(fabsf(two[0].at.x + 5.0f) < 0.1f);
    assert_true(fabsf(two[1].at.x - 101.0f) < 0.1f);
    two[0].at.x = -200.0f;
    push_apart(&arena, two, 2, &rule);
    assert_true(two[0].at.x == -200.0f);
    push_apart(&arena, two, 0, &rule);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),        cmocka_unit_test(test_mean),
        cmocka_unit_test(test_one_town),     cmocka_unit_test(test_any_places),
        cmocka_unit_test(test_ten_thousand), cmocka_unit_test(test_levels),
        cmocka_unit_test(test_push),
    };
    return cmocka_run_group_tests(tests, open_memory, close_memory);
}
