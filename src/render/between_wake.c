/*
 * The loop's skyline becomes the home screen: every bar flies to the tile
 * of its goal and takes its number along. What stands around the bars goes
 * and what stands around the tiles comes, while both lie on one ground.
 */
#include "between_room.h"

/* Shares of the time in which what was around goes, and the other comes. */
static const int gone_to = BETWEEN_WHOLE / 100 * 40;
static const int come_from = BETWEEN_WHOLE / 100 * 45;
static const int come_to = BETWEEN_WHOLE / 100 * 95;

/* Share of its way after which a bar begins to look like its tile. */
static const int tile_from = BETWEEN_WHOLE / 100 * 97;

static void add_ground(struct layers *out, struct rect rect, struct color color,
                       int weight)
{
    color.a = (uint8_t)(weight * 255 / LAYER_SOLID);
    if (color.a > 0) {
        between_add(out, (struct layer){ .source = LAYER_COLOR,
                                         .from = rect,
                                         .to = rect,
                                         .color = color });
    }
}

static void add_after(struct layers *out, struct rect rect, int weight)
{
    if (weight > 0) {
        between_add(out, (struct layer){ .source = LAYER_AFTER,
                                         .from = rect,
                                         .to = rect,
                                         .weight = weight });
    }
}

/* What shares the last row with the last goal's tile. */
static struct rect beside_last(const struct parts *home, struct rect tiles)
{
    const struct rect before = home->goals[PARTS_GOALS - 2].rect;
    const struct rect last = home->goals[PARTS_GOALS - 1].rect;
    const bool to_right = last.x > before.x;
    const int left = to_right ? last.x + last.w : tiles.x;
    const int right = to_right ? tiles.x + tiles.w : last.x;

    return (struct rect){ left, last.y, right - left, last.h };
}

static void add_around(struct layers *out, const struct between *b)
{
    const struct parts *home = b->after;
    const int gone = between_part(b->progress, 0, gone_to);
    const int come = between_part(b->progress, come_from, come_to);
    const int weight = between_weight(come);
    struct rect tiles = { 0 };

    for (int i = 0; i < PARTS_GOALS; i++) {
        tiles = rect_union(tiles, home->goals[i].rect);
        add_ground(out, b->before->goals[i].rect, home->ground, LAYER_SOLID);
    }
    const int below = tiles.y + tiles.h;
    add_ground(out, (struct rect){ 0, 0, b->w_px, b->moving_px }, home->ground,
               between_weight(gone));
    add_after(out, (struct rect){ 0, 0, b->w_px, tiles.y }, weight);
    add_after(out, beside_last(home, tiles), weight);
    add_after(out, (struct rect){ 0, below, b->w_px, b->moving_px - below },
              weight);
}

static void add_flight(struct layers *out, const struct between *b, int goal)
{
    const struct part *bar = &b->before->goals[goal];
    const struct part *tile = &b->after->goals[goal];
    const int share = b->shares[goal];
    const struct rect at = between_lerp_rect(bar->rect, tile->rect, share);
    const int weight =
        between_weight(between_part(share, tile_from, BETWEEN_WHOLE));

    between_add(out, (struct layer){ .source = LAYER_COLOR,
                                     .from = at,
                                     .to = at,
                                     .color = tile->color });
    add_after(out, rect_intersect(at, tile->rect), weight);
    between_add(out, (struct layer){ .source = LAYER_AFTER,
                                     .from = tile->number,
                                     .to = between_lerp_rect(
                                         bar->number, tile->number, share),
                                     .weight = LAYER_SOLID });
}

void between_wake(struct layers *out, const struct between *b)
{
    between_add_moved(out, LAYER_BEFORE,
                      (struct rect){ 0, 0, b->w_px, b->moving_px }, 0);
    add_around(out, b);
    for (int i = 0; i < PARTS_GOALS; i++) {
        if (i != b->lead) {
            add_flight(out, b, i);
        }
    }
    add_flight(out, b, b->lead);
    between_add_fixed(out, b);
}
