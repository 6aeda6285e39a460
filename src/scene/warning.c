/*
 * "Are you still there?" Nothing outside the dialogue is dead: a touch
 * there also goes on.
 */
#include "component.h"
#include "dialog.h"
#include "screen.h"
#include "skyline.h"

/* A bar after the other turns grey. */
static void bars(struct canvas *c, struct box box)
{
    for (int i = 0; i < GOAL_COUNT; i++) {
        const int gone = show_bar_gone(c->show, c->content, i, c->p->now_ms);
        canvas_fill(c, skyline_bar(box, i),
                    color_mix(goal_color(i), tint(TINT_TONE_2),
                              gone * 100 / PROGRESS_WHOLE));
    }
}

static void countdown(struct canvas *c, struct box in, int seconds)
{
    dialog_seconds(c, in, seconds);
    if (!show_has(c->show, SETTING_CALM)) {
        bars(c, (struct box){ in.x, in.y + 264.0f, in.w, 72.0f });
    }
}

static void answers(struct canvas *c, struct box in)
{
    const float gap = 20.0f;
    const float w = (in.w - gap) / 2.0f;
    const struct button stay = {
        .id = "stay",
        .label = canvas_word(c, STR_IDLE_STAY),
        .icon = ICON_CHECK,
        .look = BUTTON_PRIMARY,
        .role = TYPE_PROMPT,
        .box = { in.x, in.y + in.h - 56.0f - 116.0f, w, 116.0f },
        .intent = { .type = INTENT_STAY },
    };
    const struct button restart = {
        .id = "restart",
        .label = canvas_word(c, STR_IDLE_RESTART),
        .icon = ICON_NONE,
        .look = BUTTON_TONE,
        .role = TYPE_PROMPT,
        .box = { stay.box.x + w + gap, stay.box.y, w, 116.0f },
        .intent = { .type = INTENT_RESTART },
    };
    component_button(c, &stay);
    component_button(c, &restart);
}

void overlay_warning(struct canvas *c)
{
    const int seconds = show_seconds_left(c->show, c->content, c->p->now_ms);
    const struct box in = dialog_open(c, 1072.0f, 600.0f, INTENT_STAY);

    dialog_question(c, dialog_beside_seconds(in),
                    canvas_word(c, STR_IDLE_QUESTION),
                    canvas_word(c, STR_IDLE_EXPLAIN));
    countdown(c, in, seconds);
    answers(c, in);
}
