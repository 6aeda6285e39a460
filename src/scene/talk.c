/*
 * A talk's slide from edge to edge, and what a finger needs on it. A talk
 * begun by key or clicker has no buttons: nobody but its speaker moves it.
 */
#include "component.h"
#include "marks.h"
#include "miniature.h"
#include "ring.h"
#include "screen.h"
#include "slide.h"

/* For a finger: nobody must look for a keyboard. */
static void talk_button(struct canvas *c, struct button *b, bool at_left)
{
    const float margin = 64.0f;
    const float w = component_button_width(c, b);
    const float x = at_left ? margin : c->w - margin - w;

    b->box = (struct box){ x, c->h - margin - 96.0f, w, 96.0f };
    component_button(c, b);
}

/* The end of a talk, and the way back for a visitor who looks into one. */
static void talk_buttons(struct canvas *c)
{
    struct button back = {
        .id = "nav-back",
        .label = canvas_word(c, STR_NAV_BACK),
        .icon = ICON_ARROW_LEFT,
        .look = BUTTON_LINE,
        .role = TYPE_CONTROL,
        .intent = { .type = INTENT_BACK },
    };
    struct button end = {
        .id = "end-talk",
        .label = canvas_word(c, STR_PRESENTER_END),
        .icon = ICON_CHECK,
        .look = BUTTON_PRIMARY,
        .role = TYPE_CONTROL,
        .intent = { .type = INTENT_END_TALK },
    };
    if (c->show->talk.by_visitor) {
        talk_button(c, &back, true);
    } else if (c->show->talk.ended) {
        talk_button(c, &end, false);
    }
}

static void surface(struct canvas *c, const char *id, enum string_id name,
                    struct box box, enum intent_type intent)
{
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_SURFACE,
                         .name = canvas_word(c, name),
                         .box = box,
                         .intent = { .type = intent },
                     });
}

/*
 * The page of what the slide shows. A finger has a button; for keys the
 * whole slide is one tile, which is seen once it has the focus.
 */
static void open_thing(struct canvas *c, const struct slide *slide)
{
    const struct screen thing = talk_thing(slide);
    struct button button = {
        .id = "open-thing",
        .label = canvas_word(c, STR_PRESENTER_OPEN),
        .icon = ICON_ARROW_RIGHT,
        .icon_after = true,
        .look = BUTTON_TONE,
        .role = TYPE_CONTROL,
        .intent = intent_open(thing),
    };

    if (thing.kind == SCREEN_SLIDE || c->show->talk.by_visitor) {
        return;
    }
    if (c->show->talk.by_touch) {
        button.box = (struct box){ c->portrait ? 64.0f : 96.0f, c->h - 160.0f,
                                   component_button_width(c, &button), 96.0f };
        component_button(c, &button);
        return;
    }
    canvas_target(c, &(struct touchable){
                         .id = button.id,
                         .role = ROLE_TILE,
                         .name = button.label,
                         .box = canvas_across(c, 0, c->h),
                         .ring = { 16.0f, 16.0f, c->w - 32.0f, c->h - 32.0f },
                         .radius = 24.0f,
                         .intent = button.intent,
                     });
}

/* Time left of a slide that turns itself over, where it covers nothing. */
static void advance_ring(struct canvas *c)
{
    const int dots =
        talk_advance_share(c->show, c->content, TALK_RING_DOTS, c->p->now_ms);

    if (dots >= 0) {
        ring_draw(c, &(struct ring){
                         .middle_x = c->w - 72.0f,
                         .middle_y = c->h - 116.0f,
                         .radius = 28.0f,
                         .dots = TALK_RING_DOTS,
                         .filled = dots,
                     });
    }
}

/* A part of the slide, from edge to edge. */
static void enlarge(struct canvas *c, const struct slide_view *view)
{
    miniature_draw(c, &(struct miniature){
                          .output = c->p->viewport,
                          .deck = view->deck,
                          .place = { view->index, view->hidden },
                          .box = view->area,
                          .zoom = c->show->pointing.zoom,
                      });
}

void screen_slide(struct canvas *c, int deck, int slide)
{
    const struct slide_view view = {
        .slide = &c->content->decks[deck].slides[slide],
        .deck = deck,
        .index = slide,
        .hidden = c->show->talk.hidden,
        .area = canvas_across(c, 0, c->h),
        .progress = true,
    };
    const struct box all = canvas_across(c, 0, c->h);
    const float third = all.w / 3.0f;

    surface(c, "previous", STR_NAV_PREVIOUS,
            (struct box){ all.x, 0, third, c->h }, INTENT_PREVIOUS);
    surface(c, "next", STR_NAV_NEXT,
            (struct box){ all.x + third, 0, all.w - third, c->h }, INTENT_NEXT);
    if (zoom_is_whole(&c->show->pointing.zoom)) {
        slide_draw(c, &view);
    } else {
        enlarge(c, &view);
    }
    open_thing(c, view.slide);
    talk_buttons(c);
    marks_draw(c, view.area);
    advance_ring(c);
}

void overlay_hold(struct canvas *c)
{
    const int dots = talk_hold_share(c->show, TALK_RING_DOTS, c->p->now_ms);

    if (dots == 0) {
        return;
    }
    ring_draw(c, &(struct ring){
                     .middle_x = c->w / 2.0f,
                     .middle_y = c->h / 2.0f,
                     .radius = 118.0f,
                     .dots = TALK_RING_DOTS,
                     .filled = dots,
                 });
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, STR_PRESENTER_END),
                              .role = TYPE_CONTROL,
                              .color = tint(TINT_WHITE),
                              .ground = tint(TINT_STAGE_3),
                              .box = { c->w / 2.0f - 90.0f, c->h / 2.0f - 30.0f,
                                       180.0f, 60.0f },
                              .align = TEXT_CENTER,
                              .vertical = FROM_MIDDLE,
                              .lines_max = 1,
                              .heading = true,
                          });
}
