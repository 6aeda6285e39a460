/**
 * @file
 * The audience's window and the presenter's on one X server: what becomes of
 * both when what they show may be lost.
 *
 *     two_windows
 */

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <SDL.h>

#include "platform.h"
#include "render.h"
#include "screen.h"
#include "supervisor.h"
#include "waking.h"

enum {
    W = 1280,
    H = 720,
    DESK_W = 640,
    DESK_H = 400,
    REST_MS = 300, /* until it waits */
    SLEPT_MS = 5000,
    PROOFS = 4,
    WINDOWS_MAX = 16,
    HANG_S = 60,
};

static const uint32_t audience_color = 0x804020;
static const uint32_t desk_color = 0x2040C0;

static const char mode[] = "1280x720x24";
static const char *which = "the first window";

/* How long the machine has slept: the linker puts it in the place of the
   platform's own. */
static atomic_ullong slept_ms;

// NOLINTBEGIN(bugprone-reserved-identifier)
uint64_t __wrap_waking_asleep_ms(void);

uint64_t __wrap_waking_asleep_ms(void)
{
    return slept_ms;
}
// NOLINTEND(bugprone-reserved-identifier)

static void fail(const char *what)
{
    supervisor_fail(what, which);
}

static void nap(int ms)
{
    const struct timespec time = { .tv_nsec = (long)ms * 1000000 };

    (void)nanosleep(&time, NULL);
}

static void open_desk(struct platform *p, int w, int h)
{
    const struct platform_desk place = {
        .bounds = { (W - w) / 2, (H - h) / 2, w, h },
        .in_window = true,
    };
    int w_px;
    int h_px;

    if (!platform_open_desk(p, &place, &w_px, &h_px) || w_px != w ||
        h_px != h) {
        fail("the presenter's window is not as it should be");
    }
}

/* What the windows say about themselves. */
static void take_all(struct platform *p)
{
    struct input_event event;

    while (platform_wait(p, platform_now_ms() + REST_MS, &event)) {
    }
}

/* Each of the outputs. */
static void expect_exposed(struct platform *p)
{
    bool seen[2] = { false, false };
    struct input_event event;

    while (!seen[OUTPUT_AUDIENCE] || !seen[OUTPUT_DESK]) {
        (void)platform_wait(p, UINT64_MAX, &event);
        if (event.type == INPUT_EXPOSE) {
            seen[event.output] = true;
        }
    }
}

/* Nothing else wakes the loop. */
static void *sleep_meanwhile(void *data)
{
    nap(REST_MS);
    slept_ms += SLEPT_MS;
    return data;
}

static void sleep_in(struct platform *p)
{
    pthread_t thread;

    take_all(p);
    if (pthread_create(&thread, NULL, sleep_meanwhile, NULL) != 0) {
        fail("no thread");
    }
    expect_exposed(p);
    (void)pthread_join(thread, NULL);
}

static void reset(struct platform *p)
{
    SDL_Event e = { .type = SDL_RENDER_DEVICE_RESET };

    take_all(p);
    (void)SDL_PushEvent(&e);
    expect_exposed(p);
}

static void renew(struct platform *p)
{
    take_all(p);
    platform_renew(p);
    expect_exposed(p);
}

/* A picture of one colour, as a frame in which all has changed. */
static struct output_frame frame_of(const struct pixmap *picture,
                                    uint32_t color)
{
    const struct rect all = { 0, 0, picture->w_px, picture->h_px };

    for (int i = 0; i < picture->w_px * picture->h_px; i++) {
        picture->pixels[i] = 0xFF000000u | color;
    }
    return (struct output_frame){
        .after = { picture, { { all }, 1 } },
        .before.pixmap = picture,
        .damage = { { all }, 1 },
    };
}

/* The pixel by which the audience's window shows that it arrives is not the
   presenter's. */
static void prove(struct platform *p, enum platform_shown wanted)
{
    struct pixmap picture = pixmap_create(W, H);
    const struct output_frame frame = frame_of(&picture, audience_color);

    take_all(p);
    for (int i = 0; i < PROOFS; i++) {
        if (platform_prove(p, &frame) != wanted) {
            fail("the proof is not what it should be");
        }
    }
    pixmap_destroy(&picture);
}

static void show_desk(struct platform *p)
{
    struct pixmap picture = pixmap_create(DESK_W, DESK_H);
    const struct output_frame frame = frame_of(&picture, desk_color);

    if (platform_present_desk(p, &frame) != PLATFORM_SHOWN) {
        fail("the notes are not shown");
    }
    pixmap_destroy(&picture);
}

/* Both, and the presenter's before the audience's. */
static void expect_both(const struct screen *s)
{
    if (screen_pixel(s, W / 2, H / 2) != desk_color) {
        fail("the audience's picture is before the notes");
    }
    if (screen_pixel(s, W / 8, H / 2) != audience_color) {
        fail("the audience's picture is not there");
    }
}

static void cover(struct platform *p, struct screen *s)
{
    screen_cover(s);
    prove(p, PLATFORM_WRONG);
    screen_uncover(s);
    prove(p, PLATFORM_SHOWN);
}

static struct platform *open_windows(const struct screen *s)
{
    const struct platform_params params = {
        .title = "two windows",
        .renderer = RENDERER_CPU,
    };

    (void)setenv("DISPLAY", s->name, 1);
    (void)setenv("SDL_VIDEODRIVER", "x11", 1);
    struct platform *p = platform_create(&params);
    if (!p) {
        fail("is not there");
    }
    return p;
}

static void show_both(struct screen *s)
{
    struct platform *p = open_windows(s);

    which = "the machine slept";
    sleep_in(p);
    open_desk(p, DESK_W, DESK_H);
    sleep_in(p);
    which = "a window over the middle";
    show_desk(p);
    prove(p, PLATFORM_SHOWN);
    expect_both(s);
    which = "the device was lost";
    reset(p);
    which = "made anew";
    renew(p);
    expect_both(s);
    which = "a window over everything";
    platform_close_desk(p);
    open_desk(p, W, H);
    prove(p, PLATFORM_SHOWN);
    which = "somebody else's window";
    platform_close_desk(p);
    cover(p, s);
    platform_destroy(p);
}

/* SDL numbers windows one after the other. */
static Uint32 newest_window(void)
{
    Uint32 newest = 0;

    for (Uint32 id = 1; id <= WINDOWS_MAX; id++) {
        newest = SDL_GetWindowFromID(id) ? id : newest;
    }
    return newest;
}

/* As on Wayland and KMSDRM, where SDL shows a surface through a renderer of
   its own: it goes with the windows. */
static void replace_both(struct screen *s)
{
    (void)setenv("SDL_FRAMEBUFFER_ACCELERATION", "opengl", 1);
    struct platform *p = open_windows(s);

    which = "SDL's own renderer";
    open_desk(p, DESK_W, DESK_H);
    prove(p, PLATFORM_SHOWN);
    show_desk(p);
    const Uint32 last = newest_window();
    if (!SDL_GetRenderer(SDL_GetWindowFromID(last))) {
        fail("there is none");
    }
    renew(p);
    if (SDL_GetWindowFromID(last) || newest_window() <= last) {
        fail("the windows are the same");
    }
    open_desk(p, DESK_W, DESK_H);
    prove(p, PLATFORM_SHOWN);
    show_desk(p);
    expect_both(s);
    platform_destroy(p);
}

/* A process of its own: SDL decides once how it shows surfaces. */
static void try(void (*go)(struct screen *s), struct screen *screen)
{
    int status = 0;
    const pid_t pid = fork();

    if (pid == 0) {
        (void)alarm(HANG_S);
        go(screen);
        _exit(0); /* nobody counts what SDL and a driver of OpenGL keep */
    }
    if (waitpid(pid, &status, 0) != pid || status != 0) {
        fail("it has not ended well");
    }
}

int main(void)
{
    struct screen screen = { .mode = mode };

    screen_start(&screen);
    try(show_both, &screen);
    try(replace_both, &screen);
    screen_kill(&screen);
    return 0;
}
