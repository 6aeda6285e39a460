/*
 * What happens, waited for and taken: of either window, and what no event
 * says.
 */
#include <limits.h>
#include <time.h>

#include <SDL.h>

#include "end_signal.h"
#include "lock.h"
#include "lost_x11.h"
#include "waking.h"
#include "window.h"

enum {
    CURSOR_SHOWN_MS = 3000,

    /* Drivers that cannot wait for events are asked, more often for a while
       after a touch, so that a drag follows the finger. */
    TICK_IDLE_MS = 10,
    TICK_TOUCHED_MS = 2,
    TOUCHED_MS = 2000,
    LOST_LOOK_MS = 500, /* with a finger down: is it still there? */
    /* Has the machine slept? And a signal that comes between SDL's last look
       and its sleep does not wake it. */
    LOOK_MS = 2000,
};

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
        platform_expose(p);
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

/* A driver may have lost its pictures while the machine slept. */
static void follow_waking(struct platform *p)
{
    if (waking_take(&p->asleep_ms, waking_asleep_ms())) {
        presenter_forget(p->presenter);
        platform_expose(p);
    }
}

static bool take_exposed(struct platform *p, struct input_event *out)
{
    for (int i = OUTPUT_AUDIENCE; i <= OUTPUT_DESK; i++) {
        if (p->exposed[i]) {
            p->exposed[i] = false;
            *out = (struct input_event){ .type = INPUT_EXPOSE,
                                         .output = (enum input_output)i,
                                         .time_ms = platform_now_ms() };
            return true;
        }
    }
    return false;
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

/* When to look at what no event says. */
static uint64_t look_deadline_ms(const struct platform *p, uint64_t now_ms)
{
    const bool touched =
        p->events.contacts.count > 0 || p->desk.events.contacts.count > 0;

    return now_ms + (touched ? LOST_LOOK_MS : LOOK_MS);
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
    follow_waking(p);
    return take_lost_finger(p, out) || take_exposed(p, out);
}

void platform_wake(void)
{
    SDL_Event e = { .type = SDL_USEREVENT };

    /* One is enough. A second that slips in between is harmless. */
    if (SDL_WasInit(SDL_INIT_EVENTS) && !SDL_HasEvent(SDL_USEREVENT)) {
        (void)SDL_PushEvent(&e);
    }
}
