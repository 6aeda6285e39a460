#include "skyline.h"

#include <math.h>

static const struct {
    float width, height; /* shares, of the sum and of the box */
} bars[GOAL_COUNT] = {
    { 1.05f, 0.24f }, { 0.90f, 0.35f }, { 1.15f, 0.19f }, { 0.95f, 0.30f },
    { 0.85f, 0.40f }, { 1.20f, 0.26f }, { 0.90f, 0.37f }, { 1.10f, 0.31f },
    { 0.85f, 0.54f }, { 1.10f, 0.45f }, { 0.95f, 0.80f }, { 1.20f, 0.60f },
    { 0.90f, 0.92f }, { 1.05f, 0.70f }, { 0.95f, 1.00f }, { 1.10f, 0.78f },
    { 0.80f, 0.58f },
};

static float width_before(int goal)
{
    float sum = 0.0f;
    for (int i = 0; i < goal; i++) {
        sum += bars[i].width;
    }
    return sum;
}

/* A bar of a box, with the height that @p share gives it. */
static struct box bar_with_height(struct box box, int goal, float share)
{
    const float whole = width_before(GOAL_COUNT);
    const float left = box.w * width_before(goal) / whole;
    const float h = box.h * share;

    return (struct box){
        .x = box.x + left,
        .y = box.y + box.h - h,
        .w = box.w * bars[goal].width / whole,
        .h = h,
    };
}

struct box skyline_bar(struct box box, int goal)
{
    return bar_with_height(box, goal, bars[goal].height);
}

void skyline_colored(struct canvas *c, struct box box)
{
    for (int i = 0; i < GOAL_COUNT; i++) {
        canvas_fill(c, skyline_bar(box, i), goal_color(i));
    }
}

void skyline_marked(struct canvas *c, struct box box,
                    const struct int_list *goals, struct skyline_look look)
{
    for (int i = 0; i < GOAL_COUNT; i++) {
        const struct color marked = look.own.a ? look.own : goal_color(i);
        canvas_fill(c, skyline_bar(box, i),
                    int_list_has(goals, i) ? marked : look.rest);
    }
}

void skyline_progress(struct canvas *c, struct box box, struct color rest,
                      struct share done)
{
    const float bars_done =
        done.whole > 0 ? (float)(GOAL_COUNT * done.part) / (float)done.whole
                       : 0.0f;
    const int count = (int)lroundf(bars_done);

    for (int i = 0; i < GOAL_COUNT; i++) {
        canvas_fill(c, skyline_bar(box, i), i < count ? goal_color(i) : rest);
    }
}

void skyline_ribbon(struct canvas *c, int goal)
{
    const float height = 28.0f;
    const struct box box = canvas_across(c, c->ground - height, height);

    for (int i = 0; i < GOAL_COUNT; i++) {
        float share = 0.22f + 0.5f * bars[i].height;
        if (goal >= 0) {
            share = i == goal ? 1.0f : 0.26f;
        }
        const struct box bar = bar_with_height(box, i, share);
        canvas_fill(c, bar, goal_color(i));
        c->parts.ribbon[i] =
            canvas_part(c, bar, (struct box){ 0 }, goal_color(i));
    }
}

void skyline_mark(struct canvas *c, float x, float y, struct color single)
{
    const float w = 68.0f;
    const float h = 30.0f;

    for (int i = 0; i < GOAL_COUNT; i++) {
        const float bar_h = h * (0.25f + 0.75f * bars[i].height);
        const struct box bar = {
            .x = x + w * (float)i / GOAL_COUNT,
            .y = y + h - bar_h,
            .w = w / GOAL_COUNT,
            .h = bar_h,
        };
        canvas_fill(c, bar, single.a ? single : goal_color(i));
    }
}
