/* The map `keys` of standpunt.yaml. What is wrong is in content/bad. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"

static void test_keys_as_written(void **state)
{
    struct content *c = content_case_load("in content/standpunt.yaml\n"
                                          "+keys:\n"
                                          "+  AudioPlay: black\n"
                                          "+  \",\": none\n"
                                          "+  shift+f9: timer-reset\n");
    (void)state;

    assert_int_equal(c->keys.count, 3);
    assert_int_equal(c->keys.items[0].key.usage, 261);
    assert_int_equal(c->keys.items[0].action, ACTION_BLACK);
    assert_int_equal(c->keys.items[1].key.symbol, ',');
    assert_int_equal(c->keys.items[1].action, ACTION_NONE);
    assert_int_equal(c->keys.items[2].key.modifiers, KEY_SHIFT);
    assert_int_equal(c->keys.items[2].action, ACTION_TIMER_RESET);
    content_destroy(c);
}

static void test_no_keys(void **state)
{
    struct content *without = content_case_load(NULL);
    struct content *empty = content_case_load("in content/standpunt.yaml\n"
                                              "+keys: {}\n");
    (void)state;

    assert_int_equal(without->keys.count, 0);
    assert_int_equal(empty->keys.count, 0);
    content_destroy(empty);
    content_destroy(without);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_as_written),
        cmocka_unit_test(test_no_keys),
    };
    return cmocka_run_group_tests_name("content_keys", tests, NULL, NULL);
}
