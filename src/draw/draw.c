#include "draw.h"

#include <math.h>

#include "hash.h"

enum {
    /* The wide layer of the shadow is 8 px down for a blur of 28. */
    SHADOW_DROP_NUM = 2,
    SHADOW_DROP_DEN = 7,
};

/* Beyond its blur radius the design's faint shadow is under half a step. */
static struct rect shadow_bounds(const struct draw_cmd *cmd)
{
    const int blur =
        cmd->u.round.blur_px > 0 ? cmd->u.round.blur_px : SHADOW_BLUR_PX;
    struct rect r = rect_grow(cmd->rect, blur);

    r.y += blur * SHADOW_DROP_NUM / SHADOW_DROP_DEN;
    return r;
}

/*
 * Half an em on every side: more than accents, descenders and overhang take
 * in any of the faces, whatever the line height.
 */
static struct rect text_bounds(const struct draw_cmd *cmd)
{
    const struct text_block *block = cmd->u.text.block;
    if (!block) {
        return (struct rect){ 0 };
    }

    struct rect r = { cmd->rect.x, cmd->rect.y, cmd->rect.w, block->h_px };
    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        const struct rect set = { cmd->rect.x + line->x_px, cmd->rect.y,
                                  line->w_px, block->h_px };
        r = rect_union(r, set);
    }
    return rect_is_empty(r) ? r : rect_grow(r, (block->style.size_px + 1) / 2);
}

/* Half the line and one pixel for its soft edge. */
static struct rect shape_bounds(const struct draw_cmd *cmd)
{
    const int stroke = cmd->u.shape.stroke_px;

    return stroke > 0 ? rect_grow(cmd->rect, (stroke + 1) / 2 + 1) : cmd->rect;
}

struct rect draw_bounds(const struct draw_cmd *cmd)
{
    if (cmd->type == DRAW_CLIP ||
        (cmd->type != DRAW_TEXT && rect_is_empty(cmd->rect))) {
        return (struct rect){ 0 };
    }

    switch (cmd->type) {
    case DRAW_SHADOW:
        return shadow_bounds(cmd);
    case DRAW_SHAPE:
        return shape_bounds(cmd);
    case DRAW_TEXT:
        return text_bounds(cmd);
    case DRAW_RECT:
    case DRAW_ROUND:
    case DRAW_IMAGE:
    case DRAW_SHADE:
    case DRAW_STROKE:
    case DRAW_CODE:
    case DRAW_CLIP:
    case DRAW_TYPE_COUNT:
        break;
    }
    return cmd->rect;
}

static uint64_t hash_rect(uint64_t hash, struct rect r)
{
    hash = hash_int(hash, r.x);
    hash = hash_int(hash, r.y);
    hash = hash_int(hash, r.w);
    return hash_int(hash, r.h);
}

static uint64_t hash_color(uint64_t hash, struct color c)
{
    return hash_int(hash,
                    ((int64_t)c.a << 24) | (c.r << 16) | (c.g << 8) | c.b);
}

static uint64_t hash_round(uint64_t hash, const struct draw_cmd *cmd)
{
    const struct draw_round *round = &cmd->u.round;

    hash = hash_color(hash, cmd->color);
    hash = hash_int(hash, round->radius_px);
    hash = hash_int(hash, round->corners);
    hash = hash_int(hash, round->outside);
    hash = hash_int(hash, round->border_px);
    return hash_color(hash, round->border);
}

static uint64_t hash_style(uint64_t hash, const struct text_style *style)
{
    hash = hash_int(hash, style->face);
    hash = hash_int(hash, style->size_px);
    hash = hash_int(hash, style->tracking);
    return hash_int(hash, style->tabular);
}

static uint64_t hash_line(uint64_t hash, const struct text_line *line,
                          const struct draw_cmd *cmd)
{
    hash = hash_int(hash, line->baseline_px);
    for (size_t i = 0; i < line->segment_count; i++) {
        const struct text_segment *segment = &line->segments[i];
        hash = hash_string(hash, segment->text);
        hash = hash_int(hash, segment->x_px);
        hash = hash_int(hash, segment->direction);
        hash = hash_int(hash, segment->look.strong);
        hash = hash_int(hash, segment->look.italic);
        hash = hash_color(hash, segment->look.strong ? cmd->u.text.strong
                                                     : cmd->color);
    }
    return hash;
}

static uint64_t hash_text(uint64_t hash, const struct draw_cmd *cmd)
{
    const struct text_block *block = cmd->u.text.block;
    if (!block) {
        return hash;
    }

    hash = hash_style(hash, &block->style);
    for (size_t i = 0; i < block->line_count; i++) {
        hash = hash_line(hash, &block->lines[i], cmd);
    }
    return hash;
}

static uint64_t hash_stroke(uint64_t hash, const struct draw_cmd *cmd)
{
    static const float steps = 1 << 20; /* finer than any pixel */
    const struct draw_stroke *stroke = &cmd->u.stroke;

    hash = hash_color(hash_int(hash, stroke->width_px), cmd->color);
    for (size_t i = 0; i < stroke->count; i++) {
        hash = hash_int(hash, lroundf(stroke->points[i].x * steps));
        hash = hash_int(hash, lroundf(stroke->points[i].y * steps));
    }
    return hash;
}

uint64_t draw_hash(const struct draw_cmd *cmd)
{
    uint64_t hash = hash_rect(hash_int(HASH_START, cmd->type), cmd->rect);

    switch (cmd->type) {
    case DRAW_RECT:
        return hash_color(hash, cmd->color);
    case DRAW_ROUND:
        return hash_round(hash, cmd);
    case DRAW_SHADOW:
        hash = hash_int(hash, cmd->u.round.radius_px);
        return hash_int(hash, cmd->u.round.blur_px);
    case DRAW_SHAPE:
        hash = hash_int(hash, cmd->u.shape.id.value);
        hash = hash_int(hash, cmd->u.shape.stroke_px);
        return hash_color(hash, cmd->color);
    case DRAW_TEXT:
        return hash_text(hash, cmd);
    case DRAW_IMAGE:
        hash = hash_int(hash, cmd->u.image.asset.value);
        hash = hash_int(hash, cmd->u.image.fit);
        hash = hash_int(hash, cmd->u.image.radius_px);
        hash = hash_int(hash, cmd->u.image.box.w_px);
        return hash_int(hash, cmd->u.image.sharper);
    case DRAW_SHADE:
        return hash_rect(hash_color(hash, cmd->color), cmd->u.shade.disc);
    case DRAW_STROKE:
        return hash_stroke(hash, cmd);
    case DRAW_CODE:
        hash = hash_string(hash, cmd->u.code.text);
        return hash_color(hash, cmd->color);
    case DRAW_CLIP:
    case DRAW_TYPE_COUNT:
        break;
    }
    return hash;
}
