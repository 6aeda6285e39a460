/**
 * @file
 * What lies between two pages, at the ends and on the way: checked through
 * what is seen, pixel by pixel, where that says it best.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "between.h"

enum {
    W = 40,
    H = 30,
    FIXED = 24, /* y of the part that stands still */
};

static const struct rect tile = { 4, 6, 8, 5 };
static const struct rect card = { 10, 5, 20, 12 };
static const struct color dim = { 26, 26, 30, 168 };

/* A pixel says which picture it is from and where it stood. */
static uint32_t mark(uint32_t picture, int x, int y)
{
    return 0xFF000000u | (picture << 16) | ((uint32_t)y << 8) | (uint32_t)x;
}

static struct pixmap marked(uint32_t picture)
{
    struct pixmap p = pixmap_create(W, H);

    for (int i = 0; i < W * H; i++) {
        p.pixels[i] = mark(picture, i % W, i / W);
    }
    return p;
}

static struct between between(enum between_kind kind, int progress)
{
    return (struct between){
        .kind = kind,
        .progress = progress,
        .w_px = W,
        .h_px = H,
        .moving_px = FIXED,
        .rect = kind == BETWEEN_CARD ? card : tile,
        .rise_px = 4,
        .dim = dim,
    };
}

/* @return the frame; owned by the caller. Pictures are marked 1 and 2. */
static struct pixmap draw(const struct between *b)
{
    struct pixmap before = marked(1);
    struct pixmap after = marked(2);
    struct pixmap out = pixmap_create(W, H);
    const struct layers layers = between_layers(b);

    layers_draw(&out, &layers, (struct layer_pair){ &before, &after },
                (struct rect){ 0, 0, W, H });
    pixmap_destroy(&after);
    pixmap_destroy(&before);
    return out;
}

static uint32_t pixel(const struct pixmap *p, int x, int y)
{
    return p->pixels[y * p->stride_px + x];
}

/* Every movement begins with what was there and ends with what comes. */
static void test_ends(void **state)
{
    static const enum between_kind kinds[] = { BETWEEN_FADE, BETWEEN_PUSH,
                                               BETWEEN_ZOOM };
    (void)state;

    for (int i = 0; i < 12; i++) {
        struct between b = between(kinds[i / 4], i % 2 ? BETWEEN_WHOLE : 0);
        b.to_right = b.back = b.from_right = i % 4 >= 2;
        struct pixmap out = draw(&b);
        for (int n = 0; n < W * H; n++) {
            const uint32_t want = mark(i % 2 ? 2 : 1, n % W, n / W);
            if (out.pixels[n] != want) {
                fail_msg("row %d at %d, %d: got %08x, want %08x", i, n % W,
                         n / W, out.pixels[n], want);
            }
        }
        pixmap_destroy(&out);
    }
}

/* One picture, then the other, as one long strip that moves. */
static void test_push(void **state)
{
    (void)state;
    for (int dx = 0; dx <= W; dx++) {
        struct between b = between(BETWEEN_PUSH, BETWEEN_WHOLE * dx / W);
        const int moved =
            (int)((int64_t)(BETWEEN_WHOLE - b.progress) * W / BETWEEN_WHOLE);
        struct pixmap left = draw(&b);
        b.to_right = true;
        struct pixmap right = draw(&b);
        for (int x = 0; x < W; x++) {
            const int at = x + W - moved;
            assert_int_equal(pixel(&left, x, 3),
                             at < W ? mark(1, at, 3) : mark(2, at - W, 3));
            const int back = x - W + moved;
            assert_int_equal(pixel(&right, x, 3), back < 0
                                                      ? mark(2, back + W, 3)
                                                      : mark(1, back, 3));
        }
        pixmap_destroy(&right);
        pixmap_destroy(&left);
    }
}

/* What is fixed does not move: its pixels stay in their columns. */
static void test_fixed(void **state)
{
    static const enum between_kind kinds[] = { BETWEEN_PUSH, BETWEEN_ZOOM };
    (void)state;

    for (int i = 0; i < 2; i++) {
        const struct between b = between(kinds[i], BETWEEN_WHOLE / 2);
        struct pixmap out = draw(&b);
        for (int x = 0; x < W; x++) {
            assert_int_equal(pixel(&out, x, FIXED) & 0xFFFF,
                             mark(0, x, FIXED) & 0xFFFF);
            assert_int_equal(pixel(&out, x, FIXED) >> 16 & 0xFF, 1);
        }
        pixmap_destroy(&out);
    }
}

static const struct layer *topmost(const struct layers *layers, int moving_px)
{
    const struct layer *found = NULL;

    for (int i = 0; i < layers->count; i++) {
        found = layers->items[i].to.y < moving_px ? &layers->items[i] : found;
    }
    return found;
}

static bool grows(struct rect small, struct rect large)
{
    return rect_is_equal(rect_intersect(small, large), small);
}

/* The window only grows, from the tile to the page, and nothing in it is
   distorted by more than the rounding of its sides. */
static void test_zoom(void **state)
{
    (void)state;
    struct rect last = { 0 };

    for (int progress = 0; progress <= BETWEEN_WHOLE; progress += 512) {
        struct between b = between(BETWEEN_ZOOM, progress);
        const struct layers there = between_layers(&b);
        const struct layer *page = topmost(&there, FIXED);
        if (progress == 0) {
            assert_true(rect_is_equal(page->to, tile));
            last = tile;
        }
        assert_int_equal(page->source, LAYER_AFTER);
        assert_true(grows(last, page->to));
        const int off = page->from.w * page->to.h - page->from.h * page->to.w;
        assert_true(abs(off) <= page->to.w + page->to.h);
        last = page->to;

        /* And back is the same, backwards. */
        b.back = true;
        b.progress = BETWEEN_WHOLE - progress;
        const struct layers back = between_layers(&b);
        assert_int_equal(topmost(&back, FIXED)->source, LAYER_BEFORE);
        assert_true(rect_is_equal(topmost(&back, FIXED)->to, page->to));
        assert_int_equal(topmost(&back, FIXED)->weight, page->weight);
    }
    assert_true(rect_is_equal(last, (struct rect){ 0, 0, W, FIXED }));
}

/* Where a language is read from the right, pages begin there. */
static void test_zoom_from_right(void **state)
{
    (void)state;
    struct between b = between(BETWEEN_ZOOM, 0);
    b.rect = (struct rect){ 20, 4, 5, 10 };
    struct layers layers = between_layers(&b);

    assert_int_equal(topmost(&layers, FIXED)->from.x, 0);
    b.from_right = true;
    layers = between_layers(&b);
    const struct rect from = topmost(&layers, FIXED)->from;
    assert_true(from.w < W);
    assert_int_equal(from.x + from.w, W);
}

static void test_card(void **state)
{
    static const struct {
        int progress, alpha, rise, weight;
    } rows[] = {
        { 0, 0, 4, 0 },
        { BETWEEN_WHOLE / 4, 42, 3, LAYER_SOLID / 2 },
        { BETWEEN_WHOLE / 2, 84, 2, LAYER_SOLID },
        { BETWEEN_WHOLE, 168, 0, LAYER_SOLID },
    };
    (void)state;

    for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
        const size_t row = i / 2;
        const bool back = i % 2 == 1;
        struct between b = between(BETWEEN_CARD, rows[row].progress);
        b.back = back;
        b.progress = back ? BETWEEN_WHOLE - b.progress : b.progress;
        const struct layers layers = between_layers(&b);
        const struct layer *dialog = &layers.items[2];
        assert_int_equal(layers.count, 3);
        assert_int_equal(layers.items[0].source,
                         back ? LAYER_AFTER : LAYER_BEFORE);
        assert_int_equal(layers.items[1].color.a, rows[row].alpha);
        assert_int_equal(dialog->source, back ? LAYER_BEFORE : LAYER_AFTER);
        assert_int_equal(dialog->weight, rows[row].weight);
        assert_int_equal(dialog->to.y, card.y + rows[row].rise);
        assert_true(rect_is_equal(dialog->from, card));
    }
}

/* A part of a slide comes up through its ground, and goes back so. */
static void test_part(void **state)
{
    static const struct {
        int progress, rise, weight;
    } rows[] = {
        { 0, 4, 0 },
        { BETWEEN_WHOLE / 2, 2, LAYER_SOLID / 2 },
        { BETWEEN_WHOLE, 0, LAYER_SOLID },
    };
    (void)state;

    for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
        const size_t row = i / 2;
        const bool back = i % 2 == 1;
        struct between b = between(BETWEEN_PART, rows[row].progress);
        b.rect = card;
        b.back = back;
        b.progress = back ? BETWEEN_WHOLE - b.progress : b.progress;
        const struct layers layers = between_layers(&b);
        const struct layer *part = &layers.items[1];
        assert_int_equal(layers.count, 2);
        assert_int_equal(layers.items[0].source,
                         back ? LAYER_AFTER : LAYER_BEFORE);
        assert_int_equal(part->source, back ? LAYER_BEFORE : LAYER_AFTER);
        assert_int_equal(part->weight, rows[row].weight);
        assert_int_equal(part->to.y, card.y + rows[row].rise);
        assert_true(rect_is_equal(part->from, card));
    }
}

/* A tile that is cut by the footer is cut, and one outside is no reason to
   fail: the caller asks for another movement, but a frame is drawn. */
static void test_odd_tiles(void **state)
{
    static const struct rect tiles[] = {
        { 4, FIXED - 2, 8, 5 }, { 4, FIXED, 8, 5 }, { -3, -3, 5, 5 },
        { W - 1, 0, 9, 1 },     { 0, 0, W, FIXED }, { 3, 3, 1, 1 },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(tiles) / sizeof(tiles[0]); i++) {
        for (int progress = 0; progress <= BETWEEN_WHOLE; progress += 997) {
            struct between b = between(BETWEEN_ZOOM, progress);
            b.rect = tiles[i];
            struct pixmap out = draw(&b);
            for (int n = 0; n < W * H; n++) {
                assert_int_equal(out.pixels[n] >> 24, 0xFF);
            }
            pixmap_destroy(&out);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_push),
        cmocka_unit_test(test_fixed),
        cmocka_unit_test(test_zoom),
        cmocka_unit_test(test_zoom_from_right),
        cmocka_unit_test(test_card),
        cmocka_unit_test(test_part),
        cmocka_unit_test(test_odd_tiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
