#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <time.h>

#include <SDL.h>

#include "desk_window.h"
#include "end_signal.h"
#include "event.h"
#include "lock.h"
#include "log.h"
#include "lost_x11.h"
#include "manager_x11.h"
#include "platform.h"
#include "presenter.h"
#include "screens_x11.h"
#include "turn.h"
#include "video.h"
#include "waking.h"

enum {
    CURSOR_SHOWN_MS = 3000,
    WINDOW_SIDE_PX_MIN = 320,

    /* Drivers that cannot wait for events are asked, more often for a while
       after a touch, so that a drag follows the finger. */
    TICK_IDLE_MS = 10,
    TICK_TOUCHED_MS = 2,
    TOUCHED_MS = 2000,
    LOST_LOOK_MS = 500, /* with a finger down: is it still there? */
};

struct platform {
    SDL_Window *window;
    struct event_state events;
    bool can_wait; /* the driver sleeps until an event comes */
    bool cursor_shown;
    uint64_t cursor_hide_ms;
    bool show_failed; /* said once, until it works again */
    struct presenter *presenter;
    enum platform_renderer wanted;
    bool lost; /* a display that says so is gone */
    struct platform_leave leave;
    bool show_damage;
    bool full_screen;
    bool locked;
    enum desk_fill fill; /* of a display by a window */
    struct desk_window desk;
    int notify_type;    /* of X events about displays */
    uint64_t asleep_ms; /* of the machine, as far as that was dealt with */
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
    if (!video_open()) {
        lost_x11_forget();
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

/* Events. */

/* What the mouse did over either window. */
static bool take_mouse_motion(struct platform *p)
{
    const bool moved = p->events.mouse_moved || p->desk.events.mouse_moved;

    p->events.mouse_moved = false;
    p->desk.events.mouse_moved = false;
    return moved;
}

static void update_cursor(struct platform *p, uint64_t now_ms)
{
    if (take_mouse_motion(p)) {
        p->cursor_hide_ms = now_ms + CURSOR_SHOWN_MS;
    }
    const bool show = now_ms < p->cursor_hide_ms;
    if (show != p->cursor_shown) {
        p->cursor_shown = show;
        (void)SDL_ShowCursor(show ? SDL_ENABLE : SDL_DISABLE);
    }
}

static bool convert(struct platform *p, const SDL_Event *e,
                    struct input_event *out)
{
    const uint64_t now_ms = platform_now_ms();
    if (e->type == SDL_RENDER_TARGETS_RESET ||
        e->type == SDL_RENDER_DEVICE_RESET) {
        presenter_forget(p->presenter);
    }
    p->lost |= e->type == SDL_QUIT && !end_signal_came();
    if (p->locked) {
        lock_follow(p->window, e, p->desk.window == NULL);
    }
    const bool of_desk = desk_window_has(&p->desk, e);
    struct event_state *events = of_desk ? &p->desk.events : &p->events;
    const bool known = event_from_sdl(events, e, now_ms, out);
    out->output = of_desk ? OUTPUT_DESK : OUTPUT_AUDIENCE;

    update_cursor(p, now_ms);
    return known;
}

/* After the last event: what no event says. */
static bool take_lost_finger(struct platform *p, struct input_event *out)
{
    const uint64_t now_ms = platform_now_ms();
    const bool of_desk =
        event_from_lost_finger(&p->desk.events, contacts_ask_sdl, now_ms, out);
    const bool found =
        of_desk ||
        event_from_lost_finger(&p->events, contacts_ask_sdl, now_ms, out);

    out->output = of_desk ? OUTPUT_DESK : OUTPUT_AUDIENCE;
    return found;
}

/* A driver may have lost its pictures meanwhile. */
static bool take_waking(struct platform *p, struct input_event *out)
{
    if (!waking_take(&p->asleep_ms, waking_asleep_ms())) {
        return false;
    }
    presenter_forget(p->presenter);
    *out = (struct input_event){ .type = INPUT_EXPOSE,
                                 .time_ms = platform_now_ms() };
    return true;
}

static uint64_t tick_ms(const struct platform *p, uint64_t now_ms)
{
    const struct event_state *s = &p->events;
    const bool touched = s->finger_seen && now_ms - s->finger_ms < TOUCHED_MS;

    return touched ? TICK_TOUCHED_MS : TICK_IDLE_MS;
}

/* As SDL_WaitEventTimeout(). Nothing is half done meanwhile. */
static bool wait_for_event(uint64_t left_ms, SDL_Event *e)
{
    const int most_ms = left_ms < INT_MAX ? (int)left_ms : INT_MAX;

    lost_x11_begin_wait();
    const bool came = SDL_WaitEventTimeout(e, most_ms);
    lost_x11_end_wait();
    return came;
}

/* Sleep until an event comes, or @p until_ms. @return true with an event. */
static bool sleep_until(const struct platform *p, uint64_t now_ms,
                        uint64_t until_ms, SDL_Event *e)
{
    const uint64_t left_ms = until_ms - now_ms;

    if (p->can_wait) {
        return wait_for_event(left_ms, e);
    }
    const uint64_t limit_ms = tick_ms(p, now_ms);
    const uint64_t nap_ms = left_ms < limit_ms ? left_ms : limit_ms;
    const struct timespec nap = { .tv_nsec = (long)nap_ms * 1000000 };
    (void)nanosleep(&nap, NULL); /* a signal may end it; we ask again */
    return SDL_PollEvent(e);
}

/* When to ask whether fingers that are down still are. */
static uint64_t look_deadline_ms(const struct platform *p, uint64_t now_ms)
{
    return p->events.contacts.count > 0 || p->desk.events.contacts.count > 0
               ? now_ms + LOST_LOOK_MS
               : UINT64_MAX;
}

bool platform_wait(struct platform *p, uint64_t deadline_ms,
                   struct input_event *out)
{
    for (;;) {
        if (platform_poll(p, out)) {
            return true;
        }
        const uint64_t now_ms = platform_now_ms();
        if (now_ms >= deadline_ms) {
            return false;
        }
        const bool cursor_first =
            p->cursor_shown && p->cursor_hide_ms < deadline_ms;
        const uint64_t next_ms = cursor_first ? p->cursor_hide_ms : deadline_ms;
        const uint64_t look_ms = look_deadline_ms(p, now_ms);
        const uint64_t until_ms = next_ms < look_ms ? next_ms : look_ms;
        SDL_Event e;
        if (until_ms > now_ms && sleep_until(p, now_ms, until_ms, &e) &&
            convert(p, &e, out)) {
            return true;
        }
    }
}

bool platform_poll(struct platform *p, struct input_event *out)
{
    SDL_Event e;

    while (SDL_PollEvent(&e)) {
        if (convert(p, &e, out)) {
            return true;
        }
    }
    update_cursor(p, platform_now_ms());
    return take_lost_finger(p, out) || take_waking(p, out);
}

/* All that was shown is to be shown anew. */
static void expose(void)
{
    SDL_Event e = { .window = { .type = SDL_WINDOWEVENT,
                                .event = SDL_WINDOWEVENT_EXPOSED } };

    (void)SDL_PushEvent(&e);
}

/* The driver was lost for good. */
static void replace_presenter(struct platform *p)
{
    log_warning("%s fails: %s; the CPU goes on", p->presenter->name,
                SDL_GetError());
    presenter_destroy(p->presenter);
    p->presenter = presenter_cpu_create(p->window);
    expose();
}

void platform_renew(struct platform *p)
{
    presenter_destroy(p->presenter);
    p->presenter = presenter_choose(p->window, p->wanted);
    SDL_RaiseWindow(p->window);
    expose();
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

void platform_wake(void)
{
    SDL_Event e = { .type = SDL_USEREVENT };

    /* One is enough. A second that slips in between is harmless. */
    if (SDL_WasInit(SDL_INIT_EVENTS) && !SDL_HasEvent(SDL_USEREVENT)) {
        (void)SDL_PushEvent(&e);
    }
}
