/**
 * @file
 * The compositor: what it draws, and that it draws nothing else.
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

#include "coverage.h"
#include "picture_sample.h"
#include "render.h"
#include "shadow.h"

enum {
    W = 220,
    H = 160,
};

static const struct rect screen = { 0, 0, W, H };
static const uint32_t untouched = 0xFF010203u;

/* All rooms a list may need, and a picture to draw on. */
struct stage {
    struct region region;
    struct arena arena;
    struct text *text;
    struct shape_set *shapes;
    struct asset_cache *assets;
    struct renderer *renderer;
    struct pixmap out;
};

static struct stage stage_create(void)
{
    struct stage s = {
        .region = region_create(1 << 20),
        .text = text_create(false),
        .shapes = shape_set_load(BINARY_DIR "/assets"),
        .assets =
            asset_cache_create(&(struct asset_params){ .synchronous = true }),
        .out = pixmap_create(W, H),
    };

    assert_non_null(s.text);
    assert_non_null(s.shapes);
    assert_non_null(s.assets);
    s.arena = region_arena(&s.region);
    s.renderer = renderer_create(&(struct renderer_params){
        .text = s.text, .shapes = s.shapes, .assets = s.assets });
    return s;
}

static void stage_finish(struct stage *s)
{
    pixmap_destroy(&s->out);
    renderer_destroy(s->renderer);
    asset_cache_destroy(s->assets);
    shape_set_destroy(s->shapes);
    text_destroy(s->text);
    region_destroy(&s->region);
}

static void wipe(struct pixmap *p)
{
    for (int i = 0; i < p->w_px * p->h_px; i++) {
        p->pixels[i] = untouched;
    }
}

static uint32_t pixel(const struct stage *s, int x, int y)
{
    return s->out.pixels[y * s->out.stride_px + x];
}

static void draw_one(struct stage *s, struct draw_cmd cmd)
{
    const struct draw_list list = { &cmd, 1 };

    wipe(&s->out);
    renderer_draw(s->renderer, &s->out, &list, screen);
}

static struct draw_cmd round_cmd(struct rect rect, int radius_px)
{
    return (struct draw_cmd){
        .type = DRAW_ROUND,
        .rect = rect,
        .color = { 200, 100, 50, 255 },
        .u.round = { .radius_px = radius_px, .corners = CORNER_ALL },
    };
}

static const struct vec2 line[] = { { 0.1f, 0.1f },
                                    { 0.5f, 0.4f },
                                    { 0.9f, 0.1f } };

enum {
    CMDS = 11,
};

/* One of each, hanging over the edges; the land in more than one tile. */
static size_t list_of_all(struct stage *s, struct draw_cmd cmds[CMDS])
{
    const struct text_params params = {
        .text = "Geen armoede",
        .style = { FACE_TEXT_SEMIBOLD, 40, 46, 0, false },
        .width_px = 150,
    };

    cmds[0] = (struct draw_cmd){ .type = DRAW_RECT,
                                 .rect = { -5, -5, 400, 400 },
                                 .color = { 250, 248, 244, 255 } };
    cmds[1] = (struct draw_cmd){ .type = DRAW_SHAPE,
                                 .rect = { -1400, -500, 2400, 1200 },
                                 .color = { 224, 217, 203, 255 },
                                 .u.shape = { shape_land(), 0 } };
    cmds[2] = round_cmd((struct rect){ 20, 30, 90, 70 }, 20);
    cmds[2].type = DRAW_SHADOW;
    cmds[3] = round_cmd((struct rect){ 20, 30, 90, 70 }, 20);
    cmds[3].u.round.border_px = 4;
    cmds[4] = (struct draw_cmd){
        .type = DRAW_TEXT,
        .rect = { 60, 60, 150, 92 },
        .color = { 26, 26, 30, 255 },
        .u.text = { .block = text_layout(s->text, &s->arena, &params) },
    };
    cmds[5] =
        (struct draw_cmd){ .type = DRAW_CLIP, .rect = { 100, 0, 100, 77 } };
    cmds[6] = (struct draw_cmd){ .type = DRAW_SHAPE,
                                 .rect = { 80, 20, 60, 60 },
                                 .color = { 0, 0, 0, 200 },
                                 .u.shape = { shape_icon(ICON_GLOBE), 3 } };
    cmds[7] = (struct draw_cmd){ .type = DRAW_CLIP };
    cmds[8] = (struct draw_cmd){ .type = DRAW_IMAGE,
                                 .rect = { 150, 90, 90, 60 },
                                 .u.image = { .asset = { 1 },
                                              .fit = FIT_COVER,
                                              .radius_px = 12,
                                              .name = "x" } };
    cmds[9] = (struct draw_cmd){ .type = DRAW_SHADE,
                                 .rect = { -10, 5, 400, 140 },
                                 .color = { 26, 26, 30, 168 },
                                 .u.shade = { .disc = { 170, 70, 61, 61 } } };
    cmds[10] = (struct draw_cmd){ .type = DRAW_STROKE,
                                  .rect = { 140, 20, 120, 60 },
                                  .color = { 245, 184, 0, 255 },
                                  .u.stroke = { line, 3, 9 } };
    return CMDS;
}

static void test_nothing_outside_the_clip(void **state)
{
    (void)state;
    struct stage s = stage_create();
    struct draw_cmd cmds[CMDS];
    const struct draw_list list = { cmds, list_of_all(&s, cmds) };
    const struct rect clip = { 33, 21, 101, 67 };

    wipe(&s.out);
    renderer_draw(s.renderer, &s.out, &list, clip);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            const bool inside = rect_has_point(clip, (float)x, (float)y);
            assert_int_equal(pixel(&s, x, y) != untouched, inside);
        }
    }
    stage_finish(&s);
}

static void test_pieces_make_the_whole(void **state)
{
    (void)state;
    struct stage s = stage_create();
    struct pixmap pieces = pixmap_create(W, H);
    struct draw_cmd cmds[CMDS];
    const struct draw_list list = { cmds, list_of_all(&s, cmds) };

    renderer_draw(s.renderer, &s.out, &list, screen);
    for (int y = 0; y < H; y += 13) {
        for (int x = 0; x < W; x += 29) {
            renderer_draw(s.renderer, &pieces, &list,
                          (struct rect){ x, y, 29, 13 });
        }
    }
    assert_memory_equal(pieces.pixels, s.out.pixels, W * H * 4);
    pixmap_destroy(&pieces);
    stage_finish(&s);
}

static void test_each_stays_in_its_bounds(void **state)
{
    (void)state;
    struct stage s = stage_create();
    struct draw_cmd cmds[CMDS];
    const size_t count = list_of_all(&s, cmds);

    for (size_t i = 0; i < count; i++) {
        const struct rect bounds = draw_bounds(&cmds[i]);
        draw_one(&s, cmds[i]);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                assert_true(pixel(&s, x, y) == untouched ||
                            rect_has_point(bounds, (float)x, (float)y));
            }
        }
    }
    stage_finish(&s);
}

/* The pixel a colour makes on the untouched ground through coverage. */
static void check_mask(struct stage *s, const struct mask *want, struct rect at,
                       uint32_t full)
{
    for (int y = 0; y < at.h; y++) {
        for (int x = 0; x < at.w; x++) {
            const int c = want->pixels[y * want->w_px + x];
            const uint32_t got = pixel(s, at.x + x, at.y + y);
            if ((c == 0 && got != untouched) || (c == 255 && got != full)) {
                fail_msg("%d,%d: coverage %d drawn as %08x", x, y, c, got);
            }
            /* Red goes from 1 to 200. */
            const int red = (int)(got >> 16 & 255);
            assert_in_range(red * 255 + 255, c * 199, c * 199 + 3 * 255);
        }
    }
}

/* A patch that is stretched is as good as a mask of the full size. */
static void test_stretched_rounds(void **state)
{
    (void)state;
    static const struct rect rects[] = {
        { 10, 10, 150, 100 }, { 3, 5, 41, 100 },  { 7, 9, 40, 40 },
        { 1, 2, 39, 120 },    { 10, 10, 41, 41 },
    };
    struct stage s = stage_create();
    struct raster *r = raster_create();

    for (size_t i = 0; i < sizeof(rects) / sizeof(rects[0]); i++) {
        const struct rect rect = rects[i];
        struct mask m = { calloc((size_t)rect.w, (size_t)rect.h), rect.w,
                          rect.h };
        const struct raster_round round = { { 0, 0, rect.w, rect.h },
                                            20,
                                            CORNER_ALL };
        assert_non_null(m.pixels);
        raster_round(r, &m, &round);
        draw_one(&s, round_cmd(rect, 20));
        check_mask(&s, &m, rect, 0xFFC86432u);
        free(m.pixels);
    }
    raster_destroy(r);
    stage_finish(&s);
}

/* The same for shadows: blurred at full size, or from the patch. */
static void test_stretched_shadow(void **state)
{
    (void)state;
    struct draw_cmd cmd = round_cmd((struct rect){ 30, 20, 190, 150 }, 10);
    cmd.type = DRAW_SHADOW;
    cmd.u.round.blur_px = 14;
    const struct rect bounds = draw_bounds(&cmd);
    struct mask whole = { calloc((size_t)bounds.w, (size_t)bounds.h), bounds.w,
                          bounds.h };
    const struct shadow shadow = {
        .at = { cmd.rect.x - bounds.x, cmd.rect.y - bounds.y, cmd.rect.w,
                cmd.rect.h },
        .radius_px = 10,
        .blur_px = 14,
    };
    struct raster *r = raster_create();
    struct coverage *c = coverage_create(1 << 20);
    const struct mask *patch = coverage_shadow(c, &cmd);
    assert_non_null(whole.pixels);

    shadow_fill(r, &whole, &shadow);
    assert_true(patch->w_px < whole.w_px);
    assert_true(patch->h_px < whole.h_px);
    for (int y = 0; y < patch->h_px; y++) {
        const int whole_y =
            y <= patch->h_px / 2 ? y : y + whole.h_px - patch->h_px;
        for (int x = 0; x < patch->w_px; x++) {
            const int whole_x =
                x <= patch->w_px / 2 ? x : x + whole.w_px - patch->w_px;
            assert_int_equal(patch->pixels[y * patch->w_px + x],
                             whole.pixels[whole_y * whole.w_px + whole_x]);
        }
    }
    coverage_destroy(c);
    raster_destroy(r);
    free(whole.pixels);
}

static void test_borders(void **state)
{
    (void)state;
    struct stage s = stage_create();
    struct draw_cmd cmd = round_cmd((struct rect){ 10, 10, 100, 60 }, 20);

    cmd.u.round.border_px = 5;
    cmd.u.round.border = (struct color){ 0, 0, 255, 255 };
    draw_one(&s, cmd);
    assert_int_equal(pixel(&s, 10, 40), 0xFF0000FF);
    assert_int_equal(pixel(&s, 14, 40), 0xFF0000FF);
    assert_int_equal(pixel(&s, 15, 40), 0xFFC86432);
    assert_int_equal(pixel(&s, 60, 69), 0xFF0000FF);
    assert_int_equal(pixel(&s, 10, 10), untouched);

    cmd.color.a = 0;
    draw_one(&s, cmd);
    assert_int_equal(pixel(&s, 14, 40), 0xFF0000FF);
    assert_int_equal(pixel(&s, 15, 40), untouched);
    assert_int_equal(pixel(&s, 60, 40), untouched);

    cmd.u.round.outside = true;
    cmd.color = (struct color){ 255, 255, 255, 255 };
    draw_one(&s, cmd);
    assert_int_equal(pixel(&s, 10, 10), 0xFFFFFFFF);
    assert_int_equal(pixel(&s, 109, 69), 0xFFFFFFFF);
    assert_int_equal(pixel(&s, 10, 40), untouched);
    assert_int_equal(pixel(&s, 60, 40), untouched);
    stage_finish(&s);
}

/* Text lies where the layout says: ink left and right of nothing else. */
static void test_text_colours(void **state)
{
    (void)state;
    struct stage s = stage_create();
    const struct text_span span = { 2, 1, { .strong = true } };
    const struct text_params params = {
        .text = "I I",
        .spans = &span,
        .span_count = 1,
        .style = { FACE_TEXT_SEMIBOLD, 60, 70, 0, false },
        .width_px = 200,
    };
    const struct text_block *block = text_layout(s.text, &s.arena, &params);
    int plain = 0;
    int strong = 0;

    draw_one(&s, (struct draw_cmd){
                     .type = DRAW_TEXT,
                     .rect = { 10, 10, 200, block->h_px },
                     .color = { 255, 0, 0, 255 },
                     .u.text = { .block = block, .strong = { 0, 255, 0, 255 } },
                 });
    for (int i = 0; i < W * H; i++) {
        plain += s.out.pixels[i] == 0xFFFF0000;
        strong += s.out.pixels[i] == 0xFF00FF00;
    }
    assert_true(plain > 100);
    assert_in_range(strong, plain - plain / 4, plain + plain / 4);
    stage_finish(&s);
}

static void write_picture(const char *path, int w, int h)
{
    uint32_t *pixels = calloc((size_t)w * (size_t)h, sizeof(*pixels));
    assert_non_null(pixels);
    for (int i = 0; i < w * h; i++) {
        pixels[i] = 0xFF204060;
    }

    struct picture_sample sample = picture_sample_png(pixels, w, h);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(sample.data, 1, sample.len, file), sample.len);
    assert_int_equal(fclose(file), 0);
    picture_sample_finish(&sample);
    free(pixels);
}

static void test_pictures(void **state)
{
    (void)state;
    static const char *const paths[] = { "a.png", "missing.png" };
    char dir[] = "/tmp/standpunt-render-XXXXXX";
    char path[sizeof(dir) + 16];
    struct stage s = stage_create();
    struct draw_cmd cmd = {
        .type = DRAW_IMAGE,
        .rect = { 20, 20, 80, 60 },
        .u.image = { .asset = { 1 },
                     .fit = FIT_COVER,
                     .radius_px = 16,
                     .name = "a.png" },
    };

    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof(path), "%s/a.png", dir);
    write_picture(path, 80, 60);
    asset_cache_assign(s.assets, dir, paths, 2);
    draw_one(&s, cmd);
    assert_int_equal(renderer_waiting_count(s.renderer), 0);
    assert_int_equal(pixel(&s, 60, 50), 0xFF204060);
    assert_int_equal(pixel(&s, 60, 20), 0xFF204060);
    assert_int_equal(pixel(&s, 20, 50), 0xFF204060);
    assert_int_equal(pixel(&s, 20, 20), untouched);
    assert_int_equal(pixel(&s, 99, 79), untouched);

    /* Enlarged: all of it from the pixels of the small one. */
    struct draw_cmd large = cmd;
    large.rect = (struct rect){ 20, 20, 160, 120 };
    large.u.image.box = (struct draw_box){ 80, 60 };
    large.u.image.sharper = 1;
    draw_one(&s, large);
    assert_int_equal(pixel(&s, 20, 20), 0xFF204060);
    assert_int_equal(pixel(&s, 179, 139), 0xFF204060);
    assert_int_equal(pixel(&s, 180, 139), untouched);
    large.u.image.sharper = 2;
    draw_one(&s, large);
    assert_int_equal(pixel(&s, 179, 139), 0xFF204060);

    cmd.u.image.asset.value = 2; /* broken: the well, rounded likewise */
    draw_one(&s, cmd);
    assert_int_equal(renderer_waiting_count(s.renderer), 0);
    assert_int_equal(pixel(&s, 60, 20), 0xFFF1EDE5);
    assert_int_equal(pixel(&s, 20, 20), untouched);

    stage_finish(&s);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(dir), 0);
}

static void test_waiting_pictures_are_counted(void **state)
{
    (void)state;
    static const char *const paths[] = { "a.png" };
    struct asset_cache *assets =
        asset_cache_create(&(struct asset_params){ 0 });
    struct pixmap out = pixmap_create(W, H);
    const struct draw_cmd cmds[] = {
        { .type = DRAW_IMAGE,
          .rect = { 20, 20, 80, 60 },
          .u.image = { .asset = { 1 },
                       .fit = FIT_COVER,
                       .radius_px = 16,
                       .name = "a.png" } },
        { .type = DRAW_IMAGE,
          .rect = { 500, 20, 80, 60 },
          .u.image = { .asset = { 1 },
                       .fit = FIT_COVER,
                       .radius_px = 16,
                       .name = "a.png" } },
    };
    const struct draw_list list = { cmds, 2 };
    assert_non_null(assets);

    asset_cache_assign(assets, "/nowhere", paths, 1);
    struct renderer *r =
        renderer_create(&(struct renderer_params){ .assets = assets });
    renderer_draw(r, &out, &list, screen);
    assert_int_equal(renderer_waiting_count(r), 1); /* one is off screen */
    assert_int_equal(out.pixels[20 * W + 60], 0xFFF1EDE5);

    renderer_destroy(r);
    pixmap_destroy(&out);
    asset_cache_destroy(assets);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_outside_the_clip),
        cmocka_unit_test(test_pieces_make_the_whole),
        cmocka_unit_test(test_each_stays_in_its_bounds),
        cmocka_unit_test(test_stretched_rounds),
        cmocka_unit_test(test_stretched_shadow),
        cmocka_unit_test(test_borders),
        cmocka_unit_test(test_text_colours),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_waiting_pictures_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
