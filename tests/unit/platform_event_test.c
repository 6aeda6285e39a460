#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <SDL.h>
#include <cmocka.h>

#include "event.h"
#include "key.h"
#include "platform.h"

enum {
    WINDOW_W = 1920,
    WINDOW_H = 1080,
    PANEL = 8, /* some touch device */
};

static struct event_state upright(void)
{
    return (struct event_state){
        .turn = { .deg = 0, .w_px = WINDOW_W, .h_px = WINDOW_H },
    };
}

static SDL_Event finger(Uint32 type, SDL_TouchID panel, SDL_FingerID id,
                        struct vec2 at)
{
    SDL_Event e = { 0 };

    e.tfinger.type = type;
    e.tfinger.touchId = panel;
    e.tfinger.fingerId = id;
    e.tfinger.x = at.x;
    e.tfinger.y = at.y;
    return e;
}

static SDL_Event mouse_button(Uint32 type, Uint32 which, Uint8 button)
{
    SDL_Event e = { 0 };

    e.button.type = type;
    e.button.which = which;
    e.button.button = button;
    e.button.x = 100;
    e.button.y = 50;
    return e;
}

static SDL_Event mouse_motion(Uint32 which, Sint32 x, Sint32 xrel)
{
    SDL_Event e = { 0 };

    e.motion.type = SDL_MOUSEMOTION;
    e.motion.which = which;
    e.motion.x = x;
    e.motion.y = 50;
    e.motion.xrel = xrel;
    return e;
}

static SDL_Event window_event(Uint8 kind, Sint32 data1, Sint32 data2)
{
    SDL_Event e = { 0 };

    e.window.type = SDL_WINDOWEVENT;
    e.window.event = kind;
    e.window.data1 = data1;
    e.window.data2 = data2;
    return e;
}

static bool feed(struct event_state *s, SDL_Event e, uint64_t now_ms,
                 struct input_event *out)
{
    return event_from_sdl(s, &e, now_ms, out);
}

/* A touch at 1/4, 1/8 of the window, in the picture of each rotation. */
static const struct {
    int deg;
    float x, y;
} rotations[] = {
    { 0, 480, 135 },
    { 90, 135, 1439 },
    { 180, 1439, 944 },
    { 270, 944, 480 },
};

static void test_rotation(void **state)
{
    (void)state;
    const struct vec2 at = { 0.25f, 0.125f };

    for (size_t i = 0; i < sizeof(rotations) / sizeof(rotations[0]); i++) {
        struct event_state s = upright();
        struct input_event got;

        s.turn.deg = rotations[i].deg;
        assert_true(feed(&s, finger(SDL_FINGERDOWN, PANEL, 1, at), 7, &got));
        assert_int_equal(got.type, INPUT_TOUCH);
        assert_int_equal(got.time_ms, 7);
        if (got.u.touch.at.x != rotations[i].x ||
            got.u.touch.at.y != rotations[i].y) {
            fail_msg("%d degrees: got %f, %f", rotations[i].deg,
                     (double)got.u.touch.at.x, (double)got.u.touch.at.y);
        }
    }
}

static void test_phases_of_a_finger(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;
    const struct vec2 at = { 1.0f, 1.0f };

    assert_true(feed(&s, finger(SDL_FINGERDOWN, PANEL, 0, at), 1, &got));
    assert_int_equal(got.u.touch.phase, TOUCH_DOWN);
    assert_true(got.u.touch.at.x == WINDOW_W - 1);
    assert_true(got.u.touch.at.y == WINDOW_H - 1);
    assert_true(feed(&s, finger(SDL_FINGERMOTION, PANEL, 0, at), 2, &got));
    assert_int_equal(got.u.touch.phase, TOUCH_MOVE);
    assert_true(feed(&s, finger(SDL_FINGERUP, PANEL, 0, at), 3, &got));
    assert_int_equal(got.u.touch.phase, TOUCH_UP);
}

/* Ids are unlike for two fingers, whatever the devices number them. */
static void test_finger_ids(void **state)
{
    (void)state;
    static const struct {
        SDL_TouchID panel;
        SDL_FingerID id;
    } fingers[] = {
        { 0, 0 }, { 0, 1 }, { 0, 2 }, { 1, 0 },  { 1, 1 },
        { 1, 2 }, { 8, 0 }, { 8, 1 }, { 8, -1 }, { 0, -1 },
    };
    enum {
        COUNT = sizeof(fingers) / sizeof(fingers[0])
    };
    int64_t ids[COUNT];

    for (int i = 0; i < COUNT; i++) {
        struct event_state s = upright();
        struct input_event got;
        const SDL_Event e = finger(SDL_FINGERDOWN, fingers[i].panel,
                                   fingers[i].id, (struct vec2){ 0, 0 });

        assert_true(feed(&s, e, 1, &got));
        ids[i] = got.u.touch.id;
        assert_true(ids[i] >= 0); /* and so never TOUCH_ID_MOUSE */
        for (int k = 0; k < i; k++) {
            assert_true(ids[k] != ids[i]);
        }
    }
}

static void test_mouse_is_a_finger(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;

    assert_true(feed(&s, mouse_motion(0, 90, 5), 1, &got)); /* not pressed */
    assert_int_equal(got.u.touch.phase, TOUCH_HOVER);
    assert_true(feed(&s, mouse_button(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_LEFT),
                     2, &got));
    assert_int_equal(got.type, INPUT_TOUCH);
    assert_int_equal(got.u.touch.phase, TOUCH_DOWN);
    assert_int_equal(got.u.touch.id, TOUCH_ID_MOUSE);
    assert_true(got.u.touch.at.x == 100 && got.u.touch.at.y == 50);
    assert_true(feed(&s, mouse_motion(0, 120, 20), 3, &got));
    assert_int_equal(got.u.touch.phase, TOUCH_MOVE);
    assert_true(
        feed(&s, mouse_button(SDL_MOUSEBUTTONUP, 0, SDL_BUTTON_LEFT), 4, &got));
    assert_int_equal(got.u.touch.phase, TOUCH_UP);
    assert_true(feed(&s, mouse_motion(0, 130, 10), 5, &got));
}

static void test_other_buttons_are_nothing(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;
    const Uint8 buttons[] = { SDL_BUTTON_RIGHT, SDL_BUTTON_MIDDLE,
                              SDL_BUTTON_X1 };

    for (size_t i = 0; i < sizeof(buttons); i++) {
        assert_false(feed(&s, mouse_button(SDL_MOUSEBUTTONDOWN, 0, buttons[i]),
                          1, &got));
        assert_false(
            feed(&s, mouse_button(SDL_MOUSEBUTTONUP, 0, buttons[i]), 2, &got));
    }
}

static void test_synthetic_input_is_ignored(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;
    const struct vec2 at = { 0.5f, 0.5f };

    assert_false(feed(
        &s,
        mouse_button(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, SDL_BUTTON_LEFT),
        1, &got));
    assert_false(feed(&s, mouse_motion(SDL_TOUCH_MOUSEID, 5, 5), 2, &got));
    assert_false(s.mouse_moved);
    assert_false(
        feed(&s, finger(SDL_FINGERDOWN, SDL_MOUSE_TOUCHID, 1, at), 3, &got));
    assert_false(s.finger_seen);
}

static void test_mouse_waits_after_a_finger(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;
    const SDL_Event down =
        mouse_button(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_LEFT);
    const SDL_Event up = mouse_button(SDL_MOUSEBUTTONUP, 0, SDL_BUTTON_LEFT);
    const struct vec2 at = { 0.5f, 0.5f };

    assert_true(feed(&s, finger(SDL_FINGERUP, PANEL, 1, at), 1000, &got));
    assert_false(feed(&s, down, 1499, &got));
    assert_false(feed(&s, up, 1499, &got));
    assert_false(feed(&s, mouse_motion(0, 5, 5), 1499, &got));
    assert_false(s.mouse_moved); /* and so no cursor */
    assert_true(feed(&s, down, 1500, &got));

    /* A release that was begun always ends, even beside a finger. */
    assert_true(feed(&s, finger(SDL_FINGERDOWN, PANEL, 1, at), 1600, &got));
    assert_true(feed(&s, up, 1601, &got));
    assert_int_equal(got.u.touch.phase, TOUCH_UP);
}

static void test_only_real_motion_shows_the_cursor(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;

    assert_false(feed(&s, mouse_motion(0, 5, 0), 1, &got));
    assert_false(s.mouse_moved);
    (void)feed(&s, mouse_motion(0, 6, 1), 2, &got);
    assert_true(s.mouse_moved);
}

static const struct {
    const char *label;
    SDL_Scancode scancode;
    SDL_Keycode code;
    Uint16 mod;
    struct key want;
} keys[] = {
    { "a letter", SDL_SCANCODE_N, SDLK_n, KMOD_NONE, { 17, 'n', 0, false } },
    { "a letter with Shift",
      SDL_SCANCODE_F,
      SDLK_f,
      KMOD_LSHIFT | KMOD_NUM | KMOD_CAPS,
      { 9, 'f', KEY_SHIFT, false } },
    { "both hands",
      SDL_SCANCODE_Q,
      SDLK_q,
      KMOD_RCTRL | KMOD_RALT,
      { 20, 'q', KEY_CTRL | KEY_ALT, false } },
    { "the desktop's modifier",
      SDL_SCANCODE_B,
      SDLK_b,
      KMOD_LGUI,
      { KEY_B, 'b', KEY_GUI, false } },
    { "a key that prints nothing",
      SDL_SCANCODE_PAGEDOWN,
      SDLK_PAGEDOWN,
      KMOD_NONE,
      { KEY_PAGE_DOWN, 0, 0, false } },
    { "Return is no symbol",
      SDL_SCANCODE_RETURN,
      SDLK_RETURN,
      KMOD_NONE,
      { KEY_RETURN, 0, 0, false } },
    { "nor is Delete",
      SDL_SCANCODE_DELETE,
      SDLK_DELETE,
      KMOD_NONE,
      { 76, 0, 0, false } },
    { "Space is one",
      SDL_SCANCODE_SPACE,
      SDLK_SPACE,
      KMOD_NONE,
      { KEY_SPACE, ' ', 0, false } },
    { "the keypad",
      SDL_SCANCODE_KP_1,
      SDLK_KP_1,
      KMOD_NUM,
      { KEY_KP_1, 0, 0, false } },
    { "Cyrillic",
      SDL_SCANCODE_B,
      0x0438,
      KMOD_NONE,
      { KEY_B, 0x0438, 0, false } },
    { "the accessibility keypad",
      SDL_SCANCODE_F22,
      SDLK_F22,
      KMOD_NONE,
      { KEY_F22, 0, 0, false } },
    { "a headset",
      SDL_SCANCODE_AUDIONEXT,
      SDLK_AUDIONEXT,
      KMOD_NONE,
      { KEY_AUDIO_NEXT, 0, 0, false } },
};

static void test_keys(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct event_state s = upright();
        struct input_event got;
        SDL_Event e = { 0 };

        e.key.type = SDL_KEYDOWN;
        e.key.repeat = 1;
        e.key.keysym.scancode = keys[i].scancode;
        e.key.keysym.sym = keys[i].code;
        e.key.keysym.mod = keys[i].mod;
        assert_true(feed(&s, e, 1, &got));
        assert_int_equal(got.type, INPUT_KEY);
        assert_true(got.u.key.repeat);
        if (got.u.key.usage != keys[i].want.usage ||
            got.u.key.symbol != keys[i].want.symbol ||
            got.u.key.modifiers != keys[i].want.modifiers) {
            fail_msg("%s: got usage %d, symbol %u, modifiers %u", keys[i].label,
                     got.u.key.usage, (unsigned)got.u.key.symbol,
                     got.u.key.modifiers);
        }
        e.key.type = SDL_KEYUP;
        e.key.repeat = 0;
        assert_true(feed(&s, e, 2, &got));
        assert_int_equal(got.type, INPUT_KEY_UP);
        assert_int_equal(got.u.key.usage, keys[i].want.usage);
        assert_int_equal(got.u.key.modifiers, keys[i].want.modifiers);
        assert_false(got.u.key.repeat);
    }
}

/* Every name that SDL has for a key of ours is read as that key. */
static void test_key_names_are_those_of_sdl(void **state)
{
    (void)state;
    const int usages[] = {
        KEY_A,         KEY_Z,         KEY_1,          KEY_0,
        KEY_RETURN,    KEY_ESCAPE,    KEY_BACKSPACE,  KEY_TAB,
        KEY_SPACE,     KEY_COMMA,     KEY_PERIOD,     KEY_F1,
        KEY_F12,       KEY_PAUSE,     KEY_HOME,       KEY_PAGE_UP,
        KEY_END,       KEY_PAGE_DOWN, KEY_RIGHT,      KEY_LEFT,
        KEY_DOWN,      KEY_UP,        KEY_KP_ENTER,   KEY_KP_1,
        KEY_KP_9,      KEY_KP_0,      KEY_F17,        KEY_F24,
        KEY_LEFT_CTRL, KEY_RIGHT_GUI, KEY_AUDIO_NEXT, KEY_AUDIO_PREVIOUS,
        KEY_F4,        KEY_SLASH,     KEY_KP_MINUS,   KEY_KP_PLUS,
    };

    for (size_t i = 0; i < sizeof(usages) / sizeof(usages[0]); i++) {
        const char *name = SDL_GetScancodeName((SDL_Scancode)usages[i]);
        struct key got;
        if (!key_from_name(name, SDL_strlen(name), &got) ||
            got.usage != usages[i]) {
            fail_msg("usage %d, \"%s\"", usages[i], name);
        }
    }
}

static void test_wheel(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;
    SDL_Event e = { 0 };

    e.wheel.type = SDL_MOUSEWHEEL;
    e.wheel.y = -2;
    assert_true(feed(&s, e, 1, &got));
    assert_int_equal(got.type, INPUT_WHEEL);
    assert_int_equal(got.u.wheel_steps, 2); /* towards the next */
    e.wheel.direction = SDL_MOUSEWHEEL_FLIPPED;
    assert_true(feed(&s, e, 1, &got));
    assert_int_equal(got.u.wheel_steps, -2);
    e.wheel.y = 0;
    assert_false(feed(&s, e, 1, &got));
    e.wheel.y = 1;
    e.wheel.which = SDL_TOUCH_MOUSEID;
    assert_false(feed(&s, e, 1, &got));
}

static void test_window(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;

    s.turn.deg = 90;
    assert_true(feed(&s, window_event(SDL_WINDOWEVENT_SIZE_CHANGED, 800, 600),
                     1, &got));
    assert_int_equal(got.type, INPUT_RESIZE);
    assert_int_equal(got.u.size.w_px, 600); /* of the picture */
    assert_int_equal(got.u.size.h_px, 800);
    assert_int_equal(s.turn.w_px, 800);
    assert_false(
        feed(&s, window_event(SDL_WINDOWEVENT_RESIZED, 800, 600), 1, &got));

    assert_true(feed(&s, window_event(SDL_WINDOWEVENT_EXPOSED, 0, 0), 1, &got));
    assert_int_equal(got.type, INPUT_EXPOSE);

    s.mouse_down = true;
    assert_true(
        feed(&s, window_event(SDL_WINDOWEVENT_FOCUS_LOST, 0, 0), 1, &got));
    assert_int_equal(got.type, INPUT_FOCUS_LOST);
    assert_false(s.mouse_down);
}

static void test_quit_and_wake(void **state)
{
    (void)state;
    struct event_state s = upright();
    struct input_event got;

    assert_true(feed(&s, (SDL_Event){ .type = SDL_QUIT }, 1, &got));
    assert_int_equal(got.type, INPUT_QUIT);
    assert_true(feed(&s, (SDL_Event){ .type = SDL_USEREVENT }, 1, &got));
    assert_int_equal(got.type, INPUT_WAKE);
    assert_false(feed(&s, (SDL_Event){ .type = SDL_JOYAXISMOTION }, 1, &got));
}

/* With a driver that has no screen: the whole way through SDL. */
static void test_window_without_a_screen(void **state)
{
    (void)state;
    const struct platform_params params = {
        .title = "test",
        .w_px = 400,
        .h_px = 330,
        .rotate_deg = 270,
    };
    struct input_event got;
    int w_px;
    int h_px;

    platform_wake(); /* too early, and harmless */
    assert_true(SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy") ||
                SDL_strcmp(SDL_getenv("SDL_VIDEODRIVER"), "dummy") == 0);
    struct platform *p = platform_create(&params);
    assert_non_null(p);
    platform_size(p, &w_px, &h_px);
    assert_int_equal(w_px, 330);
    assert_int_equal(h_px, 400);

    struct pixmap picture = pixmap_create(w_px, h_px);
    const struct output_frame frame = {
        .after.pixmap = &picture,
        .before.pixmap = &picture,
        .damage = { { { -5, -5, 10, 10 }, { 320, 390, 99, 99 } }, 2 },
    };
    assert_int_equal(platform_present(p, &frame), PLATFORM_SHOWN);
    pixmap_destroy(&picture);

    while (platform_poll(p, &got)) {
        /* what the window said about itself */
    }
    platform_wake();
    platform_wake();
    assert_true(platform_wait(p, UINT64_MAX, &got));
    assert_int_equal(got.type, INPUT_WAKE);
    assert_false(platform_wait(p, platform_now_ms() + 20, &got));
    platform_destroy(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rotation),
        cmocka_unit_test(test_phases_of_a_finger),
        cmocka_unit_test(test_finger_ids),
        cmocka_unit_test(test_mouse_is_a_finger),
        cmocka_unit_test(test_other_buttons_are_nothing),
        cmocka_unit_test(test_synthetic_input_is_ignored),
        cmocka_unit_test(test_mouse_waits_after_a_finger),
        cmocka_unit_test(test_only_real_motion_shows_the_cursor),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_key_names_are_those_of_sdl),
        cmocka_unit_test(test_wheel),
        cmocka_unit_test(test_window),
        cmocka_unit_test(test_quit_and_wake),
        cmocka_unit_test(test_window_without_a_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
