/**
 * @file
 * Frames of a movement: layers against a slow, obvious reference, bit for
 * bit, over random pictures, places, scales and weights.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layer.h"

enum {
    W = 37, /* no multiple of a vector, and higher than a band */
    H = 71,
    ROUNDS = 3000,
};

/* xorshift64, Marsaglia 2003. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static int random_below(uint64_t *state, int limit)
{
    return (int)((next_random(state) >> 16) % (uint64_t)limit);
}

static struct pixmap random_picture(uint64_t *state)
{
    struct pixmap p = pixmap_create(W, H);

    for (int i = 0; i < W * H; i++) {
        p.pixels[i] = 0xFF000000u | (uint32_t)next_random(state);
    }
    return p;
}

static struct rect random_part(uint64_t *state)
{
    struct rect r = { random_below(state, W), random_below(state, H), 0, 0 };

    r.w = 1 + random_below(state, W - r.x);
    r.h = 1 + random_below(state, H - r.y);
    return r;
}

/* Some overhang, some are scaled, some hide what is below. */
static struct layer random_layer(uint64_t *state)
{
    struct layer layer = {
        .source = (enum layer_source)random_below(state, 3),
        .from = random_part(state),
        .color = { (uint8_t)next_random(state), (uint8_t)next_random(state),
                   (uint8_t)next_random(state), (uint8_t)next_random(state) },
        .weight = random_below(state, 2) ? LAYER_SOLID
                                         : random_below(state, LAYER_SOLID),
    };

    layer.to = layer.from;
    layer.to.x += random_below(state, W) - W / 2;
    layer.to.y += random_below(state, H) - H / 2;
    const int scaled = random_below(state, 6);
    if (scaled <= 2) {
        layer.to.h = 1 + random_below(state, 3 * H);
    }
    if (scaled <= 1) { /* else from top to bottom only */
        layer.to.w = 1 + random_below(state, 3 * W);
    }
    layer.color.a = random_below(state, 4) ? layer.color.a : 255;
    return layer;
}

/* The frame is covered first, sometimes by two pictures at one place. */
/* Now and then one that hides all below it, wherever it is. */
static struct layers random_layers(uint64_t *state)
{
    const struct rect whole = { 0, 0, W, H };
    struct layers layers = { .count = 2 + random_below(state, LAYER_MAX - 1) };

    for (int i = 0; i < layers.count; i++) {
        layers.items[i] = random_layer(state);
    }
    layers.items[0] = (struct layer){ .source = LAYER_BEFORE,
                                      .from = whole,
                                      .to = whole,
                                      .weight = LAYER_SOLID };
    if (random_below(state, 3) == 0) {
        const int at = random_below(state, layers.count);
        layers.items[at].from = layers.items[at].to = whole;
    }
    if (random_below(state, 2)) {
        layers.items[1].from = layers.items[1].to = whole;
    }
    return layers;
}

static unsigned channel(uint32_t pixel, int index)
{
    return (pixel >> (8 * index)) & 255;
}

/* x / 255, rounded to nearest. */
static unsigned rounded_255(unsigned x)
{
    return (2 * x + 255) / 510;
}

/* Where the middle of a pixel lies in 1/65536, as layer.h says. */
static int64_t place(int at, int to, int from)
{
    const int64_t step = (int64_t)from * 65536 / to;

    return (2 * at + 1) * step / 2 - 32768;
}

static uint32_t clamped(const struct pixmap *p, struct rect from, int x, int y)
{
    x = x < 0 ? 0 : x >= from.w ? from.w - 1 : x;
    y = y < 0 ? 0 : y >= from.h ? from.h - 1 : y;
    return p->pixels[(from.y + y) * p->stride_px + from.x + x];
}

static unsigned mixed(unsigned a, unsigned b, unsigned t)
{
    return (a * (256 - t) + b * t) / 256;
}

/* One channel of a scaled layer: down first, then across. */
static unsigned sampled(const struct layer *l, const struct pixmap *p, int x,
                        int y, int index)
{
    const int64_t at_x = place(x - l->to.x, l->to.w, l->from.w) + 65536;
    int64_t at_y = place(y - l->to.y, l->to.h, l->from.h);
    const int64_t last = (int64_t)(l->from.h - 1) * 65536;
    at_y = at_y < 0 ? 0 : at_y > last ? last : at_y;
    const int left = (int)(at_x / 65536) - 1;
    const int top = (int)(at_y / 65536);
    const unsigned tx = (unsigned)(at_x % 65536) / 256;
    const unsigned ty = (unsigned)(at_y % 65536) / 256;
    unsigned column[2];

    for (int i = 0; i < 2; i++) {
        column[i] =
            mixed(channel(clamped(p, l->from, left + i, top), index),
                  channel(clamped(p, l->from, left + i, top + 1), index), ty);
    }
    return mixed(column[0], column[1], tx);
}

static unsigned want_channel(const struct layer *l, const struct pixmap *p,
                             struct rect at, unsigned below, int index)
{
    const unsigned colors[] = { l->color.b, l->color.g, l->color.r, 255 };
    const bool scaled = l->from.w != l->to.w || l->from.h != l->to.h;

    if (l->source == LAYER_COLOR) {
        return rounded_255(colors[index] * l->color.a +
                           below * (255u - l->color.a));
    }
    const unsigned above =
        scaled ? sampled(l, p, at.x, at.y, index)
               : channel(clamped(p, l->from, at.x - l->to.x, at.y - l->to.y),
                         index);
    return mixed(below, above, (unsigned)l->weight);
}

static uint32_t want_pixel(const struct layers *layers, struct layer_pair pair,
                           int x, int y)
{
    const struct rect at = { x, y, 1, 1 };
    uint32_t pixel = 0;

    for (int i = 0; i < layers->count; i++) {
        const struct layer *l = &layers->items[i];
        const struct pixmap *p =
            l->source == LAYER_BEFORE ? pair.before : pair.after;
        uint32_t out = 0;
        for (int c = 0; c < 4 && rect_has_point(l->to, (float)x, (float)y);
             c++) {
            out |= want_channel(l, p, at, channel(pixel, c), c) << (8 * c);
        }
        pixel = rect_has_point(l->to, (float)x, (float)y) ? out : pixel;
    }
    return pixel;
}

static void check(const struct layers *layers, struct layer_pair pair,
                  struct pixmap *out, struct rect clip, int round)
{
    const uint32_t untouched = 0x12345678;

    for (int i = 0; i < W * H; i++) {
        out->pixels[i] = untouched;
    }
    layers_draw(out, layers, pair, clip);
    for (int i = 0; i < W * H; i++) {
        const bool inside =
            rect_has_point(clip, (float)(i % W), (float)(i / W));
        const uint32_t want =
            inside ? want_pixel(layers, pair, i % W, i / W) : untouched;
        if (out->pixels[i] != want) {
            fail_msg("round %d at %d, %d: got %08x, want %08x", round, i % W,
                     i / W, out->pixels[i], want);
        }
    }
}

static void test_against_reference(void **state)
{
    (void)state;
    uint64_t random = 0x9E3779B97F4A7C15u;
    struct pixmap before = random_picture(&random);
    struct pixmap after = random_picture(&random);
    struct pixmap out = pixmap_create(W, H);
    const struct layer_pair pair = { &before, &after };

    for (int round = 0; round < ROUNDS; round++) {
        const struct layers layers = random_layers(&random);
        const struct rect clip =
            round % 2 ? random_part(&random) : (struct rect){ 0, 0, W, H };
        check(&layers, pair, &out, clip, round);
    }
    pixmap_destroy(&out);
    pixmap_destroy(&after);
    pixmap_destroy(&before);
}

/* A frame drawn only where it differs from the one before is that frame. */
static void test_damage(void **state)
{
    (void)state;
    uint64_t random = 7;
    const struct rect whole = { 0, 0, W, H };
    struct pixmap before = random_picture(&random);
    struct pixmap after = random_picture(&random);
    struct pixmap seen = pixmap_create(W, H);
    struct pixmap want = pixmap_create(W, H);
    const struct layer_pair pair = { &before, &after };
    bool partial = false;

    for (int round = 0; round < ROUNDS; round++) {
        const struct layers a = random_layers(&random);
        struct layers b = a;
        const int at = random_below(&random, b.count);
        if (round % 10 > 0) {
            b.items[at].to.x += random_below(&random, 3) - 1;
            b.items[at].to.y += random_below(&random, 3) - 1;
        } else {
            b = random_layers(&random);
        }
        b.items[0] = a.items[0]; /* together they cover the frame */
        const struct damage damage = layers_damage(&a, &b, whole);
        layers_draw(&seen, &a, pair, whole);
        layers_draw(&want, &b, pair, whole);
        for (size_t i = 0; i < damage.count; i++) {
            partial |= !rect_is_equal(damage.rects[i], whole);
            layers_draw(&seen, &b, pair, damage.rects[i]);
        }
        assert_memory_equal(seen.pixels, want.pixels,
                            (size_t)seen.stride_px * H * sizeof(uint32_t));
    }
    assert_true(partial);
    const struct layers same = random_layers(&random);
    assert_int_equal(layers_damage(&same, &same, whole).count, 0);
    pixmap_destroy(&want);
    pixmap_destroy(&seen);
    pixmap_destroy(&after);
    pixmap_destroy(&before);
}

static void test_copy_stays_inside(void **state)
{
    (void)state;
    uint64_t random = 11;
    struct pixmap a = random_picture(&random);
    struct pixmap out = random_picture(&random);
    struct pixmap was = pixmap_create(W, H);

    pixmap_copy(&was, &out, (struct rect){ 0, 0, W, H });
    pixmap_copy(&out, &a, (struct rect){ 5, 1, 2 * W, 1 });
    for (int i = 0; i < W * H; i++) {
        const bool inside = i / W == 1 && i % W >= 5;
        assert_int_equal(out.pixels[i], (inside ? a : was).pixels[i]);
    }
    pixmap_destroy(&was);
    pixmap_destroy(&out);
    pixmap_destroy(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_reference),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_copy_stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
