/**
 * @file
 * What it takes to have a picture decoded by a process of its own, beside
 * decoding it here: wall-clock time until the pixels are there, which no
 * frame waits for, and the memory of the process.
 */

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <SDL.h>
#include <SDL_image.h>

#include "decoder.h"
#include "picture_folder.h"

enum {
    RUNS = 31,
    STARTS = 21,
    FILE_BYTES_MAX = 64 * 1024 * 1024,
};

static const char program[] = BINARY_DIR "/standpunt-decoder";

/* A picture, and the box it is shown in. */
struct sample {
    const char *label;
    struct image_bytes file;
    struct decode_box box;
};

static void require(bool ok, const char *what)
{
    if (!ok) {
        (void)fprintf(stderr, "bench_decoder: %s\n", what);
        exit(EXIT_FAILURE);
    }
}

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;

    return (a > b) - (a < b);
}

static double median(double *ms, size_t count)
{
    qsort(ms, count, sizeof(*ms), compare);
    return ms[count / 2];
}

/* Soft areas, edges and grain, as PNG or JPEG; stays until the end. */
static struct image_bytes make(int w, int h, bool png)
{
    SDL_Surface *s =
        SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    unsigned char *data = malloc(FILE_BYTES_MAX);
    SDL_RWops *out = SDL_RWFromMem(data, FILE_BYTES_MAX);
    uint32_t grain = 1;

    require(s && data && out, "no memory");
    for (int y = 0; y < h; y++) {
        uint32_t *row =
            (uint32_t *)((unsigned char *)s->pixels + (ptrdiff_t)y * s->pitch);
        for (int x = 0; x < w; x++) {
            grain = grain * 1664525 + 1013904223;
            row[x] = 0xFF000000u | (uint32_t)(x * 200 / w) << 16 |
                     (uint32_t)(y * 200 / h) << 8 |
                     (((uint32_t)(x / 97) ^ (uint32_t)(y / 61)) & 63) * 2 |
                     grain >> 30;
        }
    }
    require((png ? IMG_SavePNG_RW(s, out, 0) : IMG_SaveJPG_RW(s, out, 0, 90)) ==
                0,
            "a sample cannot be made");
    const struct image_bytes file = { data, (size_t)SDL_RWtell(out) };
    SDL_FreeSurface(s);
    (void)SDL_RWclose(out);
    return file;
}

static struct image_bytes load(const char *name)
{
    const int dir_fd = open(SOURCE_DIR "/content/images", O_RDONLY);
    struct image_bytes file = { 0 };

    require(!picture_folder_read(dir_fd, name, &file), name);
    (void)close(dir_fd);
    return file;
}

/* @param decoder  NULL: here. @param[out] image  The caller's to release. */
static double decode_ms(struct decoder *decoder, const struct sample *sample,
                        struct decode_image *image)
{
    struct image_header header;

    require(!image_header_read(sample->file, &header), sample->label);
    const double start_ms = now_ms();
    const char *reason =
        decoder
            ? decoder_run(decoder, sample->file, &header, sample->box, image)
            : decode_run(sample->file, &header, sample->box, image);
    const double ms = now_ms() - start_ms;
    require(!reason, sample->label);
    return ms;
}

static void bench(struct decoder *decoder, const struct sample *sample)
{
    struct decode_image images[2 * RUNS]; /* kept, as a stand keeps them */
    double here[RUNS];
    double there[RUNS];

    for (int i = 0; i < RUNS; i++) { /* in turn, so that load hits both */
        here[i] = decode_ms(NULL, sample, &images[i]);
        there[i] = decode_ms(decoder, sample, &images[RUNS + i]);
    }
    for (int i = 0; i < 2 * RUNS; i++) {
        decode_finish(&images[i]);
    }
    (void)printf("  %-34s %8.2f ms here %8.2f ms there\n", sample->label,
                 median(here, RUNS), median(there, RUNS));
}

static void bench_start(const struct sample *sample)
{
    double first[STARTS];

    for (int i = 0; i < STARTS; i++) {
        struct decoder *decoder = decoder_create(program);
        struct decode_image image;
        first[i] = decode_ms(decoder, sample, &image);
        decode_finish(&image);
        require(decoder_pid(decoder) > 0, "there is no process");
        decoder_destroy(decoder);
    }
    (void)printf("  %-34s %28.2f ms there\n", "the process and its first icon",
                 median(first, STARTS));
}

int main(void)
{
    const struct decode_box screen = { 1920, 1080, FIT_COVER };
    const struct sample samples[] = {
        { "PNG 64 x 64", make(64, 64, true), { 64, 64, FIT_COVER } },
        { "PNG 1920 x 1080", make(1920, 1080, true), screen },
        { "JPEG 1920 x 1080", make(1920, 1080, false), screen },
        { "JPEG 6000 x 4000 to 480 x 320",
          make(6000, 4000, false),
          { 480, 320, FIT_COVER } },
        { "JPEG 6000 x 4000 to 1920 x 1080", make(6000, 4000, false), screen },
        { "content: pakhuis.jpg", load("pakhuis.jpg"), screen },
        { "content: wijk-en-water.png", load("wijk-en-water.png"), screen },
        { "content: kennis-twee-kanten.webp", load("kennis-twee-kanten.webp"),
          screen },
    };
    struct decoder *decoder = decoder_create(program);
    struct rusage usage;

    bench_start(&samples[0]);
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        bench(decoder, &samples[i]);
        free((void *)samples[i].file.data);
    }
    require(decoder_pid(decoder) > 0, "there is no process");
    decoder_destroy(decoder);
    (void)getrusage(RUSAGE_CHILDREN, &usage);
    (void)printf("  the process had at most %.1f MiB\n",
                 (double)usage.ru_maxrss / 1024);
    return 0;
}
