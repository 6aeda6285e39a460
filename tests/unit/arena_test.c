#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"

static _Alignas(16) unsigned char block[64];

static struct arena fresh(void)
{
    return (struct arena){ .begin = block, .end = block + sizeof(block) };
}

static void test_alignment(void **state)
{
    (void)state;
    struct arena a = fresh();

    assert_non_null(arena_new(&a, char, 3));
    double *d = arena_new(&a, double, 2);
    assert_non_null(d);
    assert_int_equal((uintptr_t)d % _Alignof(double), 0);
}

static void test_memory_is_zeroed(void **state)
{
    (void)state;
    memset(block, 0xAA, sizeof(block));
    struct arena a = fresh();

    const unsigned char *p = arena_new(&a, unsigned char, sizeof(block));
    for (size_t i = 0; i < sizeof(block); i++) {
        assert_int_equal(p[i], 0);
    }
}

static void test_full_arena_is_unchanged(void **state)
{
    (void)state;
    struct arena a = fresh();
    const unsigned char *before = a.begin;

    assert_null(arena_new(&a, char, sizeof(block) + 1));
    assert_null(arena_alloc(&a, 16, 8, SIZE_MAX / 8));
    assert_ptr_equal(a.begin, before);
}

static void take_scratch(struct arena scratch)
{
    assert_non_null(arena_new(&scratch, char, sizeof(block)));
}

static void test_copy_is_scratch(void **state)
{
    (void)state;
    struct arena a = fresh();

    take_scratch(a);
    take_scratch(a);
    assert_non_null(arena_new(&a, char, sizeof(block)));
}

static void test_strings(void **state)
{
    (void)state;
    struct arena a = fresh();

    assert_string_equal(arena_copy_string(&a, "abcdef", 3), "abc");
    assert_string_equal(arena_copy_string(&a, "", 0), "");
    assert_string_equal(arena_format(&a, "%s-%d", "dia", 7), "dia-7");
}

static void test_region(void **state)
{
    (void)state;
    struct region r = region_create((size_t)1 << 30);
    struct arena a = region_arena(&r);

    assert_non_null(arena_new(&a, char, 4096));
    assert_int_equal(a.end - a.begin, ((ptrdiff_t)1 << 30) - 4096);
    region_destroy(&r);
    assert_null(r.base);
    region_destroy(&r);
}

/* More addresses than there are. */
static void test_no_memory(void **state)
{
    (void)state;
    struct region r = region_try(SIZE_MAX / 2);

    assert_null(r.base);
    region_destroy(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alignment),
        cmocka_unit_test(test_memory_is_zeroed),
        cmocka_unit_test(test_full_arena_is_unchanged),
        cmocka_unit_test(test_copy_is_scratch),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_region),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
