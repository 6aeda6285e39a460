/**
 * @file
 * Movements of parts: where panels, numbers, bars and tiles are on the way,
 * read off the layers.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "between.h"

enum {
    W = 340,
    H = 200,
    GROUND = 170, /* y of the ground line */
    RISE = 5,
    STEP = 509,
};

static const struct rect panel = { 0, 0, 120, GROUND };
static const struct rect number = { 10, 20, 40, 60 };
static const struct color ground = { 250, 248, 244, 255 };
static struct pixmap before_pixels, after_pixels, out_pixels;

static struct color color_of(int goal)
{
    return (struct color){ (uint8_t)(10 * goal), 90, 40, 255 };
}

/* A page with a panel and a ribbon in which @p raised stands out. */
static struct parts page_of(int raised)
{
    struct parts p = { .panel = { panel, number, { 1, 2, 3, 255 }, 0 },
                       .ground = ground };

    for (int i = 0; i < PARTS_GOALS; i++) {
        const int h = i == raised ? 8 : 2;
        p.ribbon[i] = (struct part){
            { i * 20, GROUND - h, 20, h }, { 0 }, color_of(i), 0
        };
    }
    return p;
}

/* Three rows of tiles, the last one of five. */
static struct parts home(void)
{
    struct parts p = page_of(-1);

    p.panel = (struct part){ .rect = { 0 } };
    for (int i = 0; i < PARTS_GOALS; i++) {
        const int x = 10 + i % 6 * 52;
        const int y = 30 + i / 6 * 44;
        p.goals[i] = (struct part){
            { x, y, 48, 40 }, { x + 4, y + 4, 10, 15 }, color_of(i), 0
        };
    }
    return p;
}

static struct parts skyline(void)
{
    struct parts p = { .is_skyline = true, .ground = ground };

    for (int i = 0; i < PARTS_GOALS; i++) {
        const int h = 30 + 7 * i;
        p.goals[i] = (struct part){ { i * 20, GROUND - h, 20, h },
                                    { i * 20 + 3, GROUND - h + 3, 4, 6 },
                                    color_of(i),
                                    20 };
    }
    return p;
}

static struct between between(enum between_kind kind, const struct parts *from,
                              const struct parts *to)
{
    return (struct between){
        .kind = kind,
        .w_px = W,
        .h_px = H,
        .moving_px = GROUND,
        .before = from,
        .after = to,
        .rise_px = RISE,
        .edge_px = 3,
    };
}

static bool lies_in(struct rect r, struct rect in)
{
    return rect_is_equal(rect_intersect(r, in), r);
}

/* Whatever moves, every pixel is drawn and no source leaves its picture. */
static void assert_sound(const struct between *b)
{
    const struct rect whole = { 0, 0, W, H };
    const struct layers layers = between_layers(b);

    for (int i = 0; i < layers.count; i++) {
        const struct layer *layer = &layers.items[i];
        if (layer->source != LAYER_COLOR) {
            assert_true(lies_in(layer->from, whole));
            assert_in_range(layer->weight, 0, LAYER_SOLID);
        }
    }
    for (int i = 0; i < W * H; i++) {
        out_pixels.pixels[i] = 0;
    }
    layers_draw(&out_pixels, &layers,
                (struct layer_pair){ &before_pixels, &after_pixels }, whole);
    for (int i = 0; i < W * H; i++) {
        assert_int_equal(out_pixels.pixels[i] >> 24, 0xFF);
    }
}

static const struct layer *find_color(const struct layers *layers,
                                      struct color color)
{
    const struct layer *found = NULL;

    for (int i = 0; i < layers->count; i++) {
        if (layers->items[i].source == LAYER_COLOR &&
            color_is_equal(layers->items[i].color, color)) {
            found = &layers->items[i];
        }
    }
    assert_non_null(found);
    return found;
}

/* The layer that shows the number of @p part of the picture that has it. */
static const struct layer *find_from(const struct layers *layers,
                                     struct rect from)
{
    const struct layer *found = NULL;

    for (int i = 0; i < layers->count; i++) {
        if (layers->items[i].source != LAYER_COLOR &&
            rect_is_equal(layers->items[i].from, from)) {
            found = &layers->items[i];
        }
    }
    return found;
}

/* Bars sink and rise; both panels are one strip, a panel wide each. */
static void test_turn(void **state)
{
    (void)state;
    const struct parts from = page_of(4);
    const struct parts to = page_of(5);
    int sunk = 8;
    int risen = 2;

    for (int progress = 0; progress <= BETWEEN_WHOLE; progress += STEP) {
        for (int side = 0; side < 2; side++) {
            struct between b = between(BETWEEN_TURN, &from, &to);
            b.progress = progress;
            b.to_right = side == 1;
            assert_sound(&b);
            const struct layers layers = between_layers(&b);
            const int old_h = find_color(&layers, color_of(4))->to.h;
            const int new_h = find_color(&layers, color_of(5))->to.h;
            assert_true(old_h <= sunk && new_h >= risen);
            sunk = old_h;
            risen = new_h;
        }
        /* Beside the panel, above the ribbon, nothing has moved. */
        const uint32_t at = out_pixels.pixels[60 * W + 200];
        assert_int_equal(at & 0xFFFF, (60 << 9 | 200) & 0xFFFF);
    }
    assert_true(sunk <= 3 && risen >= 7);
}

static uint32_t picture_of(uint32_t pixel)
{
    return pixel >> 20 & 0xF;
}

/* At 30 of 120: the new panel's first 30 columns stand at its right end. */
static void test_turn_pixels(void **state)
{
    (void)state;
    const struct parts from = page_of(4);
    const struct parts to = page_of(5);
    struct between b = between(BETWEEN_TURN, &from, &to);

    b.progress = BETWEEN_WHOLE / 4;
    assert_sound(&b);
    for (int x = 0; x < panel.w; x++) {
        const uint32_t pixel = out_pixels.pixels[60 * W + x];
        assert_int_equal(picture_of(pixel), x < 90 ? 1 : 2);
        assert_int_equal(pixel & 511, x < 90 ? x + 30 : x - 90);
    }
    b.to_right = true;
    assert_sound(&b);
    for (int x = 0; x < panel.w; x++) {
        const uint32_t pixel = out_pixels.pixels[60 * W + x];
        assert_int_equal(picture_of(pixel), x < 30 ? 2 : 1);
        assert_int_equal(pixel & 511, x < 30 ? x + 90 : x - 30);
    }
}

/* But for the rounding of what goes the other way. */
static bool is_near(struct rect a, struct rect b)
{
    return abs(a.x - b.x) <= 1 && abs(a.y - b.y) <= 1 && abs(a.w - b.w) <= 1 &&
           abs(a.h - b.h) <= 1;
}

/* The tile only grows, its number stays in it; the rest waits, then comes
   from below. And back it is the same, backwards. */
static void test_open(void **state)
{
    (void)state;
    const struct parts tiles = home();
    const struct parts page = page_of(8);
    struct rect last = tiles.goals[8].rect;

    for (int share = 0; share <= BETWEEN_WHOLE; share += STEP) {
        struct between b = between(BETWEEN_OPEN, &tiles, &page);
        b.progress = share;
        b.rect = tiles.goals[8].rect;
        assert_sound(&b);
        const struct layers layers = between_layers(&b);
        const struct rect window = find_color(&layers, page.panel.color)->to;
        const struct layer *digits = find_from(&layers, number);
        assert_true(window.w >= last.w - 1 && window.h >= last.h - 1);
        assert_non_null(digits);
        assert_true(lies_in(digits->to, window));
        if (share == 0) {
            assert_true(rect_is_equal(digits->to, tiles.goals[8].number));
        }
        const uint32_t beside = out_pixels.pixels[60 * W + 330];
        if (share < BETWEEN_WHOLE / 3) {
            assert_int_equal(picture_of(beside), 1); /* still home */
        }
        last = window;

        struct between back = between(BETWEEN_OPEN, &page, &tiles);
        back.progress = BETWEEN_WHOLE - share;
        back.rect = b.rect;
        back.back = true;
        assert_sound(&back);
        const struct layers other = between_layers(&back);
        assert_int_equal(other.count, layers.count);
        for (int i = 0; i < other.count; i++) {
            assert_true(is_near(other.items[i].to, layers.items[i].to));
        }
    }
    assert_true(last.w >= panel.w - 2 && last.h >= panel.h - 2);
}

/* 16 units below its place, and there at the end. */
static void test_open_rises(void **state)
{
    (void)state;
    const struct parts tiles = home();
    const struct parts page = page_of(8);
    struct between b = between(BETWEEN_OPEN, &tiles, &page);
    int last = RISE;

    b.rect = tiles.goals[3].rect;
    for (b.progress = 0; b.progress <= BETWEEN_WHOLE; b.progress += 16) {
        const struct layers layers = between_layers(&b);
        for (int i = 0; i < layers.count; i++) {
            const struct layer *layer = &layers.items[i];
            if (layer->source != LAYER_AFTER || layer->from.x != panel.w ||
                layer->from.y != 0 || layer->from.h <= RISE) {
                continue;
            }
            const int off = layer->to.y - layer->from.y;
            assert_true(b.progress > BETWEEN_WHOLE / 100 * 91);
            assert_true(off >= 0 && off <= last);
            last = off;
        }
    }
    assert_int_equal(last, 0);
}

/* Out of a bar of the skyline, and of something without a number; panels on
   top, at the right, and tiles that lie outside. */
static void test_open_odd(void **state)
{
    static const struct rect panels[] = {
        { 220, 0, 120, GROUND },
        { 0, 0, W, 70 },
        { 0, 0, W, GROUND },
    };
    static const struct rect tiles[] = {
        { 300, 30, 40, 60 }, { 20, 160, 30, 30 }, { -5, -5, 8, 8 },
        { 0, 0, W, GROUND }, { 50, 50, 1, 1 },
    };
    (void)state;
    const struct parts bars = skyline();

    for (size_t n = 0; n < 15; n++) {
        struct parts page = page_of(2);
        page.panel.rect = panels[n % 3];
        struct between b = between(BETWEEN_OPEN, &bars, &page);
        b.rect = n == 0 ? bars.goals[16].rect : tiles[n / 3];
        for (b.progress = 0; b.progress <= BETWEEN_WHOLE; b.progress += 2999) {
            assert_sound(&b);
        }
    }
}

/* Each bar goes from its place to its tile, with its number. */
static void test_wake(void **state)
{
    (void)state;
    const struct parts bars = skyline();
    const struct parts tiles = home();

    for (int share = 0; share <= BETWEEN_WHOLE; share += STEP) {
        int shares[PARTS_GOALS];
        struct between b = between(BETWEEN_WAKE, &bars, &tiles);
        b.progress = share;
        b.shares = shares;
        b.lead = 5;
        for (int i = 0; i < PARTS_GOALS; i++) {
            shares[i] = share;
        }
        assert_sound(&b);
        const struct layers layers = between_layers(&b);
        for (int i = 0; i < PARTS_GOALS; i++) {
            const struct layer *bar = find_color(&layers, color_of(i));
            const struct layer *digits =
                find_from(&layers, tiles.goals[i].number);
            assert_true(lies_in(digits->to, bar->to));
            if (share == 0) {
                assert_true(rect_is_equal(bar->to, bars.goals[i].rect));
            }
        }
        const struct layer *lead = find_color(&layers, color_of(5));
        for (int i = 0; i < PARTS_GOALS; i++) {
            assert_true(find_color(&layers, color_of(i)) <= lead);
        }
    }
}

static struct pixmap marked(uint32_t picture)
{
    struct pixmap p = pixmap_create(W, H);

    for (uint32_t i = 0; i < W * H; i++) {
        p.pixels[i] = 0xFF000000u | picture << 20 | i / W << 9 | i % W;
    }
    return p;
}

static int set_up(void **state)
{
    (void)state;
    before_pixels = marked(1);
    after_pixels = marked(2);
    out_pixels = pixmap_create(W, H);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pixmap_destroy(&before_pixels);
    pixmap_destroy(&after_pixels);
    pixmap_destroy(&out_pixels);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_turn),     cmocka_unit_test(test_turn_pixels),
        cmocka_unit_test(test_open),     cmocka_unit_test(test_open_rises),
        cmocka_unit_test(test_open_odd), cmocka_unit_test(test_wake),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
