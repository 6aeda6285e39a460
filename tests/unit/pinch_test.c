/**
 * @file
 * Two fingers, told as events: what counts as a pinch, and what is a palm.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pinch.h"

enum {
    EVENTS_MAX = 12,
};

/* `+1` finger 1 comes down, `>1` moves, `-1` leaves, `!1` is lost. What is
   said: b begin, m move, e end, . nothing. */
static const struct {
    const char *label, *fingers, *want;
} cases[] = {
    { "one finger", "+1>1-1", "..." },
    { "two", "+1+2>1>2-1-2", ".bmme." },
    { "the other leaves first", "+1+2>1-2>1-1", ".bme.." },
    { "one is lost", "+1+2>1!1>2-2", ".bme.." },
    { "a third is a palm's", "+1+2+3>3>1-3-1-2", ".b..m.e." },
    { "nothing until all are up", "+1+2-1+3>3-3-2+1+2", ".be.....b" },
    { "a palm that stays", "+1+2+3-1-2+1+2", ".b.e..." },
    { "a finger that nobody saw come", ">1-1!2", "..." },
    { "a release that was lost", "+1+1>1+2", "...b" },
    { "again", "+1+2-1-2+3+4>3", ".be..bm" },
};

static struct touch touch_of(const char *p, float x)
{
    const enum touch_phase phase = *p == '+'   ? TOUCH_DOWN
                                   : *p == '>' ? TOUCH_MOVE
                                   : *p == '-' ? TOUCH_UP
                                               : TOUCH_LOST;
    return (struct touch){ .phase = phase, .id = p[1] - '0', .at = { x, 0 } };
}

static void test_fingers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct pinch pinch = { 0 };
        char got[EVENTS_MAX + 1] = "";
        int count = 0;
        for (const char *p = cases[i].fingers; *p; p += 2) {
            const struct touch t = touch_of(p, (float)count * 50.0f);
            got[count++] = ".bme"[pinch_feed(&pinch, &t).type];
        }
        got[count] = '\0';
        if (strcmp(got, cases[i].want) != 0) {
            fail_msg("%s: \"%s\" and not \"%s\"", cases[i].label, got,
                     cases[i].want);
        }
    }
}

static struct pinch_event feed(struct pinch *p, enum touch_phase phase,
                               int64_t id, struct vec2 at)
{
    const struct touch t = { .phase = phase, .id = id, .at = at };
    return pinch_feed(p, &t);
}

static void test_measures(void **state)
{
    struct pinch p = { 0 };

    (void)state;
    (void)feed(&p, TOUCH_DOWN, 1, (struct vec2){ 100, 100 });
    (void)feed(&p, TOUCH_DOWN, 2, (struct vec2){ 200, 100 });
    (void)feed(&p, TOUCH_MOVE, 1, (struct vec2){ 0, 200 });
    const struct pinch_event e =
        feed(&p, TOUCH_MOVE, 2, (struct vec2){ 300, 600 });

    assert_int_equal(e.type, PINCH_MOVE);
    assert_int_equal(e.middle_before.x, 150);
    assert_int_equal(e.middle_before.y, 100);
    assert_int_equal(e.middle.x, 150);
    assert_int_equal(e.middle.y, 400);
    assert_int_equal(e.apart_before, 100);
    assert_int_equal(e.apart, 500);

    /* Fingers that touch each other do not make it jump. */
    p = (struct pinch){ 0 };
    (void)feed(&p, TOUCH_DOWN, 1, (struct vec2){ 100, 100 });
    assert_int_equal(
        feed(&p, TOUCH_DOWN, 2, (struct vec2){ 100, 100 }).apart_before, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingers),
        cmocka_unit_test(test_measures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
