/**
 * @file
 * What a visitor keeps: put in, taken out, never more than fits, and gone
 * with the visit.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content.h"
#include "show.h"
#include "stage.h"

enum {
    START_MS = 1000000,
    A_DAY_MS = 24 * 60 * 60 * 1000,
};

static struct content *content;

static struct show browsing(void)
{
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    const struct intent home = { .type = INTENT_HOME };
    struct show s;

    show_init(&s, content, &params, START_MS);
    show_update(&s, content, &home, START_MS);
    return s;
}

static void keep(struct show *s, enum screen_kind kind, int index)
{
    const struct intent intent = { .type = INTENT_KEEP,
                                   .screen = { .kind = kind, .index = index } };
    show_update(s, content, &intent, START_MS);
}

static struct screen goal(int index)
{
    return (struct screen){ .kind = SCREEN_GOAL, .index = index };
}

static void test_a_heart_is_a_switch(void **state)
{
    struct show s = browsing();
    (void)state;

    keep(&s, SCREEN_GOAL, 10);
    assert_true(basket_has(&s.basket, goal(10)));
    assert_false(basket_has(&s.basket, goal(9)));
    keep(&s, SCREEN_PROJECT, 10);
    assert_int_equal(s.basket.count, 2);
    keep(&s, SCREEN_GOAL, 10);
    assert_int_equal(s.basket.count, 1);
    assert_int_equal(s.basket.items[0].kind, SCREEN_PROJECT);
}

static void test_only_pages_are_kept(void **state)
{
    static const enum screen_kind others[] = {
        SCREEN_ATTRACT, SCREEN_HOME,     SCREEN_PROJECTS,
        SCREEN_BASKET,  SCREEN_LANGUAGE, SCREEN_SLIDE,
    };
    struct show s = browsing();
    (void)state;

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        keep(&s, others[i], 0);
    }
    assert_int_equal(s.basket.count, 0);
    keep(&s, SCREEN_THEME, 0);
    keep(&s, SCREEN_PAGE, 0);
    assert_int_equal(s.basket.count, 2);
}

static void test_a_full_one_says_so(void **state)
{
    struct show s = browsing();
    (void)state;

    for (int i = 0; i < BASKET_COUNT_MAX; i++) {
        keep(&s, SCREEN_GOAL, i);
        assert_int_equal(s.notice, NOTICE_NONE);
    }
    keep(&s, SCREEN_GOAL, BASKET_COUNT_MAX);
    assert_int_equal(s.basket.count, BASKET_COUNT_MAX);
    assert_int_equal(s.notice, NOTICE_BASKET_FULL);
    assert_false(basket_has(&s.basket, goal(BASKET_COUNT_MAX)));

    keep(&s, SCREEN_GOAL, 3); /* and has room again */
    keep(&s, SCREEN_GOAL, BASKET_COUNT_MAX);
    assert_true(basket_has(&s.basket, goal(BASKET_COUNT_MAX)));
    assert_int_equal(s.basket.items[2].index, 2);
    assert_int_equal(s.basket.items[3].index, 4); /* the order stays */
}

static void test_a_held_key_is_one_wish(void **state)
{
    struct show s = browsing();
    const struct intent again = { .type = INTENT_KEEP,
                                  .screen = goal(3),
                                  .repeat = true };
    (void)state;

    keep(&s, SCREEN_GOAL, 3);
    show_update(&s, content, &again, START_MS);
    assert_int_equal(s.basket.count, 1);
}

static void test_it_is_seen(void **state)
{
    const struct show before = browsing();
    struct show after = before;
    (void)state;

    assert_true(show_looks_equal(&before, &after));
    keep(&after, SCREEN_GOAL, 3);
    assert_false(show_looks_equal(&before, &after));
}

static void test_it_is_gone_with_the_visit(void **state)
{
    const struct intent none = { .type = INTENT_NONE };
    struct show s = browsing();
    (void)state;

    keep(&s, SCREEN_GOAL, 3);
    show_update(&s, content, &none, START_MS + A_DAY_MS);
    assert_int_equal(s.state, STATE_ATTRACT);
    assert_int_equal(s.basket.count, 0);
}

/* The same content: everything is found again, and stays in order. */
static void test_it_survives_a_reload(void **state)
{
    struct show s = browsing();
    (void)state;

    keep(&s, SCREEN_PROJECT, 1);
    keep(&s, SCREEN_GOAL, 3);
    show_rebind(&s, content, content, START_MS);
    assert_int_equal(s.basket.count, 2);
    assert_int_equal(s.basket.items[0].kind, SCREEN_PROJECT);
}

static void test_what_is_gone_is_dropped(void **state)
{
    struct content fewer = *content;
    struct show s = browsing();
    (void)state;

    keep(&s, SCREEN_PROJECT, 1);
    keep(&s, SCREEN_GOAL, 3);
    fewer.project_count = 1;
    show_rebind(&s, content, &fewer, START_MS);
    assert_int_equal(s.basket.count, 1);
    assert_int_equal(s.basket.items[0].kind, SCREEN_GOAL);
}

static int load(void **state)
{
    (void)state;
    content = stage_load();
    return 0;
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
        cmocka_unit_test(test_a_heart_is_a_switch),
        cmocka_unit_test(test_only_pages_are_kept),
        cmocka_unit_test(test_a_full_one_says_so),
        cmocka_unit_test(test_a_held_key_is_one_wish),
        cmocka_unit_test(test_it_is_seen),
        cmocka_unit_test(test_it_is_gone_with_the_visit),
        cmocka_unit_test(test_it_survives_a_reload),
        cmocka_unit_test(test_what_is_gone_is_dropped),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
