#include "canvas.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "design.h"

enum {
    CMDS_FIRST = 256,
    TARGETS_FIRST = 64,
};

static const float cut_target_min = 76.0f; /* 20 mm on 24 inches */

static void lay_out(struct canvas *c)
{
    const struct show *show = c->show;
    const struct design d = design_make(&(struct design_params){
        .viewport = c->p->viewport,
        .read = show && show->state == STATE_BROWSE,
        .large = show && show_has(show, SETTING_LARGE),
        .contrast = show && show_has(show, SETTING_CONTRAST),
    });

    c->unit = d.unit;
    c->w = d.w;
    c->h = d.h;
    c->bleed = d.bleed;
    c->origin_x_px = d.origin_x_px;
    c->portrait = d.portrait;
    c->margin = d.portrait ? 48.0f : 64.0f;
    c->ground = d.h - (d.portrait ? 160.0f : 136.0f);
    c->reader = d.reader;
    c->reader_scale = d.reader_scale;
    c->text_min = d.text_min;
    c->contrast = d.reader && show_has(show, SETTING_CONTRAST);
}

void canvas_init(struct canvas *c, struct arena *arena,
                 const struct scene_params *p)
{
    *c = (struct canvas){
        .p = p,
        .content = p->content,
        .show = p->show,
        .arena = arena,
        .language_index = p->show ? p->show->language : 0,
        .language = "nl",
        .cmd_capacity = CMDS_FIRST,
        .target_capacity = TARGETS_FIRST,
    };
    if (p->content) {
        c->language = p->content->languages[c->language_index];
        c->mirrored = language_is_rtl(c->language);
    }
    c->cmds = arena_make(arena, struct draw_cmd, CMDS_FIRST);
    c->targets = arena_make(arena, struct target, TARGETS_FIRST);
    lay_out(c);
}

struct scene canvas_scene(const struct canvas *c)
{
    return (struct scene){
        .items = { .items = c->cmds, .count = c->cmd_count },
        .targets = { .items = c->targets, .count = c->target_count },
        .scroll_max_px = c->scroll_max_px,
        .page_index = c->page_index,
        .page_count = c->page_count > 0 ? c->page_count : 1,
        .card = c->card,
        .part = c->part,
        .parts = c->parts,
        .map = c->map,
        .language = c->language,
        .settings = c->show ? c->show->settings : 0,
        .viewport = c->p->viewport,
        .overlay = "",
    };
}

static int px(const struct canvas *c, float units)
{
    return (int)lroundf(units * c->unit);
}

struct rect canvas_rect_px(const struct canvas *c, struct box box)
{
    const float x = c->mirrored ? c->w - box.x - box.w : box.x;
    const int left = px(c, x);
    const int top = px(c, box.y);

    return (struct rect){
        .x = left + c->origin_x_px,
        .y = top,
        .w = px(c, x + box.w) - left,
        .h = px(c, box.y + box.h) - top,
    };
}

struct box canvas_box(const struct canvas *c, struct rect rect)
{
    const float x = (float)(rect.x - c->origin_x_px) / c->unit;
    const float w = (float)rect.w / c->unit;

    return (struct box){ c->mirrored ? c->w - x - w : x,
                         (float)rect.y / c->unit, w, (float)rect.h / c->unit };
}

struct box canvas_unmirrored(const struct canvas *c, struct box outer,
                             struct box inner)
{
    if (c->mirrored) {
        inner.x = 2.0f * outer.x + outer.w - inner.x - inner.w;
    }
    return inner;
}

struct box canvas_across(const struct canvas *c, float y, float h)
{
    /* From whole pixels, so that no column is left at the right. */
    return (struct box){ -(float)c->origin_x_px / c->unit, y,
                         (float)c->p->viewport.w_px / c->unit, h };
}

static void emit(struct canvas *c, struct draw_cmd cmd)
{
    if (c->cmd_count == c->cmd_capacity) {
        struct draw_cmd *more =
            arena_make(c->arena, struct draw_cmd, 2 * c->cmd_capacity);
        memcpy(more, c->cmds, c->cmd_count * sizeof(cmd));
        c->cmds = more;
        c->cmd_capacity *= 2;
    }
    c->cmds[c->cmd_count++] = cmd;
}

void canvas_emit(struct canvas *c, const struct draw_cmd *cmd)
{
    emit(c, *cmd);
}

void canvas_fill(struct canvas *c, struct box box, struct color color)
{
    emit(c, (struct draw_cmd){
                .type = DRAW_RECT,
                .rect = canvas_rect_px(c, box),
                .color = color,
            });
}

/* Left for right. */
static unsigned swapped_corners(unsigned corners)
{
    static const unsigned from[] = { CORNER_TOP_LEFT, CORNER_TOP_RIGHT,
                                     CORNER_BOTTOM_RIGHT, CORNER_BOTTOM_LEFT };
    static const unsigned to[] = { CORNER_TOP_RIGHT, CORNER_TOP_LEFT,
                                   CORNER_BOTTOM_LEFT, CORNER_BOTTOM_RIGHT };
    unsigned out = 0;

    for (size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
        out |= corners & from[i] ? to[i] : 0;
    }
    return out;
}

void canvas_round_part(struct canvas *c, struct box box, struct rounding how,
                       struct color color)
{
    emit(c,
         (struct draw_cmd){
             .type = DRAW_ROUND,
             .rect = canvas_rect_px(c, box),
             .color = color,
             .u.round = { .radius_px = px(c, how.radius),
                          .corners = c->mirrored ? swapped_corners(how.corners)
                                                 : how.corners },
         });
}

void canvas_round(struct canvas *c, struct box box, float radius,
                  struct color color)
{
    canvas_round_part(c, box, (struct rounding){ radius, CORNER_ALL }, color);
}

void canvas_outline(struct canvas *c, struct box box, struct outline how,
                    const struct color colors[2])
{
    const int border_px = px(c, how.width);

    emit(c, (struct draw_cmd){
                .type = DRAW_ROUND,
                .rect = canvas_rect_px(c, box),
                .color = colors[0],
                .u.round = { .radius_px = px(c, how.radius),
                             .border_px = border_px < 1 ? 1 : border_px,
                             .border = colors[1],
                             .corners = CORNER_ALL },
            });
}

void canvas_shadow(struct canvas *c, struct box box, float radius)
{
    emit(c,
         (struct draw_cmd){
             .type = DRAW_SHADOW,
             .rect = canvas_rect_px(c, box),
             .color = tint(TINT_INK),
             .u.round = { .radius_px = px(c, radius), .corners = CORNER_ALL },
         });
}

/* The design's line is 3 units on an icon of 40. */
static float icon_line(struct box box)
{
    return 3.0f * box.w / 40.0f;
}

static void emit_shape(struct canvas *c, struct box box, struct shape_id id,
                       struct stroke stroke)
{
    const int stroke_px = px(c, stroke.width);

    emit(c, (struct draw_cmd){
                .type = DRAW_SHAPE,
                .rect = canvas_rect_px(c, box),
                .color = stroke.color,
                .u.shape = { .id = id,
                             .stroke_px = stroke_px < 1 ? 1 : stroke_px },
            });
}

/* What points sideways points the other way. */
static enum icon mirrored_icon(enum icon icon)
{
    static const enum icon pairs[][2] = {
        { ICON_ARROW_LEFT, ICON_ARROW_RIGHT },
        { ICON_CHEVRON_LEFT, ICON_CHEVRON_RIGHT },
    };
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        if (pairs[i][0] == icon) {
            return pairs[i][1];
        }
        if (pairs[i][1] == icon) {
            return pairs[i][0];
        }
    }
    return icon;
}

void canvas_icon(struct canvas *c, struct box box, enum icon icon,
                 struct color color)
{
    canvas_icon_wide(c, box, icon, (struct stroke){ color, icon_line(box) });
}

void canvas_icon_wide(struct canvas *c, struct box box, enum icon icon,
                      struct stroke stroke)
{
    const enum icon shown = c->mirrored ? mirrored_icon(icon) : icon;
    emit_shape(c, box, shape_icon(shown), stroke);
}

void canvas_round_off(struct canvas *c, struct box box, float radius,
                      struct color ground)
{
    /* A ring of ground, wide enough for the tip of a square corner. */
    const int ring_px = px(c, radius * 0.45f) + 1;

    emit(c, (struct draw_cmd){
                .type = DRAW_ROUND,
                .rect = rect_grow(canvas_rect_px(c, box), ring_px),
                .u.round = { .radius_px = px(c, radius) + ring_px,
                             .border_px = ring_px,
                             .border = ground,
                             .corners = CORNER_ALL },
            });
}

struct box canvas_shape(struct canvas *c, struct box box, struct shape_id id,
                        struct color color)
{
    const struct shape_path *path = shape_lookup(c->p->shapes, id);
    if (path->contour_count == 0) {
        return (struct box){ box.x, box.y, 0, 0 };
    }
    const float scale = fminf(box.w / path->w, box.h / path->h);
    const struct box fitted = {
        .x = box.x + (box.w - path->w * scale) / 2.0f,
        .y = box.y + (box.h - path->h * scale) / 2.0f,
        .w = path->w * scale,
        .h = path->h * scale,
    };
    emit_shape(c, fitted, id, (struct stroke){ color, 1.0f });
    return fitted;
}

/* Lines of a number are higher than its digits: less above and below, and
   a little more at the sides, where a glyph may reach over. */
static struct box digits(struct box lines)
{
    const float trim = 0.1f * lines.h;
    const float grow = lines.w > 0.0f ? 0.02f * lines.h : 0.0f;

    return (struct box){ lines.x - grow, lines.y + trim, lines.w + 2.0f * grow,
                         lines.h - 2.0f * trim };
}

struct part canvas_part(const struct canvas *c, struct box box,
                        struct box number, struct color color)
{
    return (struct part){
        .rect = canvas_rect_px(c, box),
        .number = canvas_rect_px(c, digits(number)),
        .color = color,
    };
}

void canvas_image(struct canvas *c, struct box box, int image,
                  enum asset_fit fit)
{
    emit(c, (struct draw_cmd){
                .type = DRAW_IMAGE,
                .rect = canvas_rect_px(c, box),
                .u.image = { .asset = { (uint32_t)image + 1 },
                             .fit = fit,
                             .name = c->content->images[image] },
            });
}

void canvas_clip(struct canvas *c, struct box box)
{
    c->clip = canvas_rect_px(c, box);
    emit(c, (struct draw_cmd){ .type = DRAW_CLIP, .rect = c->clip });
}

void canvas_unclip(struct canvas *c)
{
    c->clip = (struct rect){ 0 };
    emit(c, (struct draw_cmd){ .type = DRAW_CLIP });
}

void canvas_target(struct canvas *c, const struct touchable *t)
{
    struct rect rect = canvas_rect_px(c, t->box);

    if (!rect_is_empty(c->clip)) {
        const int whole_px = rect.h;
        rect = rect_intersect(rect, c->clip);
        if (rect.h < whole_px && rect.h < px(c, cut_target_min)) {
            return; /* a sliver at the edge of a list: too low to hit */
        }
    }
    if (rect_is_empty(rect)) {
        return;
    }
    if (c->target_count == c->target_capacity) {
        struct target *more =
            arena_make(c->arena, struct target, 2 * c->target_capacity);
        memcpy(more, c->targets, c->target_count * sizeof(*more));
        c->targets = more;
        c->target_capacity *= 2;
    }
    c->targets[c->target_count++] = (struct target){
        .key = target_key(t->id),
        .id = t->id,
        .role = t->role,
        .name = t->name,
        .rect = rect,
        .ring = t->ring.w > 0.0f ? canvas_rect_px(c, t->ring) : rect,
        .radius_px = px(c, t->radius),
        .round = t->round,
        .intent = t->intent,
    };
}

bool canvas_is_pressed(const struct canvas *c, const char *id)
{
    return c->show && c->show->pressed == target_key(id);
}

struct box canvas_pressed_box(const struct canvas *c, const char *id,
                              struct box box, float give)
{
    const int depth =
        c->show ? show_press_depth(c->show, target_key(id), c->p->now_ms) : 0;
    const float by = give / 2.0f * (float)depth / (float)PROGRESS_WHOLE;

    return (struct box){ box.x + box.w * by, box.y + box.h * by,
                         box.w * (1.0f - 2.0f * by),
                         box.h * (1.0f - 2.0f * by) };
}

void canvas_focus_ring(struct canvas *c)
{
    const struct target_list list = { c->targets, c->target_count };
    const struct target *t =
        c->show ? target_lookup(&list, c->show->focus) : NULL;
    if (!t) {
        return;
    }
    /* From inside out: 4 paper, 8 ink, 4 white, so it shows everywhere. */
    const struct {
        float grow, width;
        enum tint tint;
    } rings[] = {
        { 16.0f, 4.0f, TINT_WHITE },
        { 12.0f, 8.0f, TINT_INK },
        { 4.0f, 4.0f, TINT_PAPER },
    };
    /* Words have other words around them. */
    const float scale = t->role == ROLE_WORDS ? 0.5f : 1.0f;
    for (size_t i = 0; i < sizeof(rings) / sizeof(rings[0]); i++) {
        const int grow_px = px(c, rings[i].grow * scale);
        emit(c, (struct draw_cmd){
                    .type = DRAW_ROUND,
                    .rect = rect_grow(t->ring, grow_px),
                    .u.round = { .radius_px = t->radius_px + grow_px,
                                 .border_px = px(c, rings[i].width * scale),
                                 .border = tint(rings[i].tint),
                                 .corners = CORNER_ALL },
                });
    }
}

void canvas_text(struct canvas *c, struct rect rect, struct color color,
                 const struct draw_text *text)
{
    emit(c, (struct draw_cmd){
                .type = DRAW_TEXT,
                .rect = rect,
                .color = color,
                .u.text = *text,
            });
}

struct text_style canvas_style(const struct canvas *c, enum type_role role,
                               int percent)
{
    const bool own = type_is_reader(role);
    const float unit = own ? c->unit * c->reader_scale : c->unit;
    const struct text_style style = type_style(role, unit, percent);
    const int least_px = px(c, c->text_min);

    return style.size_px < least_px ? type_raised(style, least_px) : style;
}
