#include "desk_window.h"

#include "lock.h"
#include "log.h"
#include "presenter.h"

enum {
    WINDOW_W_PX = 1280,
    WINDOW_H_PX = 720,
    WINDOW_W_PX_MIN = 640,
    WINDOW_H_PX_MIN = 400,
};

static const char title[] = "Standpunt – presenter";

void window_fill(SDL_Window *window, struct rect bounds, enum desk_fill fill)
{
    /* A full screen stays on its display, whatever place it is given. */
    (void)SDL_SetWindowFullscreen(window, 0);
    SDL_SetWindowPosition(window, bounds.x, bounds.y);
    SDL_SetWindowSize(window, bounds.w, bounds.h);
    if (fill == DESK_FILLS_BY_MANAGER) {
        (void)SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
}

static SDL_Window *create_in_window(struct rect bounds)
{
    const int w = bounds.w < WINDOW_W_PX ? bounds.w : WINDOW_W_PX;
    const int h = bounds.h < WINDOW_H_PX ? bounds.h : WINDOW_H_PX;
    SDL_Window *window = SDL_CreateWindow(title, bounds.x + (bounds.w - w) / 2,
                                          bounds.y + (bounds.h - h) / 2, w, h,
                                          SDL_WINDOW_RESIZABLE);
    if (window) {
        SDL_SetWindowMinimumSize(window, WINDOW_W_PX_MIN, WINDOW_H_PX_MIN);
    }
    return window;
}

static SDL_Window *create(const struct platform_desk *place,
                          enum desk_fill fill)
{
    const struct rect b = place->bounds;
    const Uint32 flags = fill == DESK_FILLS_BY_MANAGER
                             ? (Uint32)SDL_WINDOW_FULLSCREEN_DESKTOP
                             : (Uint32)SDL_WINDOW_BORDERLESS;

    return place->in_window
               ? create_in_window(b)
               : SDL_CreateWindow(title, b.x, b.y, b.w, b.h, flags);
}

bool desk_window_open(struct desk_window *w, const struct platform_desk *place,
                      enum desk_fill fill)
{
    if (w->window && w->in_window == place->in_window &&
        (w->in_window || rect_is_equal(w->bounds, place->bounds))) {
        return true;
    }
    desk_window_close(w);
    w->window = create(place, fill);
    if (!w->window) {
        log_warning("no window for the presenter: %s", SDL_GetError());
        return false;
    }
    w->in_window = place->in_window;
    w->bounds = place->bounds;
    w->presenter = presenter_cpu_create(w->window);
    SDL_GetWindowSize(w->window, &w->events.turn.w_px, &w->events.turn.h_px);
    return true;
}

void desk_window_close(struct desk_window *w)
{
    presenter_destroy(w->presenter);
    if (w->window) {
        lock_release(w->window);
        SDL_DestroyWindow(w->window);
    }
    *w = (struct desk_window){ 0 };
}

enum platform_shown desk_window_present(struct desk_window *w,
                                        const struct output_frame *frame,
                                        bool outlines)
{
    const struct present_params params = {
        .frame = frame,
        .turn = &w->events.turn,
        .outlines = outlines,
    };
    return w->window && presenter_show(w->presenter, &params) == PRESENT_SHOWN
               ? PLATFORM_SHOWN
               : PLATFORM_REFUSED;
}

static Uint32 window_of(const SDL_Event *e)
{
    switch (e->type) {
    case SDL_WINDOWEVENT:
        return e->window.windowID;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return e->tfinger.windowID;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return e->button.windowID;
    case SDL_MOUSEMOTION:
        return e->motion.windowID;
    case SDL_MOUSEWHEEL:
        return e->wheel.windowID;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        return e->key.windowID;
    default:
        return 0;
    }
}

bool desk_window_has(const struct desk_window *w, const SDL_Event *e)
{
    return w->window && window_of(e) == SDL_GetWindowID(w->window);
}
