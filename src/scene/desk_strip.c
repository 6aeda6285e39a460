/*
 * Slides before and after the one that is on, small: where the talk is, and
 * the way to any of them.
 */
#include "component.h"
#include "desk_parts.h"
#include "miniature.h"

static const float gap = 25.0f;
static const float thumb_w_least = 200.0f;
static const float thumb_h_most = 130.0f;
static const float number_h = 40.0f;
static const float ring = 5.0f;
static const uint8_t past_alpha = 150; /* of the stage over what is past */

/* How a strip is divided. */
struct slots {
    int count;
    float w, h; /* of one */
};

static struct slots slots_of(const struct desk *d, float w)
{
    const int count = (int)((w + gap) / (thumb_w_least + gap));
    const float thumb_w = (w - gap * (float)(count - 1)) / (float)count;
    const struct box fitted =
        miniature_fit(d->output, (struct box){ 0, 0, thumb_w, thumb_h_most });

    return (struct slots){ count, thumb_w, fitted.h };
}

float desk_strip_height(const struct desk *d, float w)
{
    return slots_of(d, w).h + number_h;
}

/* The slide in the first slot: this one stands in the middle, but at the
   ends no slot stays empty. */
static int first_shown(const struct desk *d, int count)
{
    const int last = (int)d->deck->slide_count - count;
    const int first = d->at.slide - count / 2;

    return first > last ? (last > 0 ? last : 0) : first > 0 ? first : 0;
}

static void number(const struct desk *d, int slide, struct box slot, float y)
{
    const bool here = slide == d->at.slide;

    (void)canvas_words(d->c,
                       &(struct words){
                           .text = canvas_number(d->c, slide + 1),
                           .role = TYPE_LABEL,
                           .color = tint(here ? TINT_GOLD : TINT_STAGE_TEXT_2),
                           .ground = tint(TINT_STAGE),
                           .box = { slot.x, y + 10.0f, slot.w, 0 },
                           .align = TEXT_CENTER,
                           .lines_max = 1,
                       });
}

static void thumb(const struct desk *d, int slide, struct box slot)
{
    struct canvas *c = d->c;
    const bool here = slide == d->at.slide;
    const char *id = arena_format(c->arena, "desk-slide-%d", slide + 1);
    const struct box box = miniature_fit(
        d->output, (struct box){ slot.x, slot.y, slot.w, slot.h - number_h });
    const struct box around = { box.x - ring, box.y - ring, box.w + 2.0f * ring,
                                box.h + 2.0f * ring };

    if (here) {
        canvas_round(c, around, 10.0f + ring, tint(TINT_GOLD));
    }
    miniature_draw(c, &(struct miniature){ .output = d->output,
                                           .deck = d->deck_index,
                                           .place = { .slide = slide },
                                           .box = box });
    if (slide < d->at.slide || canvas_is_pressed(c, id)) {
        canvas_fill(c, box, color_with_alpha(tint(TINT_STAGE), past_alpha));
    }
    canvas_round_off(c, box, 10.0f, tint(here ? TINT_GOLD : TINT_STAGE));
    number(d, slide, slot, box.y + box.h);
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_TILE,
                         .name = canvas_word_with(c, STR_PRESENTER_SLIDE_N,
                                                  canvas_number(c, slide + 1)),
                         .box = slot,
                         .radius = 10.0f,
                         .intent = { .type = INTENT_GO, .value = slide },
                     });
}

void desk_strip(const struct desk *d, struct box box)
{
    const struct slots slots = slots_of(d, box.w);
    const int first = first_shown(d, slots.count);
    const int left = (int)d->deck->slide_count - first;
    const int count = left < slots.count ? left : slots.count;

    for (int i = 0; i < count; i++) {
        const struct box slot = { box.x + (float)i * (slots.w + gap), box.y,
                                  slots.w, slots.h + number_h };
        thumb(d, first + i, slot);
    }
}
