#include "window_surface.h"

#include <stddef.h>
#include <stdlib.h>

#include "log.h"

enum {
    RECT_MAX = 16, /* more are shown as the one around all */
};

void window_surface_finish(struct window_surface *s)
{
    free(s->staging);
    *s = (struct window_surface){ 0 };
}

/* The visible parts, in the picture. @return how many. */
static int gather(const struct picture *picture, struct rect bounds,
                  struct rect out[RECT_MAX])
{
    struct rect around = { 0 };
    int kept = 0;

    for (int i = 0; i < picture->count; i++) {
        const struct rect r = rect_intersect(picture->rects[i], bounds);
        if (rect_is_empty(r)) {
            continue;
        }
        around = rect_union(around, r);
        if (kept < RECT_MAX) {
            out[kept] = r;
        }
        kept++;
    }
    if (kept > RECT_MAX) {
        out[0] = around;
        return 1;
    }
    return kept;
}

static bool is_usual(const SDL_Surface *surface)
{
    const Uint32 format = surface->format->format;
    return format == SDL_PIXELFORMAT_XRGB8888 ||
           format == SDL_PIXELFORMAT_ARGB8888;
}

static void fit_staging(struct window_surface *s, const SDL_Surface *surface)
{
    const size_t count = (size_t)surface->w * (size_t)surface->h;

    if (s->staging && s->w_px == surface->w && s->h_px == surface->h) {
        return;
    }
    free(s->staging);
    s->staging = calloc(count, sizeof(*s->staging));
    if (!s->staging) {
        log_fatal_memory(count * sizeof(*s->staging));
    }
    s->w_px = surface->w;
    s->h_px = surface->h;
}

/* @p r is a rectangle of the window. */
static bool convert_rect(const struct window_surface *s, SDL_Surface *surface,
                         struct rect r)
{
    const int bytes = surface->format->BytesPerPixel;
    unsigned char *to = surface->pixels;

    to += (ptrdiff_t)r.y * surface->pitch + (ptrdiff_t)r.x * bytes;
    return SDL_ConvertPixels(r.w, r.h, SDL_PIXELFORMAT_ARGB8888,
                             s->staging + (ptrdiff_t)r.y * s->w_px + r.x,
                             s->w_px * (int)sizeof(*s->staging),
                             surface->format->format, to, surface->pitch) == 0;
}

static bool copy_rect(struct window_surface *s, SDL_Surface *surface,
                      const struct turn *turn, const struct picture *picture,
                      struct rect r)
{
    if (is_usual(surface)) {
        const struct turn_pixels to = {
            .pixels = surface->pixels,
            .stride_px = surface->pitch / (int)sizeof(*picture->pixels),
        };
        turn_copy(turn, picture->pixels, picture->stride_px, to, r);
        return true;
    }

    fit_staging(s, surface);
    const struct turn_pixels to = { s->staging, s->w_px };
    turn_copy(turn, picture->pixels, picture->stride_px, to, r);
    return convert_rect(s, surface, turn_rect(turn, r));
}

bool window_surface_show(struct window_surface *s, SDL_Window *window,
                         const struct turn *turn, const struct picture *picture)
{
    struct rect rects[RECT_MAX];
    SDL_Rect shown[RECT_MAX];

    SDL_Surface *surface = SDL_GetWindowSurface(window);
    if (!surface) {
        return false;
    }
    if (surface->w != turn->w_px || surface->h != turn->h_px) {
        SDL_SetError("it has just changed its size");
        return false;
    }

    const int count = gather(picture, turn_picture(turn), rects);
    for (int i = 0; i < count; i++) {
        const struct rect r = turn_rect(turn, rects[i]);
        shown[i] = (SDL_Rect){ r.x, r.y, r.w, r.h };
        if (!copy_rect(s, surface, turn, picture, rects[i])) {
            return false;
        }
    }
    return count == 0 ||
           SDL_UpdateWindowSurfaceRects(window, shown, count) == 0;
}
