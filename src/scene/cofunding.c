#include "cofunding.h"

#include "component.h"
#include "emblem.h"

static const float flag_h = 80.0f;
static const float image_w = 120.0f;
static const float image_gap = 40.0f;
static const float name_gap = 36.0f;

float cofunding_height(void)
{
    return flag_h;
}

static struct words slot_name(const struct slot *slot, float middle)
{
    return (struct words){
        .text = slot->name,
        .role = TYPE_LABEL,
        .color = tint(TINT_INK_2),
        .ground = tint(TINT_WHITE),
        .box = { 0, middle - 20.0f, 400.0f, 40.0f },
        .vertical = FROM_MIDDLE,
        .lines_max = 1,
    };
}

/* Names or artwork of those who pay, right-aligned. @return their left. */
static float slots(struct canvas *c, float right, float middle)
{
    const struct cofunding *co = &c->content->cofunding;

    for (size_t i = co->slot_count; i > 0; i--) {
        const struct slot *slot = &co->slots[i - 1];
        if (slot->image >= 0) {
            const struct box box = { right - image_w, middle - flag_h / 2.0f,
                                     image_w, flag_h };
            canvas_image(c, box, slot->image, FIT_CONTAIN);
            right = box.x - image_gap;
            continue;
        }
        struct words words = slot_name(slot, middle);
        const float w = canvas_measure(c, &words).w + 2.0f;
        words.box.x = right - w;
        words.box.w = w;
        (void)canvas_words(c, &words);
        right -= w + name_gap;
    }
    return right;
}

static float slots_width(struct canvas *c)
{
    const struct cofunding *co = &c->content->cofunding;
    float w = 0.0f;

    for (size_t i = 0; i < co->slot_count; i++) {
        const struct words words = slot_name(&co->slots[i], 0.0f);
        w += co->slots[i].image >= 0
                 ? image_w + image_gap
                 : canvas_measure(c, &words).w + 2.0f + name_gap;
    }
    return w;
}

float cofunding_draw(struct canvas *c, float right, float middle)
{
    const struct color line = tint(TINT_LINE);
    const float left = slots(c, right, middle);

    if (text_is_empty(&c->content->cofunding.statement)) {
        return left;
    }
    if (left < right) {
        canvas_fill(
            c,
            (struct box){ left + 8.0f, middle - flag_h / 2.0f, 2.0f, flag_h },
            line);
    }
    return emblem_block(c, &(struct emblem_place){ .right = left - 20.0f,
                                                   .y = middle - flag_h / 2.0f,
                                                   .h = flag_h });
}

float cofunding_width(struct canvas *c)
{
    const bool stated = !text_is_empty(&c->content->cofunding.statement);

    return slots_width(c) + (stated ? 20.0f + emblem_width(c, flag_h) : 0.0f);
}

void cofunding_open(struct canvas *c, float right, float middle)
{
    const int page = c->content->cofunding.page;
    const float left = cofunding_draw(c, right, middle);

    if (page < 0 || left >= right) {
        return;
    }
    canvas_target(
        c, &(struct touchable){
               .id = "cofunding",
               .role = ROLE_LINK,
               .name = canvas_say(c, &c->content->pages[page].title),
               .box = { left, middle - flag_h / 2.0f, right - left, flag_h },
               .radius = 12.0f,
               .intent = intent_open(
                   (struct screen){ .kind = SCREEN_PAGE, .index = page }),
           });
}
