/**
 * @file
 * Damage: which rectangles change from one list to the next. The proof is
 * in pixels: redrawing the damage alone gives the new picture.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "draw.h"
#include "render.h"

enum {
    W = 150,
    H = 110,
    CMDS_MAX = 40,
    ROUNDS = 400,
};

static const struct rect screen = { 0, 0, W, H };

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static int random_below(uint64_t *state, int limit)
{
    return (int)(next_random(state) % (uint64_t)limit);
}

/* Some of it off the screen, some of it empty. */
static struct rect random_rect(uint64_t *state)
{
    return (struct rect){
        .x = random_below(state, W + 40) - 20,
        .y = random_below(state, H + 40) - 20,
        .w = random_below(state, W / 2),
        .h = random_below(state, H / 2),
    };
}

/* Few colours, so that equal commands come up. */
static struct color random_color(uint64_t *state)
{
    static const uint8_t alphas[] = { 255, 255, 128, 0 };

    return (struct color){
        .r = (uint8_t)(random_below(state, 3) * 100),
        .g = 80,
        .b = (uint8_t)(random_below(state, 2) * 200),
        .a = alphas[random_below(state, 4)],
    };
}

static struct draw_round random_round(uint64_t *state)
{
    return (struct draw_round){
        .radius_px = random_below(state, 20),
        .border_px = random_below(state, 2) * 3,
        .border = random_color(state),
        .corners = (unsigned)random_below(state, CORNER_ALL + 1),
        .outside = random_below(state, 6) == 0,
        .blur_px = random_below(state, 12),
    };
}

static const struct color shades[] = { { 26, 26, 30, 168 }, { 0, 0, 0, 100 } };

static const struct vec2 zigzag[] = {
    { 0.1f, 0.2f }, { 0.4f, 0.9f }, { 0.5f, 0.1f }, { 0.9f, 0.8f }, { 1, 1 },
};

static struct draw_cmd random_cmd(uint64_t *state)
{
    static const enum draw_type types[] = {
        DRAW_RECT,  DRAW_ROUND, DRAW_ROUND,  DRAW_SHADOW, DRAW_SHAPE,
        DRAW_SHADE, DRAW_SHADE, DRAW_STROKE, DRAW_CLIP,
    };
    struct draw_cmd cmd = {
        .type = types[random_below(state, 9)],
        .rect = random_rect(state),
        .color = random_color(state),
    };

    if (cmd.type == DRAW_SHAPE) {
        const bool filled = random_below(state, 2) == 0;
        cmd.u.shape.id = filled ? shape_star() : shape_icon(ICON_GLOBE);
        cmd.u.shape.stroke_px = filled ? 0 : 3;
    } else if (cmd.type == DRAW_SHADE) {
        cmd.rect = screen; /* as the one that there is: its disc moves */
        cmd.color = shades[random_below(state, 2)];
        cmd.u.shade.disc = random_rect(state);
        cmd.u.shade.disc.h = cmd.u.shade.disc.w;
    } else if (cmd.type == DRAW_STROKE) {
        cmd.u.stroke = (struct draw_stroke){
            .points = zigzag,
            .count = (size_t)random_below(state, 4) + 2,
            .width_px = random_below(state, 9) + 1,
        };
    } else if (cmd.type != DRAW_RECT && cmd.type != DRAW_CLIP) {
        cmd.u.round = random_round(state);
    }
    return cmd;
}

/* A list that can be changed. */
struct scene {
    struct draw_cmd items[CMDS_MAX];
    size_t count;
};

static struct draw_list list_from_scene(const struct scene *s)
{
    return (struct draw_list){ s->items, s->count };
}

static void insert(struct scene *s, size_t at, struct draw_cmd cmd)
{
    if (s->count < CMDS_MAX) {
        memmove(&s->items[at + 1], &s->items[at],
                (s->count - at) * sizeof(cmd));
        s->items[at] = cmd;
        s->count++;
    }
}

static void take_out(struct scene *s, size_t at)
{
    s->count--;
    memmove(&s->items[at], &s->items[at + 1],
            (s->count - at) * sizeof(s->items[0]));
}

static void random_scene(struct scene *s, uint64_t *state)
{
    *s = (struct scene){ 0 };
    insert(s, 0,
           (struct draw_cmd){ .type = DRAW_RECT,
                              .rect = screen,
                              .color = color_from_rgb(0xFAF8F4) });
    const int more = random_below(state, 20);
    for (int i = 0; i < more; i++) {
        insert(s, s->count, random_cmd(state));
    }
}

/* Insert, take out, change or swap; the ground stays first. */
static void change_scene(struct scene *s, uint64_t *state)
{
    if (s->count < 3) {
        insert(s, s->count, random_cmd(state));
        return;
    }
    const size_t at = 1 + (size_t)random_below(state, (int)s->count - 1);
    const size_t other = 1 + (size_t)random_below(state, (int)s->count - 1);
    const struct draw_cmd kept = s->items[at];

    switch (random_below(state, 4)) {
    case 0:
        insert(s, at, random_cmd(state));
        break;
    case 1:
        take_out(s, at);
        break;
    case 2:
        s->items[at] = random_cmd(state);
        break;
    case 3:
        s->items[at] = s->items[other];
        s->items[other] = kept;
        break;
    }
}

static void draw_damage(struct renderer *r, struct pixmap *out,
                        const struct draw_list *list,
                        const struct damage *damage)
{
    for (size_t i = 0; i < damage->count; i++) {
        renderer_draw(r, out, list, damage->rects[i]);
    }
}

struct stage {
    struct shape_set *shapes;
    struct renderer *renderer;
    struct pixmap got, want;
};

static void check_pair(struct stage *stage, const struct scene *before,
                       const struct scene *after, int round)
{
    const struct draw_list old = list_from_scene(before);
    const struct draw_list new = list_from_scene(after);
    const struct damage damage = damage_from_lists(&old, &new, screen);

    renderer_draw(stage->renderer, &stage->got, &old, screen);
    draw_damage(stage->renderer, &stage->got, &new, &damage);
    renderer_draw(stage->renderer, &stage->want, &new, screen);
    for (int i = 0; i < W * H; i++) {
        if (stage->got.pixels[i] != stage->want.pixels[i]) {
            fail_msg("round %d: pixel %d,%d is %08x, want %08x", round, i % W,
                     i / W, stage->got.pixels[i], stage->want.pixels[i]);
        }
    }
}

static void test_damage_is_enough(void **state)
{
    (void)state;
    uint64_t random = 0x9E3779B97F4A7C15u;
    struct scene before;
    struct scene after;
    struct stage stage = {
        .shapes = shape_set_load(BINARY_DIR "/assets"),
        .got = pixmap_create(W, H),
        .want = pixmap_create(W, H),
    };
    assert_non_null(stage.shapes);
    stage.renderer =
        renderer_create(&(struct renderer_params){ .shapes = stage.shapes });

    for (int round = 0; round < ROUNDS; round++) {
        random_scene(&before, &random);
        after = before;
        const int changes = random_below(&random, 5);
        for (int i = 0; i < changes; i++) {
            change_scene(&after, &random);
        }
        check_pair(&stage, &before, &after, round);
    }

    renderer_destroy(stage.renderer);
    shape_set_destroy(stage.shapes);
    pixmap_destroy(&stage.want);
    pixmap_destroy(&stage.got);
}

static int64_t covered_area(const struct damage *d)
{
    int64_t sum = 0;

    for (size_t i = 0; i < d->count; i++) {
        sum += (int64_t)d->rects[i].w * d->rects[i].h;
    }
    return sum;
}

static void assert_disjoint(const struct damage *d)
{
    for (size_t i = 0; i < d->count; i++) {
        for (size_t k = i + 1; k < d->count; k++) {
            assert_true(
                rect_is_empty(rect_intersect(d->rects[i], d->rects[k])));
        }
    }
}

static bool is_covered(const struct damage *d, struct rect r)
{
    for (size_t i = 0; i < d->count; i++) {
        if (rect_is_equal(rect_intersect(d->rects[i], r), r)) {
            return true;
        }
    }
    return rect_is_empty(r);
}

static void test_add_covers_all(void **state)
{
    (void)state;
    uint64_t random = 0xD1B54A32D192ED03u;

    for (int round = 0; round < ROUNDS; round++) {
        struct damage d = { 0 };
        struct rect added[CMDS_MAX];
        for (int i = 0; i < CMDS_MAX; i++) {
            added[i] = random_rect(&random);
            added[i].w /= 4;
            added[i].h /= 4;
            damage_add(&d, added[i]);
            assert_true(d.count <= DAMAGE_MAX);
            assert_disjoint(&d);
        }
        for (int i = 0; i < CMDS_MAX; i++) {
            assert_true(is_covered(&d, added[i]));
        }
    }
}

static const struct {
    const char *label;
    struct rect in[3];
    size_t want_count;
    int64_t want_area;
} merges[] = {
    { "far apart stay apart",
      { { 0, 0, 10, 10 }, { 100, 100, 10, 10 }, { 0, 0, 0, 0 } },
      2,
      200 },
    { "side by side become one",
      { { 0, 0, 10, 10 }, { 10, 0, 10, 10 }, { 0, 0, 0, 0 } },
      1,
      200 },
    { "a union of 1.25 times the sum pays",
      { { 0, 0, 10, 10 }, { 15, 0, 10, 10 }, { 0, 0, 0, 0 } },
      1,
      250 },
    { "a union of 1.3 times does not",
      { { 0, 0, 10, 10 }, { 16, 0, 10, 10 }, { 0, 0, 0, 0 } },
      2,
      200 },
    { "overlapping ones always become one",
      { { 0, 0, 10, 10 }, { 9, 9, 10, 10 }, { 0, 0, 0, 0 } },
      1,
      361 },
    { "a bridge joins both sides",
      { { 0, 0, 10, 10 }, { 30, 0, 10, 10 }, { 9, 0, 22, 10 } },
      1,
      400 },
    { "an empty one counts for nothing",
      { { 50, 50, 0, 10 }, { 0, 0, 0, 0 }, { 9, 0, 10, -1 } },
      0,
      0 },
};

static void test_merging(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(merges) / sizeof(merges[0]); i++) {
        struct damage d = { 0 };
        for (int k = 0; k < 3; k++) {
            damage_add(&d, merges[i].in[k]);
        }
        if (d.count != merges[i].want_count ||
            covered_area(&d) != merges[i].want_area) {
            fail_msg("%s: got %zu of %lld pixels", merges[i].label, d.count,
                     (long long)covered_area(&d));
        }
    }
}

static struct draw_cmd tile(int x, uint32_t rgb)
{
    return (struct draw_cmd){
        .type = DRAW_RECT,
        .rect = { x, 10, 10, 10 },
        .color = color_from_rgb(rgb),
    };
}

static struct draw_cmd clip(int x, int y, int w, int h)
{
    return (struct draw_cmd){ .type = DRAW_CLIP, .rect = { x, y, w, h } };
}

static const struct rect none = { 0, 0, 0, 0 };
static const struct rect first_tile = { 0, 10, 10, 10 };
static const struct rect second_tile = { 50, 10, 10, 10 };

static void check_damage(const char *label, const struct draw_cmd before[4],
                         const struct draw_cmd after[4], struct rect want)
{
    const struct draw_list old = { before, 4 };
    const struct draw_list new = { after, 4 };
    const struct damage d = damage_from_lists(&old, &new, screen);
    const struct rect got = d.count > 0 ? d.rects[0] : none;

    if (d.count > 1 || !rect_is_equal(got, want)) {
        fail_msg("%s: got %zu, first %d,%d %dx%d", label, d.count, got.x, got.y,
                 got.w, got.h);
    }
}

static void test_one_change(void **state)
{
    (void)state;
    const struct draw_cmd a = tile(0, 0x111111);
    const struct draw_cmd b = tile(50, 0x222222);
    const struct draw_cmd b2 = tile(50, 0x333333);
    const struct draw_cmd c = tile(100, 0x444444);
    const struct draw_cmd nil = { .type = DRAW_RECT };

    check_damage("the same list", (const struct draw_cmd[]){ a, b, c, nil },
                 (const struct draw_cmd[]){ a, b, c, nil }, none);
    check_damage("one colour", (const struct draw_cmd[]){ a, b, c, nil },
                 (const struct draw_cmd[]){ a, b2, c, nil }, second_tile);
    check_damage("one less at the start",
                 (const struct draw_cmd[]){ a, b, c, nil },
                 (const struct draw_cmd[]){ b, c, nil, nil }, first_tile);
    check_damage("one more in the middle",
                 (const struct draw_cmd[]){ a, c, nil, nil },
                 (const struct draw_cmd[]){ a, b, c, nil }, second_tile);
    check_damage("a change of order damages the one that moved",
                 (const struct draw_cmd[]){ a, b, c, nil },
                 (const struct draw_cmd[]){ b, c, a, nil }, first_tile);
}

static struct draw_cmd shade(int x, uint8_t alpha)
{
    return (struct draw_cmd){ .type = DRAW_SHADE,
                              .rect = screen,
                              .color = { 0, 0, 0, alpha },
                              .u.shade = { .disc = { x, 10, 10, 10 } } };
}

/* A spotlight that moves leaves the rest of the screen alone. */
static void test_shades(void **state)
{
    (void)state;
    const struct draw_cmd a = tile(0, 0x111111);
    const struct draw_list before = {
        (const struct draw_cmd[]){ a, shade(0, 100) }, 2
    };
    const struct draw_list moved = {
        (const struct draw_cmd[]){ a, shade(50, 100) }, 2
    };
    const struct draw_list darker = {
        (const struct draw_cmd[]){ a, shade(0, 101) }, 2
    };
    struct damage d = damage_from_lists(&before, &moved, screen);

    assert_int_equal(d.count, 2);
    assert_true(is_covered(&d, first_tile));
    assert_true(is_covered(&d, second_tile));
    assert_int_equal(covered_area(&d), 200);
    d = damage_from_lists(&before, &before, screen);
    assert_int_equal(d.count, 0);
    d = damage_from_lists(&before, &darker, screen);
    assert_int_equal(covered_area(&d), W * H);
}

static void test_clips(void **state)
{
    (void)state;
    const struct draw_cmd a = tile(0, 0x111111);
    const struct draw_cmd b = tile(50, 0x222222);
    const struct draw_cmd nil = { .type = DRAW_RECT };

    check_damage("a clip that cuts nothing is nothing",
                 (const struct draw_cmd[]){ a, b, nil, nil },
                 (const struct draw_cmd[]){ clip(0, 0, 80, 80), a, b, nil },
                 none);
    check_damage("a clip that cuts is a change of what it cuts",
                 (const struct draw_cmd[]){ a, b, nil, nil },
                 (const struct draw_cmd[]){ clip(0, 0, 55, 80), a, b, nil },
                 second_tile);
    check_damage(
        "an empty clip ends the one before",
        (const struct draw_cmd[]){ a, b, nil, nil },
        (const struct draw_cmd[]){ clip(0, 0, 10, 80), a, clip(0, 0, 0, 0), b },
        none);
    check_damage("what was off the screen is no damage",
                 (const struct draw_cmd[]){ a, tile(W, 5), nil, nil },
                 (const struct draw_cmd[]){ a, nil, nil, nil }, none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_merging),
        cmocka_unit_test(test_add_covers_all),
        cmocka_unit_test(test_one_change),
        cmocka_unit_test(test_shades),
        cmocka_unit_test(test_clips),
        cmocka_unit_test(test_damage_is_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
