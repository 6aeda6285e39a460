/**
 * @file
 * What a finger is on gives way: how deep, when, and that it comes to rest.
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
    TARGET = 77,
    OTHER = 78,
};

static struct content *content;

static void feed(struct show *s, enum intent_type type, int64_t value,
                 uint64_t at_ms)
{
    const struct intent intent = { .type = type, .value = value };
    show_update(s, content, &intent, START_MS + at_ms);
}

static struct show at_home(void)
{
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    struct show s;

    show_init(&s, content, &params, START_MS - 5000);
    const struct intent home = { .type = INTENT_HOME };
    show_update(&s, content, &home, START_MS - 5000);
    feed(&s, INTENT_NONE, 0, 0);
    return s;
}

static int depth(const struct show *s, int64_t target, uint64_t at_ms)
{
    return show_press_depth(s, target, START_MS + at_ms);
}

/* 80 ms in, and it stays; the show asks for frames until it is in. */
static void test_in(void **state)
{
    (void)state;
    struct show s = at_home();
    int last = 0;

    feed(&s, INTENT_PRESS, TARGET, 0);
    assert_int_equal(depth(&s, TARGET, 0), 0);
    for (uint64_t ms = 16; ms < 80; ms += 16) {
        assert_int_equal(show_deadline_ms(&s, content, START_MS + ms),
                         START_MS + ms);
        assert_true(depth(&s, TARGET, ms) > last);
        last = depth(&s, TARGET, ms);
        assert_true(last < PROGRESS_WHOLE);
        assert_int_equal(depth(&s, OTHER, ms), 0);
    }
    assert_int_equal(depth(&s, TARGET, 80), PROGRESS_WHOLE);
    feed(&s, INTENT_NONE, 0, 80);
    assert_int_equal(depth(&s, TARGET, 9000), PROGRESS_WHOLE);
    assert_true(show_deadline_ms(&s, content, START_MS + 80) > START_MS + 80);
    assert_int_equal(depth(&s, 0, 9000), 0);
}

/* 160 ms out, from where it was, and then nothing is left to draw. */
static void test_out(void **state)
{
    (void)state;
    for (uint64_t held_ms = 0; held_ms <= 200; held_ms += 20) {
        struct show s = at_home();
        feed(&s, INTENT_PRESS, TARGET, 0);
        const int from = depth(&s, TARGET, held_ms);
        feed(&s, INTENT_RELEASE, 0, held_ms);
        assert_int_equal(depth(&s, TARGET, held_ms), from);
        assert_true(depth(&s, TARGET, held_ms + 40) <= from);
        assert_int_equal(depth(&s, TARGET, held_ms + 160), 0);
        const struct show moving = s;
        feed(&s, INTENT_NONE, 0, held_ms + 160);
        assert_false(show_looks_equal(&moving, &s));
        assert_true(show_deadline_ms(&s, content, START_MS + held_ms + 160) >
                    START_MS + held_ms + 160);
    }
}

/* A finger that comes back before it is out goes on from there. */
static void test_again(void **state)
{
    (void)state;
    struct show s = at_home();

    feed(&s, INTENT_PRESS, TARGET, 0);
    feed(&s, INTENT_RELEASE, 0, 200);
    const int from = depth(&s, TARGET, 230);
    assert_true(from > 0 && from < PROGRESS_WHOLE);
    feed(&s, INTENT_PRESS, TARGET, 230);
    assert_int_equal(depth(&s, TARGET, 230), from);
    assert_int_equal(depth(&s, TARGET, 310), PROGRESS_WHOLE);
}

/* The page that comes knows nothing of it. */
static void test_opens(void **state)
{
    (void)state;
    struct show s = at_home();
    const struct intent open = { .type = INTENT_OPEN,
                                 .screen = { .kind = SCREEN_GOAL } };

    feed(&s, INTENT_PRESS, TARGET, 0);
    feed(&s, INTENT_RELEASE, 0, 60);
    show_update(&s, content, &open, START_MS + 60);
    assert_int_equal(s.press.target, 0);
    assert_int_equal(depth(&s, TARGET, 70), 0);
    feed(&s, INTENT_PRESS, OTHER, 2000);
    const uint64_t idle_ms = (uint64_t)content->kiosk.idle_seconds * 1000;
    feed(&s, INTENT_NONE, 0, 2000 + idle_ms); /* the question comes */
    assert_int_equal(s.overlay, OVERLAY_WARNING);
    assert_int_equal(s.press.target, 0);
}

/* Less motion: colour only. */
static void test_calm(void **state)
{
    (void)state;
    struct show s = at_home();

    feed(&s, INTENT_SETTING, SETTING_CALM, 0);
    feed(&s, INTENT_NONE, 0, 500);
    feed(&s, INTENT_PRESS, TARGET, 500);
    assert_int_equal(s.pressed, TARGET);
    assert_int_equal(depth(&s, TARGET, 540), 0);
    assert_int_equal(depth(&s, TARGET, 900), 0);
    assert_true(show_deadline_ms(&s, content, START_MS + 500) > START_MS + 500);
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
        cmocka_unit_test(test_in),    cmocka_unit_test(test_out),
        cmocka_unit_test(test_again), cmocka_unit_test(test_opens),
        cmocka_unit_test(test_calm),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
