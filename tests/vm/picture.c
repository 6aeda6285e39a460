/**
 * @file
 * Which picture is on a screen:
 *
 *     picture LIMIT SCREEN.png PICTURE.png…
 *
 * Says the name of the picture that the screen is nearest to, and how many of
 * a million pixels differ. Ends with 0 if those are at most LIMIT, else with 1.
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <SDL.h>
#include <SDL_image.h>

enum {
    MILLION = 1000000,
    CHANNEL_SLACK = 8, /* of 255 */
    EXIT_USAGE = 2,
};

static SDL_Surface *read_picture(const char *path)
{
    SDL_Surface *raw = IMG_Load(path);
    SDL_Surface *out =
        raw ? SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_RGB24, 0) : NULL;

    if (!out) {
        (void)fprintf(stderr, "%s: %s\n", path, SDL_GetError());
        exit(EXIT_USAGE);
    }
    SDL_FreeSurface(raw);
    return out;
}

static const Uint8 *pixel_at(const SDL_Surface *s, int x, int y)
{
    return (const Uint8 *)s->pixels + (size_t)y * (size_t)s->pitch +
           (size_t)x * 3;
}

static bool is_different(const Uint8 *a, const Uint8 *b)
{
    for (int i = 0; i < 3; i++) {
        if (abs(a[i] - b[i]) > CHANNEL_SLACK) {
            return true;
        }
    }
    return false;
}

/* Of a million pixels; all where the sizes differ. */
static int count_different(const SDL_Surface *a, const SDL_Surface *b)
{
    long long count = 0;

    if (a->w != b->w || a->h != b->h) {
        return MILLION;
    }
    for (int y = 0; y < a->h; y++) {
        for (int x = 0; x < a->w; x++) {
            count += is_different(pixel_at(a, x, y), pixel_at(b, x, y));
        }
    }
    return (int)(count * MILLION / ((long long)a->w * a->h));
}

int main(int argc, char **argv)
{
    int nearest = 0;
    int different_min = MILLION + 1;

    if (argc < 4) {
        (void)fputs("usage: picture LIMIT SCREEN PICTURE…\n", stderr);
        return EXIT_USAGE;
    }
    SDL_Surface *screen = read_picture(argv[2]);
    for (int i = 3; i < argc; i++) {
        SDL_Surface *picture = read_picture(argv[i]);
        const int different = count_different(screen, picture);
        if (different < different_min) {
            different_min = different;
            nearest = i;
        }
        SDL_FreeSurface(picture);
    }
    SDL_FreeSurface(screen);
    (void)printf("%s %d\n", argv[nearest], different_min);
    return different_min <= strtol(argv[1], NULL, 10) ? EXIT_SUCCESS
                                                      : EXIT_FAILURE;
}
