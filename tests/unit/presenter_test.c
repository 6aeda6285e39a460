/**
 * @file
 * The two back ends show the same: every screen, and movements on the way.
 * The GPU's runs on SDL's own software driver, which is the same everywhere.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "between.h"
#include "canary.h"
#include "presenter.h"
#include "proof_list.h"
#include "rig.h"

enum {
    W = 640,
    H = 360,
    /* Of 255 and a channel: the driver rounds weights in its own way. */
    FADE_TOLERANCE = 3,
    /* And where it scales takes a pixel of its own choice. */
    SCALE_TOLERANCE = 8,
    TURNS_MAX = 8,
};

struct output {
    SDL_Window *window;
    struct presenter *presenter;
};

static struct output open_output(bool gpu, int w_px, int h_px)
{
    struct output out = { .window =
                              SDL_CreateWindow("test", 0, 0, w_px, h_px, 0) };
    assert_non_null(out.window);
    const struct presenter_gpu_params params = { .window = out.window,
                                                 .driver = "software",
                                                 .software_is_ok = true };
    out.presenter =
        gpu ? presenter_gpu_create(&params) : presenter_cpu_create(out.window);
    assert_non_null(out.presenter);
    return out;
}

static void close_output(struct output *out)
{
    presenter_destroy(out->presenter);
    SDL_DestroyWindow(out->window);
}

/* Until all is uploaded. @return how many calls it took. */
static int show(struct output *out, const struct output_frame *frame,
                const struct turn *turn)
{
    struct output_frame next = *frame;

    for (int i = 1; i <= TURNS_MAX; i++) {
        const struct present_params params = { .frame = &next, .turn = turn };
        const enum present_result got = presenter_show(out->presenter, &params);
        if (got == PRESENT_SHOWN) {
            return i;
        }
        assert_int_equal(got, PRESENT_BEHIND);
        next.after.changed.count = next.before.changed.count = 0;
    }
    fail_msg("never shown");
    return 0;
}

static int apart(uint32_t a, uint32_t b)
{
    int most = 0;

    for (int i = 0; i < 24; i += 8) {
        const int d = abs((int)(a >> i & 255) - (int)(b >> i & 255));
        most = d > most ? d : most;
    }
    return most;
}

/* The greatest difference of a channel. */
static int difference(struct output *a, struct output *b)
{
    const SDL_Surface *x = SDL_GetWindowSurface(a->window);
    const SDL_Surface *y = SDL_GetWindowSurface(b->window);
    int most = 0;

    assert_non_null(x);
    assert_non_null(y);
    for (int i = 0; i < x->w * x->h; i++) {
        const uint32_t *p = x->pixels;
        const uint32_t *q = y->pixels;
        const int d = apart(p[i / x->w * (x->pitch / 4) + i % x->w],
                            q[i / x->w * (y->pitch / 4) + i % x->w]);
        most = d > most ? d : most;
    }
    return most;
}

static void test_every_screen(void **state)
{
    (void)state;
    struct rig r = rig_open((struct exhibit_params){ .content_dir = SOURCE_DIR
                                                     "/tests/content/good" });
    struct region memory = region_create(16 << 20);
    struct arena arena = region_arena(&memory);
    const struct proof_list list =
        proof_list_make(&arena, exhibit_content(r.e), 0);
    struct output cpu = open_output(false, W, H);
    struct output gpu = open_output(true, W, H);
    const struct turn turn = { 0, W, H };

    rig_resize(&r, W, H);
    assert_true(list.count > 10);
    for (size_t i = 0; i < list.count; i++) {
        exhibit_set_show(r.e, &list.items[i].show);
        const struct output_frame frame = exhibit_next_frame(r.e, r.now_ms);
        (void)show(&cpu, &frame, &turn);
        (void)show(&gpu, &frame, &turn);
        if (difference(&cpu, &gpu) != 0) {
            fail_msg("%s: %d apart", list.items[i].name,
                     difference(&cpu, &gpu));
        }
    }
    close_output(&gpu);
    close_output(&cpu);
    region_destroy(&memory);
    rig_close(&r);
}

/* Soft in both directions: where a picture is scaled, the drivers' ways of
   rounding are no more apart than its neighbouring pixels. */
static struct pixmap soft(int w, int h, int seed)
{
    struct pixmap p = pixmap_create(w, h);

    for (int i = 0; i < w * h; i++) {
        const uint32_t x = (uint32_t)(i % w + seed);
        const uint32_t y = (uint32_t)(i / w + seed);
        p.pixels[i] =
            0xFF000000u | (x & 127) << 16 | (y & 127) << 8 | ((x + y) & 63);
    }
    return p;
}

static struct pixmap colored(int w, int h, uint32_t seed)
{
    struct pixmap p = pixmap_create(w, h);

    for (int i = 0; i < w * h; i++) {
        p.pixels[i] = 0xFF000000u | (uint32_t)i * seed;
    }
    return p;
}

/* Both back ends, and the GPU's once more after the device lost what it
   had. */
static void assert_alike(const struct output_frame *frame,
                         const struct turn *turn, int tolerance)
{
    struct output cpu = open_output(false, turn->w_px, turn->h_px);
    struct output gpu = open_output(true, turn->w_px, turn->h_px);

    (void)show(&cpu, frame, turn);
    for (int i = 0; i < 2; i++) {
        (void)show(&gpu, frame, turn);
        if (difference(&cpu, &gpu) > tolerance) {
            fail_msg("turned by %d: %d apart", turn->deg,
                     difference(&cpu, &gpu));
        }
        presenter_forget(gpu.presenter);
    }
    close_output(&gpu);
    close_output(&cpu);
}

static void test_movements(void **state)
{
    static const enum between_kind kinds[] = { BETWEEN_FADE, BETWEEN_PUSH,
                                               BETWEEN_CARD };
    (void)state;

    for (int n = 0; n < 12; n++) {
        const struct turn turn = { n / 3 * 90, 120, 80 };
        const struct rect r = turn_picture(&turn);
        struct pixmap before = colored(r.w, r.h, 2654435761u);
        struct pixmap after = colored(r.w, r.h, 40503u);
        const struct between b = {
            .kind = kinds[n % 3],
            .progress = 20000,
            .w_px = r.w,
            .h_px = r.h,
            .moving_px = r.h - 9,
            .rect = { 5, 6, 30, 20 },
            .rise_px = 7,
            .dim = { 26, 26, 30, 168 },
        };
        const struct output_frame frame = {
            .after.pixmap = &after,
            .before.pixmap = &before,
            .layers = between_layers(&b),
            .damage = { { r }, 1 },
        };
        assert_alike(&frame, &turn, FADE_TOLERANCE);
        pixmap_destroy(&after);
        pixmap_destroy(&before);
    }
}

static struct parts parts_of(struct rect r, bool page)
{
    struct parts p = { .ground = { 250, 248, 244, 255 } };
    const int ground = r.h - 9;

    if (page) {
        p.panel = (struct part){
            { 0, 0, 50, ground }, { 8, 6, 20, 16 }, { 60, 90, 30, 255 }, 0
        };
    }
    for (int i = 0; i < PARTS_GOALS; i++) {
        const struct color color = { (uint8_t)(9 * i), 80, 70, 255 };
        const int h = page && i == 3 ? 6 : 2;
        p.ribbon[i].rect = (struct rect){ i * 4, ground - h, 4, h };
        p.ribbon[i].color = color;
        p.goals[i] = (struct part){ { 2 + i % 6 * 12, 2 + i / 6 * 15, 11, 13 },
                                    { 3 + i % 6 * 12, 3 + i / 6 * 15, 5, 4 },
                                    color,
                                    0 };
    }
    return p;
}

/* What is scaled, and what is made of many parts. */
static void test_parts(void **state)
{
    static const enum between_kind kinds[] = { BETWEEN_ZOOM, BETWEEN_OPEN,
                                               BETWEEN_TURN, BETWEEN_WAKE };
    (void)state;

    for (int n = 0; n < 48; n++) {
        const struct turn turn = { n / 4 % 4 * 90, 120, 80 };
        const struct rect r = turn_picture(&turn);
        struct pixmap before = soft(r.w, r.h, 3);
        struct pixmap after = soft(r.w, r.h, 31);
        const bool turns = kinds[n % 4] == BETWEEN_TURN;
        const struct parts from = parts_of(r, turns);
        const struct parts to = parts_of(r, kinds[n % 4] != BETWEEN_WAKE);
        int shares[PARTS_GOALS];
        const struct between b = {
            .kind = kinds[n % 4],
            .progress = 9000 + n / 16 * 24000,
            .w_px = r.w,
            .h_px = r.h,
            .moving_px = r.h - 9,
            .rect = from.goals[4].rect,
            .rise_px = 7,
            .edge_px = 1,
            .before = &from,
            .after = &to,
            .shares = shares,
        };
        for (int i = 0; i < PARTS_GOALS; i++) {
            shares[i] = b.progress;
        }
        const struct output_frame frame = {
            .after.pixmap = &after,
            .before.pixmap = &before,
            .layers = between_layers(&b),
            .damage = { { r }, 1 },
        };
        assert_alike(&frame, &turn, SCALE_TOLERANCE);
        pixmap_destroy(&after);
        pixmap_destroy(&before);
    }
}

/* A driver that fails at start: the CPU, and one line that says why. */
static void test_no_driver(void **state)
{
    (void)state;
    SDL_Window *window = SDL_CreateWindow("test", 0, 0, W, H, 0);
    FILE *said = tmpfile();
    char text[512] = "";

    assert_non_null(said);
    const int before = dup(STDERR_FILENO);
    (void)dup2(fileno(said), STDERR_FILENO);
    struct presenter *p = presenter_choose(window, RENDERER_GPU);
    (void)dup2(before, STDERR_FILENO);
    (void)close(before);
    rewind(said);
    text[fread(text, 1, sizeof(text) - 1, said)] = '\0';
    (void)fclose(said);

    assert_non_null(p);
    assert_false(p->is_gpu);
    assert_non_null(strstr(text, "drawn by the CPU: "));
    assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1);
    presenter_destroy(p);
    SDL_DestroyWindow(window);
}

static void test_software(void **state)
{
    (void)state;
    assert_true(presenter_is_software("llvmpipe (LLVM 15.0.6, 256 bits)"));
    assert_true(presenter_is_software("softpipe"));
    assert_true(presenter_is_software("Google SwiftShader"));
    assert_true(presenter_is_software("software"));
    assert_true(presenter_is_software("virgl (LLVMPIPE (LLVM 15))"));
    assert_true(presenter_is_software(NULL));
    assert_false(presenter_is_software("V3D 4.2"));
    assert_false(presenter_is_software("Mesa Intel(R) UHD Graphics 620"));
}

/* One frame with the canary, of one colour. */
static enum present_result prove(struct output *out, struct pixmap *picture)
{
    const struct turn turn = { 0, picture->w_px, picture->h_px };
    const struct output_frame frame = {
        .after = { picture, { { turn_picture(&turn) }, 1 } },
        .before.pixmap = picture,
        .damage = { { turn_picture(&turn) }, 1 },
    };

    return presenter_show(out->presenter,
                          &(struct present_params){
                              .frame = &frame, .turn = &turn, .canary = true });
}

static uint32_t middle(SDL_Window *window)
{
    const SDL_Surface *s = SDL_GetWindowSurface(window);
    const uint32_t *pixels = s->pixels;

    return pixels[s->h / 2 * (s->pitch / 4) + s->w / 2] & 0xFFFFFF;
}

/* It arrives whatever is there, and leaves no trace. */
static void test_canary(void **state)
{
    static const uint32_t colors[] = { 0, 0xFFFFFF, 0x123456, 0x0000EF };
    (void)state;

    for (int gpu = 0; gpu < 2; gpu++) {
        struct output out = open_output(gpu, W, H);
        for (size_t n = 0; n < sizeof(colors) / sizeof(colors[0]); n++) {
            struct pixmap picture = pixmap_create(W, H);
            for (int i = 0; i < W * H; i++) {
                picture.pixels[i] = 0xFF000000 | colors[n];
            }
            assert_int_equal(prove(&out, &picture), PRESENT_SHOWN);
            assert_int_equal(middle(out.window), colors[n]);
            pixmap_destroy(&picture);
        }
        close_output(&out);
    }
}

/* A driver that takes everything and draws nothing in the middle. */
static void test_canary_that_dies(void **state)
{
    static const SDL_Rect corner = { 0, 0, 1, 1 };
    struct output out = open_output(true, W, H);
    struct pixmap picture = colored(W, H, 40503u);
    SDL_Renderer *renderer = SDL_GetRenderer(out.window);
    (void)state;

    assert_int_equal(SDL_RenderSetClipRect(renderer, &corner), 0);
    assert_int_equal(prove(&out, &picture), PRESENT_WRONG);
    assert_int_equal(SDL_RenderSetClipRect(renderer, NULL), 0);
    assert_int_equal(prove(&out, &picture), PRESENT_SHOWN);
    pixmap_destroy(&picture);
    close_output(&out);
}

static const struct {
    const char *label;
    SDL_Rect covered;
    bool found;
    SDL_Point at;
} places[] = {
    { "nothing", { 0, 0, 0, 0 }, true, { 960, 540 } },
    { "a corner", { 0, 0, 800, 400 }, true, { 960, 540 } },
    { "beyond it", { 1920, 0, 1920, 1080 }, true, { 960, 540 } },
    { "nothing, in the middle", { 960, 540, 0, 0 }, true, { 960, 540 } },
    { "the middle", { 320, 180, 1280, 720 }, true, { 160, 540 } },
    { "to the left", { -200, 180, 1280, 720 }, true, { 1500, 540 } },
    { "in front of a frame", { 970, 180, 900, 720 }, true, { 485, 540 } },
    { "all the width", { 0, 200, 1920, 800 }, true, { 960, 100 } },
    { "all but the foot", { 0, 0, 1920, 800 }, true, { 960, 940 } },
    { "all but a rim", { 60, 60, 1800, 960 }, false, { 0, 0 } },
    { "everything", { 0, 0, 1920, 1080 }, false, { 0, 0 } },
    { "more than everything", { -9, -9, 1940, 1100 }, false, { 0, 0 } },
};

/* Beside a window of our own that is over the middle. */
static void test_place_of_the_canary(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        SDL_Point at = { 0, 0 };
        const bool found = canary_place(1920, 1080, &places[i].covered, &at);
        if (found != places[i].found || at.x != places[i].at.x ||
            at.y != places[i].at.y) {
            fail_msg("%s: got %d at %d, %d", places[i].label, found, at.x,
                     at.y);
        }
    }
}

static int open_video(void **state)
{
    (void)state;
    return SDL_Init(SDL_INIT_VIDEO);
}

static int close_video(void **state)
{
    (void)state;
    SDL_Quit();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_screen),
        cmocka_unit_test(test_movements),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_no_driver),
        cmocka_unit_test(test_software),
        cmocka_unit_test(test_canary),
        cmocka_unit_test(test_canary_that_dies),
        cmocka_unit_test(test_place_of_the_canary),
    };
    return cmocka_run_group_tests(tests, open_video, close_video);
}
