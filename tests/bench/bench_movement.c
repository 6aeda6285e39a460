/**
 * @file
 * What a frame of a movement costs the CPU's back end, next to a crossfade
 * of the same pages: mean and worst of a whole movement on the program's own
 * content.
 *
 *   bench_movement [CONTENT]
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "between.h"
#include "exhibit.h"
#include "log.h"

enum {
    START_MS = 1000000,
    FRAME_MS = 10,
    RUNS = 5, /* the best counts: the others were disturbed */
};

/* Where to tap, in thousandths, and how long what follows lasts. */
static const struct {
    const char *label;
    int x, y;
    int for_ms;
} rows[] = {
    { "skyline to tiles", 470, 937, 700 },
    { "tile to page", 730, 560, 420 },
    { "to the next goal", 635, 937, 360 },
    { "page to home", 60, 937, 320 },
};

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct subject {
    struct exhibit *e;
    struct pixmap out;
    uint64_t now_ms;
};

static double best_frame_ms(struct subject *s, const struct output_frame *frame,
                            const struct layers *layers)
{
    const struct layer_pair pair = { frame->before.pixmap,
                                     frame->after.pixmap };
    const struct rect whole = { 0, 0, s->out.w_px, s->out.h_px };
    double best = 0;

    for (int i = 0; i < RUNS; i++) {
        const double from = now_ms();
        layers_draw(&s->out, layers, pair, whole);
        const double taken = now_ms() - from;
        best = i == 0 || taken < best ? taken : best;
    }
    return best;
}

static void tap(struct subject *s, int x, int y)
{
    struct input_event e = {
        .type = INPUT_TOUCH,
        .time_ms = s->now_ms,
        .u.touch = { .phase = TOUCH_DOWN,
                     .id = 1,
                     .at = { (float)(s->out.w_px * x / 1000),
                             (float)(s->out.h_px * y / 1000) } },
    };

    exhibit_input(s->e, &e);
    s->now_ms += 60;
    e.time_ms = s->now_ms;
    e.u.touch.phase = TOUCH_UP;
    exhibit_input(s->e, &e);
}

/* A crossfade of the same pages: the measure of all movements. */
static double fade_ms(struct subject *s, const struct output_frame *frame)
{
    const struct between b = { .kind = BETWEEN_FADE,
                               .progress = BETWEEN_WHOLE / 3,
                               .w_px = s->out.w_px,
                               .h_px = s->out.h_px };
    const struct layers layers = between_layers(&b);

    return best_frame_ms(s, frame, &layers);
}

static void movement(struct subject *s, size_t row)
{
    double fades = 0;
    double sum = 0;
    double worst = 0;
    int frames = 0;

    tap(s, rows[row].x, rows[row].y);
    for (int ms = 0; ms < rows[row].for_ms; ms += FRAME_MS) {
        const struct output_frame frame = exhibit_next_frame(s->e, s->now_ms);
        if (frame.layers.count > 0) {
            const double taken = best_frame_ms(s, &frame, &frame.layers);
            fades += fade_ms(s, &frame);
            sum += taken;
            worst = taken > worst ? taken : worst;
            frames++;
        }
        s->now_ms += FRAME_MS;
        exhibit_tick(s->e, s->now_ms);
    }
    s->now_ms += 1000;
    exhibit_tick(s->e, s->now_ms);
    (void)exhibit_next_frame(s->e, s->now_ms);
    if (frames > 0) {
        (void)printf("  %-18s mean %6.2f ms, %5.2f x a crossfade, "
                     "worst %6.2f ms\n",
                     rows[row].label, sum / frames, sum / fades, worst);
    }
}

static bool bench(const char *content, int w_px, int h_px)
{
    const struct exhibit_params params = {
        .content_dir = content,
        .assets_dir = BINARY_DIR "/assets",
        .viewport = { .w_px = w_px, .h_px = h_px },
        .now_ms = START_MS,
    };
    struct diag_list diags;
    enum exhibit_problem problem;
    struct subject s = { .out = pixmap_create(w_px, h_px), .now_ms = START_MS };

    diag_list_init(&diags);
    s.e = exhibit_create(&params, &diags, &problem);
    diag_list_finish(&diags);
    if (s.e) {
        (void)printf("%dx%d\n", w_px, h_px);
        for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
            movement(&s, i);
        }
    }
    exhibit_destroy(s.e);
    pixmap_destroy(&s.out);
    return problem == EXHIBIT_FINE;
}

int main(int argc, char **argv)
{
    const char *content = argc > 1 ? argv[1] : SOURCE_DIR "/content";

    return bench(content, 1920, 1080) && bench(content, 3840, 2160)
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}
