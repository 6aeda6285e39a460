#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "budget.h"

static const struct {
    const char *label;
    uint64_t memory_bytes;
    size_t want_mib;
} rows[] = {
    { "not known", 0, 256 },
    { "one of 1 GB", 958287872, 128 },
    { "exactly 2 GiB", 2147483648, 128 },
    { "a little more", 2147483649, 256 },
    { "one of 64 GiB", 68719476736, 256 },
};

static void test_memory(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const size_t got = budget_for_memory(rows[i].memory_bytes);
        if (got != rows[i].want_mib * 1024 * 1024) {
            fail_msg("%s: %zu bytes", rows[i].label, got);
        }
    }
}

/* No test runs in less than a megabyte. */
static void test_this_machine(void **state)
{
    (void)state;

    assert_true(budget_machine_bytes() > 1024 * 1024);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_this_machine),
    };
    return cmocka_run_group_tests_name("budget", tests, NULL, NULL);
}
