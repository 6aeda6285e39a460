#include "dialog.h"

#include <math.h>

static const uint8_t dim_alpha = 168; /* 0.66 of 255 */
static const float radius = 28.0f;
static const float side_margin = 64.0f;
static const float edge = 24.0f;
static const float seconds_w = 230.0f;

struct box dialog_open(struct canvas *c, float w, float h,
                       enum intent_type outside)
{
    const struct box all = canvas_across(c, 0, c->h);
    const float wide = fminf(w, c->w - 48.0f);
    /* A little above the middle, if there is room for that. */
    const float least_y = fminf(edge, (c->h - h) / 2.0f);
    const struct box card = { (c->w - wide) / 2.0f,
                              fmaxf((c->h - h) / 2.0f - 52.0f, least_y), wide,
                              h };
    const float margin = wide < w ? 40.0f : side_margin;

    c->target_count = 0;
    c->card = (struct scene_card){
        .rect = canvas_rect_px(c, card),
        .dim = color_with_alpha(tint(TINT_INK), dim_alpha),
    };
    canvas_fill(c, all, c->card.dim);
    canvas_round(c, card, radius, tint(TINT_WHITE));
    canvas_target(c, &(struct touchable){
                         .id = "outside",
                         .role = ROLE_SURFACE,
                         .name = "",
                         .box = all,
                         .intent = { .type = outside },
                     });
    return (struct box){ card.x + margin, card.y, card.w - 2 * margin, card.h };
}

struct box dialog_beside_seconds(struct box in)
{
    return (struct box){ in.x, in.y, in.w - seconds_w, in.h };
}

void dialog_question(struct canvas *c, struct box in, const char *question,
                     const char *meaning)
{
    const struct box title =
        canvas_words(c, &(struct words){
                            .text = question,
                            .role = TYPE_QUESTION,
                            .color = tint(TINT_INK),
                            .ground = tint(TINT_WHITE),
                            .box = { in.x, in.y + 56.0f, in.w, 0 },
                            .lines_max = 2,
                            .heading = true,
                        });
    (void)canvas_words(c,
                       &(struct words){
                           .text = meaning,
                           .role = TYPE_LEAD,
                           .color = tint(TINT_INK_2),
                           .ground = tint(TINT_WHITE),
                           .box = { in.x, title.y + title.h + 12.0f, in.w, 0 },
                           .lines_max = 2,
                           .heading = true,
                       });
}

void dialog_seconds(struct canvas *c, struct box in, int seconds)
{
    (void)canvas_words(
        c, &(struct words){
               .text = canvas_number(c, seconds),
               .role = TYPE_COUNTDOWN,
               .color = tint(TINT_INK),
               .ground = tint(TINT_WHITE),
               .box = { in.x + in.w - seconds_w, in.y + 44.0f, seconds_w, 0 },
               .align = TEXT_END,
               .lines_max = 1,
           });
}
