/*
 * What the visitor kept: a list, and one code for all of it.
 */
#include <math.h>

#include "component.h"
#include "frame.h"
#include "say.h"
#include "screen.h"
#include "take.h"

static const float row_h = 104.0f;
static const float row_gap = 16.0f;
static const float side = 104.0f; /* of the button that removes a row */

static const char *title_of(const struct canvas *c, struct screen thing)
{
    return say_link(c, take_link(thing));
}

static void remove_button(struct canvas *c, struct box box, int index)
{
    const struct screen thing = c->show->basket.items[index];

    component_button(
        c, &(struct button){
               .id = arena_format(c->arena, "remove-%d", index + 1),
               .label = "",
               .name = canvas_word_with(c, STR_TAKE_REMOVE, title_of(c, thing)),
               .icon = ICON_CLOSE,
               .look = BUTTON_LINE,
               .role = TYPE_CONTROL,
               .box = box,
               .intent = { .type = INTENT_KEEP, .screen = thing },
           });
}

static void kept_row(struct canvas *c, struct box box, int index)
{
    const struct screen thing = c->show->basket.items[index];
    const float w = box.w - side - row_gap;

    component_row(c,
                  &(struct row){
                      .id = arena_format(c->arena, "kept-%d", index + 1),
                      .title = title_of(c, thing),
                      .source = say_link_source(c->content, take_link(thing)),
                      .box = { box.x, box.y, w, box.h },
                      .intent = intent_open(thing),
                  });
    remove_button(c, (struct box){ box.x + w + row_gap, box.y, side, box.h },
                  index);
}

static void kept_rows(struct canvas *c, struct box area)
{
    const int count = c->show->basket.count;
    const float whole = (float)count * (row_h + row_gap) - row_gap + 16.0f;
    const float hidden = fmaxf(0.0f, whole - area.h);
    const float margin = 24.0f;

    c->scroll_max_px = (int)lroundf(hidden * c->unit);
    c->scroll_page = area.h * 0.8f;
    const int scroll_px =
        c->scroll_px < c->scroll_max_px ? c->scroll_px : c->scroll_max_px;
    float y = area.y - (float)scroll_px / c->unit;

    canvas_clip(c, (struct box){ area.x - margin, area.y - 8.0f,
                                 area.w + 2 * margin, area.h + 8.0f });
    for (int i = 0; i < count; i++) {
        if (y + row_h > area.y && y < area.y + area.h) {
            kept_row(c, (struct box){ area.x, y, area.w, row_h }, i);
        }
        y += row_h + row_gap;
    }
    canvas_unclip(c);
}

static void empty(struct canvas *c, float y)
{
    canvas_icon_wide(c, (struct box){ c->margin, y, 120.0f, 120.0f },
                     ICON_HEART, (struct stroke){ tint(TINT_INK_3), 6.0f });
    (void)canvas_words(c,
                       &(struct words){
                           .text = canvas_word(c, STR_TAKE_EMPTY),
                           .role = TYPE_TITLE_2,
                           .color = tint(TINT_INK),
                           .ground = tint(TINT_PAPER),
                           .box = { c->margin, y + 160.0f,
                                    fminf(c->w - 2 * c->margin, 1100.0f), 0 },
                           .heading = true,
                       });
}

static void all_code(struct canvas *c, struct box card, struct box caption)
{
    canvas_shadow(c, card, 18.0f);
    take_card(c, card, take_all_address(c));
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, STR_TAKE_SCAN),
                              .role = TYPE_TITLE_3,
                              .color = tint(TINT_INK),
                              .ground = tint(TINT_PAPER),
                              .box = caption,
                              .heading = true,
                          });
}

static void landscape(struct canvas *c, float top)
{
    const float card = TAKE_ALL_CARD;
    const float x = c->w - c->margin - card;
    const float list_w = x - 64.0f - c->margin;

    kept_rows(c,
              (struct box){ c->margin, top, list_w, c->ground - 44.0f - top });
    all_code(c, (struct box){ x, top, card, card },
             (struct box){ x, top + card + 28.0f, card, 200.0f });
}

/* What is touched is in reach: the code stands on top. */
static void upright(struct canvas *c, float top)
{
    const float card = TAKE_ALL_CARD;
    const float x = c->margin + card + 40.0f;
    const float list = top + card + 48.0f;
    const float foot = 28.0f + 20.0f + 96.0f + 24.0f;

    all_code(c, (struct box){ c->margin, top, card, card },
             (struct box){ x, top, c->w - c->margin - x, card });
    kept_rows(c, (struct box){ c->margin, list, c->w - 2 * c->margin,
                               c->ground - foot - list });
}

void screen_basket(struct canvas *c)
{
    frame_ground(c);
    const float bottom = frame_header(c, canvas_word(c, STR_TAKE_BASKET), NULL);
    const float top = fmaxf(bottom + 40.0f, c->portrait ? 250.0f : 168.0f);

    if (c->show->basket.count == 0 || !take_is_offered(c)) {
        empty(c, top + 100.0f);
    } else if (c->portrait) {
        upright(c, top);
    } else {
        landscape(c, top);
    }
    frame_footer(c, &(struct footer){
                        .back = true, .scrolls = true, .ribbon_goal = -1 });
}
