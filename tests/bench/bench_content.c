/**
 * @file
 * A stand of 10,000 projects and 2,000 pictures beside one of 50: what
 * loading takes, the start to the first complete frame without a window,
 * and a frame of a list that scrolls.
 *
 * The content is made for it, from that of the repository. Times are the
 * best of several: the others were disturbed.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <SDL.h>
#include <SDL_image.h>

#include "exhibit.h"

enum {
    RUNS = 5,
    FRAMES = 300,
    PATH_BYTES = 256,
    PICTURE_COUNT = 2000,
    FEW = 50,
    MANY = 10000,
};

static void require(bool ok, const char *what)
{
    if (!ok) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void shell(const char *format, const char *a, const char *b)
{
    char command[3 * PATH_BYTES];

    (void)snprintf(command, sizeof(command), format, a, b);
    require(system(command) == 0, command); /* NOLINT: names are our own */
}

static void make_picture(const char *dir, int number)
{
    char path[PATH_BYTES];
    SDL_Surface *s =
        SDL_CreateRGBSurfaceWithFormat(0, 60, 40, 32, SDL_PIXELFORMAT_ARGB8888);

    require(s != NULL, "surface");
    (void)SDL_FillRect(s, NULL, 0xFF000000u | (uint32_t)number * 7919u);
    (void)snprintf(path, sizeof(path), "%s/images/p%04d.jpg", dir, number);
    require(IMG_SaveJPG(s, path, 80) == 0, path);
    SDL_FreeSurface(s);
}

/* A project as authors write them, in five languages. */
static void make_project(const char *dir, int number)
{
    char path[PATH_BYTES];

    (void)snprintf(path, sizeof(path), "%s/projects/made-%05d.yaml", dir,
                   number);
    FILE *f = fopen(path, "w");
    require(f != NULL, path);
    (void)fprintf(
        f,
        "id: made-%05d\n"
        "title:\n  nl: Water %d\n  en: Water %d\n  fr: Eau %d\n"
        "  uk: Вода %d\n  ar: مياه %d\n"
        "text:\n"
        "  nl: De gemeente werkte aan bescherming tegen overstroming en aan "
        "leefbare wijken.\n"
        "  en: The municipality worked on flood protection and liveable "
        "districts.\n"
        "  fr: La commune a travaillé à la protection contre les inondations "
        "et à des quartiers agréables.\n"
        "  uk: Громада працювала над захистом від повеней і зручними для "
        "життя кварталами.\n"
        "  ar: عملت البلدية على الحماية من الفيضانات وعلى أحياء صالحة "
        "للعيش.\n"
        "programme: Made\ncountry: MZ\n"
        "place:\n  name: {nl: Beira, en: Beira, uk: Бейра, ar: بيرا}\n"
        "  lat: %d.5\n  lon: %d.25\n  precision: place\n"
        "period: {start: 2017, end: 2022}\n"
        "donor: {nl: Ministerie, en: Ministry}\n"
        "themes: [steden]\ngoals: [%d, %d]\n"
        "image: {file: p%04d.jpg, alt: {nl: Een foto, en: A photograph}}\n"
        "sources:\n  - made for a measurement\n",
        number, number, number, number, number, number, number % 100 - 50,
        number % 340 - 170, 1 + number % 17, 1 + (number + 5) % 17,
        number % PICTURE_COUNT);
    require(fclose(f) == 0, path);
}

static void make_content(const char *dir, int count)
{
    shell("cp -r '%s/content' '%s'", SOURCE_DIR, dir);
    for (int i = 0; i < PICTURE_COUNT && i < count; i++) {
        make_picture(dir, i);
    }
    for (int i = 0; i < count - FEW; i++) {
        make_project(dir, i);
    }
}

static double load_ms(const char *dir)
{
    struct diag_list diags;

    diag_list_init(&diags);
    const double start = now_ms();
    struct content *content = content_load(dir, &diags);
    const double taken = now_ms() - start;
    diag_list_print(&diags, stderr);
    require(content != NULL, dir);
    content_destroy(content);
    diag_list_finish(&diags);
    return taken;
}

static struct exhibit *open_stand(const char *dir)
{
    const struct exhibit_params params = {
        .content_dir = dir,
        .assets_dir = BINARY_DIR "/assets",
        .live = true,
        .viewport = { .w_px = 1920, .h_px = 1080 },
        .now_ms = 1,
    };
    struct diag_list diags;
    enum exhibit_problem problem;

    diag_list_init(&diags);
    struct exhibit *stand = exhibit_create(&params, &diags, &problem);
    require(stand && exhibit_content(stand), dir);
    diag_list_finish(&diags);
    return stand;
}

static double start_ms(const char *dir)
{
    const double start = now_ms();
    struct exhibit *stand = open_stand(dir);

    (void)exhibit_draw(stand, 1);
    const double taken = now_ms() - start;
    exhibit_destroy(stand);
    return taken;
}

static double best_of(double (*measure)(const char *dir), const char *dir)
{
    double best = 0;

    for (int i = 0; i < RUNS; i++) {
        const double ms = measure(dir);
        best = i == 0 || ms < best ? ms : best;
    }
    return best;
}

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The list of all projects, a little further each frame. */
static void scroll(const char *dir)
{
    struct exhibit *stand = open_stand(dir);
    struct show show = *exhibit_show(stand);
    double ms[FRAMES];

    show.state = STATE_BROWSE;
    show.history[0].screen = (struct screen){ .kind = SCREEN_HOME };
    show.history[1].screen = (struct screen){ .kind = SCREEN_PROJECTS };
    show.depth = 2;
    exhibit_set_show(stand, &show);
    (void)exhibit_draw(stand, 1);
    for (int i = 0; i < FRAMES; i++) {
        const struct input_event wheel = {
            .type = INPUT_WHEEL,
            .time_ms = 1000 + (uint64_t)i * 16,
            .u.wheel_steps = 1,
        };
        const double start = now_ms();
        exhibit_input(stand, &wheel);
        (void)exhibit_draw(stand, wheel.time_ms);
        ms[i] = now_ms() - start;
    }
    qsort(ms, FRAMES, sizeof(ms[0]), compare_doubles);
    (void)printf("  list frame: median %.2f, p99 %.2f ms\n", ms[FRAMES / 2],
                 ms[FRAMES * 99 / 100]);
    exhibit_destroy(stand);
}

struct result {
    double load_ms, start_ms;
};

static struct result bench(const char *dir, int count)
{
    make_content(dir, count);
    const struct result r = {
        .load_ms = best_of(load_ms, dir),
        .start_ms = best_of(start_ms, dir),
    };

    (void)printf("%d projects\n  load %.1f ms\n  start to first frame "
                 "%.1f ms\n",
                 count, r.load_ms, r.start_ms);
    scroll(dir);
    return r;
}

int main(void)
{
    char top[] = "/tmp/standpunt-bench-XXXXXX";
    char few[PATH_BYTES];
    char many[PATH_BYTES];

    require(mkdtemp(top) != NULL, top);
    (void)snprintf(few, sizeof(few), "%s/few", top);
    (void)snprintf(many, sizeof(many), "%s/many", top);
    const struct result a = bench(few, FEW);
    const struct result b = bench(many, MANY);
    (void)printf("%d against %d: load %.1f x, start %.1f x\n", MANY, FEW,
                 b.load_ms / a.load_ms, b.start_ms / a.start_ms);
    shell("rm -rf '%s%s'", top, "");
    return 0;
}
