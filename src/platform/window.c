#include "window.h"

#include <assert.h>
#include <stdlib.h>

#include <SDL.h>

#include "end_signal.h"
#include "lock.h"
#include "log.h"
#include "lost_x11.h"
#include "manager_x11.h"
#include "screens_x11.h"
#include "video.h"
#include "waking.h"

enum {
    WINDOW_SIDE_PX_MIN = 320,
};

static bool is_full_screen(const struct platform_params *params)
{
    return params->w_px == 0 || params->h_px == 0;
}

/* Where the window begins. A full screen has the display's bounds from the
   start, because without a window manager nobody enlarges it. */
static SDL_Rect window_bounds(const struct platform_params *params)
{
    SDL_Rect bounds = {
        .x = SDL_WINDOWPOS_UNDEFINED,
        .y = SDL_WINDOWPOS_UNDEFINED,
        .w = params->w_px,
        .h = params->h_px,
    };

    if (is_full_screen(params) && SDL_GetDisplayBounds(0, &bounds) != 0) {
        bounds.w = WINDOW_SIDE_PX_MIN;
        bounds.h = WINDOW_SIDE_PX_MIN;
    }
    return bounds;
}

/* A window of the display's size is the whole screen where nobody manages
   windows, and SDL would wait a tenth of a second for somebody. */
static enum desk_fill fill_of_driver(void)
{
    return video_driver_is("x11") && !manager_x11_is_there()
               ? DESK_FILLS_BY_SIZE
               : DESK_FILLS_BY_MANAGER;
}

static SDL_Window *open_window(const struct platform_params *params,
                               enum desk_fill fill)
{
    const SDL_Rect bounds = window_bounds(params);
    const Uint32 flags = !is_full_screen(params) ? (Uint32)SDL_WINDOW_RESIZABLE
                         : fill == DESK_FILLS_BY_SIZE
                             ? (Uint32)SDL_WINDOW_BORDERLESS
                             : (Uint32)SDL_WINDOW_FULLSCREEN_DESKTOP;

    SDL_Window *window = SDL_CreateWindow(params->title, bounds.x, bounds.y,
                                          bounds.w, bounds.h, flags);
    if (!window) {
        log_warning("no window on %s: %s", SDL_GetCurrentVideoDriver(),
                    SDL_GetError());
        return NULL;
    }
    if (!is_full_screen(params)) {
        SDL_SetWindowMinimumSize(window, WINDOW_SIDE_PX_MIN,
                                 WINDOW_SIDE_PX_MIN);
    }
    return window;
}

/* After the window exists: some drivers forget what was set before. */
static void quieten_desktop(void)
{
    SDL_StopTextInput();
    (void)SDL_ShowCursor(SDL_DISABLE);
}

struct platform *platform_create(const struct platform_params *params)
{
    assert(params->rotate_deg % 90 == 0);
    assert(params->rotate_deg >= 0 && params->rotate_deg < 360);

    struct platform *p = calloc(1, sizeof(*p));
    if (!p) {
        log_fatal_memory(sizeof(*p));
    }
    p->leave = params->leave;
    lost_x11_watch(&p->leave);
    end_signal_hold();
    if (params->locked) {
        lock_set_hints();
    }
    if (params->careful) {
        software_ask(&p->software);
    }
    if (!video_open()) {
        lost_x11_forget();
        software_undo(&p->software);
        free(p);
        return NULL;
    }
    end_signal_watch();
    p->fill = fill_of_driver();
    p->full_screen = is_full_screen(params);
    p->window = open_window(params, p->fill);
    if (!p->window) {
        platform_destroy(p);
        return NULL;
    }

    struct turn *turn = &p->events.turn;
    screens_x11_watch(p->window, &p->notify_type);
    p->asleep_ms = waking_asleep_ms();
    quieten_desktop();
    p->locked = params->locked;
    if (p->locked) {
        lock_keep(p->window);
    }
    turn->deg = params->rotate_deg;
    SDL_GetWindowSize(p->window, &turn->w_px, &turn->h_px);
    p->wanted = params->renderer;
    p->presenter = presenter_choose(p->window, p->wanted);
    p->show_damage = params->show_damage;
    p->can_wait = video_driver_is("x11") || video_driver_is("wayland");
    log_info("window of %d x %d on %s, turned by %d degrees", turn->w_px,
             turn->h_px, SDL_GetCurrentVideoDriver(), turn->deg);
    return p;
}

void platform_destroy(struct platform *p)
{
    if (!p) {
        return;
    }
    lost_x11_forget();
    desk_window_close(&p->desk);
    presenter_destroy(p->presenter);
    if (p->window) {
        SDL_DestroyWindow(p->window);
    }
    SDL_SetEventFilter(NULL, NULL);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    software_undo(&p->software);
    free(p);
}

void platform_size(const struct platform *p, int *w_px, int *h_px)
{
    const struct rect picture = turn_picture(&p->events.turn);

    *w_px = picture.w;
    *h_px = picture.h;
}

bool platform_has_windows(const struct platform *p)
{
    return !p->full_screen || (!p->locked && p->fill == DESK_FILLS_BY_MANAGER &&
                               !video_driver_is("KMSDRM"));
}

void platform_place(struct platform *p, struct rect bounds)
{
    if (p->full_screen) {
        window_fill(p->window, bounds, p->fill);
    }
}

bool platform_open_desk(struct platform *p, const struct platform_desk *place,
                        int *w_px, int *h_px)
{
    const SDL_Window *before = p->desk.window;

    if (!desk_window_open(&p->desk, place, p->fill)) {
        return false;
    }
    if (p->locked && p->desk.window != before) {
        lock_keep(p->desk.window);
    }
    *w_px = p->desk.events.turn.w_px;
    *h_px = p->desk.events.turn.h_px;
    return true;
}

void platform_close_desk(struct platform *p)
{
    desk_window_close(&p->desk);
}

enum platform_shown platform_present_desk(struct platform *p,
                                          const struct output_frame *frame)
{
    return desk_window_present(&p->desk, frame, p->show_damage);
}

void platform_expose(struct platform *p)
{
    p->exposed[OUTPUT_AUDIENCE] = true;
    p->exposed[OUTPUT_DESK] = true; /* nobody listens if there is none */
}

/* The driver was lost for good. */
static void replace_presenter(struct platform *p)
{
    log_warning("%s fails: %s; the CPU goes on", p->presenter->name,
                SDL_GetError());
    presenter_destroy(p->presenter);
    p->presenter = presenter_cpu_create(p->window);
    platform_expose(p);
}

/* Like the one that is there, in its place. If it cannot be had there is
   none, and showing fails. */
static void replace_window(struct platform *p)
{
    SDL_Rect place = { 0 };
    char *title = SDL_strdup(SDL_GetWindowTitle(p->window));
    struct platform_params like = { .title = title ? title : "" };

    if (p->full_screen) {
        (void)SDL_GetDisplayBounds(SDL_GetWindowDisplayIndex(p->window),
                                   &place);
    } else {
        SDL_GetWindowPosition(p->window, &place.x, &place.y);
        SDL_GetWindowSize(p->window, &like.w_px, &like.h_px);
    }
    lock_release(p->window);
    SDL_DestroyWindow(p->window);
    p->window = open_window(&like, p->fill);
    SDL_free(title);
    if (p->full_screen) {
        platform_place(p, (struct rect){ place.x, place.y, place.w, place.h });
    } else {
        SDL_SetWindowPosition(p->window, place.x, place.y);
    }
    if (p->locked) {
        lock_keep(p->window);
    }
    quieten_desktop();
    p->cursor_shown = false;
}

void platform_renew(struct platform *p)
{
    presenter_destroy(p->presenter);
    /* What is still there is SDL's own, behind a surface. It goes with the
       window only. */
    if (p->desk.window && SDL_GetRenderer(p->desk.window)) {
        desk_window_close(&p->desk);
    }
    if (SDL_GetRenderer(p->window)) {
        replace_window(p);
    }
    p->presenter = presenter_choose(p->window, p->wanted);
    SDL_RaiseWindow(p->window);
    if (p->desk.in_window) {
        SDL_RaiseWindow(p->desk.window); /* it may be on the same display */
    }
    platform_expose(p);
}

/* Where the presenter's window is, from the corner of the audience's. */
static SDL_Rect covered_by_desk(const struct platform *p)
{
    SDL_Rect covered = { 0 };
    SDL_Point corner = { 0 };

    if (p->desk.window) {
        SDL_GetWindowPosition(p->window, &corner.x, &corner.y);
        SDL_GetWindowPosition(p->desk.window, &covered.x, &covered.y);
        SDL_GetWindowSize(p->desk.window, &covered.w, &covered.h);
        covered.x -= corner.x;
        covered.y -= corner.y;
    }
    return covered;
}

static enum platform_shown
present(struct platform *p, const struct output_frame *frame, bool canary)
{
    const struct turn *turn = &p->events.turn;
    const struct present_params params = {
        .frame = frame,
        .turn = turn,
        .outlines = p->show_damage,
        .canary = canary,
        .covered = covered_by_desk(p),
    };

    if (turn->w_px < 1 || turn->h_px < 1) {
        return PLATFORM_REFUSED; /* iconified; its size comes back */
    }
    const enum present_result result = presenter_show(p->presenter, &params);
    const bool failed = result == PRESENT_FAILED;

    if (failed && p->presenter->is_gpu) {
        replace_presenter(p);
        return PLATFORM_REFUSED;
    }
    if (failed && !p->show_failed) {
        log_warning("the window takes no picture: %s", SDL_GetError());
    }
    p->show_failed = failed;
    return failed                     ? PLATFORM_REFUSED
           : result == PRESENT_BEHIND ? PLATFORM_BEHIND
           : result == PRESENT_WRONG  ? PLATFORM_WRONG
                                      : PLATFORM_SHOWN;
}

enum platform_shown platform_present(struct platform *p,
                                     const struct output_frame *frame)
{
    return present(p, frame, false);
}

enum platform_shown platform_prove(struct platform *p,
                                   const struct output_frame *frame)
{
    return present(p, frame, true);
}

bool platform_is_paced(const struct platform *p)
{
    return p->presenter->paced;
}

bool platform_is_lost(const struct platform *p)
{
    return p->lost;
}

const char *platform_drawn_by(const struct platform *p)
{
    return p->presenter->is_gpu ? p->presenter->name : "CPU";
}

const char *platform_driver(const struct platform *p)
{
    const char *driver = p->window ? SDL_GetCurrentVideoDriver() : NULL;
    return driver ? driver : "";
}
