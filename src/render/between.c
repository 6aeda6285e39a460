#include "between.h"

#include <assert.h>

/* Part of its way after which a zoomed page has come out of its tile. */
static const int zoom_mixed = BETWEEN_WHOLE * 3 / 4;

/* The same for a dialogue, so that no words are seen through its own. */
static const int card_mixed = BETWEEN_WHOLE / 2;

static void add(struct layers *out, struct layer layer)
{
    assert(out->count < LAYER_MAX);
    if (rect_is_empty(layer.to) || rect_is_empty(layer.from)) {
        return;
    }
    out->items[out->count++] = layer;
}

/* All or a part of a picture where it was, moved. */
static void add_moved(struct layers *out, enum layer_source source,
                      struct rect part, int dx_px)
{
    struct rect to = part;

    to.x += dx_px;
    add(out,
        (struct layer){
            .source = source, .from = part, .to = to, .weight = LAYER_SOLID });
}

static struct rect whole(const struct between *b)
{
    return (struct rect){ 0, 0, b->w_px, b->h_px };
}

static void add_whole(struct layers *out, const struct between *b,
                      enum layer_source source)
{
    add_moved(out, source, whole(b), 0);
}

static int weight_from_progress(int progress)
{
    return progress / (BETWEEN_WHOLE / LAYER_SOLID);
}

/* One picture through the other, in place. */
static void add_mixed(struct layers *out, struct rect part, int progress)
{
    add_moved(out, LAYER_BEFORE, part, 0);
    add(out, (struct layer){ .source = LAYER_AFTER,
                             .from = part,
                             .to = part,
                             .weight = weight_from_progress(progress) });
}

/* What stands still changes without moving. */
static void add_fixed(struct layers *out, const struct between *b)
{
    const struct rect part = { 0, b->moving_px, b->w_px,
                               b->h_px - b->moving_px };
    add_mixed(out, part, b->progress);
}

static void fade(struct layers *out, const struct between *b)
{
    add_mixed(out, whole(b), b->progress);
}

static void push(struct layers *out, const struct between *b)
{
    const struct rect moving = { 0, 0, b->w_px, b->moving_px };
    const int left_px =
        (int)((int64_t)(BETWEEN_WHOLE - b->progress) * b->w_px / BETWEEN_WHOLE);
    const int dx_px = b->to_right ? -left_px : left_px;
    const int away_px = b->to_right ? dx_px + b->w_px : dx_px - b->w_px;

    add_moved(out, LAYER_BEFORE, moving, away_px);
    add_moved(out, LAYER_AFTER, moving, dx_px);
    add_fixed(out, b);
}

static int lerp(int from, int to, int share)
{
    return from + (int)((int64_t)(to - from) * share / BETWEEN_WHOLE);
}

static struct rect lerp_rect(struct rect a, struct rect b, int share)
{
    const int left = lerp(a.x, b.x, share);
    const int top = lerp(a.y, b.y, share);
    const int right = lerp(a.x + a.w, b.x + b.w, share);
    const int bottom = lerp(a.y + a.h, b.y + b.h, share);

    return (struct rect){ left, top, right - left, bottom - top };
}

/*
 * The largest part of @p r with the proportions of @p shape, so that
 * nothing is distorted: at the top, and at the left, middle or right.
 */
static struct rect crop(struct rect r, struct rect shape, int align)
{
    const int w = (int)((int64_t)r.h * shape.w / shape.h);
    const int h = (int)((int64_t)r.w * shape.h / shape.w);
    struct rect part = r;

    part.w = w < 1 ? 1 : w < r.w ? w : r.w;
    part.h = h < 1 ? 1 : h < r.h ? h : r.h;
    part.x += (r.w - part.w) * align / 2;
    return part;
}

/*
 * The page is seen through a window that grows from the tile to the page.
 * In it the tile grows, too, and the page comes out of it.
 */
static void zoom(struct layers *out, const struct between *b)
{
    const enum layer_source small = b->back ? LAYER_AFTER : LAYER_BEFORE;
    const enum layer_source large = b->back ? LAYER_BEFORE : LAYER_AFTER;
    const struct rect page = { 0, 0, b->w_px, b->moving_px };
    const struct rect tile = rect_intersect(b->rect, page);
    const int share = b->back ? BETWEEN_WHOLE - b->progress : b->progress;
    const struct rect window = lerp_rect(tile, page, share);
    const int64_t mixed = (int64_t)share * LAYER_SOLID / zoom_mixed;

    add_whole(out, b, small);
    if (rect_is_empty(tile) || rect_is_empty(window)) {
        add_fixed(out, b);
        return;
    }
    if (mixed < LAYER_SOLID) {
        add(out, (struct layer){ .source = small,
                                 .from = crop(tile, window, 1),
                                 .to = window,
                                 .weight = LAYER_SOLID });
    }
    add(out, (struct layer){ .source = large,
                             .from = crop(page, window, b->from_right ? 2 : 0),
                             .to = window,
                             .weight = mixed < LAYER_SOLID ? (int)mixed
                                                           : LAYER_SOLID });
    add_fixed(out, b);
}

static void card(struct layers *out, const struct between *b)
{
    const int share = b->back ? BETWEEN_WHOLE - b->progress : b->progress;
    struct layer dim = {
        .source = LAYER_COLOR,
        .from = whole(b),
        .to = whole(b),
        .color = b->dim,
    };
    struct layer dialog = {
        .source = b->back ? LAYER_BEFORE : LAYER_AFTER,
        .from = rect_intersect(b->rect, whole(b)),
        .weight =
            share < card_mixed
                ? lerp(0, LAYER_SOLID, share * (BETWEEN_WHOLE / card_mixed))
                : LAYER_SOLID,
    };

    dim.color.a = (uint8_t)lerp(0, b->dim.a, share);
    dialog.to = dialog.from;
    dialog.to.y += lerp(b->rise_px, 0, share);
    add_whole(out, b, b->back ? LAYER_AFTER : LAYER_BEFORE);
    add(out, dim);
    add(out, dialog);
}

static void rise(struct layers *out, const struct between *b)
{
    const int share = b->back ? BETWEEN_WHOLE - b->progress : b->progress;
    struct layer risen = {
        .source = b->back ? LAYER_BEFORE : LAYER_AFTER,
        .from = rect_intersect(b->rect, whole(b)),
        .weight = weight_from_progress(share),
    };

    risen.to = risen.from;
    risen.to.y += lerp(b->rise_px, 0, share);
    add_whole(out, b, b->back ? LAYER_AFTER : LAYER_BEFORE);
    add(out, risen);
}

struct layers between_layers(const struct between *b)
{
    struct layers out = { .count = 0 };

    assert(b->progress >= 0 && b->progress <= BETWEEN_WHOLE);
    switch (b->kind) {
    case BETWEEN_FADE:
        fade(&out, b);
        break;
    case BETWEEN_PUSH:
        push(&out, b);
        break;
    case BETWEEN_ZOOM:
        zoom(&out, b);
        break;
    case BETWEEN_CARD:
        card(&out, b);
        break;
    case BETWEEN_PART:
        rise(&out, b);
        break;
    }
    return out;
}
