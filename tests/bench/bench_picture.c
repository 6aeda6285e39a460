/**
 * @file
 * A camera's picture of 24 megapixels to a tile of 480 x 320: what it takes
 * beside SDL_image's loader and SDL's stretch, in time and in memory.
 *
 * Each way runs in a process of its own, whose high-water mark is set back
 * before every run; memory counts all of it, also the bytes of the file.
 * Times are processor time: what others do meanwhile does not count.
 */

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SDL.h>
#include <SDL_image.h>

#include "log.h"
#include "picture.h"

enum {
    RUNS = 7,
    WIDE_PX = 6000,
    HIGH_PX = 4000,
    TILE_W_PX = 480,
    TILE_H_PX = 320,
    PATH_BYTES = 64,
};

static const char file_name[] = "camera.jpg";

/* A folder with the picture in it. */
struct place {
    char dir[PATH_BYTES];
    char path[2 * PATH_BYTES];
};

/* The kernel's share is mostly pages that are touched for the first time. */
struct cost {
    double ms, kernel_ms;
    long kib;
};

static void require(bool ok, const char *what)
{
    if (!ok) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

/* Soft areas and edges with the grain of a sensor. */
static uint32_t photo_pixel(int x, int y, uint32_t grain)
{
    const uint32_t sky = (uint32_t)(y * 120 / HIGH_PX);
    const uint32_t field = ((x / 97 * 31) ^ (y / 61 * 17)) & 63;
    const uint32_t red = 40 + sky + field / 2 + (grain & 15);
    const uint32_t green = 60 + sky + field + (grain >> 4 & 15);
    const uint32_t blue = 160 - sky + (grain >> 8 & 15);

    return 0xFF000000u | red << 16 | green << 8 | blue;
}

static void make_photo(const char *path, int quality)
{
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, WIDE_PX, HIGH_PX, 32,
                                                    SDL_PIXELFORMAT_ARGB8888);
    uint32_t grain = 1;

    require(s != NULL, "surface");
    for (int y = 0; y < HIGH_PX; y++) {
        uint32_t *row =
            (uint32_t *)((unsigned char *)s->pixels + (ptrdiff_t)y * s->pitch);
        for (int x = 0; x < WIDE_PX; x++) {
            grain = grain * 1103515245u + 12345u;
            row[x] = photo_pixel(x, y, grain >> 20);
        }
    }
    require(IMG_SaveJPG(s, path, quality) == 0, path);
    SDL_FreeSurface(s);
}

static void by_standpunt(const struct place *place)
{
    const struct decode_box box = { TILE_W_PX, TILE_H_PX, FIT_COVER };
    const struct picture_place from = {
        .dir_fd = open(place->dir, O_RDONLY | O_DIRECTORY),
        .path = file_name,
    };
    struct decode_image image;

    require(!picture_load(&from, box, &image), "picture_load");
    decode_finish(&image);
    (void)close(from.dir_fd);
}

static void by_sdl(const struct place *place)
{
    SDL_Surface *all = IMG_Load(place->path);
    SDL_Surface *tile = SDL_CreateRGBSurfaceWithFormat(
        0, TILE_W_PX, TILE_H_PX, 32, SDL_PIXELFORMAT_ARGB8888);

    require(all && tile, "IMG_Load");
    SDL_Surface *argb =
        SDL_ConvertSurfaceFormat(all, SDL_PIXELFORMAT_ARGB8888, 0);
    require(argb && SDL_SoftStretchLinear(argb, NULL, tile, NULL) == 0,
            "stretch");
    SDL_FreeSurface(argb);
    SDL_FreeSurface(tile);
    SDL_FreeSurface(all);
}

static double ms_from_timeval(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static struct cost used_so_far(void)
{
    struct rusage usage;

    require(getrusage(RUSAGE_SELF, &usage) == 0, "getrusage");
    const double kernel_ms = ms_from_timeval(usage.ru_stime);
    return (struct cost){
        .ms = ms_from_timeval(usage.ru_utime) + kernel_ms,
        .kernel_ms = kernel_ms,
    };
}

/* Most memory held since the mark was set back. */
static long high_water_kib(void)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    long kib = 0;

    while (status && fgets(line, sizeof(line), status)) {
        if (strncmp(line, "VmHWM:", 6) == 0) {
            kib = strtol(line + 6, NULL, 10);
        }
    }
    require(status != NULL && kib > 0, "/proc/self/status");
    (void)fclose(status);
    return kib;
}

static void reset_high_water(void)
{
    const int fd = open("/proc/self/clear_refs", O_WRONLY);

    require(fd >= 0 && write(fd, "5", 1) == 1, "/proc/self/clear_refs");
    (void)close(fd);
}

static struct cost measure(void (*way)(const struct place *),
                           const struct place *place)
{
    struct cost best = { 0 };

    for (int i = 0; i < RUNS; i++) {
        reset_high_water();
        const long before_kib = high_water_kib();
        const struct cost start = used_so_far();
        way(place);
        const struct cost end = used_so_far();
        const long kib = high_water_kib() - before_kib;
        if (i == 0 || end.ms - start.ms < best.ms) {
            best.ms = end.ms - start.ms;
            best.kernel_ms = end.kernel_ms - start.kernel_ms;
        }
        best.kib = kib > best.kib ? kib : best.kib;
    }
    return best;
}

/* In a process of its own, so that neither way warms the other. */
static struct cost measure_apart(void (*way)(const struct place *),
                                 const struct place *place)
{
    struct cost cost = { 0 };
    int ends[2];
    int status = 0;

    require(pipe(ends) == 0, "pipe");
    const pid_t child = fork();
    require(child >= 0, "fork");
    if (child == 0) {
        cost = measure(way, place);
        _exit(write(ends[1], &cost, sizeof(cost)) == sizeof(cost) ? 0 : 1);
    }
    (void)close(ends[1]);
    require(read(ends[0], &cost, sizeof(cost)) == sizeof(cost), "read");
    require(waitpid(child, &status, 0) == child && status == 0, "child");
    (void)close(ends[0]);
    return cost;
}

static void say(const char *label, const struct cost *cost,
                const struct cost *than)
{
    (void)printf("  %-18s %6.1f ms (kernel %5.1f) %6.1f MiB %5.2f x\n", label,
                 cost->ms, cost->kernel_ms, (double)cost->kib / 1024.0,
                 cost->ms / than->ms);
}

static void bench(const struct place *place, int quality)
{
    const double mib = 1024.0;
    struct stat info;

    make_photo(place->path, quality);
    require(stat(place->path, &info) == 0, place->path);
    const struct cost sdl = measure_apart(by_sdl, place);
    const struct cost ours = measure_apart(by_standpunt, place);

    (void)printf("JPEG of %d x %d, %.1f MiB, to %d x %d\n", WIDE_PX, HIGH_PX,
                 (double)info.st_size / mib / mib, TILE_W_PX, TILE_H_PX);
    say("IMG_Load, stretch", &sdl, &sdl);
    say("standpunt", &ours, &sdl);
    (void)unlink(place->path);
}

int main(void)
{
    struct place place = { .dir = "/tmp/standpunt-bench-XXXXXX" };

    require(mkdtemp(place.dir) != NULL, place.dir);
    (void)snprintf(place.path, sizeof(place.path), "%s/%s", place.dir,
                   file_name);
    bench(&place, 85);
    bench(&place, 96);
    (void)rmdir(place.dir);
    return 0;
}
