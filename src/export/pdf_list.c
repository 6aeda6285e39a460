#include "pdf_list.h"

#include <string.h>

#include "pdf_pen.h"
#include "pdf_shape.h"
#include "pdf_text.h"
#include "placeholder.h"

static bool covers_page(const struct pdf_pen *pen, struct rect r)
{
    double left, top, right, bottom;

    cairo_clip_extents(pen->cr, &left, &top, &right, &bottom);
    return r.x <= left && r.y <= top && r.x + r.w >= right &&
           r.y + r.h >= bottom;
}

/*
 * What covers a page makes cairo forget all that came before on it, tags
 * included. A corner more, beyond the page, and it does not see that.
 */
static void add_cover(cairo_t *cr, struct rect r)
{
    cairo_move_to(cr, r.x, r.y);
    cairo_line_to(cr, r.x + r.w, r.y);
    cairo_line_to(cr, r.x + r.w + 1, r.y + r.h / 2.0);
    cairo_line_to(cr, r.x + r.w, r.y + r.h);
    cairo_line_to(cr, r.x, r.y + r.h);
    cairo_close_path(cr);
}

static void add_rect(struct pdf_pen *pen, struct rect rect)
{
    if (covers_page(pen, rect)) {
        add_cover(pen->cr, rect);
    } else {
        pdf_pen_rect(pen->cr, rect);
    }
}

static void fill_rects(struct pdf_pen *pen, struct color color)
{
    pdf_pen_color(pen->cr, color);
    cairo_set_fill_rule(pen->cr, CAIRO_FILL_RULE_WINDING);
    cairo_fill(pen->cr);
}

static bool is_same_paint(const struct draw_cmd *a, const struct draw_cmd *b)
{
    return b->type == DRAW_RECT && b->color.a == 255 &&
           color_is_equal(a->color, b->color);
}

/*
 * The rectangle at @p i and those of one colour that follow: as one shape,
 * so that no light comes through where they meet.
 * @return  the last of them.
 */
static size_t draw_rects(struct pdf_pen *pen, const struct draw_list *items,
                         size_t i)
{
    const struct draw_cmd *first = &items->items[i];

    add_rect(pen, first->rect);
    while (i + 1 < items->count && is_same_paint(first, &items->items[i + 1])) {
        add_rect(pen, items->items[++i].rect);
    }
    fill_rects(pen, first->color);
    return i;
}

static void draw_placeholder(struct pdf_pen *pen, const struct draw_cmd *cmd)
{
    struct draw_cmd parts[PLACEHOLDER_COUNT];

    placeholder_draw(cmd, parts);
    pdf_shape_round(pen, &parts[0]);
    for (int i = 1; i < PLACEHOLDER_COUNT; i++) {
        add_rect(pen, parts[i].rect);
    }
    fill_rects(pen, parts[1].color);
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

/* From pixels of the picture to those of the page; see enum asset_fit. */
static double scale_of(const struct draw_cmd *cmd,
                       const struct pdf_picture *picture)
{
    const double by_w = (double)cmd->rect.w / picture->w_px;
    const double by_h = (double)cmd->rect.h / picture->h_px;

    return cmd->u.image.fit == FIT_COVER ? larger(by_w, by_h)
                                         : smaller(smaller(by_w, by_h), 1.0);
}

static void draw_picture(struct pdf_pen *pen, const struct draw_cmd *cmd,
                         const struct pdf_picture *picture)
{
    const double scale = scale_of(cmd, picture);
    const double w = picture->w_px * scale;
    const double h = picture->h_px * scale;
    const struct draw_round round = { .radius_px = cmd->u.image.radius_px,
                                      .corners = CORNER_ALL };

    cairo_save(pen->cr);
    pdf_shape_round_path(pen, cmd->rect, &round);
    cairo_clip(pen->cr);
    cairo_translate(pen->cr, cmd->rect.x + (cmd->rect.w - w) / 2,
                    cmd->rect.y + (cmd->rect.h - h) / 2);
    cairo_scale(pen->cr, scale, scale);
    cairo_transform(pen->cr, &picture->upright);
    cairo_set_source_surface(pen->cr, picture->surface, 0, 0);
    cairo_paint(pen->cr);
    cairo_restore(pen->cr);
}

static void draw_image(struct pdf_pen *pen, const struct draw_cmd *cmd)
{
    struct pdf_picture picture;

    if (pdf_pictures_load(pen->pictures, cmd->u.image.asset, cmd->rect,
                          &picture)) {
        draw_picture(pen, cmd, &picture);
        pdf_picture_finish(&picture);
    } else {
        draw_placeholder(pen, cmd);
    }
}

static void draw_figure(struct pdf_pen *pen, const struct pdf_list *list,
                        const struct draw_cmd *cmd)
{
    const struct pdf_alt *alt = &list->alt;
    const bool has_words = alt->text && alt->text[0] != '\0' &&
                           alt->asset.value == cmd->u.image.asset.value;
    const struct pdf_tag tag = {
        .kind = PDF_TAG_FIGURE,
        .language = alt->language,
        .alt = alt->text,
    };

    if (has_words) {
        pdf_tags_begin(pen->tags, &tag);
    }
    draw_image(pen, cmd);
    if (has_words) {
        pdf_tags_end(pen->tags, tag.kind);
    }
}

/* Parts of one string are one paragraph, as a title in two colours is. */
static bool is_same_text(const struct draw_cmd *a, const struct draw_cmd *b)
{
    const struct draw_source *from = &a->u.text.source;
    const struct draw_source *to = &b->u.text.source;

    return b->type == DRAW_TEXT && from->file && to->file &&
           strcmp(from->file, to->file) == 0 &&
           strcmp(from->path, to->path) == 0;
}

/* The text at @p i and what belongs to it. @return the last of them. */
static size_t draw_text(struct pdf_pen *pen, const struct pdf_list *list,
                        size_t i)
{
    const struct draw_cmd *cmds = list->items->items;
    const char *language = cmds[i].u.text.language;
    const struct pdf_tag tag = {
        .kind = &cmds[i] == list->heading ? PDF_TAG_HEADING : PDF_TAG_TEXT,
        .language =
            language && strcmp(language, list->language) != 0 ? language : NULL,
    };
    bool more = true;

    pdf_tags_begin(pen->tags, &tag);
    while (more) {
        more =
            i + 1 < list->items->count && is_same_text(&cmds[i], &cmds[i + 1]);
        pdf_text_draw(pen, &cmds[i], more);
        i += more ? 1 : 0;
    }
    pdf_tags_end(pen->tags, tag.kind);
    return i;
}

/* An empty one ends the clip. */
static void set_clip(struct pdf_pen *pen, struct rect rect)
{
    cairo_restore(pen->cr);
    cairo_save(pen->cr);
    if (!rect_is_empty(rect)) {
        pdf_pen_rect(pen->cr, rect);
        cairo_clip(pen->cr);
    }
}

/* @return  The index of the last command that was drawn. */
static size_t draw_at(struct pdf_pen *pen, const struct pdf_list *list,
                      size_t i)
{
    const struct draw_cmd *cmd = &list->items->items[i];

    switch (cmd->type) {
    case DRAW_RECT:
        return draw_rects(pen, list->items, i);
    case DRAW_ROUND:
        pdf_shape_round(pen, cmd);
        break;
    case DRAW_SHADOW:
        pdf_shape_shadow(pen, cmd);
        break;
    case DRAW_SHAPE:
        pdf_shape_named(pen, cmd);
        break;
    case DRAW_TEXT:
        return draw_text(pen, list, i);
    case DRAW_IMAGE:
        draw_figure(pen, list, cmd);
        break;
    case DRAW_CLIP:
        set_clip(pen, cmd->rect);
        break;
    case DRAW_SHADE:
    case DRAW_STROKE: /* nobody points at paper, or draws on it */
    case DRAW_CODE:   /* Visitors' pages have them; slides have none. */
    case DRAW_TYPE_COUNT:
        break;
    }
    return i;
}

void pdf_list_draw(struct pdf_pen *pen, const struct pdf_list *list)
{
    cairo_save(pen->cr);
    for (size_t i = 0; i < list->items->count; i++) {
        i = draw_at(pen, list, i);
    }
    cairo_restore(pen->cr);
}
