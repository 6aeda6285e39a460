#include "coverage.h"

#include <stdlib.h>

#include "log.h"
#include "outline_cache.h"
#include "shadow.h"

struct coverage {
    struct raster *raster;
    struct outline_cache *cache;
    struct mask line; /* of the last stroke; it has line_bytes */
    size_t line_bytes;
};

struct coverage *coverage_create(size_t budget_bytes)
{
    struct coverage *c = calloc(1, sizeof(*c));
    if (!c) {
        log_fatal_memory(sizeof(*c));
    }

    c->raster = raster_create();
    c->cache = outline_cache_create(budget_bytes);
    return c;
}

void coverage_destroy(struct coverage *c)
{
    if (!c) {
        return;
    }
    free(c->line.pixels);
    outline_cache_destroy(c->cache);
    raster_destroy(c->raster);
    free(c);
}

static int int_min(int a, int b)
{
    return a < b ? a : b;
}

static int int_max(int a, int b)
{
    return a > b ? a : b;
}

/* Both edges and one pixel between them; what is shorter stays as it is. */
static int patch_size(int length_px, int edge_px)
{
    return int_min(length_px, 2 * edge_px + 1);
}

static struct raster_round round_from_key(const struct outline_key *key)
{
    return (struct raster_round){
        .rect = { 0, 0, key->w_px, key->h_px },
        .radius_px = key->radius_px,
        .corners = key->corners,
    };
}

static void turn_inside_out(const struct mask *mask)
{
    const size_t count = (size_t)mask->w_px * (size_t)mask->h_px;

    for (size_t i = 0; i < count; i++) {
        mask->pixels[i] = (uint8_t)(255 - mask->pixels[i]);
    }
}

const struct mask *coverage_round(struct coverage *c, struct rect rect,
                                  const struct draw_round *round)
{
    const struct outline_key key = {
        .kind = round->outside ? OUTLINE_OUTSIDE : OUTLINE_ROUND,
        .w_px = patch_size(rect.w, round->radius_px),
        .h_px = patch_size(rect.h, round->radius_px),
        .radius_px = round->radius_px,
        .corners = round->corners,
    };
    const struct mask *mask = outline_cache_lookup(c->cache, &key);
    if (!mask) {
        const struct raster_round shape = round_from_key(&key);
        mask = outline_cache_add(c->cache, &key, key.w_px, key.h_px);
        raster_round(c->raster, mask, &shape);
        if (round->outside) {
            turn_inside_out(mask);
        }
    }
    return mask;
}

/* Take the inside out of a filled mask. */
static void hollow_out(struct coverage *c, const struct mask *mask,
                       const struct outline_key *key)
{
    const size_t count = (size_t)mask->w_px * (size_t)mask->h_px;
    struct raster_round inside = round_from_key(key);

    inside.rect = rect_grow(inside.rect, -key->width_px);
    inside.radius_px = int_max(0, key->radius_px - key->width_px);
    if (rect_is_empty(inside.rect)) {
        return;
    }

    struct mask inner = { calloc(count, 1), mask->w_px, mask->h_px };
    if (!inner.pixels) {
        log_fatal_memory(count);
    }
    raster_round(c->raster, &inner, &inside);
    for (size_t i = 0; i < count; i++) {
        /* The inside is covered all around, so this stays positive. */
        mask->pixels[i] =
            (uint8_t)int_max(0, mask->pixels[i] - inner.pixels[i]);
    }
    free(inner.pixels);
}

const struct mask *coverage_ring(struct coverage *c, struct rect rect,
                                 const struct draw_round *round)
{
    const int edge = int_max(round->radius_px, round->border_px);
    const struct outline_key key = {
        .kind = OUTLINE_RING,
        .w_px = patch_size(rect.w, edge),
        .h_px = patch_size(rect.h, edge),
        .radius_px = round->radius_px,
        .width_px = round->border_px,
        .corners = round->corners,
    };
    const struct mask *mask = outline_cache_lookup(c->cache, &key);
    if (!mask) {
        const struct raster_round shape = round_from_key(&key);
        mask = outline_cache_add(c->cache, &key, key.w_px, key.h_px);
        raster_round(c->raster, mask, &shape);
        hollow_out(c, mask, &key);
    }
    return mask;
}

const struct mask *coverage_shadow(struct coverage *c,
                                   const struct draw_cmd *cmd)
{
    const struct rect bounds = draw_bounds(cmd);
    const int radius = cmd->u.round.radius_px;
    const int blur =
        cmd->u.round.blur_px > 0 ? cmd->u.round.blur_px : SHADOW_BLUR_PX;
    const int edge = shadow_edge_px(radius, blur);
    const struct outline_key key = {
        .kind = OUTLINE_SHADOW,
        .w_px = patch_size(bounds.w, edge),
        .h_px = patch_size(bounds.h, edge),
        .radius_px = radius,
        .width_px = blur,
    };
    const struct mask *mask = outline_cache_lookup(c->cache, &key);
    if (mask) {
        return mask;
    }

    const struct shadow shadow = {
        .at = { cmd->rect.x - bounds.x, cmd->rect.y - bounds.y,
                cmd->rect.w - bounds.w + key.w_px,
                cmd->rect.h - bounds.h + key.h_px },
        .radius_px = radius,
        .blur_px = blur,
    };
    mask = outline_cache_add(c->cache, &key, key.w_px, key.h_px);
    shadow_fill(c->raster, mask, &shadow);
    return mask;
}

const struct mask *coverage_tile(struct coverage *c, const struct tile *tile)
{
    const struct raster_view view = {
        .w_px = tile->box.w,
        .h_px = tile->box.h,
        .x_px = tile->part.x - tile->box.x,
        .y_px = tile->part.y - tile->box.y,
        .stroke_px = tile->stroke_px,
    };
    const struct outline_key key = {
        .kind = OUTLINE_SHAPE,
        .shape = tile->id.value,
        .w_px = view.w_px,
        .h_px = view.h_px,
        .width_px = view.stroke_px,
        .x_px = view.x_px,
        .y_px = view.y_px,
    };
    const struct mask *mask = outline_cache_lookup(c->cache, &key);
    if (!mask) {
        mask = outline_cache_add(c->cache, &key, tile->part.w, tile->part.h);
        raster_shape(c->raster, mask, tile->path, &view);
    }
    return mask;
}

static void resize_line(struct coverage *c, struct rect part)
{
    const size_t bytes = (size_t)part.w * (size_t)part.h;

    if (bytes > c->line_bytes) {
        free(c->line.pixels);
        c->line.pixels = malloc(bytes);
        c->line_bytes = bytes;
    }
    if (!c->line.pixels) {
        log_fatal_memory(bytes);
    }
    c->line.w_px = part.w;
    c->line.h_px = part.h;
}

const struct mask *coverage_stroke(struct coverage *c,
                                   const struct draw_cmd *cmd, struct rect part)
{
    const struct draw_stroke *stroke = &cmd->u.stroke;
    const float longer = (float)int_max(cmd->rect.w, cmd->rect.h);
    const uint32_t end = (uint32_t)stroke->count;
    const struct shape_path path = {
        .points = stroke->points,
        .contour_ends = &end,
        .contour_count = 1,
        .w = (float)cmd->rect.w / longer,
        .h = (float)cmd->rect.h / longer,
        .stroked = true,
    };
    const struct raster_view view = {
        .w_px = cmd->rect.w,
        .h_px = cmd->rect.h,
        .x_px = part.x - cmd->rect.x,
        .y_px = part.y - cmd->rect.y,
        .stroke_px = stroke->width_px,
    };

    resize_line(c, part);
    raster_shape(c->raster, &c->line, &path, &view);
    return &c->line;
}
