#include "shadow.h"

#include <stdlib.h>

#include "draw.h"
#include "log.h"

enum {
    BLUR_PASSES = 3, /* three boxes come within 3 % of a Gaussian */
    FULL = 65535,    /* full coverage while blurring */

    /* The two layers, alpha in hundredths. */
    NEAR_ALPHA = 6,
    WIDE_ALPHA = 7,
    /* Both, one over the other, in ten thousandths: 600 + 700 - 42. */
    BOTH_ALPHA = 1258,
    BOTH_ALPHA_255 = 32,

    /* In proportion to the wide blur of 28: drops 8 and 1, blur 2. */
    WIDE_DROP_NUM = 2,
    WIDE_DROP_DEN = 7,
    NEAR_BLUR_DEN = 14,
    NEAR_DROP_DEN = 28,
};

struct color shadow_color(void)
{
    return (struct color){ .r = 26, .g = 26, .b = 30, .a = BOTH_ALPHA_255 };
}

/* How far three boxes carry a value. */
static int reach_px(int blur_px)
{
    return BLUR_PASSES * blur_px / 2 + 1;
}

static int at_least_one(int value)
{
    return value > 0 ? value : 1;
}

int shadow_edge_px(int radius_px, int blur_px)
{
    const int drop = blur_px * WIDE_DROP_NUM / WIDE_DROP_DEN;

    return blur_px + radius_px + reach_px(blur_px) + 2 * drop;
}

/* A picture in the making, with a margin for what blurs out of it. */
struct layer {
    uint16_t *values;
    uint16_t *line; /* Scratch: one row or column. */
    int w_px, h_px;
    int margin_px;
};

/* A row or a column. */
struct run {
    uint16_t *values;
    size_t stride;
    int count;
};

/* A box that covers so many values on either side of the one it makes. */
struct box {
    int before, after;
};

static void box_blur(struct run run, uint16_t *scratch, struct box box)
{
    const uint32_t width = (uint32_t)(box.before + box.after + 1);
    uint32_t sum = 0;

    for (int i = 0; i < run.count; i++) {
        scratch[i] = run.values[(size_t)i * run.stride];
    }
    for (int i = -box.after; i < run.count; i++) {
        const int enters = i + box.after;
        const int leaves = i - box.before - 1;
        sum += enters < run.count ? scratch[enters] : 0;
        sum -= leaves >= 0 ? scratch[leaves] : 0;
        if (i >= 0) {
            run.values[(size_t)i * run.stride] =
                (uint16_t)((sum + width / 2) / width);
        }
    }
}

/*
 * A Gaussian of deviation blur / 2, as CSS defines blur, by three boxes of
 * width blur; even widths lean left, then right, then stand wider in the
 * middle (SVG 1.1, feGaussianBlur).
 */
static void blur_run(struct run run, uint16_t *scratch, int blur_px)
{
    const int side = blur_px / 2;
    const int lean = blur_px % 2 == 0 ? 1 : 0;

    box_blur(run, scratch, (struct box){ side, side - lean });
    box_blur(run, scratch, (struct box){ side - lean, side });
    box_blur(run, scratch, (struct box){ side, side });
}

static void blur_layer(const struct layer *layer, int blur_px)
{
    const size_t w = (size_t)layer->w_px;

    for (int y = 0; y < layer->h_px; y++) {
        const struct run row = { layer->values + (size_t)y * w, 1,
                                 layer->w_px };
        blur_run(row, layer->line, blur_px);
    }
    for (int x = 0; x < layer->w_px; x++) {
        const struct run column = { layer->values + x, w, layer->h_px };
        blur_run(column, layer->line, blur_px);
    }
}

static void *pixels_create(size_t size, size_t count)
{
    void *pixels = calloc(count, size);
    if (!pixels) {
        log_fatal_memory(size * count);
    }
    return pixels;
}

/* Owned by the caller: layer_finish(). */
static struct layer layer_create(struct raster *r, const struct mask *out,
                                 const struct raster_round *round, int blur_px)
{
    const int margin = reach_px(blur_px);
    struct mask sharp = { NULL, out->w_px + 2 * margin,
                          out->h_px + 2 * margin };
    const size_t count = (size_t)sharp.w_px * (size_t)sharp.h_px;
    struct raster_round moved = *round;

    sharp.pixels = pixels_create(1, count);
    moved.rect.x += margin;
    moved.rect.y += margin;
    raster_round(r, &sharp, &moved);

    struct layer layer = {
        .values = pixels_create(sizeof(*layer.values), count),
        .line = pixels_create(sizeof(*layer.line),
                              (size_t)sharp.w_px + (size_t)sharp.h_px),
        .w_px = sharp.w_px,
        .h_px = sharp.h_px,
        .margin_px = margin,
    };
    for (size_t i = 0; i < count; i++) {
        layer.values[i] = (uint16_t)(sharp.pixels[i] * (FULL / 255));
    }
    free(sharp.pixels);
    blur_layer(&layer, blur_px);
    return layer;
}

static void layer_finish(struct layer *layer)
{
    free(layer->values);
    free(layer->line);
}

static int64_t layer_value(const struct layer *layer, int x, int y)
{
    const int row = y + layer->margin_px;
    const int column = x + layer->margin_px;

    return layer->values[(ptrdiff_t)row * layer->w_px + column];
}

/* One layer over the other: a + b - a * b, as a share of both in full. */
static uint8_t combine(int64_t near_value, int64_t wide_value)
{
    const int64_t both =
        NEAR_ALPHA * 100 * near_value + WIDE_ALPHA * 100 * wide_value -
        NEAR_ALPHA * WIDE_ALPHA * near_value * wide_value / FULL;
    const int64_t most = (int64_t)BOTH_ALPHA * FULL;

    return (uint8_t)((both * 255 + most / 2) / most);
}

void shadow_fill(struct raster *r, const struct mask *out,
                 const struct shadow *shadow)
{
    const struct rect at = shadow->at;
    const int blur = shadow->blur_px;
    const int near_blur = at_least_one(blur / NEAR_BLUR_DEN);
    struct raster_round round = { at, shadow->radius_px, CORNER_ALL };

    round.rect.y = at.y + at_least_one(blur / NEAR_DROP_DEN);
    struct layer near_layer = layer_create(r, out, &round, near_blur);
    round.rect.y = at.y + blur * WIDE_DROP_NUM / WIDE_DROP_DEN;
    struct layer wide_layer = layer_create(r, out, &round, blur);

    for (int y = 0; y < out->h_px; y++) {
        for (int x = 0; x < out->w_px; x++) {
            out->pixels[(size_t)y * (size_t)out->w_px + (size_t)x] = combine(
                layer_value(&near_layer, x, y), layer_value(&wide_layer, x, y));
        }
    }
    layer_finish(&near_layer);
    layer_finish(&wide_layer);
}
