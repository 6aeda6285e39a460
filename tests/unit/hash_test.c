#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hash.h"

static const uint64_t offset_basis = 0xCBF29CE484222325u;

/* Test vectors of the FNV authors for 64-bit FNV-1a. The state of hash_bytes()
 * is kept with the basis folded in, so that it begins with zero. */
static const struct {
    const char *text;
    size_t len;
    uint64_t want;
} vectors[] = {
    { "", 0, 0xCBF29CE484222325u },
    { "a", 1, 0xAF63DC4C8601EC8Cu },
    { "foobar", 6, 0x85944171F73967E8u },
};

static void test_vectors(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
        const uint64_t got =
            hash_bytes(HASH_START, vectors[i].text, vectors[i].len) ^
            offset_basis;
        if (got != vectors[i].want) {
            fail_msg("\"%s\": got %llx", vectors[i].text,
                     (unsigned long long)got);
        }
    }
}

static void test_continues(void **state)
{
    (void)state;
    const uint64_t half = hash_bytes(HASH_START, "foo", 3);

    assert_true(hash_bytes(half, "bar", 3) ==
                hash_bytes(HASH_START, "foobar", 6));
}

/* The end of a string counts, so that parts cannot run together. */
static void test_strings_keep_apart(void **state)
{
    (void)state;
    const uint64_t one = hash_string(hash_string(HASH_START, "ab"), "c");
    const uint64_t other = hash_string(hash_string(HASH_START, "a"), "bc");

    assert_true(one != other);
    assert_true(hash_int(HASH_START, 1) != hash_int(HASH_START, -1));
    assert_true(hash_int(HASH_START, 7) == hash_int(HASH_START, 7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_continues),
        cmocka_unit_test(test_strings_keep_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
