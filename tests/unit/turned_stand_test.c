/**
 * @file
 * A stand on a panel that is mounted turned, and in a window that changes:
 * what is seen where, and what a finger there touches. Events come from
 * SDL, pictures go to its window.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "event.h"
#include "presenter.h"
#include "rig.h"
#include "target.h"

enum {
    W = 640,
    H = 400,
    TRIES = 4, /* uploads of a frame */
};

struct screen_of {
    SDL_Window *window;
    struct presenter *presenter;
    struct event_state events;
    struct rig rig;
};

static struct screen_of open_screen(int deg, bool gpu)
{
    struct screen_of s = {
        .window = SDL_CreateWindow("test", 0, 0, W, H, 0),
        .events.turn = { deg, W, H },
        .rig = rig_open((struct exhibit_params){ .content_dir = SOURCE_DIR
                                                 "/tests/content/good" }),
    };
    const struct presenter_gpu_params params = { .window = s.window,
                                                 .driver = "software",
                                                 .software_is_ok = true };
    const struct rect picture = turn_picture(&s.events.turn);

    assert_non_null(s.window);
    s.presenter =
        gpu ? presenter_gpu_create(&params) : presenter_cpu_create(s.window);
    assert_non_null(s.presenter);
    rig_resize(&s.rig, picture.w, picture.h);
    rig_tap_on(&s.rig, "touch");
    return s;
}

static void close_screen(struct screen_of *s)
{
    rig_close(&s->rig);
    presenter_destroy(s->presenter);
    SDL_DestroyWindow(s->window);
}

static enum present_result show(struct screen_of *s)
{
    struct output_frame frame = exhibit_next_frame(s->rig.e, s->rig.now_ms);
    const struct present_params params = { .frame = &frame,
                                           .turn = &s->events.turn };
    enum present_result got = presenter_show(s->presenter, &params);

    for (int i = 1; i < TRIES && got == PRESENT_BEHIND; i++) {
        frame.after.changed.count = frame.before.changed.count = 0;
        got = presenter_show(s->presenter, &params);
    }
    return got;
}

static uint32_t window_pixel(const struct screen_of *s, int x, int y)
{
    const SDL_Surface *surface = SDL_GetWindowSurface(s->window);
    const uint32_t *pixels = surface->pixels;

    return pixels[y * (surface->pitch / 4) + x] & 0xFFFFFF;
}

/* A pixel of the picture, and where the window has it. */
static struct rect spot_of(const struct screen_of *s, struct rect target,
                           struct rect *in_picture)
{
    *in_picture =
        (struct rect){ target.x + target.w / 4, target.y + target.h / 3, 1, 1 };
    return turn_rect(&s->events.turn, *in_picture);
}

static void touch(struct screen_of *s, Uint32 type, struct rect at)
{
    const struct turn *turn = &s->events.turn;
    struct input_event event = { 0 };
    const SDL_Event e = {
        .tfinger = { .type = type,
                     .touchId = 3,
                     .fingerId = 1,
                     .x = ((float)at.x + 0.5f) / (float)turn->w_px,
                     .y = ((float)at.y + 0.5f) / (float)turn->h_px },
    };

    assert_true(event_from_sdl(&s->events, &e, s->rig.now_ms, &event));
    exhibit_input(s->rig.e, &event);
}

/* Every tile is seen where it is, and touched where it is seen. */
static void check(struct screen_of *s)
{
    struct output_frame frame;

    assert_int_equal(show(s), PRESENT_SHOWN);
    frame = exhibit_next_frame(s->rig.e, s->rig.now_ms);
    for (int i = 0; i < GOAL_COUNT; i++) {
        const struct target_list targets =
            exhibit_scene(s->rig.e, s->rig.now_ms)->targets;
        char id[16];
        (void)SDL_snprintf(id, sizeof(id), "goal-%d", i + 1);
        const struct target *t = target_lookup(&targets, target_key(id));
        struct rect from;
        assert_non_null(t);
        const struct rect at = spot_of(s, t->rect, &from);
        const struct pixmap *page = frame.after.pixmap;
        assert_int_equal(window_pixel(s, at.x, at.y),
                         page->pixels[from.y * page->stride_px + from.x] &
                             0xFFFFFF);
        touch(s, SDL_FINGERDOWN, at);
        if (exhibit_show(s->rig.e)->pressed != target_key(id)) {
            fail_msg("%s turned by %d is not touched", id, s->events.turn.deg);
        }
        rig_event(&s->rig, INPUT_FOCUS_LOST);
        rig_pass(&s->rig, RIG_PAUSE_MS);
    }
}

static void test_turned(void **state)
{
    (void)state;
    for (int n = 0; n < 8; n++) {
        struct screen_of s = open_screen(n / 2 * 90, n % 2 == 1);
        check(&s);
        close_screen(&s);
    }
}

static void change_size(struct screen_of *s, int w_px, int h_px)
{
    struct input_event event = { 0 };
    const SDL_Event e = {
        .window = { .type = SDL_WINDOWEVENT,
                    .event = SDL_WINDOWEVENT_SIZE_CHANGED,
                    .data1 = w_px,
                    .data2 = h_px },
    };

    assert_true(event_from_sdl(&s->events, &e, s->rig.now_ms, &event));
    exhibit_input(s->rig.e, &event);
}

/* Between the change and its event a frame of the old size is refused, not
   drawn askew; then it is right again, also in the middle of a movement. */
static void test_window_changes(void **state)
{
    static const int sizes[][2] = { { 400, 640 }, { 720, 400 }, { 640, 400 } };
    (void)state;

    for (int n = 0; n < 4; n++) {
        struct screen_of s = open_screen(n / 2 * 90, n % 2 == 1);
        assert_int_equal(show(&s), PRESENT_SHOWN);
        for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
            SDL_SetWindowSize(s.window, sizes[i][0], sizes[i][1]);
            rig_event(&s.rig, INPUT_EXPOSE);
            assert_int_not_equal(show(&s), PRESENT_SHOWN);
            change_size(&s, sizes[i][0], sizes[i][1]);
            check(&s);
            rig_tap(&s.rig, rig_middle(&s.rig, "goal-4"));
            rig_pass(&s.rig, 100);
            assert_int_equal(show(&s), PRESENT_SHOWN);
            change_size(&s, sizes[i][0], sizes[i][1]);
            rig_tap_on(&s.rig, "nav-back");
        }
        close_screen(&s);
    }
}

/* An iconified window has no size: the stand keeps the one it had. */
static void test_no_size(void **state)
{
    static const int sizes[][2] = { { 0, 0 }, { 0, 400 }, { 640, 0 } };
    (void)state;
    struct screen_of s = open_screen(90, false);

    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        assert_int_equal(show(&s), PRESENT_SHOWN);
        change_size(&s, sizes[i][0], sizes[i][1]);
        touch(&s, SDL_FINGERDOWN, (struct rect){ 5, 5, 1, 1 });
        rig_event(&s.rig, INPUT_FOCUS_LOST);
        rig_pass(&s.rig, RIG_PAUSE_MS);
        assert_int_equal(
            exhibit_next_frame(s.rig.e, s.rig.now_ms).after.pixmap->w_px, H);
        change_size(&s, W, H);
        check(&s);
    }
    close_screen(&s);
}

/* The whole way through the platform, which shows nothing meanwhile. */
static void test_iconified(void **state)
{
    (void)state;
    const struct platform_params params = {
        .title = "test", .w_px = W, .h_px = H, .renderer = RENDERER_CPU
    };
    struct platform *p = platform_create(&params);
    struct rig r = rig_open((struct exhibit_params){ .content_dir = SOURCE_DIR
                                                     "/tests/content/good" });
    SDL_Event e = { .window = { .type = SDL_WINDOWEVENT,
                                .event = SDL_WINDOWEVENT_SIZE_CHANGED } };
    struct input_event event;

    assert_non_null(p);
    rig_resize(&r, W, H);
    struct output_frame frame = exhibit_next_frame(r.e, r.now_ms);
    assert_int_equal(platform_present(p, &frame), PLATFORM_SHOWN);
    (void)SDL_PushEvent(&e);
    while (platform_poll(p, &event)) {
        exhibit_input(r.e, &event);
    }
    frame = exhibit_next_frame(r.e, r.now_ms);
    assert_int_equal(platform_present(p, &frame), PLATFORM_REFUSED);
    e.window.data1 = W;
    e.window.data2 = H;
    (void)SDL_PushEvent(&e);
    while (platform_poll(p, &event)) {
        exhibit_input(r.e, &event);
    }
    frame = exhibit_next_frame(r.e, r.now_ms);
    assert_int_equal(frame.damage.count, 1);
    assert_int_equal(platform_present(p, &frame), PLATFORM_SHOWN);
    rig_close(&r);
    platform_destroy(p);
}

static int open_video(void **state)
{
    (void)state;
    return SDL_Init(SDL_INIT_VIDEO);
}

static int close_video(void **state)
{
    (void)state;
    SDL_Quit();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_turned),
        cmocka_unit_test(test_window_changes),
        cmocka_unit_test(test_no_size),
        cmocka_unit_test(test_iconified),
    };
    return cmocka_run_group_tests(tests, open_video, close_video);
}
