#include "image_compare.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <SDL.h>
#include <SDL_image.h>

/* Owned by the caller: SDL_FreeSurface(). NULL if it cannot be read. */
static SDL_Surface *image_load(const char *path)
{
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    if (!file) {
        return NULL;
    }

    SDL_Surface *loaded = IMG_LoadPNG_RW(file);
    (void)SDL_RWclose(file);
    if (!loaded) {
        return NULL;
    }
    SDL_Surface *image =
        SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    return image;
}

static uint32_t *row_of(const SDL_Surface *image, int y)
{
    return (uint32_t *)((unsigned char *)image->pixels +
                        (ptrdiff_t)y * image->pitch);
}

static int channel(uint32_t pixel, int index)
{
    return (int)((pixel >> (8 * index)) & 255);
}

/* Largest difference of a channel; @p sum tells which one is brighter. */
static int pixel_off(uint32_t golden, uint32_t shot, int *sum)
{
    int worst = 0;

    *sum = 0;
    for (int i = 0; i < 4; i++) {
        const int off = channel(shot, i) - channel(golden, i);
        worst = abs(off) > worst ? abs(off) : worst;
        *sum += off;
    }
    return worst;
}

/* Grey and pale, so that red and green stand out. */
static uint32_t pale(uint32_t pixel)
{
    const uint32_t grey =
        160 + (uint32_t)(channel(pixel, 0) + channel(pixel, 1) * 2 +
                         channel(pixel, 2)) /
                  4 * 95 / 255;

    return 0xFF000000u | (grey << 16) | (grey << 8) | grey;
}

/* Turns @p golden into the picture of the difference. */
static struct image_comparison compare_pixels(SDL_Surface *golden,
                                              const SDL_Surface *shot,
                                              int channel_off_max)
{
    struct image_comparison found = { 0 };

    for (int y = 0; y < golden->h; y++) {
        uint32_t *a = row_of(golden, y);
        const uint32_t *b = row_of(shot, y);
        for (int x = 0; x < golden->w; x++) {
            int sum;
            const int off = pixel_off(a[x], b[x], &sum);
            found.worst = off > found.worst ? off : found.worst;
            a[x] = pale(a[x]);
            if (off > channel_off_max) {
                found.outlier_count++;
                a[x] = sum < 0 ? 0xFFE00000u : 0xFF00A000u;
            }
        }
    }
    return found;
}

static struct image_comparison
compare_images(const struct image_compare_params *p, SDL_Surface *golden,
               const SDL_Surface *shot)
{
    if (golden->w != shot->w || golden->h != shot->h) {
        return (struct image_comparison){ .problem = "sizes differ" };
    }

    struct image_comparison found =
        compare_pixels(golden, shot, p->channel_off_max);
    const size_t count = (size_t)golden->w * (size_t)golden->h;
    found.equal =
        found.outlier_count * 1000 <= count * IMAGE_OUTLIERS_PER_MILLE;
    if (!found.equal && IMG_SavePNG(golden, p->difference) != 0) {
        (void)fprintf(stderr, "%s: %s\n", p->difference, IMG_GetError());
    }
    return found;
}

struct image_comparison image_compare(const struct image_compare_params *p)
{
    struct image_comparison found = { 0 };
    SDL_Surface *shot = NULL;
    SDL_Surface *golden = image_load(p->golden);
    if (!golden) {
        found.problem = "the golden picture is missing or broken";
        goto done;
    }
    shot = image_load(p->shot);
    if (!shot) {
        found.problem = "the shot is missing or broken";
        goto done;
    }

    found = compare_images(p, golden, shot);

done:
    SDL_FreeSurface(shot);
    SDL_FreeSurface(golden);
    return found;
}
