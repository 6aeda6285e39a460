#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gesture.h"

enum {
    STEP_MAX = 10,
    PALM_CONTACTS = 20,
};

enum step_kind {
    STEP_NONE, /* ends a case */
    STEP_DOWN,
    STEP_MOVE,
    STEP_UP,
    STEP_LOST,
    STEP_TICK,
    STEP_RESET,
};

struct step {
    enum step_kind kind;
    int64_t id;
    struct vec2 at;
    uint64_t time_ms;
    enum gesture_type want;
};

static const struct gesture_params params = {
    .slop_px = 12.0f,
    .press_ms_max = 500,
};

static const struct {
    const char *label;
    struct step steps[STEP_MAX];
} cases[] = {
    { "a short press is a tap",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_UP, 1, { 12, 11 }, 120, GESTURE_TAP } } },
    { "travel up to the slop is still a tap",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_MOVE, 1, { 22, 10 }, 50, GESTURE_NONE },
        { STEP_UP, 1, { 22, 10 }, 120, GESTURE_TAP } } },
    { "a press of the longest time is a tap",
      { { STEP_DOWN, 1, { 10, 10 }, 1000, GESTURE_PRESS },
        { STEP_UP, 1, { 10, 10 }, 1500, GESTURE_TAP } } },
    { "a longer press is void",
      { { STEP_DOWN, 1, { 10, 10 }, 1000, GESTURE_PRESS },
        { STEP_UP, 1, { 10, 10 }, 1501, GESTURE_CANCEL } } },
    { "travel beyond the slop is a drag",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_MOVE, 1, { 23, 10 }, 50, GESTURE_DRAG },
        { STEP_MOVE, 1, { 30, 10 }, 60, GESTURE_DRAG },
        { STEP_UP, 1, { 30, 10 }, 70, GESTURE_DRAG_END } } },
    { "a drag that comes back is no tap",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_MOVE, 1, { 90, 10 }, 50, GESTURE_DRAG },
        { STEP_MOVE, 1, { 10, 10 }, 90, GESTURE_DRAG },
        { STEP_UP, 1, { 10, 10 }, 120, GESTURE_DRAG_END } } },
    { "a release far away is a drag even without a move",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_UP, 1, { 90, 10 }, 120, GESTURE_DRAG_END } } },
    { "a long drag is not void",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_MOVE, 1, { 90, 10 }, 4000, GESTURE_DRAG },
        { STEP_UP, 1, { 90, 10 }, 8000, GESTURE_DRAG_END } } },
    { "a move and a release without a press are nothing",
      { { STEP_MOVE, 1, { 10, 10 }, 0, GESTURE_NONE },
        { STEP_UP, 1, { 90, 10 }, 120, GESTURE_NONE },
        { STEP_LOST, 1, { 90, 10 }, 130, GESTURE_NONE } } },
    { "a lost contact cancels a press",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_LOST, 1, { 10, 10 }, 120, GESTURE_CANCEL },
        { STEP_UP, 1, { 10, 10 }, 130, GESTURE_NONE } } },
    { "a lost contact cancels a drag",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_MOVE, 1, { 90, 10 }, 50, GESTURE_DRAG },
        { STEP_LOST, 1, { 90, 10 }, 120, GESTURE_CANCEL } } },
    { "a second finger cancels, and nothing acts until both are up",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_DOWN, 2, { 50, 10 }, 20, GESTURE_CANCEL },
        { STEP_MOVE, 1, { 90, 10 }, 40, GESTURE_NONE },
        { STEP_UP, 1, { 90, 10 }, 60, GESTURE_NONE },
        { STEP_DOWN, 3, { 10, 10 }, 80, GESTURE_NONE },
        { STEP_UP, 2, { 50, 10 }, 90, GESTURE_NONE },
        { STEP_UP, 3, { 10, 10 }, 95, GESTURE_NONE },
        { STEP_DOWN, 4, { 10, 10 }, 200, GESTURE_PRESS },
        { STEP_UP, 4, { 10, 10 }, 260, GESTURE_TAP } } },
    { "a second finger cancels a drag",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_MOVE, 1, { 90, 10 }, 20, GESTURE_DRAG },
        { STEP_DOWN, 2, { 50, 10 }, 30, GESTURE_CANCEL },
        { STEP_MOVE, 1, { 95, 10 }, 40, GESTURE_NONE } } },
    { "a lost second finger frees the screen",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_DOWN, 2, { 50, 10 }, 20, GESTURE_CANCEL },
        { STEP_LOST, 2, { 50, 10 }, 40, GESTURE_NONE },
        { STEP_UP, 1, { 10, 10 }, 60, GESTURE_NONE },
        { STEP_DOWN, 1, { 10, 10 }, 80, GESTURE_PRESS } } },
    { "the same id again heals a lost release",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_DOWN, 1, { 90, 90 }, 3000, GESTURE_PRESS },
        { STEP_UP, 1, { 90, 90 }, 3100, GESTURE_TAP } } },
    { "the same id again heals a lost release of a drag",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_MOVE, 1, { 60, 10 }, 20, GESTURE_DRAG },
        { STEP_DOWN, 1, { 90, 90 }, 3000, GESTURE_PRESS },
        { STEP_UP, 1, { 90, 90 }, 3100, GESTURE_TAP } } },
    { "the id of a palm, used again beside another, stays a palm",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_DOWN, 2, { 50, 10 }, 20, GESTURE_CANCEL },
        { STEP_DOWN, 2, { 50, 10 }, 40, GESTURE_NONE },
        { STEP_UP, 2, { 50, 10 }, 60, GESTURE_NONE } } },
    { "an id is free after its release",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_UP, 1, { 10, 10 }, 60, GESTURE_TAP },
        { STEP_DOWN, 1, { 20, 10 }, 400, GESTURE_PRESS },
        { STEP_UP, 1, { 20, 10 }, 460, GESTURE_TAP } } },
    { "a silent finger is lost after 10 s (B10)",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_TICK, 0, { 0, 0 }, 9999, GESTURE_NONE },
        { STEP_TICK, 0, { 0, 0 }, 10000, GESTURE_CANCEL },
        { STEP_UP, 1, { 10, 10 }, 10010, GESTURE_NONE },
        { STEP_DOWN, 2, { 10, 10 }, 10020, GESTURE_PRESS } } },
    { "a finger that moves does not age",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_MOVE, 1, { 90, 10 }, 9000, GESTURE_DRAG },
        { STEP_TICK, 0, { 0, 0 }, 18000, GESTURE_NONE },
        { STEP_TICK, 0, { 0, 0 }, 19000, GESTURE_CANCEL } } },
    { "age counts without a tick, too",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_DOWN, 2, { 30, 10 }, 10000, GESTURE_PRESS },
        { STEP_UP, 2, { 30, 10 }, 10060, GESTURE_TAP } } },
    { "a palm that ages beside a live finger frees nothing",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_DOWN, 2, { 50, 10 }, 9000, GESTURE_CANCEL },
        { STEP_TICK, 0, { 0, 0 }, 10000, GESTURE_NONE },
        { STEP_MOVE, 2, { 90, 10 }, 10010, GESTURE_NONE },
        { STEP_UP, 2, { 90, 10 }, 10020, GESTURE_NONE },
        { STEP_DOWN, 3, { 10, 10 }, 10030, GESTURE_PRESS } } },
    { "focus lost cancels a press and forgets all fingers",
      { { STEP_DOWN, 1, { 10, 10 }, 0, GESTURE_PRESS },
        { STEP_RESET, 0, { 0, 0 }, 20, GESTURE_CANCEL },
        { STEP_UP, 1, { 10, 10 }, 40, GESTURE_NONE },
        { STEP_DOWN, 2, { 10, 10 }, 60, GESTURE_PRESS } } },
    { "focus lost without a press is nothing",
      { { STEP_RESET, 0, { 0, 0 }, 20, GESTURE_NONE } } },
    { "a clock that steps back ends nothing",
      { { STEP_DOWN, 1, { 10, 10 }, 5000, GESTURE_PRESS },
        { STEP_TICK, 0, { 0, 0 }, 10, GESTURE_NONE },
        { STEP_UP, 1, { 10, 10 }, 20, GESTURE_TAP } } },
};

static struct gesture_event feed(struct gesture *g, enum touch_phase phase,
                                 int64_t id, struct vec2 at, uint64_t time_ms)
{
    const struct touch t = { .phase = phase, .id = id, .at = at };
    return gesture_feed(g, &t, time_ms);
}

static struct gesture_event take(struct gesture *g, const struct step *s)
{
    switch (s->kind) {
    case STEP_NONE:
        break;
    case STEP_DOWN:
        return feed(g, TOUCH_DOWN, s->id, s->at, s->time_ms);
    case STEP_MOVE:
        return feed(g, TOUCH_MOVE, s->id, s->at, s->time_ms);
    case STEP_UP:
        return feed(g, TOUCH_UP, s->id, s->at, s->time_ms);
    case STEP_LOST:
        return feed(g, TOUCH_LOST, s->id, s->at, s->time_ms);
    case STEP_TICK:
        return gesture_tick(g, s->time_ms);
    case STEP_RESET:
        return gesture_reset(g);
    }
    return (struct gesture_event){ 0 };
}

static void test_decisions(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct gesture g;

        gesture_init(&g, &params);
        for (int k = 0; k < STEP_MAX && cases[i].steps[k].kind; k++) {
            const struct step *s = &cases[i].steps[k];
            const struct gesture_event got = take(&g, s);
            if (got.type != s->want) {
                fail_msg("%s: step %d: got %d, want %d", cases[i].label, k,
                         (int)got.type, (int)s->want);
            }
        }
    }
}

/* B10: 20 contacts, then one finger that works at once. */
static void test_palm_of_twenty_contacts(void **state)
{
    (void)state;
    struct gesture g;
    const struct vec2 at = { 10, 10 };

    gesture_init(&g, &params);
    for (int64_t id = 0; id < PALM_CONTACTS; id++) {
        const enum gesture_type want = id == 0   ? GESTURE_PRESS
                                       : id == 1 ? GESTURE_CANCEL
                                                 : GESTURE_NONE;
        assert_int_equal(feed(&g, TOUCH_DOWN, id, at, 10).type, want);
    }
    for (int64_t id = 0; id < PALM_CONTACTS; id++) {
        assert_int_equal(feed(&g, TOUCH_UP, id, at, 20).type, GESTURE_NONE);
    }
    assert_int_equal(feed(&g, TOUCH_DOWN, 99, at, 30).type, GESTURE_PRESS);
    assert_int_equal(feed(&g, TOUCH_UP, 99, at, 40).type, GESTURE_TAP);
}

static void test_more_contacts_than_fit(void **state)
{
    (void)state;
    struct gesture g;
    const struct vec2 at = { 10, 10 };
    const int64_t count = 2 * GESTURE_CONTACT_MAX;

    gesture_init(&g, &params);
    for (int64_t id = 0; id < count; id++) {
        (void)feed(&g, TOUCH_DOWN, id, at, 10);
    }
    assert_int_equal(g.contact_count, GESTURE_CONTACT_MAX);
    for (int64_t id = 0; id < count; id++) {
        assert_int_equal(feed(&g, TOUCH_UP, id, at, 20).type, GESTURE_NONE);
    }
    assert_int_equal(feed(&g, TOUCH_DOWN, 99, at, 30).type, GESTURE_PRESS);
}

static void test_places(void **state)
{
    (void)state;
    struct gesture g;

    gesture_init(&g, &params);
    (void)feed(&g, TOUCH_DOWN, 1, (struct vec2){ 10, 20 }, 0);
    (void)feed(&g, TOUCH_MOVE, 1, (struct vec2){ 15, 20 }, 10);
    const struct gesture_event drag =
        feed(&g, TOUCH_MOVE, 1, (struct vec2){ 60, 30 }, 20);
    assert_true(drag.from.x == 10 && drag.from.y == 20);
    assert_true(drag.at.x == 60 && drag.at.y == 30);
    /* Moves within the slop were no events: the drag catches up. */
    assert_true(drag.delta.x == 50 && drag.delta.y == 10);

    const struct gesture_event end =
        feed(&g, TOUCH_UP, 1, (struct vec2){ 61, 30 }, 30);
    assert_true(end.from.x == 10 && end.at.x == 61);
    assert_true(end.delta.x == 1 && end.delta.y == 0);
}

static const struct {
    const char *label;
    struct vec2 moves[STEP_MAX]; /* x, and in y the time in ms */
    uint64_t up_ms;
    int count;
    float want; /* pixels per second */
} speeds[] = {
    { "even motion", { { 100, 50 }, { 200, 100 } }, 100, 2, 2000.0f },
    { "backwards", { { -100, 50 }, { -200, 100 } }, 100, 2, -2000.0f },
    { "only the last 100 ms count",
      { { 500, 100 }, { 500, 300 }, { 600, 400 } },
      400,
      3,
      1000.0f },
    { "a rest before the release has no speed",
      { { 100, 50 }, { 200, 100 } },
      201,
      2,
      0.0f },
    { "a short rest slows", { { 100, 50 }, { 200, 100 } }, 150, 2, 1000.0f },
    { "less than a frame counts as one", { { 32, 1 } }, 2, 1, 2000.0f },
    { "a dense panel: the oldest of the 8 that are kept is at 39 ms",
      { { 10, 13 },
        { 20, 26 },
        { 30, 39 },
        { 40, 52 },
        { 50, 65 },
        { 60, 78 },
        { 70, 91 },
        { 80, 104 },
        { 90, 117 },
        { 100, 130 } },
      130,
      10,
      70.0f * 1000.0f / 91.0f },
};

static void test_speed_at_release(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(speeds) / sizeof(speeds[0]); i++) {
        struct gesture g;
        struct vec2 at = { 0, 0 };

        gesture_init(&g, &params);
        (void)feed(&g, TOUCH_DOWN, 1, at, 0);
        for (int k = 0; k < speeds[i].count; k++) {
            at.x = speeds[i].moves[k].x;
            (void)feed(&g, TOUCH_MOVE, 1, at, (uint64_t)speeds[i].moves[k].y);
        }
        const struct gesture_event end =
            feed(&g, TOUCH_UP, 1, at, speeds[i].up_ms);
        const float off = end.velocity.x - speeds[i].want;
        if (end.type != GESTURE_DRAG_END || off > 0.5f || off < -0.5f ||
            end.velocity.y != 0.0f) {
            fail_msg("%s: got %f, want %f", speeds[i].label,
                     (double)end.velocity.x, (double)speeds[i].want);
        }
    }
}

/* Whatever comes, the table of contacts stays in bounds and heals. */
static void test_chaos_heals(void **state)
{
    (void)state;
    struct gesture g;
    uint32_t seed = 1;
    uint64_t now_ms = 0;

    gesture_init(&g, &params);
    for (int i = 0; i < 100000; i++) {
        seed = seed * 1664525u + 1013904223u; /* Numerical Recipes, 7.1 */
        const struct vec2 at = { (float)(seed >> 24),
                                 (float)(seed >> 16 & 255) };
        now_ms += seed >> 28;
        (void)feed(&g, (enum touch_phase)(seed >> 8 & 3), seed >> 11 & 63, at,
                   now_ms);
        assert_in_range(g.contact_count, 0, GESTURE_CONTACT_MAX);
        assert_int_equal(g.state == GESTURE_IDLE, g.contact_count == 0);
    }
    (void)gesture_tick(&g, now_ms + GESTURE_AGE_MS);
    assert_int_equal(g.contact_count, 0);
    assert_int_equal(
        feed(&g, TOUCH_DOWN, 1, (struct vec2){ 0 }, now_ms + GESTURE_AGE_MS)
            .type,
        GESTURE_PRESS);
}

/* A finger at @p at; what was said. */
static struct gesture_event finger(struct gesture *g, enum touch_phase phase,
                                   int64_t id, struct vec2 at)
{
    const struct touch t = { .phase = phase, .id = id, .at = at };

    return gesture_feed(g, &t, 1000);
}

static void test_pinch(void **state)
{
    (void)state;
    struct gesture g;

    gesture_init(&g, &params);
    g.can_pinch = true;
    (void)finger(&g, TOUCH_DOWN, 1, (struct vec2){ 100, 100 });
    assert_int_equal(finger(&g, TOUCH_DOWN, 2, (struct vec2){ 200, 100 }).type,
                     GESTURE_CANCEL);

    /* Twice as far apart: the middle moves by half of it. */
    struct gesture_event e =
        finger(&g, TOUCH_MOVE, 2, (struct vec2){ 300, 100 });
    assert_int_equal(e.type, GESTURE_PINCH);
    assert_true(e.scale == 2.0f);
    assert_true(e.at.x == 200.0f && e.delta.x == 50.0f && e.delta.y == 0.0f);

    /* Both go on, one after the other: together only a way. */
    e = finger(&g, TOUCH_MOVE, 1, (struct vec2){ 100, 140 });
    const float there = e.scale;
    assert_true(e.delta.y == 20.0f);
    e = finger(&g, TOUCH_MOVE, 2, (struct vec2){ 300, 140 });
    assert_true(e.delta.y == 20.0f);
    assert_true(fabsf(there * e.scale - 1.0f) < 1e-5f);

    /* One up, and nothing acts until both are. */
    assert_int_equal(finger(&g, TOUCH_UP, 2, (struct vec2){ 300, 140 }).type,
                     GESTURE_NONE);
    assert_int_equal(finger(&g, TOUCH_MOVE, 1, (struct vec2){ 9, 9 }).type,
                     GESTURE_NONE);
    assert_int_equal(finger(&g, TOUCH_UP, 1, (struct vec2){ 9, 9 }).type,
                     GESTURE_NONE);
    assert_int_equal(finger(&g, TOUCH_DOWN, 1, (struct vec2){ 9, 9 }).type,
                     GESTURE_PRESS);
}

static void test_pinch_ends(void **state)
{
    (void)state;
    struct gesture g;

    gesture_init(&g, &params);
    g.can_pinch = true;
    (void)finger(&g, TOUCH_DOWN, 1, (struct vec2){ 100, 100 });
    (void)finger(&g, TOUCH_DOWN, 2, (struct vec2){ 200, 100 });
    /* A palm: a third contact is no pinch. */
    (void)finger(&g, TOUCH_DOWN, 3, (struct vec2){ 150, 300 });
    assert_int_equal(finger(&g, TOUCH_MOVE, 2, (struct vec2){ 300, 100 }).type,
                     GESTURE_NONE);
    (void)gesture_reset(&g);

    /* Fingers in one place say nothing about a size. */
    (void)finger(&g, TOUCH_DOWN, 1, (struct vec2){ 100, 100 });
    (void)finger(&g, TOUCH_DOWN, 2, (struct vec2){ 100, 100 });
    const struct gesture_event e =
        finger(&g, TOUCH_MOVE, 2, (struct vec2){ 110, 100 });
    assert_int_equal(e.type, GESTURE_PINCH);
    assert_true(e.scale == 1.0f);
    assert_int_equal(finger(&g, TOUCH_LOST, 2, (struct vec2){ 0, 0 }).type,
                     GESTURE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pinch),
        cmocka_unit_test(test_pinch_ends),
        cmocka_unit_test(test_decisions),
        cmocka_unit_test(test_palm_of_twenty_contacts),
        cmocka_unit_test(test_more_contacts_than_fit),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_speed_at_release),
        cmocka_unit_test(test_chaos_heals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
