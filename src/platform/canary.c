#include "canary.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "canary_x11.h"

enum {
    /* Of 255: to be told apart where blue has five bits, too. */
    BLUE_STEP = 0x10,
    BLUE_SLACK = 8,
    PIXEL_BYTES_MAX = 4,
    FRAME_PX = 64, /* around a window: a title, a shadow */
};

static Uint8 other_blue(Uint8 blue)
{
    return (Uint8)(blue ^ BLUE_STEP);
}

static bool is_blue(Uint8 blue, Uint8 wanted)
{
    return abs((int)blue - (int)wanted) < BLUE_SLACK;
}

/* With a renderer. */

static bool read_back(SDL_Renderer *renderer, SDL_Point at, SDL_Color *out)
{
    const SDL_Rect one = { at.x, at.y, 1, 1 };
    uint32_t pixel = 0;

    if (SDL_RenderReadPixels(renderer, &one, SDL_PIXELFORMAT_ARGB8888, &pixel,
                             (int)sizeof(pixel)) != 0) {
        return false;
    }
    *out = (SDL_Color){ (Uint8)(pixel >> 16), (Uint8)(pixel >> 8), (Uint8)pixel,
                        255 };
    return true;
}

static bool draw(SDL_Renderer *renderer, SDL_Point at, SDL_Color color)
{
    (void)SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_NONE);
    (void)SDL_SetRenderDrawColor(renderer, color.r, color.g, color.b, 255);
    return SDL_RenderDrawPoint(renderer, at.x, at.y) == 0;
}

bool canary_in_renderer(SDL_Renderer *renderer)
{
    SDL_Point at;
    SDL_Color own;
    SDL_Color seen;

    if (SDL_GetRendererOutputSize(renderer, &at.x, &at.y) != 0) {
        return false;
    }
    at = (SDL_Point){ at.x / 2, at.y / 2 };
    if (!read_back(renderer, at, &own)) {
        return false;
    }
    const SDL_Color other = { own.r, own.g, other_blue(own.b), 255 };
    return draw(renderer, at, other) && read_back(renderer, at, &seen) &&
           is_blue(seen.b, other.b) && draw(renderer, at, own);
}

/* With a surface. */

static Uint8 *place(const SDL_Surface *surface, SDL_Point at)
{
    return (Uint8 *)surface->pixels + (ptrdiff_t)at.y * surface->pitch +
           (ptrdiff_t)at.x * surface->format->BytesPerPixel;
}

static bool put(SDL_Window *window, SDL_Surface *surface, SDL_Point at,
                Uint32 pixel)
{
    const SDL_Rect one = { at.x, at.y, 1, 1 };

    /* Its lowest bytes come first, as on all machines that this runs on. */
    SDL_memcpy(place(surface, at), &pixel, surface->format->BytesPerPixel);
    return SDL_UpdateWindowSurfaceRects(window, &one, 1) == 0;
}

static bool arrives(SDL_Window *window, SDL_Surface *surface, SDL_Point at)
{
    Uint32 own = 0;
    Uint32 seen = 0;
    Uint8 r;
    Uint8 g;
    Uint8 b;
    Uint8 blue;

    SDL_memcpy(&own, place(surface, at), surface->format->BytesPerPixel);
    SDL_GetRGB(own, surface->format, &r, &g, &b);
    const Uint8 wanted = other_blue(b);
    if (!put(window, surface, at, SDL_MapRGB(surface->format, r, g, wanted))) {
        return false;
    }
    const bool can_tell = canary_x11_read(window, at, &seen);
    SDL_GetRGB(seen, surface->format, &r, &g, &blue);
    return put(window, surface, at, own) &&
           (!can_tell || is_blue(blue, wanted));
}

bool canary_place(int w_px, int h_px, const SDL_Rect *covered, SDL_Point *at)
{
    const int right = covered->x + covered->w;
    const int below = covered->y + covered->h;
    const SDL_Rect frame = { covered->x - FRAME_PX, covered->y - FRAME_PX,
                             covered->w + 2 * FRAME_PX,
                             covered->h + 2 * FRAME_PX };
    const SDL_Point places[] = {
        { w_px / 2, h_px / 2 },
        { covered->x / 2, h_px / 2 },
        { right + (w_px - right) / 2, h_px / 2 },
        { w_px / 2, covered->y / 2 },
        { w_px / 2, below + (h_px - below) / 2 },
    };
    const SDL_Rect whole = { 0, 0, w_px, h_px };

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if (SDL_PointInRect(&places[i], &whole) &&
            (SDL_RectEmpty(covered) || !SDL_PointInRect(&places[i], &frame))) {
            *at = places[i];
            return true;
        }
    }
    return false;
}

bool canary_in_window(SDL_Window *window, SDL_Surface *surface,
                      const SDL_Rect *covered)
{
    SDL_Renderer *behind = SDL_GetRenderer(window);
    SDL_Point at;

    /* On Wayland and KMSDRM a surface is shown through a texture: it is
       that device which could be lost. */
    if (behind) {
        const SDL_Rect one = { surface->w / 2, surface->h / 2, 1, 1 };
        const bool right = canary_in_renderer(behind);
        return SDL_UpdateWindowSurfaceRects(window, &one, 1) == 0 && right;
    }
    return surface->format->BytesPerPixel > PIXEL_BYTES_MAX ||
           !canary_place(surface->w, surface->h, covered, &at) ||
           arrives(window, surface, at);
}
