/*
 * Pages with a panel. A tile becomes the panel, its number the panel's;
 * panels of neighbours slide where they stand. The ribbon is drawn bar by
 * bar, so that what stood on it sinks and what comes rises.
 *
 * Behind the bars the pictures have bars, too. Nothing but bars of the
 * panel's skyline and ground reach down there, so that the row above it,
 * stretched, is what is behind.
 */
#include "between_room.h"

/*
 * Shares of the way at which parts begin and end. The curve of opening is
 * at 0.918 after 180 of its 420 ms.
 */
static const int rest_from = BETWEEN_WHOLE / 1000 * 918;
static const int words_from = BETWEEN_WHOLE / 100 * 60;
static const int words_to = BETWEEN_WHOLE / 100 * 97;
static const int tile_to = BETWEEN_WHOLE / 100 * 45;
static const int around_from = BETWEEN_WHOLE / 100 * 40;

enum {
    ROW_ABOVE_PX = 2, /* the soft edge of nothing reaches it */
};

/* A movement and where its page is cut into parts. */
struct scenery {
    struct layers *out;
    const struct between *b;
    struct rect body;  /* above the ribbon */
    struct rect strip; /* the ribbon's highest bars and what is behind */
};

static bool has_ribbon(const struct parts *p)
{
    return !rect_is_empty(p->ribbon[0].rect);
}

static int int_max(int a, int b)
{
    return a > b ? a : b;
}

static int int_min(int a, int b)
{
    return a < b ? a : b;
}

static struct scenery scenery(struct layers *out, const struct between *b)
{
    int top = b->moving_px;

    if (has_ribbon(b->before) && has_ribbon(b->after)) {
        for (int i = 0; i < PARTS_GOALS; i++) {
            top = int_min(top, b->before->ribbon[i].rect.y);
            top = int_min(top, b->after->ribbon[i].rect.y);
        }
        top = int_max(top, ROW_ABOVE_PX);
    }
    return (struct scenery){
        .out = out,
        .b = b,
        .body = { 0, 0, b->w_px, top },
        .strip = { 0, top, b->w_px, b->moving_px - top },
    };
}

/* @p part of a picture, as far as it is inside @p clip once it is moved. */
struct moved {
    enum layer_source source;
    struct rect part;
    int dx_px, dy_px;
    struct rect clip;
    int weight;
};

static void add_clipped(const struct scenery *s, const struct moved *m)
{
    struct rect to = m->part;

    to.x += m->dx_px;
    to.y += m->dy_px;
    to = rect_intersect(to, m->clip);
    struct rect from = to;
    from.x -= m->dx_px;
    from.y -= m->dy_px;
    between_add(s->out, (struct layer){ .source = m->source,
                                        .from = from,
                                        .to = to,
                                        .weight = m->weight });
}

/* The row above the strip, over as much of the strip as @p m allows. */
static void add_behind(const struct scenery *s, struct moved m)
{
    m.part = rect_intersect(m.part, s->strip);
    struct rect to = m.part;
    to.x += m.dx_px;
    to = rect_intersect(to, m.clip);
    const struct rect from = { to.x - m.dx_px, s->strip.y - ROW_ABOVE_PX, to.w,
                               1 };
    between_add(s->out, (struct layer){ .source = m.source,
                                        .from = from,
                                        .to = to,
                                        .weight = m.weight });
}

static void add_ribbon(const struct scenery *s, int progress)
{
    const struct between *b = s->b;

    if (s->strip.h <= 0) {
        return;
    }
    for (int i = 0; i < PARTS_GOALS; i++) {
        between_add(s->out, (struct layer){
                                .source = LAYER_COLOR,
                                .from = b->after->ribbon[i].rect,
                                .to = between_lerp_rect(
                                    b->before->ribbon[i].rect,
                                    b->after->ribbon[i].rect, progress),
                                .color = b->after->ribbon[i].color,
                            });
    }
}

/* What of a page its panel leaves: beside it or under it. */
static struct rect beside(struct rect body, struct rect panel)
{
    if (panel.w >= body.w) {
        const int top = int_min(panel.y + panel.h, body.y + body.h);
        return (struct rect){ body.x, top, body.w, body.y + body.h - top };
    }
    const bool at_left = panel.x <= body.x;
    const int left = at_left ? panel.x + panel.w : body.x;
    const int right = at_left ? body.x + body.w : panel.x;
    return (struct rect){ left, body.y, right - left, body.h };
}

static struct rect strip_of(const struct scenery *s, struct rect part)
{
    return (struct rect){ part.x, s->strip.y, part.w, s->strip.h };
}

/* To a neighbour. */

static void slide_panel(const struct scenery *s, enum layer_source source,
                        struct rect panel, int dx_px)
{
    struct moved m = {
        .source = source,
        .part = rect_intersect(panel, s->body),
        .dx_px = dx_px,
        .clip = panel,
        .weight = LAYER_SOLID,
    };
    add_clipped(s, &m);
    m.part = panel;
    add_behind(s, m);
}

void between_turn(struct layers *out, const struct between *b)
{
    const struct scenery s = scenery(out, b);
    const struct rect panel = b->after->panel.rect;
    const struct rect rest = beside(s.body, panel);
    const int left_px = between_lerp(panel.w, 0, b->progress);
    const int dx_px = b->to_right ? -left_px : left_px;
    const int away_px = b->to_right ? dx_px + panel.w : dx_px - panel.w;
    struct moved behind = {
        .source = LAYER_BEFORE,
        .part = s.strip,
        .clip = s.strip,
        .weight = LAYER_SOLID,
    };

    between_add_mixed(out, rest, b->progress);
    add_behind(&s, behind);
    behind.source = LAYER_AFTER;
    behind.weight = between_weight(b->progress);
    add_behind(&s, behind);
    slide_panel(&s, LAYER_BEFORE, panel, away_px);
    slide_panel(&s, LAYER_AFTER, panel, dx_px);
    add_ribbon(&s, b->progress);
    between_add_fixed(out, b);
}

/* Out of a tile. */

/* A tile and the page it leads to, whichever way one goes. */
struct opening {
    enum layer_source small, large;
    const struct part *panel;
    struct rect tile, window;
    struct rect digits; /* of the tile; empty if it has none */
    struct color ground;
    int share; /* 0 is the tile, BETWEEN_WHOLE the page */
};

static struct opening opening(const struct scenery *s)
{
    const struct between *b = s->b;
    const struct parts *home = b->back ? b->after : b->before;
    const struct parts *page = b->back ? b->before : b->after;
    const struct rect body = { 0, 0, b->w_px, b->moving_px };
    struct opening o = {
        .small = b->back ? LAYER_AFTER : LAYER_BEFORE,
        .large = b->back ? LAYER_BEFORE : LAYER_AFTER,
        .panel = &page->panel,
        .ground = page->ground,
        .tile = rect_intersect(b->rect, body),
        .share = b->back ? BETWEEN_WHOLE - b->progress : b->progress,
    };

    o.window = between_lerp_rect(o.tile, page->panel.rect, o.share);
    for (int i = 0; i < PARTS_GOALS; i++) {
        if (rect_is_equal(home->goals[i].rect, b->rect)) {
            o.digits = home->goals[i].number;
        }
    }
    return o;
}

/* What was there goes first, so that no words are seen through others. */
static void add_ground(const struct scenery *s, const struct opening *o)
{
    const int gone = between_part(o->share, around_from, rest_from);
    struct color ground = o->ground;

    ground.a = (uint8_t)between_lerp(0, 255, gone);
    if (ground.a > 0) {
        between_add(s->out, (struct layer){ .source = LAYER_COLOR,
                                            .from = s->body,
                                            .to = s->body,
                                            .color = ground });
    }
}

/* The rest of the page rises while it comes. */
static void add_rest(const struct scenery *s, const struct opening *o)
{
    const struct rect rest = beside(s->body, o->panel->rect);
    const int late = between_part(o->share, rest_from, BETWEEN_WHOLE);
    const int rise_px = between_lerp(s->b->rise_px, 0, late);
    struct rect top = rest;
    struct moved m = {
        .source = o->large,
        .part = rest,
        .dy_px = rise_px,
        .clip = rest,
        .weight = between_weight(late),
    };

    if (m.weight == 0) {
        return;
    }
    top.h = int_min(rise_px, rest.h);
    between_add(s->out, (struct layer){ .source = o->large,
                                        .from = top,
                                        .to = top,
                                        .weight = m.weight });
    add_clipped(s, &m);
    m.part = m.clip = strip_of(s, rest);
    m.dy_px = 0;
    add_behind(s, m);
}

/* How far what stands in a part is moved with it: from where one reads. */
static int along_px(const struct scenery *s, struct rect from, struct rect to)
{
    return s->b->from_right ? to.x + to.w - from.x - from.w : to.x - from.x;
}

/* A tile that has the panel's colour: its words go while it grows. */
static void add_like_tile(const struct scenery *s, const struct opening *o,
                          int gone)
{
    const struct rect tile = rect_intersect(o->tile, s->body);
    const struct moved m = {
        .source = o->small,
        .part = rect_grow(tile, -s->b->edge_px),
        .dx_px = along_px(s, o->tile, o->window),
        .dy_px = o->window.y - o->tile.y,
        .clip = rect_intersect(o->window, s->body),
        .weight = LAYER_SOLID - between_weight(gone),
    };

    between_add(s->out, (struct layer){ .source = LAYER_COLOR,
                                        .from = o->window,
                                        .to = o->window,
                                        .color = o->panel->color });
    if (m.weight > 0) {
        add_clipped(s, &m);
    }
}

/* Any other: it grows itself while the panel's colour comes over it. */
static void add_other_tile(const struct scenery *s, const struct opening *o,
                           int gone)
{
    const int edge_px = between_lerp(0, s->b->edge_px, gone);
    struct color color = o->panel->color;

    color.a = (uint8_t)between_lerp(0, 255, gone);
    if (color.a < 255 && !rect_is_empty(o->window)) {
        between_add(s->out, (struct layer){
                                .source = o->small,
                                .from = between_crop(
                                    rect_grow(o->tile, -edge_px), o->window, 1),
                                .to = o->window,
                                .weight = LAYER_SOLID,
                            });
    }
    between_add(s->out, (struct layer){ .source = LAYER_COLOR,
                                        .from = o->window,
                                        .to = o->window,
                                        .color = color });
}

static void add_tile(const struct scenery *s, const struct opening *o)
{
    const int gone = between_part(o->share, 0, tile_to);

    if (rect_is_empty(o->digits)) {
        add_other_tile(s, o, gone);
    } else {
        add_like_tile(s, o, gone);
    }
}

/* The panel's own words come along, all but the number. */
static void add_words(const struct scenery *s, const struct opening *o)
{
    const struct rect panel = rect_intersect(o->panel->rect, s->body);
    const struct rect hole = rect_is_empty(o->digits)
                                 ? (struct rect){ panel.x, panel.y, 0, 0 }
                                 : rect_intersect(o->panel->number, panel);
    const int below = hole.y + hole.h;
    const int right = hole.x + hole.w;
    const struct rect around[] = {
        { panel.x, panel.y, panel.w, hole.y - panel.y },
        { panel.x, below, panel.w, panel.y + panel.h - below },
        { panel.x, hole.y, hole.x - panel.x, hole.h },
        { right, hole.y, panel.x + panel.w - right, hole.h },
    };
    struct moved m = {
        .source = o->large,
        .dx_px = along_px(s, o->panel->rect, o->window),
        .dy_px = o->window.y - o->panel->rect.y,
        .clip = rect_intersect(o->window, s->body),
        .weight = between_weight(between_part(o->share, words_from, words_to)),
    };

    if (m.weight == 0) {
        return;
    }
    for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
        m.part = around[i];
        add_clipped(s, &m);
    }
    m.part = o->panel->rect;
    m.clip = o->window;
    add_behind(s, m);
}

static void add_number(const struct scenery *s, const struct opening *o)
{
    if (!rect_is_empty(o->digits) && !rect_is_empty(o->panel->number)) {
        between_add(s->out, (struct layer){
                                .source = o->large,
                                .from = o->panel->number,
                                .to = between_lerp_rect(
                                    o->digits, o->panel->number, o->share),
                                .weight = LAYER_SOLID,
                            });
    }
}

void between_open(struct layers *out, const struct between *b)
{
    const struct scenery s = scenery(out, b);
    const struct opening o = opening(&s);
    const struct moved behind = {
        .source = o.small,
        .part = s.strip,
        .clip = s.strip,
        .weight = LAYER_SOLID,
    };

    between_add_moved(out, o.small, (struct rect){ 0, 0, b->w_px, b->h_px }, 0);
    add_behind(&s, behind);
    add_ground(&s, &o);
    add_rest(&s, &o);
    add_tile(&s, &o);
    add_words(&s, &o);
    add_number(&s, &o);
    add_ribbon(&s, b->progress);
    between_add_fixed(out, b);
}
