#include "layer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "kernel.h"
#include "log.h"

enum {
    /* All layers of a band are drawn before the next one, so that what is
       below is still in the cache when a layer is mixed over it. */
    BAND_PX = 32,
    FIXED_BITS = 16,
    FIXED_HALF = 1 << (FIXED_BITS - 1),
    PAD_PX = 1, /* the edge is repeated on both sides of a stretched row */
};

struct painter {
    const struct layers *layers;
    struct layer_pair pair;
    struct pixmap *out;
    uint32_t *rows;    /* a padded row mixed of two, and one stretched */
    uint32_t *stretch; /* the second of them */
};

static uint32_t *row_of(const struct pixmap *p, int x, int y)
{
    return p->pixels + (ptrdiff_t)y * p->stride_px + x;
}

static const struct pixmap *picture_of(const struct painter *p,
                                       const struct layer *layer)
{
    return layer->source == LAYER_BEFORE ? p->pair.before : p->pair.after;
}

static bool is_scaled(const struct layer *layer)
{
    return layer->source != LAYER_COLOR &&
           (layer->from.w != layer->to.w || layer->from.h != layer->to.h);
}

static bool is_picture(const struct layer *layer)
{
    return layer->source != LAYER_COLOR && !is_scaled(layer);
}

/* Where the pixel of an unscaled layer that goes to x, y comes from. */
static const uint32_t *source_at(const struct painter *p,
                                 const struct layer *layer, int x, int y)
{
    return row_of(picture_of(p, layer), x - layer->to.x + layer->from.x,
                  y - layer->to.y + layer->from.y);
}

/* The middle of a pixel out of @p to in @p from, counted from its first
   middle, clamped to the last one. */
static int64_t middle(int at, int to, int from)
{
    const int64_t step = ((int64_t)from << FIXED_BITS) / to;
    const int64_t found = (2 * at + 1) * step / 2 - FIXED_HALF;
    const int64_t last = (int64_t)(from - 1) << FIXED_BITS;

    return found < 0 ? 0 : found > last ? last : found;
}

/* The two rows of a picture that the row at @p y lies between. */
struct between_rows {
    struct kernel_pair pair; /* from the left of the layer's part */
    int t;                   /* how near the second is, of 256 */
};

static struct between_rows rows_at(const struct painter *p,
                                   const struct layer *layer, int y)
{
    const struct rect from = layer->from;
    const int64_t at = middle(y - layer->to.y, layer->to.h, from.h);
    const int first = (int)(at >> FIXED_BITS);
    const int second = first + 1 < from.h ? first + 1 : first;
    const struct pixmap *picture = picture_of(p, layer);

    return (struct between_rows){
        .pair = { row_of(picture, from.x, from.y + first),
                  row_of(picture, from.x, from.y + second) },
        .t = (int)(at & ((1 << FIXED_BITS) - 1)) >> 8,
    };
}

/* The row that goes to @p y, with its edges repeated. */
static void mix_rows(const struct painter *p, const struct layer *layer, int y)
{
    const struct between_rows rows = rows_at(p, layer, y);
    const int w = layer->from.w;
    uint32_t *row = p->rows + PAD_PX;

    kernel_fade(row, rows.pair, (size_t)w, rows.t);
    row[-1] = row[0];
    row[w] = row[w - 1];
}

/* Scaled from top to bottom only: the same, without a walk along the row. */
static void draw_tall(const struct painter *p, const struct layer *layer,
                      struct rect r)
{
    const bool solid = layer->weight == LAYER_SOLID;
    const int left = r.x - layer->to.x;

    for (int y = r.y; y < r.y + r.h; y++) {
        struct between_rows rows = rows_at(p, layer, y);
        uint32_t *out = row_of(p->out, r.x, y);
        uint32_t *row = solid ? out : p->rows;
        rows.pair.a += left;
        rows.pair.b += left;
        kernel_fade(row, rows.pair, (size_t)r.w, rows.t);
        if (!solid) {
            kernel_fade_over(out, row, (size_t)r.w, layer->weight);
        }
    }
}

static void draw_scaled(const struct painter *p, const struct layer *layer,
                        struct rect r)
{
    const int64_t step = ((int64_t)layer->from.w << FIXED_BITS) / layer->to.w;
    const int64_t first = (2 * (r.x - layer->to.x) + 1) * step / 2 + FIXED_HALF;
    const struct kernel_walk walk = { (uint32_t)first, (uint32_t)step };
    const size_t count = (size_t)r.w;

    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *out = row_of(p->out, r.x, y);
        mix_rows(p, layer, y);
        if (layer->weight == LAYER_SOLID) {
            kernel_stretch(out, p->rows, count, walk);
        } else {
            kernel_stretch(p->stretch, p->rows, count, walk);
            kernel_fade_over(out, p->stretch, count, layer->weight);
        }
    }
}

static void draw_plain(const struct painter *p, const struct layer *layer,
                       struct rect r)
{
    const size_t count = (size_t)r.w;

    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *out = row_of(p->out, r.x, y);
        const uint32_t *from = source_at(p, layer, r.x, y);
        if (layer->weight == LAYER_SOLID) {
            memcpy(out, from, count * sizeof(*out));
        } else {
            kernel_fade_over(out, from, count, layer->weight);
        }
    }
}

/* A picture mixed over another at the same place: one pass, not two. */
static void draw_mixed(const struct painter *p, const struct layer *layer,
                       struct rect r)
{
    for (int y = r.y; y < r.y + r.h; y++) {
        const struct kernel_pair pair = {
            source_at(p, &layer[0], r.x, y),
            source_at(p, &layer[1], r.x, y),
        };
        kernel_fade(row_of(p->out, r.x, y), pair, (size_t)r.w, layer[1].weight);
    }
}

static void draw_color(const struct painter *p, const struct layer *layer,
                       struct rect r)
{
    const bool opaque = layer->color.a == 255;

    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *out = row_of(p->out, r.x, y);
        if (opaque) {
            kernel_fill(out, (size_t)r.w, layer->color);
        } else {
            kernel_blend(out, (size_t)r.w, layer->color);
        }
    }
}

static bool is_mixed(const struct layers *layers, int i)
{
    const struct layer *low = &layers->items[i];
    const struct layer *high = low + 1;

    return i + 1 < layers->count && is_picture(low) && is_picture(high) &&
           low->weight == LAYER_SOLID && high->weight < LAYER_SOLID &&
           rect_is_equal(low->to, high->to);
}

/* @return how many layers were drawn. */
static int draw_layer(const struct painter *p, int i, struct rect band)
{
    const struct layer *layer = &p->layers->items[i];
    const struct rect r = rect_intersect(layer->to, band);
    const bool mixed = is_mixed(p->layers, i);

    if (rect_is_empty(r)) {
        return mixed ? 2 : 1;
    }
    if (mixed) {
        draw_mixed(p, layer, r);
        return 2;
    }
    if (layer->source == LAYER_COLOR) {
        draw_color(p, layer, r);
    } else if (is_scaled(layer) && layer->from.w == layer->to.w) {
        draw_tall(p, layer, r);
    } else if (is_scaled(layer)) {
        draw_scaled(p, layer, r);
    } else {
        draw_plain(p, layer, r);
    }
    return 1;
}

static bool is_solid(const struct layer *layer)
{
    return layer->source == LAYER_COLOR ? layer->color.a == 255
                                        : layer->weight == LAYER_SOLID;
}

/* The highest layer that hides all below it in a band. */
static int lowest_seen(const struct layers *layers, struct rect band)
{
    int lowest = 0;

    for (int i = 0; i < layers->count; i++) {
        const struct layer *layer = &layers->items[i];
        if (is_solid(layer) &&
            rect_is_equal(rect_intersect(layer->to, band), band)) {
            lowest = i;
        }
    }
    return lowest;
}

static void get_rows(struct painter *p)
{
    const size_t width = (size_t)p->out->w_px + 2 * PAD_PX;
    bool wanted = false;

    for (int i = 0; i < p->layers->count; i++) {
        wanted = wanted || is_scaled(&p->layers->items[i]);
    }
    if (!wanted) {
        return;
    }
    p->rows = malloc(2 * width * sizeof(*p->rows));
    if (!p->rows) {
        log_fatal_memory(2 * width * sizeof(*p->rows));
    }
    p->stretch = p->rows + width;
}

static bool layer_is_equal(const struct layer *a, const struct layer *b)
{
    return a->source == b->source && rect_is_equal(a->from, b->from) &&
           rect_is_equal(a->to, b->to) && color_is_equal(a->color, b->color) &&
           a->weight == b->weight;
}

static bool is_of_a_kind(const struct layers *a, const struct layers *b)
{
    bool equal = a->count == b->count;

    for (int i = 0; equal && i < a->count; i++) {
        equal = a->items[i].source == b->items[i].source;
    }
    return equal;
}

struct damage layers_damage(const struct layers *a, const struct layers *b,
                            struct rect screen)
{
    struct damage d = { .count = 0 };

    if (!is_of_a_kind(a, b)) {
        damage_add(&d, screen);
        return d;
    }
    for (int i = 0; i < a->count; i++) {
        const struct layer *old = &a->items[i];
        const struct layer *new = &b->items[i];
        if (!layer_is_equal(old, new)) {
            damage_add(&d,
                       rect_intersect(screen, rect_union(old->to, new->to)));
        }
    }
    return d;
}

void layers_draw(struct pixmap *out, const struct layers *layers,
                 struct layer_pair pair, struct rect clip)
{
    assert(out->w_px == pair.before->w_px && out->w_px == pair.after->w_px);
    assert(out->h_px == pair.before->h_px && out->h_px == pair.after->h_px);

    struct painter p = { .layers = layers, .pair = pair, .out = out };

    get_rows(&p);
    for (int y = 0; y < out->h_px; y += BAND_PX) {
        const int left_px = out->h_px - y;
        const struct rect band = rect_intersect(
            clip, (struct rect){ 0, y, out->w_px,
                                 left_px < BAND_PX ? left_px : BAND_PX });
        for (int i = lowest_seen(layers, band); i < layers->count;) {
            i += draw_layer(&p, i, band);
        }
    }
    free(p.rows);
}
