#include "desk_scene.h"

#include <math.h>

#include "desk_parts.h"
#include "help.h"
#include "miniature.h"
#include "overview.h"
#include "screen.h"
#include "skyline.h"
#include "timer.h"

static const float margin = 48.0f;
static const float top = 104.0f;  /* under the name of the talk */
static const float aside = 40.0f; /* between the columns */
static const float wide_share = 1064.0f / 1824.0f; /* of the slide */
static const float bar_pad = 16.0f;
static const float bar_h = 104.0f;
static const float clock_h = 196.0f;
static const float pace_h = 120.0f;
static const float label_h = 45.0f;
static const float next_share = 336.0f / 720.0f;

/* Higher than this a landscape output has room under the slide. */
static const float tall_h = 1180.0f;

/* Where everything is. */
struct desk_layout {
    struct box head, slide, clock, next, pace, notes, strip, bar;
};

static float bar_height(const struct canvas *c)
{
    return c->portrait ? 2.0f * bar_h + bar_pad : bar_h;
}

/* What stands at the bottom is the same on every shape. */
static struct desk_layout layout_base(const struct desk *d)
{
    const struct canvas *c = d->c;
    const float w = c->w - 2.0f * margin;
    const float bar_y = c->h - bar_pad - bar_height(c);
    const float strip_h = desk_strip_height(d, w);

    return (struct desk_layout){
        .head = { margin, 40.0f, w, 32.0f },
        .strip = { margin, bar_y - bar_pad - 18.0f - strip_h, w, strip_h },
        .bar = { margin, bar_y, w, bar_height(c) },
    };
}

/* The design: the slide at the left, all the rest beside it. */
static void layout_wide(struct desk_layout *l, const struct desk *d)
{
    const float w = l->head.w;
    const float left_w = w * wide_share;
    const float x = margin + left_w + aside;
    const float right_w = w - left_w - aside;
    const float bottom = l->strip.y - 24.0f;
    const float next_w = right_w * next_share;

    (void)d;
    l->slide = (struct box){ margin, top, left_w, bottom - top };
    l->next = (struct box){ x + right_w - next_w, top, next_w, 236.0f };
    l->clock = (struct box){ x, top, right_w - next_w - 24.0f, clock_h };
    l->pace = (struct box){ x, top + 268.0f, right_w, pace_h };
    l->notes = (struct box){ x, top + 408.0f, right_w, bottom - top - 408.0f };
}

/* 4:3: notes under the slide, a larger next one beside it. */
static void layout_tall(struct desk_layout *l, const struct desk *d)
{
    const float w = l->head.w;
    const float left_w = w * 0.6f;
    const float x = margin + left_w + aside;
    const float right_w = w - left_w - aside;
    const float bottom = l->strip.y - 24.0f;
    const struct box slide = miniature_fit(
        d->output, (struct box){ margin, top, left_w, bottom - top - 260.0f });
    const float under = slide.y + slide.h + 28.0f;
    const float next_y = top + clock_h + pace_h + 48.0f;

    l->slide = (struct box){ margin, top, left_w, slide.h };
    l->clock = (struct box){ x, top, right_w, clock_h };
    l->pace = (struct box){ x, top + clock_h + 24.0f, right_w, pace_h };
    l->next = (struct box){ x, next_y, right_w, bottom - next_y };
    l->notes = (struct box){ margin, under, left_w, bottom - under };
}

static void layout_upright(struct desk_layout *l, const struct desk *d)
{
    const float w = l->head.w;
    const struct box slide =
        miniature_fit(d->output, (struct box){ margin, top, w, 553.0f });
    const float y = top + slide.h + 36.0f;
    const float next_w = w * 0.46f;
    const float row_h = 316.0f;
    const float notes_y = y + row_h + 28.0f;

    l->slide = (struct box){ margin, top, w, slide.h };
    l->clock = (struct box){ margin, y, w - next_w - aside, clock_h };
    l->pace =
        (struct box){ margin, y + row_h - pace_h, w - next_w - aside, pace_h };
    l->next = (struct box){ margin + w - next_w, y, next_w, row_h };
    l->notes = (struct box){ margin, notes_y, w, l->strip.y - 24.0f - notes_y };
}

static struct desk_layout layout(const struct desk *d)
{
    struct desk_layout l = layout_base(d);

    if (d->c->portrait) {
        layout_upright(&l, d);
    } else if (d->c->h > tall_h) {
        layout_tall(&l, d);
    } else {
        layout_wide(&l, d);
    }
    return l;
}

struct box desk_say(const struct desk *d, const struct desk_line *line,
                    struct box box)
{
    return canvas_words(d->c, &(struct words){
                                  .text = line->text,
                                  .role = line->role,
                                  .color = tint(line->tint),
                                  .ground = tint(TINT_STAGE),
                                  .box = { box.x, box.y, box.w, 0 },
                                  .lines_max = 1,
                                  .heading = true,
                              });
}

/* How the audience's display is, and whether that is out of the ordinary. */
static enum string_id audience_word(const struct desk *d)
{
    const struct show *show = d->c->show;

    if (d->view->audience.w_px == 0) {
        return STR_PRESENTER_ROOM_MISSING;
    }
    if (show->overlay == OVERLAY_BLACK) {
        return STR_PRESENTER_ROOM_BLACK;
    }
    if (show->overlay == OVERLAY_WHITE) {
        return STR_PRESENTER_ROOM_WHITE;
    }
    if (show->talk.frozen) {
        return STR_PRESENTER_ROOM_FROZEN;
    }
    return STR_PRESENTER_ROOM_CONNECTED;
}

static void head(const struct desk *d, struct box box)
{
    struct canvas *c = d->c;
    const enum string_id state = audience_word(d);
    const bool usual = state == STR_PRESENTER_ROOM_CONNECTED;
    const enum tint color = usual ? TINT_STAGE_TEXT_2 : TINT_GOLD;
    const struct desk_line name = { canvas_say(c, &d->deck->title),
                                    TYPE_CONTROL, TINT_WHITE };
    struct words words = {
        .text = canvas_word(c, state),
        .role = TYPE_STATE,
        .color = tint(color),
        .ground = tint(TINT_STAGE),
        .box = { box.x, box.y - 2.0f, box.w, 0 },
        .lines_max = 1,
    };
    const float w = canvas_measure(c, &words).w + 2.0f;
    const float x = box.x + box.w - w;

    skyline_mark(c, box.x, box.y, (struct color){ 0 });
    (void)desk_say(d, &name,
                   (struct box){ box.x + 86.0f, box.y + 2.0f,
                                 x - 54.0f - 40.0f - box.x - 86.0f, 0 });
    canvas_icon(c, (struct box){ x - 56.0f, box.y - 5.0f, 40.0f, 40.0f },
                usual ? ICON_SCREEN : ICON_SCREEN_DARK, tint(color));
    words.box.x = x;
    words.box.w = w;
    (void)canvas_words(c, &words);
}

/* A thin line around it, because slides are as dark as the stage. */
static void slide_in(const struct desk *d, struct talk_place place,
                     struct box box, float radius)
{
    struct canvas *c = d->c;
    const float line = 2.0f;
    const struct color colors[2] = { { 0 }, tint(TINT_STAGE_LINE) };
    const struct box edge = { box.x - line, box.y - line, box.w + 2.0f * line,
                              box.h + 2.0f * line };

    miniature_draw(c, &(struct miniature){ .output = d->output,
                                           .deck = d->deck_index,
                                           .place = place,
                                           .box = box });
    canvas_round_off(c, box, radius, tint(TINT_STAGE));
    canvas_outline(c, edge, (struct outline){ radius + line, line }, colors);
}

static void current(const struct desk *d, struct box room)
{
    slide_in(d, d->at, miniature_fit(d->output, room), 20.0f);
}

/* The show knows best what comes: take the step on a copy of it. */
static bool next_place(const struct desk *d, struct talk_place *out)
{
    const struct intent next_intent = { .type = INTENT_NEXT };
    struct show *copy = arena_make(d->c->arena, struct show, 1);

    *copy = *d->c->show;
    copy->state = STATE_PRESENT;
    copy->overlay = OVERLAY_NONE;
    copy->talk.away = false;
    copy->talk.frozen = false;
    show_update(copy, d->c->content, &next_intent, d->c->p->now_ms);
    *out = (struct talk_place){ copy->talk.slide, copy->talk.hidden };
    return out->slide != d->at.slide || out->hidden != d->at.hidden;
}

static void next(const struct desk *d, struct box room)
{
    struct canvas *c = d->c;
    const struct desk_line head_line = { canvas_word(c, STR_PRESENTER_UP_NEXT),
                                         TYPE_LABEL, TINT_STAGE_TEXT_2 };
    const struct desk_line last = { canvas_word(c, STR_PRESENTER_LAST_SLIDE),
                                    TYPE_BODY, TINT_STAGE_TEXT_2 };
    const struct box in = { room.x, room.y + label_h, room.w,
                            room.h - label_h };
    struct talk_place place;

    (void)desk_say(d, &head_line, room);
    if (next_place(d, &place)) {
        slide_in(d, place, miniature_fit(d->output, in), 14.0f);
    } else {
        (void)desk_say(d, &last, in);
    }
}

static void draw(const struct desk *d)
{
    const struct desk_layout l = layout(d);

    if (d->c->show->overlay == OVERLAY_OVERVIEW) {
        overview_draw(d->c, d->output);
        return;
    }
    if (d->c->show->overlay == OVERLAY_HELP) {
        help_draw(d->c);
        return;
    }
    head(d, l.head);
    current(d, l.slide);
    desk_clock(d, l.clock);
    next(d, l.next);
    desk_pace(d, l.pace);
    desk_notes(d, l.notes);
    desk_strip(d, l.strip);
    desk_bar(d, l.bar);
}

/* What the presenter asked for lies over it, as it would over a slide. */
static const char *draw_overlay(const struct desk *d)
{
    struct canvas *c = d->c;
    const char *overlay = "";

    if (c->show->overlay == OVERLAY_OVERVIEW) {
        overlay = "overview";
    } else if (c->show->overlay == OVERLAY_HELP) {
        overlay = "help";
    } else if (c->show->overlay == OVERLAY_FIND) {
        overlay_find(c);
        overlay = "find";
    } else if (c->show->notice != NOTICE_FLOOR) {
        overlay_notice(c, c->h - 360.0f);
    }
    overlay_hold(c);
    return overlay;
}

/* Without an audience's output slides have the shape of this one. */
static struct viewport slide_output(const struct desk_view *view,
                                    const struct scene_params *p)
{
    return view->audience.w_px > 0 ? view->audience : p->viewport;
}

struct scene desk_build(struct arena *arena, const struct scene_params *p,
                        const struct desk_view *view)
{
    const char *overlay = "";
    struct canvas c;

    canvas_init(&c, arena, p);
    canvas_fill(&c, canvas_across(&c, 0, c.h), tint(TINT_STAGE));
    if (p->content && p->show && show_has_talk(p->show)) {
        const struct show_talk *talk = &p->show->talk;
        const struct desk d = {
            .c = &c,
            .view = view,
            .output = slide_output(view, p),
            .deck = &p->content->decks[talk->deck],
            .deck_index = talk->deck,
            .at = { talk->slide, talk->hidden },
            .elapsed_ms = timer_elapsed_ms(&talk->timer, p->now_ms),
        };
        draw(&d);
        overlay = draw_overlay(&d);
    }
    struct scene scene = canvas_scene(&c);
    scene.id = "desk";
    scene.overlay = overlay;
    return scene;
}

uint64_t desk_deadline_ms(const struct show *show, uint64_t now_ms)
{
    return show_has_talk(show) ? timer_next_ms(&show->talk.timer, now_ms)
                               : UINT64_MAX;
}
