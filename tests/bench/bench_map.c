/**
 * @file
 * The map at 1920 x 1080 on the CPU's back end: what a frame takes, from the
 * finger's event to the pixels in the window's surface, while the world is
 * dragged, carried on, pinched and zoomed by buttons. On the program's own
 * content, and with 10,000 projects made for it.
 *
 *   bench_map [CONTENT]
 *
 * Prints the median, the 99th percentile and the worst frame, and the last
 * as a share of the 16.7 ms that a frame has at 60 a second.
 */

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "exhibit.h"

enum {
    W_PX = 1920,
    H_PX = 1080,
    START_MS = 1000000,
    FRAME_MS = 16,
    FRAMES_MAX = 400,
    MADE = 10000,
    PATH_BYTES = 256,
};

static const double frame_ms = 1000.0 / 60.0;

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

/* A stand on its map, the window's surface, and frames measured so far. */
struct subject {
    struct exhibit *e;
    struct pixmap window;
    uint64_t now_ms;
    double ms[FRAMES_MAX];
    int count;
};

/* Show what changed, as a window on the CPU does. */
static void show_frame(struct subject *s)
{
    const struct exhibit_frame frame = exhibit_draw(s->e, s->now_ms);

    for (size_t i = 0; i < frame.damage.count; i++) {
        pixmap_copy(&s->window, frame.picture, frame.damage.rects[i]);
    }
}

static void feed(struct subject *s, enum touch_phase phase, int64_t id,
                 struct vec2 at)
{
    const struct input_event e = {
        .type = INPUT_TOUCH,
        .time_ms = s->now_ms,
        .u.touch = { .phase = phase, .id = id, .at = at },
    };
    exhibit_input(s->e, &e);
}

static void key(struct subject *s, const char *name)
{
    struct input_event e = { .type = INPUT_KEY, .time_ms = s->now_ms };

    require(key_from_name(name, strlen(name), &e.u.key), name);
    exhibit_input(s->e, &e);
}

/* Let time pass without measuring. */
static void rest(struct subject *s, int frames)
{
    for (int i = 0; i < frames; i++) {
        s->now_ms += FRAME_MS;
        exhibit_tick(s->e, s->now_ms);
        show_frame(s);
    }
}

static void begin(struct subject *s)
{
    s->count = 0;
}

static void measured(struct subject *s, double from)
{
    if (s->count < FRAMES_MAX) {
        s->ms[s->count++] = now_ms() - from;
    }
    s->now_ms += FRAME_MS;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;

    return (x > y) - (x < y);
}

static void report(struct subject *s, const char *label)
{
    int late = 0;

    qsort(s->ms, (size_t)s->count, sizeof(s->ms[0]), compare);
    for (int i = 0; i < s->count; i++) {
        late += s->ms[i] > frame_ms ? 1 : 0;
    }
    const double worst = s->ms[s->count - 1];
    (void)printf("  %-22s p50 %6.2f  p99 %6.2f  worst %6.2f ms, %.2f of a "
                 "frame; %d of %d late\n",
                 label, s->ms[s->count / 2], s->ms[s->count * 99 / 100], worst,
                 worst / frame_ms, late, s->count);
}

/* Over Africa and Europe, where most marks and borders of land are. */
static void look_at(struct subject *s, float zoom)
{
    struct show show = *exhibit_show(s->e);

    show.map =
        (struct show_map){ .moved = true, .view = { 0.56f, 0.2f, zoom } };
    exhibit_set_show(s->e, &show);
    rest(s, 60);
}

static void drag(struct subject *s, const char *label)
{
    const struct vec2 middle = { 400, 560 };

    begin(s);
    feed(s, TOUCH_DOWN, 1, middle);
    for (int i = 0; i < 240; i++) {
        const float turn = (float)i * 0.05f;
        const struct vec2 at = { middle.x + 300.0f * sinf(turn),
                                 middle.y + 160.0f * sinf(1.7f * turn) };
        const double from = now_ms();
        feed(s, TOUCH_MOVE, 1, at);
        show_frame(s);
        measured(s, from);
    }
    feed(s, TOUCH_UP, 1, middle);
    for (int i = 0; i < 60; i++) {
        const double from = now_ms();
        exhibit_tick(s->e, s->now_ms);
        show_frame(s);
        measured(s, from);
    }
    report(s, label);
    rest(s, 60);
}

/* Out and in again, about the width of a hand a second. */
static void pinch(struct subject *s)
{
    begin(s);
    feed(s, TOUCH_DOWN, 1, (struct vec2){ 640, 560 });
    feed(s, TOUCH_DOWN, 2, (struct vec2){ 720, 560 });
    for (int i = 0; i < 300; i++) {
        const float turn = (float)(1.0 - cos(i * 0.042)) / 2.0f;
        const struct vec2 at = { 720.0f + 480.0f * turn, 560 };
        const double from = now_ms();
        feed(s, TOUCH_MOVE, 2, at);
        show_frame(s);
        measured(s, from);
    }
    feed(s, TOUCH_UP, 2, (struct vec2){ 720, 560 });
    feed(s, TOUCH_UP, 1, (struct vec2){ 640, 560 });
    report(s, "pinch");
    rest(s, 60);
}

static void buttons(struct subject *s)
{
    static const char *const keys[] = { "Keypad +", "Keypad +", "Keypad +",
                                        "-",        "-",        "-" };

    begin(s);
    for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
        key(s, keys[k]);
        for (int i = 0; i < 30; i++) {
            const double from = now_ms();
            exhibit_tick(s->e, s->now_ms);
            show_frame(s);
            measured(s, from);
        }
    }
    report(s, "zoom by buttons");
    rest(s, 60);
}

static void open_map(struct subject *s)
{
    struct show show = *exhibit_show(s->e);

    show.state = STATE_BROWSE;
    show.history[0].screen = (struct screen){ .kind = SCREEN_HOME };
    show.history[1].screen = (struct screen){ .kind = SCREEN_MAP };
    show.depth = 2;
    exhibit_set_show(s->e, &show);
    const double from = now_ms();
    show_frame(s);
    (void)printf("  %-22s %10.2f ms\n", "first frame", now_ms() - from);
    rest(s, 60);
}

static void bench(const char *dir)
{
    const struct exhibit_params params = {
        .content_dir = dir,
        .assets_dir = BINARY_DIR "/assets",
        .live = true,
        .viewport = { .w_px = W_PX, .h_px = H_PX },
        .now_ms = START_MS,
    };
    struct diag_list diags;
    enum exhibit_problem problem;
    static struct subject s;

    s = (struct subject){ .now_ms = START_MS };
    diag_list_init(&diags);
    s.e = exhibit_create(&params, &diags, &problem);
    diag_list_print(&diags, stderr);
    diag_list_finish(&diags);
    require(s.e && exhibit_content(s.e), dir);
    s.window = pixmap_create(W_PX, H_PX);
    (void)printf("%zu projects\n", exhibit_content(s.e)->project_count);
    open_map(&s);
    look_at(&s, 1.0f);
    drag(&s, "drag, whole world");
    look_at(&s, 1.0f);
    pinch(&s);
    look_at(&s, 1.0f);
    buttons(&s);
    look_at(&s, 4.0f);
    drag(&s, "drag, a continent");
    pixmap_destroy(&s.window);
    exhibit_destroy(s.e);
}

/* All over the world; a tenth is known by its country only. */
static void make_project(const char *dir, int number)
{
    static const char *const countries[] = { "MZ", "UA", "CO", "PH", "GH",
                                             "JO", "KE", "RS", "MM", "TN" };
    const char *country = countries[number % 10];
    const unsigned mix = (unsigned)number * 2654435761u;
    char path[2 * PATH_BYTES];

    (void)snprintf(path, sizeof(path), "%s/projects/made-%05d.yaml", dir,
                   number);
    FILE *f = fopen(path, "w");
    require(f != NULL, path);
    (void)fprintf(f,
                  "id: made-%05d\ntitle: Water %d\n"
                  "text: De gemeente werkte aan bescherming.\n"
                  "country: %s\nplace:\n  name: Plaats\n",
                  number, number, country);
    if (number % 10 == 0) {
        (void)fprintf(f, "  precision: country\n");
    } else {
        (void)fprintf(f, "  lat: %d.5\n  lon: %d.25\n  precision: %s\n",
                      (int)(mix >> 8) % 110 - 45, (int)(mix >> 16) % 340 - 170,
                      number % 4 ? "place" : "region");
    }
    (void)fprintf(f,
                  "period: {start: %d}\nthemes: [steden]\ngoals: [%d]\n"
                  "sources:\n  - made for a measurement\n",
                  2000 + number % 25, 1 + number % 17);
    require(fclose(f) == 0, path);
}

static void make_content(const char *dir)
{
    char command[3 * PATH_BYTES];

    (void)snprintf(command, sizeof(command), "cp -r '%s/content' '%s/many'",
                   SOURCE_DIR, dir);
    require(system(command) == 0, command); /* NOLINT: names are our own */
}

int main(int argc, char **argv)
{
    char top[] = "/tmp/standpunt-bench-XXXXXX";
    char many[PATH_BYTES];
    char command[PATH_BYTES];

    bench(argc > 1 ? argv[1] : SOURCE_DIR "/content");
    require(mkdtemp(top) != NULL, top);
    make_content(top);
    (void)snprintf(many, sizeof(many), "%s/many", top);
    for (int i = 0; i < MADE - 50; i++) {
        make_project(many, i);
    }
    bench(many);
    (void)snprintf(command, sizeof(command), "rm -rf '%s'", top);
    require(system(command) == 0, command); /* NOLINT: names are our own */
    return EXIT_SUCCESS;
}
