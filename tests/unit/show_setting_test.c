/**
 * @file
 * What a visitor asked for to see and read better: it takes effect at once,
 * turns pages, waits longer, moves less, and is gone with the visitor.
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
    LAST_PAGE = 2,
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

static void toggle(struct show *s, enum setting setting)
{
    const struct intent intent = { .type = INTENT_SETTING,
                                   .value = (int64_t)setting };
    show_update(s, content, &intent, START_MS);
}

static void turn(struct show *s, int step, int last)
{
    const struct intent intent = { .type = INTENT_TURN,
                                   .value = step,
                                   .limit = last };
    show_update(s, content, &intent, START_MS);
}

static int page(const struct show *s)
{
    return s->history[s->depth - 1].page;
}

static void test_each_is_a_switch(void **state)
{
    struct show s = browsing();
    (void)state;

    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct show before = s;
        toggle(&s, (enum setting)i);
        assert_true(show_has(&s, (enum setting)i));
        assert_false(show_looks_equal(&s, &before));
        assert_int_equal(s.settings, 1U << i);
        toggle(&s, (enum setting)i);
        assert_int_equal(s.settings, 0);
    }
}

static void test_a_reset_takes_them_back(void **state)
{
    struct show s = browsing();
    const struct intent again = { .type = INTENT_RESTART };
    (void)state;

    for (int i = 0; i < SETTING_COUNT; i++) {
        toggle(&s, (enum setting)i);
    }
    s.overlay = OVERLAY_WARNING;
    show_update(&s, content, &again, START_MS);
    assert_int_equal(s.settings, 0);
}

static void test_patience(void **state)
{
    struct show s = browsing();
    (void)state;

    assert_int_equal(show_patience(&s), 1);
    toggle(&s, SETTING_LARGE);
    assert_int_equal(show_patience(&s), 2);
    toggle(&s, SETTING_SLOW);
    assert_int_equal(show_patience(&s), 3);
    toggle(&s, SETTING_LARGE);
    assert_int_equal(show_patience(&s), 3);
}

static void test_calm_is_a_short_fade(void **state)
{
    const struct intent open = { .type = INTENT_OPEN,
                                 .screen = { .kind = SCREEN_GOAL } };
    struct show s = browsing();
    (void)state;

    toggle(&s, SETTING_CALM);
    show_update(&s, content, &open, START_MS);
    assert_int_equal(s.transition.kind, TRANSITION_FADE);
    assert_in_range(s.transition.duration_ms, 1, 150);
}

static const struct {
    const char *label;
    int from, step, last, want;
} turns[] = {
    { "on", 0, 1, LAST_PAGE, 1 },
    { "to the last", 1, 1, LAST_PAGE, 2 },
    { "not beyond it", 2, 1, LAST_PAGE, 2 },
    { "back", 2, -1, LAST_PAGE, 1 },
    { "not before the first", 0, -1, LAST_PAGE, 0 },
    { "where there are fewer pages than there were", 5, -1, LAST_PAGE, 1 },
    { "where there is one only", 0, 1, 0, 0 },
};

static void test_turns(void **state)
{
    (void)state;
    int bad = 0;

    for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
        struct show s = browsing();
        s.history[s.depth - 1].page = turns[i].from;
        turn(&s, turns[i].step, turns[i].last);
        if (page(&s) != turns[i].want) {
            print_error("%s: page %d, not %d\n", turns[i].label, page(&s),
                        turns[i].want);
            bad++;
        }
    }
    assert_int_equal(bad, 0);
}

/* Back comes to the page one left; another thing begins with its first. */
static void test_pages_belong_to_places(void **state)
{
    const struct intent open = { .type = INTENT_OPEN,
                                 .screen = { .kind = SCREEN_GOAL } };
    const struct intent next = { .type = INTENT_NEXT };
    const struct intent back = { .type = INTENT_BACK };
    struct show s = browsing();
    (void)state;

    turn(&s, 1, LAST_PAGE);
    show_update(&s, content, &open, START_MS);
    assert_int_equal(page(&s), 0);
    turn(&s, 1, LAST_PAGE);
    show_update(&s, content, &next, START_MS);
    assert_int_equal(page(&s), 0);
    show_update(&s, content, &back, START_MS);
    assert_int_equal(page(&s), 1);
}

/* Two doors lead to one page, and one step leads back from it. */
static void test_doors(void **state)
{
    struct intent open = { .type = INTENT_OPEN,
                           .screen = { .kind = SCREEN_LANGUAGE } };
    struct show s = browsing();
    (void)state;

    show_update(&s, content, &open, START_MS);
    open.screen.index = 1;
    show_update(&s, content, &open, START_MS);
    assert_int_equal(show_screen(&s).index, 1);
    assert_int_equal(s.depth, 2);
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
        cmocka_unit_test(test_each_is_a_switch),
        cmocka_unit_test(test_a_reset_takes_them_back),
        cmocka_unit_test(test_patience),
        cmocka_unit_test(test_calm_is_a_short_fade),
        cmocka_unit_test(test_turns),
        cmocka_unit_test(test_pages_belong_to_places),
        cmocka_unit_test(test_doors),
    };
    return cmocka_run_group_tests_name("show_setting", tests, load, unload);
}
