#include <stdbool.h>
#include <stdlib.h>

#include "coverage.h"
#include "log.h"
#include "paint.h"
#include "picture_lookup.h"
#include "placeholder.h"
#include "render.h"
#include "shadow.h"
#include "stretch.h"

enum {
    MASK_BUDGET_BYTES = 32 * 1024 * 1024,
};

struct renderer {
    struct text *text;
    struct shape_set *shapes;
    struct asset_cache *assets;
    struct coverage *coverage;
    size_t waiting_count;
};

struct renderer *renderer_create(const struct renderer_params *params)
{
    struct renderer *r = calloc(1, sizeof(*r));
    if (!r) {
        log_fatal_memory(sizeof(*r));
    }

    const size_t budget = params->mask_budget_bytes;
    *r = (struct renderer){
        .text = params->text,
        .shapes = params->shapes,
        .assets = params->assets,
        .coverage = coverage_create(budget > 0 ? budget : MASK_BUDGET_BYTES),
    };
    return r;
}

void renderer_destroy(struct renderer *r)
{
    if (!r) {
        return;
    }
    coverage_destroy(r->coverage);
    free(r);
}

static int int_max(int a, int b)
{
    return a > b ? a : b;
}

static int int_min(int a, int b)
{
    return a < b ? a : b;
}

static void draw_filled(struct renderer *r, const struct canvas *canvas,
                        const struct draw_cmd *cmd)
{
    const struct draw_round *round = &cmd->u.round;

    if (!round->outside && (round->radius_px <= 0 || round->corners == 0)) {
        paint_rect(canvas, cmd->rect, cmd->color);
    } else if (cmd->color.a > 0) {
        paint_patch(canvas, cmd->rect,
                    coverage_round(r->coverage, cmd->rect, round), cmd->color);
    }
}

/*
 * An opaque fill stands on the border, so that nothing behind shows through
 * where their soft edges meet. Else the border alone is drawn on the fill.
 */
static void draw_bordered(struct renderer *r, const struct canvas *canvas,
                          const struct draw_cmd *cmd)
{
    const struct draw_round *round = &cmd->u.round;

    if (cmd->color.a == 255) {
        struct draw_cmd part = *cmd;
        part.color = round->border;
        draw_filled(r, canvas, &part);
        part.color = cmd->color;
        part.rect = rect_grow(cmd->rect, -round->border_px);
        part.u.round.radius_px =
            int_max(0, round->radius_px - round->border_px);
        if (!rect_is_empty(part.rect)) {
            draw_filled(r, canvas, &part);
        }
        return;
    }
    draw_filled(r, canvas, cmd);
    paint_patch(canvas, cmd->rect, coverage_ring(r->coverage, cmd->rect, round),
                round->border);
}

static void draw_round(struct renderer *r, const struct canvas *canvas,
                       const struct draw_cmd *cmd)
{
    if (cmd->u.round.border_px > 0 && !cmd->u.round.outside) {
        draw_bordered(r, canvas, cmd);
    } else {
        draw_filled(r, canvas, cmd);
    }
}

static void draw_shadow(struct renderer *r, const struct canvas *canvas,
                        const struct draw_cmd *cmd)
{
    paint_patch(canvas, draw_bounds(cmd), coverage_shadow(r->coverage, cmd),
                shadow_color());
}

static void draw_tile(struct renderer *r, const struct canvas *canvas,
                      const struct tile *tile, struct color color)
{
    const struct mask *mask = coverage_tile(r->coverage, tile);
    const struct paint_mask placed = { mask->pixels, mask->w_px, tile->part };

    paint_mask(canvas, &placed, color);
}

/* Tiles count from the corner of the bounds, whatever part is drawn. */
static void draw_shape(struct renderer *r, const struct canvas *canvas,
                       const struct draw_cmd *cmd)
{
    const struct rect bounds = draw_bounds(cmd);
    struct tile tile = {
        .id = cmd->u.shape.id,
        .path = shape_lookup(r->shapes, cmd->u.shape.id),
        .box = cmd->rect,
        .stroke_px = cmd->u.shape.stroke_px,
    };

    for (int y = 0; y < bounds.h; y += TILE_PX) {
        for (int x = 0; x < bounds.w; x += TILE_PX) {
            tile.part = (struct rect){
                .x = bounds.x + x,
                .y = bounds.y + y,
                .w = int_min(TILE_PX, bounds.w - x),
                .h = int_min(TILE_PX, bounds.h - y),
            };
            if (!rect_is_empty(rect_intersect(canvas->clip, tile.part))) {
                draw_tile(r, canvas, &tile, cmd->color);
            }
        }
    }
}

/* What lies around the disc's square, and the corners of that. */
static void draw_shade(struct renderer *r, const struct canvas *canvas,
                       const struct draw_cmd *cmd)
{
    const struct rect all = cmd->rect;
    const struct rect disc = rect_intersect(all, cmd->u.shade.disc);
    const int right = disc.x + disc.w;
    const int bottom = disc.y + disc.h;
    const struct draw_round round = { .radius_px = cmd->u.shade.disc.w / 2,
                                      .corners = CORNER_ALL,
                                      .outside = true };
    const struct canvas inside = { canvas->out,
                                   rect_intersect(canvas->clip, all) };

    if (rect_is_empty(disc)) {
        paint_rect(canvas, all, cmd->color);
        return;
    }
    paint_rect(canvas, (struct rect){ all.x, all.y, all.w, disc.y - all.y },
               cmd->color);
    paint_rect(canvas, (struct rect){ all.x, disc.y, disc.x - all.x, disc.h },
               cmd->color);
    paint_rect(canvas,
               (struct rect){ right, disc.y, all.x + all.w - right, disc.h },
               cmd->color);
    paint_rect(canvas,
               (struct rect){ all.x, bottom, all.w, all.y + all.h - bottom },
               cmd->color);
    paint_patch(&inside, cmd->u.shade.disc,
                coverage_round(r->coverage, cmd->u.shade.disc, &round),
                cmd->color);
}

static void draw_stroke(struct renderer *r, const struct canvas *canvas,
                        const struct draw_cmd *cmd)
{
    const struct rect part = rect_intersect(canvas->clip, cmd->rect);
    const struct mask *mask = coverage_stroke(r->coverage, cmd, part);
    const struct paint_mask placed = { mask->pixels, mask->w_px, part };

    paint_mask(canvas, &placed, cmd->color);
}

static struct color segment_color(const struct draw_cmd *cmd,
                                  const struct text_segment *segment)
{
    return segment->look.strong ? cmd->u.text.strong : cmd->color;
}

static void draw_line(struct renderer *r, const struct canvas *canvas,
                      const struct draw_cmd *cmd, const struct text_line *line)
{
    const struct text_style *style = &cmd->u.text.block->style;
    const int baseline = cmd->rect.y + line->baseline_px;

    for (size_t i = 0; i < line->segment_count; i++) {
        const struct text_segment *segment = &line->segments[i];
        const struct text_mask mask = text_mask(r->text, style, segment);
        if (!mask.pixels) {
            continue;
        }
        const struct paint_mask placed = {
            .pixels = mask.pixels,
            .stride_bytes = mask.stride_bytes,
            .at = { cmd->rect.x + segment->x_px + mask.left_px,
                    baseline - mask.top_px, mask.w_px, mask.h_px },
        };
        paint_mask(canvas, &placed, segment_color(cmd, segment));
    }
}

/* A line reaches two ems from its baseline at most, see draw_bounds(). */
static bool line_is_visible(const struct canvas *canvas,
                            const struct draw_cmd *cmd,
                            const struct text_line *line)
{
    const int reach = 2 * cmd->u.text.block->style.size_px;
    const int baseline = cmd->rect.y + line->baseline_px;

    return baseline + reach > canvas->clip.y &&
           baseline - reach < canvas->clip.y + canvas->clip.h;
}

static void draw_text(struct renderer *r, const struct canvas *canvas,
                      const struct draw_cmd *cmd)
{
    const struct text_block *block = cmd->u.text.block;

    for (size_t i = 0; i < block->line_count; i++) {
        if (line_is_visible(canvas, cmd, &block->lines[i])) {
            draw_line(r, canvas, cmd, &block->lines[i]);
        }
    }
}

static void draw_missing(struct renderer *r, const struct canvas *canvas,
                         const struct draw_cmd *cmd)
{
    struct draw_cmd parts[PLACEHOLDER_COUNT];

    placeholder_draw(cmd, parts);
    draw_round(r, canvas, &parts[0]);
    for (int i = 1; i < PLACEHOLDER_COUNT; i++) {
        paint_rect(canvas, parts[i].rect, parts[i].color);
    }
}

/* Centred; only a picture that is contained is smaller than its box. */
static struct rect image_place(const struct draw_cmd *cmd,
                               const struct asset_image *image)
{
    return (struct rect){
        .x = cmd->rect.x + (cmd->rect.w - image->w_px) / 2,
        .y = cmd->rect.y + (cmd->rect.h - image->h_px) / 2,
        .w = image->w_px,
        .h = image->h_px,
    };
}

/* The same place, as much larger as its box is. */
static void draw_enlarged(const struct canvas *canvas,
                          const struct draw_cmd *cmd,
                          const struct asset_image *image)
{
    const int64_t sharper = image->w_px > cmd->u.image.box.w_px ||
                                    image->h_px > cmd->u.image.box.h_px
                                ? cmd->u.image.sharper
                                : 1;
    const int64_t box_w = cmd->u.image.box.w_px * sharper;
    const int64_t box_h = cmd->u.image.box.h_px * sharper;
    const int w = (int)(image->w_px * (int64_t)cmd->rect.w / box_w);
    const int h = (int)(image->h_px * (int64_t)cmd->rect.h / box_h);
    const struct stretch_image stretched = {
        .pixels = image->pixels,
        .stride_px = image->stride_px,
        .w_px = image->w_px,
        .h_px = image->h_px,
        .to = { cmd->rect.x + (cmd->rect.w - w) / 2,
                cmd->rect.y + (cmd->rect.h - h) / 2, int_max(w, 1),
                int_max(h, 1) },
        .opaque = image->opaque,
    };

    stretch_paint(canvas, &stretched);
}

static void draw_ready(struct renderer *r, const struct canvas *canvas,
                       const struct draw_cmd *cmd,
                       const struct asset_image *image)
{
    const struct paint_image placed = {
        .pixels = image->pixels,
        .stride_px = image->stride_px,
        .at = image_place(cmd, image),
        .opaque = image->opaque,
    };
    const struct draw_round round = { .radius_px = cmd->u.image.radius_px,
                                      .corners = CORNER_ALL };

    paint_image(canvas, &placed,
                round.radius_px > 0
                    ? coverage_round(r->coverage, placed.at, &round)
                    : NULL);
}

static void draw_image(struct renderer *r, const struct canvas *canvas,
                       const struct draw_cmd *cmd)
{
    struct asset_image image = { 0 };
    const enum asset_state state = picture_lookup(r->assets, cmd, &image);

    switch (state) {
    case ASSET_READY:
        if (cmd->u.image.box.w_px > 0) {
            draw_enlarged(canvas, cmd, &image);
        } else {
            draw_ready(r, canvas, cmd, &image);
        }
        break;
    case ASSET_WAITING:
        r->waiting_count++;
        draw_missing(r, canvas, cmd);
        break;
    case ASSET_BROKEN:
        draw_missing(r, canvas, cmd);
        break;
    }
}

/* Where module @p index begins: exact where the code is not scaled. */
static int module_edge(int from, int size, int index, int side)
{
    return from + (int)((int64_t)size * index / side);
}

/* A row of modules; dark ones that touch are one rectangle. */
static void draw_module_row(const struct canvas *canvas,
                            const struct draw_cmd *cmd, int row)
{
    const struct draw_code *code = &cmd->u.code;
    const struct rect r = cmd->rect;
    const unsigned char *modules = code->modules + row * code->side;
    const int top = module_edge(r.y, r.h, row, code->side);
    const int bottom = module_edge(r.y, r.h, row + 1, code->side);

    for (int first = 0; first < code->side; first++) {
        int end = first;
        while (end < code->side && modules[end]) {
            end++;
        }
        if (end > first) {
            const int left = module_edge(r.x, r.w, first, code->side);
            const int right = module_edge(r.x, r.w, end, code->side);
            paint_rect(canvas,
                       (struct rect){ left, top, right - left, bottom - top },
                       cmd->color);
            first = end;
        }
    }
}

static void draw_code(const struct canvas *canvas, const struct draw_cmd *cmd)
{
    for (int row = 0; row < cmd->u.code.side; row++) {
        draw_module_row(canvas, cmd, row);
    }
}

static void draw_cmd(struct renderer *r, const struct canvas *canvas,
                     const struct draw_cmd *cmd)
{
    switch (cmd->type) {
    case DRAW_RECT:
        paint_rect(canvas, cmd->rect, cmd->color);
        break;
    case DRAW_ROUND:
        draw_round(r, canvas, cmd);
        break;
    case DRAW_SHADOW:
        draw_shadow(r, canvas, cmd);
        break;
    case DRAW_SHAPE:
        draw_shape(r, canvas, cmd);
        break;
    case DRAW_TEXT:
        draw_text(r, canvas, cmd);
        break;
    case DRAW_IMAGE:
        draw_image(r, canvas, cmd);
        break;
    case DRAW_SHADE:
        draw_shade(r, canvas, cmd);
        break;
    case DRAW_STROKE:
        draw_stroke(r, canvas, cmd);
        break;
    case DRAW_CODE:
        draw_code(canvas, cmd);
        break;
    case DRAW_CLIP:
    case DRAW_TYPE_COUNT:
        break;
    }
}

void renderer_draw(struct renderer *r, struct pixmap *out,
                   const struct draw_list *list, struct rect clip)
{
    const struct rect all = { 0, 0, out->w_px, out->h_px };
    const struct rect whole = rect_intersect(all, clip);
    struct rect part = whole;

    r->waiting_count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_cmd *cmd = &list->items[i];
        if (cmd->type == DRAW_CLIP) {
            part = rect_is_empty(cmd->rect) ? whole
                                            : rect_intersect(whole, cmd->rect);
            continue;
        }
        /* The bounds are part of the clip: damage relies on them. */
        const struct canvas canvas = {
            .out = out,
            .clip = rect_intersect(part, draw_bounds(cmd)),
        };
        if (!rect_is_empty(canvas.clip)) {
            draw_cmd(r, &canvas, cmd);
        }
    }
}

size_t renderer_waiting_count(const struct renderer *r)
{
    return r->waiting_count;
}
