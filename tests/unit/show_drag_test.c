/**
 * @file
 * A page that follows a finger: it is where the finger is, goes on when it
 * was moved far or fast enough, and else springs back to what was there.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content.h"
#include "show.h"

enum {
    START_MS = 1000000,
    WIDTH_PX = 1920,
};

static struct content *content;

static void want(struct show *s, enum intent_type type, int64_t value,
                 uint64_t now_ms)
{
    const struct intent intent = { .type = type,
                                   .value = value,
                                   .limit = WIDTH_PX };
    show_update(s, content, &intent, now_ms);
}

/* On goal 5, with a place down the page to come back to. */
static struct show on_goal(void)
{
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    const struct intent open = {
        .type = INTENT_OPEN,
        .screen = { .kind = SCREEN_GOAL, .index = 4 },
    };
    const struct intent scroll = { .type = INTENT_SCROLL,
                                   .value = 70,
                                   .limit = 100 };
    struct show s;

    show_init(&s, content, &params, START_MS);
    want(&s, INTENT_HOME, 0, START_MS);
    show_update(&s, content, &open, START_MS);
    show_update(&s, content, &scroll, START_MS);
    return s;
}

static struct show in_talk(int slide)
{
    const struct show_params params = { .mode = MODE_PRESENT, .deck = -1 };
    struct show s;

    show_init(&s, content, &params, START_MS);
    assert_int_equal(s.state, STATE_PRESENT);
    for (int i = 0; i < slide; i++) {
        want(&s, INTENT_NEXT, 0, START_MS);
    }
    return s;
}

static int goal_of(const struct show *s)
{
    assert_int_equal(show_screen(s).kind, SCREEN_GOAL);
    return show_screen(s).index;
}

/* Its picture is where the finger is, at any time, and it stays there. */
static void test_follows(void **state)
{
    (void)state;
    struct show s = on_goal();

    for (int px = 0; px <= WIDTH_PX; px += 240) {
        want(&s, INTENT_DRAG, -px, START_MS);
        if (px == 0) {
            assert_int_equal(goal_of(&s), 4);
            continue;
        }
        assert_int_equal(goal_of(&s), 5);
        assert_int_equal(s.transition.kind, TRANSITION_PUSH_LEFT);
        for (uint64_t ms = START_MS; ms < START_MS + 2000; ms += 500) {
            assert_true(transition_is_running(&s.transition, ms));
            assert_int_equal(transition_progress(&s.transition, ms),
                             PROGRESS_WHOLE / 8 * (px / 240));
            assert_true(show_deadline_ms(&s, content, ms) > ms);
        }
    }
    want(&s, INTENT_DRAG, -5 * WIDTH_PX, START_MS); /* off the panel */
    assert_int_equal(transition_progress(&s.transition, START_MS),
                     PROGRESS_WHOLE);
}

/* It goes on past 20 %, or at 600 px/s of 1920. */
static const struct {
    const char *label;
    int px, px_per_s;
    int want; /* steps it went */
} drops[] = {
    { "just a fifth is not past it", -384, 0, 0 },
    { "past a fifth", -386, 0, 1 },
    { "past a fifth, backwards", 386, 0, -1 },
    { "slow and short", -300, -590, 0 },
    { "a flick", -100, -610, 1 },
    { "a flick, backwards", 100, 610, -1 },
    { "a flick of nothing", -90, -2000, 0 },
    { "far, and then thought better of", -900, 700, 0 },
    { "far, and stopped", -900, 300, 1 },
    { "short, flicked back", -100, 900, 0 },
};

static void test_drops(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(drops) / sizeof(drops[0]); i++) {
        struct show s = on_goal();
        want(&s, INTENT_DRAG, drops[i].px, START_MS);
        const int held = transition_progress(&s.transition, START_MS);
        want(&s, INTENT_DROP, drops[i].px_per_s, START_MS + 10);
        if (goal_of(&s) != 4 + drops[i].want) {
            fail_msg("%s: on %d", drops[i].label, goal_of(&s));
        }
        /* From where the finger was, to an end, in time. */
        const int from = transition_progress(&s.transition, START_MS + 10);
        assert_int_equal(from, drops[i].want ? held : PROGRESS_WHOLE - held);
        assert_true(show_deadline_ms(&s, content, START_MS + 10) ==
                    START_MS + 10);
        want(&s, INTENT_NONE, 0, START_MS + 10 + 360);
        assert_false(transition_is_running(&s.transition, START_MS + 370));
        assert_int_equal(s.drag.step, 0);
    }
}

/* What comes back is as it was left. */
static void test_place_comes_back(void **state)
{
    (void)state;
    struct show s = on_goal();
    const struct show before = s;

    assert_int_equal(s.history[1].scroll_px, 70);
    want(&s, INTENT_DRAG, -200, START_MS);
    assert_int_equal(s.history[1].scroll_px, 0);
    want(&s, INTENT_DROP, 0, START_MS);
    assert_true(show_looks_equal(&s, &before));
    assert_int_equal(s.history[1].scroll_px, 70);
    assert_int_equal(s.transition.kind, TRANSITION_PUSH_RIGHT);
}

/* Past its beginning, the finger takes the page the other way. */
static void test_turns_round(void **state)
{
    (void)state;
    struct show s = on_goal();

    want(&s, INTENT_DRAG, -200, START_MS);
    assert_int_equal(goal_of(&s), 5);
    want(&s, INTENT_DRAG, 20, START_MS + 8);
    assert_int_equal(goal_of(&s), 4);
    want(&s, INTENT_DRAG, 40, START_MS + 16);
    assert_int_equal(goal_of(&s), 3);
    assert_int_equal(s.transition.kind, TRANSITION_PUSH_RIGHT);
    want(&s, INTENT_DROP, 0, START_MS + 24);
    assert_int_equal(goal_of(&s), 4);
}

/* Anything else that happens finds the page that was there. */
static const struct {
    const char *label;
    enum intent_type type;
    int want;
} others[] = {
    { "a second finger", INTENT_RELEASE, 4 },
    { "a press", INTENT_PRESS, 4 },
    { "a key", INTENT_NEXT, 5 },
    { "a key the other way", INTENT_PREVIOUS, 3 },
    { "nothing at all", INTENT_NONE, 5 },
};

static void test_interrupted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        struct show s = on_goal();
        want(&s, INTENT_DRAG, -300, START_MS);
        want(&s, others[i].type, 0, START_MS + 5);
        if (goal_of(&s) != others[i].want) {
            fail_msg("%s: on %d", others[i].label, goal_of(&s));
        }
        want(&s, INTENT_DROP, -3000, START_MS + 10);
        want(&s, INTENT_NONE, 0, START_MS + 1000);
        assert_int_equal(s.drag.step, 0);
        assert_int_equal(goal_of(&s), others[i].want);
    }
}

/* A finger that rests for ever is no reason not to ask, or to reload. */
static void test_time_passes(void **state)
{
    (void)state;
    const uint64_t idle_ms =
        START_MS + (uint64_t)content->kiosk.idle_seconds * 1000;
    struct show s = on_goal();

    want(&s, INTENT_DRAG, -300, START_MS);
    want(&s, INTENT_NONE, 0, idle_ms);
    assert_int_equal(s.overlay, OVERLAY_WARNING);
    assert_int_equal(goal_of(&s), 4);
    assert_int_equal(s.drag.step, 0);

    s = on_goal();
    want(&s, INTENT_DRAG, -300, START_MS);
    show_rebind(&s, content, content, START_MS);
    assert_int_equal(goal_of(&s), 4);
    assert_int_equal(s.drag.step, 0);
    assert_false(transition_is_running(&s.transition, START_MS));
}

/* Slides have ends. */
static void test_talk(void **state)
{
    (void)state;
    struct show s = in_talk(0);
    const int last = (int)content->decks[s.talk.deck].slide_count - 1;

    assert_true(last > 0);
    want(&s, INTENT_DRAG, 500, START_MS);
    assert_int_equal(s.talk.slide, 0);
    assert_false(transition_is_running(&s.transition, START_MS));
    want(&s, INTENT_DROP, 5000, START_MS);
    assert_int_equal(s.talk.slide, 0);
    want(&s, INTENT_DRAG, -500, START_MS);
    assert_int_equal(s.talk.slide, 1);
    want(&s, INTENT_DROP, 700, START_MS);
    assert_int_equal(s.talk.slide, 0);
    want(&s, INTENT_DRAG, -500, START_MS);
    want(&s, INTENT_DROP, 0, START_MS);
    assert_int_equal(s.talk.slide, 1);

    s = in_talk(last);
    want(&s, INTENT_DRAG, -900, START_MS);
    want(&s, INTENT_DROP, -900, START_MS);
    assert_int_equal(s.talk.slide, last);
    assert_false(s.talk.ended);
}

/* Home has no neighbour; a loop and a dialogue have no page to drag. */
static void test_nothing_to_drag(void **state)
{
    (void)state;
    const struct show_params params = { .mode = MODE_KIOSK, .deck = -1 };
    struct show s;

    show_init(&s, content, &params, START_MS);
    want(&s, INTENT_DRAG, -900, START_MS);
    assert_int_equal(s.state, STATE_ATTRACT);
    want(&s, INTENT_HOME, 0, START_MS);
    want(&s, INTENT_DRAG, -900, START_MS + 1000);
    assert_int_equal(show_screen(&s).kind, SCREEN_HOME);
    assert_int_equal(s.drag.step, 0);
    assert_false(transition_is_running(&s.transition, START_MS + 1000));
}

static int load(void **state)
{
    struct diag_list diags;
    (void)state;

    diag_list_init(&diags);
    content = content_load("tests/content/good", &diags);
    diag_list_finish(&diags);
    return content ? 0 : -1;
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
        cmocka_unit_test(test_follows),
        cmocka_unit_test(test_drops),
        cmocka_unit_test(test_place_comes_back),
        cmocka_unit_test(test_turns_round),
        cmocka_unit_test(test_interrupted),
        cmocka_unit_test(test_time_passes),
        cmocka_unit_test(test_talk),
        cmocka_unit_test(test_nothing_to_drag),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
