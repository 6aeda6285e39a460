/**
 * @file
 * What goes without a word: a panel with fingers on it, a machine that
 * sleeps, a display that this SDL cannot lose.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>
#include <cmocka.h>

#include "event.h"
#include "sdl_version.h"
#include "waking.h"

enum {
    WINDOW_W = 1920,
    WINDOW_H = 1080,
    PANEL = 8, /* some touch device */
    UNPLUG_ROUNDS = 1000,
};

static struct event_state upright(void)
{
    return (struct event_state){
        .turn = { .deg = 0, .w_px = WINDOW_W, .h_px = WINDOW_H },
    };
}

static bool feed(struct event_state *s, Uint32 type, SDL_TouchID panel,
                 SDL_FingerID id, struct input_event *out)
{
    SDL_Event e = { 0 };

    e.tfinger.type = type;
    e.tfinger.touchId = panel;
    e.tfinger.fingerId = id;
    e.tfinger.x = 0.5f;
    e.tfinger.y = 0.5f;
    return event_from_sdl(s, &e, 1, out);
}

static bool nobody_is_down(SDL_TouchID panel, SDL_FingerID id)
{
    (void)panel;
    (void)id;
    return false;
}

static bool panel_is_there(SDL_TouchID panel, SDL_FingerID id)
{
    (void)id;
    return panel == PANEL;
}

/* SDL forgets a panel that is unplugged without a release. */
static void test_unplugged_panel(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;

    for (int i = 0; i < UNPLUG_ROUNDS; i++) {
        const SDL_TouchID other = PANEL + 1 + i;
        assert_true(feed(&s, SDL_FINGERDOWN, PANEL, 1, &got));
        const int64_t stays = got.u.touch.id;
        assert_true(feed(&s, SDL_FINGERDOWN, other, 1, &got));
        const int64_t goes = got.u.touch.id;
        assert_true(feed(&s, SDL_FINGERMOTION, other, 1, &got));
        assert_true(event_from_lost_finger(&s, panel_is_there, 2, &got));
        assert_int_equal(got.type, INPUT_TOUCH);
        assert_int_equal(got.time_ms, 2);
        assert_int_equal(got.u.touch.phase, TOUCH_LOST);
        assert_int_equal(got.u.touch.id, goes);
        assert_false(event_from_lost_finger(&s, panel_is_there, 2, &got));
        assert_true(event_from_lost_finger(&s, nobody_is_down, 3, &got));
        assert_int_equal(got.u.touch.id, stays);
        assert_false(event_from_lost_finger(&s, nobody_is_down, 3, &got));
    }
    /* What came up by itself is not lost as well. */
    assert_true(feed(&s, SDL_FINGERDOWN, PANEL, 1, &got));
    assert_true(feed(&s, SDL_FINGERUP, PANEL, 1, &got));
    assert_false(event_from_lost_finger(&s, nobody_is_down, 3, &got));
    assert_int_equal(s.contacts.count, 0);
}

/* More fingers than anybody has: those that are known are not forgotten. */
static void test_flood_of_fingers(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;
    int lost = 0;

    for (int i = 0; i < UNPLUG_ROUNDS; i++) {
        assert_true(feed(&s, SDL_FINGERDOWN, PANEL, i, &got));
    }
    while (event_from_lost_finger(&s, nobody_is_down, 2, &got)) {
        lost++;
    }
    assert_int_equal(lost, CONTACTS_MAX);
}

/* What was shown may be gone: it is shown again. */
static void test_driver_was_reset(void **state)
{
    (void)state;
    static const Uint32 resets[] = { SDL_RENDER_TARGETS_RESET,
                                     SDL_RENDER_DEVICE_RESET };
    struct event_state s = upright();
    struct input_event got;

    for (int i = 0; i < 2; i++) {
        const SDL_Event e = { .type = resets[i] };
        assert_true(event_from_sdl(&s, &e, 1, &got));
        assert_int_equal(got.type, INPUT_EXPOSE);
    }
}

/* SDL itself, which has no such panel any more. */
static void test_panel_that_sdl_forgot(void **state)
{
    (void)state;
    assert_true(SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy") ||
                SDL_strcmp(SDL_getenv("SDL_VIDEODRIVER"), "dummy") == 0);
    assert_int_equal(SDL_Init(SDL_INIT_VIDEO), 0);
    assert_false(contacts_ask_sdl(PANEL, 1));
    SDL_Quit();
}

static void test_versions_on_wayland(void **state)
{
    (void)state;
    static const struct {
        SDL_version version;
        bool safe;
    } cases[] = {
        { { 2, 26, 5 }, true },  { { 2, 27, 99 }, true },
        { { 2, 28, 0 }, false }, { { 2, 28, 5 }, false },
        { { 2, 30, 0 }, false }, { { 2, 30, 4 }, false },
        { { 2, 30, 5 }, true },  { { 2, 32, 0 }, true },
        { { 3, 0, 0 }, true },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (sdl_version_is_safe_on_wayland(&cases[i].version) !=
            cases[i].safe) {
            fail_msg("%d.%d.%d", cases[i].version.major, cases[i].version.minor,
                     cases[i].version.patch);
        }
    }
}

/* Only a jump of the one clock against the other is a sleep. */
static void test_waking(void **state)
{
    (void)state;
    uint64_t known_ms = 5000;

    assert_false(waking_take(&known_ms, 5000));
    assert_false(waking_take(&known_ms, 4990));
    assert_false(waking_take(&known_ms, 5900));
    assert_true(waking_take(&known_ms, 5000 + 8 * 3600 * 1000));
    assert_int_equal(known_ms, 5000 + 8 * 3600 * 1000);
    assert_false(waking_take(&known_ms, known_ms + 3));
    const uint64_t asleep_ms = waking_asleep_ms();
    assert_true(waking_asleep_ms() - asleep_ms < 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unplugged_panel),
        cmocka_unit_test(test_flood_of_fingers),
        cmocka_unit_test(test_driver_was_reset),
        cmocka_unit_test(test_panel_that_sdl_forgot),
        cmocka_unit_test(test_versions_on_wayland),
        cmocka_unit_test(test_waking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
