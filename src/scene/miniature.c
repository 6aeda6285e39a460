#include "miniature.h"

#include <assert.h>
#include <math.h>

#include "slide.h"
#include "text_words.h"

enum {
    SHARPER = 2,
    SHARP_PX_MAX = 3840 * 2160,
};

/* From the pixels of the other output to those of this one. */
struct scaling {
    struct arena *arena;
    struct text *text;
    struct rect to;     /* all of it: larger than what shows, if enlarged */
    struct rect window; /* what shows */
    double x, y;        /* pixels here for one there */
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

/* How a line is set, and where its block begins. */
struct line_look {
    const struct text_style *style;
    int left_px;
};

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

static bool is_enlarged(const struct scaling *s)
{
    return s->to.w > s->window.w;
}

/* An em aside, because letters hang over. */
static bool is_seen(const struct scaling *s, const struct text_segment *word,
                    struct line_look look)
{
    const int left = look.left_px + word->x_px - look.style->size_px;
    const int right =
        look.left_px + word->x_px + word->w_px + look.style->size_px;

    return right > s->window.x && left < s->window.x + s->window.w;
}

/* Of a line that is several times as wide as the screen only the words that
   are seen: the coverage of all of it might be too large to be made. */
static struct text_line seen_words(const struct scaling *s,
                                   struct text_line line, struct line_look look)
{
    struct text_words *words =
        arena_make(s->arena, struct text_words, line.segment_count);
    size_t most = 0;
    size_t count = 0;

    for (size_t i = 0; i < line.segment_count; i++) {
        words[i] = text_segment_words(s->text, look.style, &line.segments[i],
                                      s->arena);
        most += words[i].count;
    }
    struct text_segment *seen = arena_make(s->arena, struct text_segment, most);
    for (size_t i = 0; i < line.segment_count; i++) {
        for (size_t k = 0; k < words[i].count; k++) {
            seen[count] = words[i].items[k];
            count += is_seen(s, &seen[count], look) ? 1 : 0;
        }
    }
    line.segments = seen;
    line.segment_count = count;
    return line;
}

static const struct text_block *
scaled_block(const struct scaling *s, const struct draw_cmd *cmd, int left_px)
{
    const struct text_block *from = cmd->u.text.block;
    struct text_block *block = arena_make(s->arena, struct text_block, 1);
    struct text_line *lines =
        arena_make(s->arena, struct text_line, from->line_count);

    *block = *from;
    block->lines = lines;
    block->clipped = false; /* said of the slide itself, not of this */
    block->style.size_px = scaled_length(s, from->style.size_px);
    if (block->style.size_px > TEXT_SIZE_MAX_PX) {
        block->style.size_px = TEXT_SIZE_MAX_PX;
    }
    block->style.line_px = scaled_length(s, from->style.line_px);
    block->w_px = (int)lround(s->x * from->w_px);
    block->h_px = (int)lround(s->y * from->h_px);
    const struct line_scaling how = {
        .by = (double)block->style.size_px / from->style.size_px,
        .box_px = cmd->rect.w,
    };
    const struct line_look look = { &block->style, left_px };
    for (size_t i = 0; i < from->line_count; i++) {
        lines[i] = scaled_line(s, &from->lines[i], &how);
        if (is_enlarged(s)) {
            lines[i] = seen_words(s, lines[i], look);
        }
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
    const struct rect clip = rect_intersect(scaled, s->window);

    return rect_is_empty(from)   ? s->window
           : rect_is_empty(clip) ? nowhere
                                 : clip;
}

/*
 * Pixels do not get better by being decoded larger than a screen: what was
 * on screen is stretched at once, and twice as sharp as soon as that is
 * there. More than a frame of 4K it never is.
 */
static void enlarge_image(const struct scaling *s, const struct draw_cmd *from,
                          struct draw_image *image)
{
    struct scaling plain = *s;

    plain.to = s->window;
    plain.x *= (double)s->window.w / s->to.w;
    plain.y *= (double)s->window.h / s->to.h;
    const struct rect box = scaled_rect(&plain, from->rect);
    const int64_t sharp = (int64_t)SHARPER * SHARPER * box.w * box.h;
    image->box = (struct draw_box){ box.w, box.h };
    image->sharper = sharp <= SHARP_PX_MAX ? SHARPER : 1;
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
        cmd.u.text.block = scaled_block(s, from, cmd.rect.x);
        break;
    case DRAW_IMAGE:
        cmd.u.image.radius_px = scaled_length(s, from->u.image.radius_px);
        if (is_enlarged(s)) {
            enlarge_image(s, from, &cmd.u.image);
        }
        break;
    case DRAW_SHADE:
        cmd.u.shade.disc = scaled_rect(s, from->u.shade.disc);
        break;
    case DRAW_STROKE: /* its points are shares of the rectangle */
        cmd.u.stroke.width_px = scaled_length(s, from->u.stroke.width_px);
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

/* All of a slide, of which @p zoom shows the part that fills @p window. */
static struct rect enlarged(struct rect window, const struct zoom *zoom)
{
    const double by = (double)zoom_factor(zoom) / ZOOM_ONE;
    const double w = window.w * by;
    const double h = window.h * by;

    return (struct rect){
        window.x - (int)lround(w * zoom->from.x / SLIDE_WHOLE),
        window.y - (int)lround(h * zoom->from.y / SLIDE_WHOLE),
        (int)lround(w),
        (int)lround(h),
    };
}

static bool shows(const struct scaling *s, const struct draw_cmd *cmd)
{
    return cmd->type == DRAW_CLIP ||
           !rect_is_empty(rect_intersect(s->window, draw_bounds(cmd)));
}

static void draw_list(struct canvas *c, const struct draw_list *list,
                      const struct scaling *scaling)
{
    const struct draw_cmd clip = { .type = DRAW_CLIP, .rect = scaling->window };
    const struct draw_cmd unclip = { .type = DRAW_CLIP, .rect = c->clip };

    canvas_emit(c, &clip);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_cmd cmd = scaled_cmd(scaling, &list->items[i]);
        if (!is_enlarged(scaling) || shows(scaling, &cmd)) {
            canvas_emit(c, &cmd);
        }
    }
    canvas_emit(c, &unclip);
}

static struct scaling scaling_of(struct canvas *c, const struct miniature *m)
{
    const struct rect window = canvas_rect_px(c, m->box);
    const struct rect to = enlarged(window, &m->zoom);

    return (struct scaling){
        .arena = c->arena,
        .text = c->p->text,
        .to = to,
        .window = window,
        .x = (double)to.w / m->output.w_px,
        .y = (double)to.h / m->output.h_px,
    };
}

void miniature_list(struct canvas *c, const struct draw_list *list,
                    struct viewport output, struct box box)
{
    const struct miniature m = { .output = output, .box = box };
    const struct scaling scaling = scaling_of(c, &m);

    draw_list(c, list, &scaling);
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
    const struct scaling scaling = scaling_of(c, m);
    draw_list(c, &list, &scaling);
}
