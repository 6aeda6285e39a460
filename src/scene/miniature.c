#include "miniature.h"

#include <assert.h>
#include <math.h>

#include "slide.h"

/* From the pixels of the other output to those of this one. */
struct scaling {
    struct arena *arena;
    struct rect to;
    double x, y; /* pixels here for one there */
};

struct box miniature_fit(struct viewport output, struct box room)
{
    const float by_w = room.w / (float)output.w_px;
    const float by_h = room.h / (float)output.h_px;
    const float by = by_w < by_h ? by_w : by_h;
    const float w = by * (float)output.w_px;

    return (struct box){ room.x + (room.w - w) / 2.0f, room.y, w,
                         by * (float)output.h_px };
}

/* Edges are rounded, so that neighbours still meet. */
static struct rect scaled_rect(const struct scaling *s, struct rect r)
{
    const int left = (int)lround(s->x * r.x);
    const int top = (int)lround(s->y * r.y);

    return (struct rect){
        .x = s->to.x + left,
        .y = s->to.y + top,
        .w = (int)lround(s->x * (r.x + r.w)) - left,
        .h = (int)lround(s->y * (r.y + r.h)) - top,
    };
}

/* 0 stays 0; anything else is at least 1. */
static int scaled_length(const struct scaling *s, int px)
{
    const int length = (int)lround(s->y * px);
    return px > 0 && length < 1 ? 1 : length;
}

/* A line of letters is as wide as its whole size in pixels makes it; what is
   left or lacks goes where the line has its free space. */
struct line_scaling {
    double by;  /* of its widths */
    int box_px; /* the width of its box, over there */
};

static struct text_line scaled_line(const struct scaling *s,
                                    const struct text_line *line,
                                    const struct line_scaling *how)
{
    const int free_px = how->box_px - line->w_px;
    const double share = free_px > 0 ? (double)line->x_px / free_px : 0.0;
    const double left =
        s->x * line->x_px + share * line->w_px * (s->x - how->by);
    struct text_segment *segments =
        arena_make(s->arena, struct text_segment, line->segment_count);

    for (size_t i = 0; i < line->segment_count; i++) {
        const struct text_segment *from = &line->segments[i];
        segments[i] = *from;
        segments[i].x_px =
            (int)lround(left + how->by * (from->x_px - line->x_px));
        segments[i].w_px = (int)lround(how->by * from->w_px);
    }
    return (struct text_line){
        .segments = segments,
        .segment_count = line->segment_count,
        .baseline_px = (int)lround(s->y * line->baseline_px),
        .x_px = (int)lround(left),
        .w_px = (int)lround(how->by * line->w_px),
    };
}

static const struct text_block *
scaled_block(const struct scaling *s, const struct text_block *from, int box_px)
{
    struct text_block *block = arena_make(s->arena, struct text_block, 1);
    struct text_line *lines =
        arena_make(s->arena, struct text_line, from->line_count);

    *block = *from;
    block->lines = lines;
    block->clipped = false; /* said of the slide itself, not of this */
    block->style.size_px = scaled_length(s, from->style.size_px);
    block->style.line_px = scaled_length(s, from->style.line_px);
    block->w_px = (int)lround(s->x * from->w_px);
    block->h_px = (int)lround(s->y * from->h_px);
    const struct line_scaling how = {
        .by = (double)block->style.size_px / from->style.size_px,
        .box_px = box_px,
    };
    for (size_t i = 0; i < from->line_count; i++) {
        lines[i] = scaled_line(s, &from->lines[i], &how);
    }
    return block;
}

static void scale_round(const struct scaling *s, struct draw_round *round)
{
    round->radius_px = scaled_length(s, round->radius_px);
    round->border_px = scaled_length(s, round->border_px);
    round->blur_px = scaled_length(s, round->blur_px);
}

/* An empty clip lets everything through: nothing left is a pixel far off. */
static struct rect scaled_clip(const struct scaling *s, struct rect from,
                               struct rect scaled)
{
    const struct rect nowhere = { -2, -2, 1, 1 };
    const struct rect clip = rect_intersect(scaled, s->to);

    return rect_is_empty(from) ? s->to : rect_is_empty(clip) ? nowhere : clip;
}

static struct draw_cmd scaled_cmd(const struct scaling *s,
                                  const struct draw_cmd *from)
{
    struct draw_cmd cmd = *from;

    cmd.rect = scaled_rect(s, from->rect);
    switch (from->type) {
    case DRAW_SHADOW:
        if (cmd.u.round.blur_px == 0) {
            cmd.u.round.blur_px = SHADOW_BLUR_PX;
        }
        scale_round(s, &cmd.u.round);
        break;
    case DRAW_ROUND:
        scale_round(s, &cmd.u.round);
        break;
    case DRAW_SHAPE:
        cmd.u.shape.stroke_px = scaled_length(s, from->u.shape.stroke_px);
        break;
    case DRAW_TEXT:
        cmd.u.text.block = scaled_block(s, from->u.text.block, from->rect.w);
        break;
    case DRAW_IMAGE:
        cmd.u.image.radius_px = scaled_length(s, from->u.image.radius_px);
        break;
    case DRAW_CLIP:
        cmd.rect = scaled_clip(s, from->rect, cmd.rect);
        break;
    case DRAW_RECT:
    case DRAW_CODE:
    case DRAW_TYPE_COUNT:
        break;
    }
    return cmd;
}

void miniature_list(struct canvas *c, const struct draw_list *list,
                    struct viewport output, struct box box)
{
    const struct rect to = canvas_rect_px(c, box);
    const struct scaling scaling = {
        .arena = c->arena,
        .to = to,
        .x = (double)to.w / output.w_px,
        .y = (double)to.h / output.h_px,
    };

    const struct draw_cmd clip = { .type = DRAW_CLIP, .rect = to };
    const struct draw_cmd unclip = { .type = DRAW_CLIP, .rect = c->clip };

    canvas_emit(c, &clip);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_cmd cmd = scaled_cmd(&scaling, &list->items[i]);
        canvas_emit(c, &cmd);
    }
    canvas_emit(c, &unclip);
}

void miniature_draw(struct canvas *c, const struct miniature *m)
{
    struct scene_params params = *c->p;
    struct canvas slide;

    assert(m->output.w_px > 0 && m->output.h_px > 0);
    params.viewport = m->output;
    canvas_init(&slide, c->arena, &params);
    slide_draw(&slide,
               &(struct slide_view){
                   .slide = &c->content->decks[m->deck].slides[m->place.slide],
                   .deck = m->deck,
                   .index = m->place.slide,
                   .hidden = m->place.hidden,
                   .area = canvas_across(&slide, 0, slide.h),
                   .progress = true,
               });
    const struct draw_list list = { slide.cmds, slide.cmd_count };
    miniature_list(c, &list, m->output, m->box);
}
