#include "landscape.h"

#include <stddef.h>

#include <SDL.h>
#include <SDL_image.h>

#include "log.h"

enum {
    ONE = 256,         /* a whole in the fixed point of the noise */
    OCTAVES = 4,       /* coarse to fine, each half as strong */
    COARSE_PARTS = 6,  /* cells across the width at the coarsest */
    JPEG_QUALITY = 80, /* of a camera's default */
    CHANNELS = 3,
};

/* Any well-mixed function does; this one has full avalanche. */
static uint32_t mix(uint32_t x)
{
    x ^= x >> 16;
    x *= 0x7FEB352Du;
    x ^= x >> 15;
    x *= 0x846CA68Bu;
    return x ^ (x >> 16);
}

static int corner(int x, int y, uint32_t seed)
{
    const uint32_t place = (uint32_t)x * 7919u + (uint32_t)y;

    return (int)(mix(place ^ mix(seed)) & 255u);
}

static int between(int a, int b, int part)
{
    return a + (b - a) * part / ONE;
}

/* Value noise, 0 to 255: corners of a lattice, joined by straight lines. */
static int noise(int x_px, int y_px, int cell_px, uint32_t seed)
{
    const int x = x_px / cell_px;
    const int y = y_px / cell_px;
    const int part_x = x_px % cell_px * ONE / cell_px;
    const int part_y = y_px % cell_px * ONE / cell_px;
    const int above =
        between(corner(x, y, seed), corner(x + 1, y, seed), part_x);
    const int below =
        between(corner(x, y + 1, seed), corner(x + 1, y + 1, seed), part_x);

    return between(above, below, part_y);
}

static int hills(int x_px, int y_px, int w_px, uint32_t seed)
{
    int sum = 0;
    int cell_px = w_px / COARSE_PARTS;

    for (int octave = 0; octave < OCTAVES; octave++) {
        sum +=
            noise(x_px, y_px, cell_px, seed + (uint32_t)octave) >> (octave + 1);
        cell_px = cell_px > 3 ? cell_px / 2 : 2;
    }
    return sum;
}

static void paint(SDL_Surface *surface, uint32_t seed)
{
    const int w = surface->w;
    const int h = surface->h;
    int base[CHANNELS];

    for (int c = 0; c < CHANNELS; c++) {
        base[c] = (int)(mix(seed * CHANNELS + (uint32_t)c) & 127u);
    }
    for (int y = 0; y < h; y++) {
        uint8_t *to =
            (uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        for (int x = 0; x < w; x++) {
            const int light = hills(x, y, w, seed);
            const int sky = 90 * (h - y) / h;
            for (int c = 0; c < CHANNELS; c++) {
                const int value = base[c] + sky + light * (c + 2) / 6;
                *to++ = (uint8_t)(value > 255 ? 255 : value);
            }
        }
    }
}

bool landscape_save(const char *path, int w_px, int h_px, uint32_t seed)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
        0, w_px, h_px, 24, SDL_PIXELFORMAT_RGB24);
    bool fine = false;

    if (!surface) {
        log_warning("%s: %s", path, SDL_GetError());
        return false;
    }
    paint(surface, seed);
    fine = IMG_SaveJPG(surface, path, JPEG_QUALITY) == 0;
    if (!fine) {
        log_warning("%s: %s", path, IMG_GetError());
    }
    SDL_FreeSurface(surface);
    return fine;
}
