#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pages.h"

enum {
    MIB = 1 << 20,
};

/* A picture of 1080p, of 4K, and sizes around where small pages end. */
static const size_t sizes[] = {
    1,           4095,        4096,        4 * MIB - 1,     4 * MIB,
    4 * MIB + 1, 6 * MIB - 1, 6 * MIB + 1, 1920 * 1080 * 4, 3840 * 2160 * 4,
};

/* All of it is there and zero, whether or not others are beside it. */
static void test_zeroed(void **state)
{
    (void)state;
    enum {
        COUNT = sizeof(sizes) / sizeof(sizes[0])
    };
    unsigned char *blocks[COUNT];

    for (size_t i = 0; i < COUNT; i++) {
        blocks[i] = pages_alloc(sizes[i]);
        for (size_t at = 0; at < sizes[i]; at += 509) {
            assert_int_equal(blocks[i][at], 0);
            blocks[i][at] = (unsigned char)(i + 1);
        }
        assert_int_equal(blocks[i][sizes[i] - 1] & ~(i + 1), 0);
        blocks[i][sizes[i] - 1] = (unsigned char)(i + 1);
    }
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(blocks[i][0], i + 1);
        assert_int_equal(blocks[i][sizes[i] - 1], i + 1);
        pages_free(blocks[i], sizes[i]);
    }
}

static void test_nothing(void **state)
{
    (void)state;
    pages_free(NULL, 1);
    pages_free(NULL, 64 * MIB);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
