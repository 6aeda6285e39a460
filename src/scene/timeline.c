#include "timeline.h"

#include <math.h>

static const float axis_h = 4.0f;
static const float bar_h = 14.0f;
static const float dot = 6.0f;
static const float dot_step = 18.0f;
static const float label_gap = 16.0f;

/* Years from the beginning of year 0. Whoever knows a month knows it to
   about four weeks: a finer calendar would not be seen. */
static float years_of(struct date date, bool end)
{
    const float whole = (float)date.year;
    const float month = 1.0f / 12.0f;

    if (date.month == 0) {
        return end ? whole + 1.0f : whole;
    }
    const float months = whole + (float)(date.month - 1) * month;
    if (date.day == 0) {
        return end ? months + month : months;
    }
    return months + (float)(end ? date.day : date.day - 1) * month / 31.0f;
}

bool timeline_place(const struct content *content,
                    const struct project *project, struct timeline *out)
{
    const float first = (float)content->derived.first_year;
    const float whole = (float)content->derived.last_year + 1.0f - first;

    *out = (struct timeline){ .from = 0.0f,
                              .to = 1.0f,
                              .open_start = project->start.year == 0,
                              .open_end = project->end.year == 0 };
    if (out->open_start && out->open_end) {
        return false;
    }
    if (!out->open_start) {
        out->from = (years_of(project->start, false) - first) / whole;
    }
    if (!out->open_end) {
        out->to = (years_of(project->end, true) - first) / whole;
    }
    return true;
}

/* @return the width. */
static float year_label(struct canvas *c, struct box box, int year, bool at_end)
{
    struct words words = {
        .text = canvas_number(c, year),
        .role = TYPE_SMALL,
        .color = tint(TINT_INK_3),
        .ground = tint(TINT_PAPER),
        .box = box,
        .align = at_end ? TEXT_END : TEXT_START,
        .vertical = FROM_MIDDLE,
        .lines_max = 1,
    };
    return canvas_words(c, &words).w;
}

/* From one known end to an end of the axis. */
static void draw_dots(struct canvas *c, struct box axis, float from, float to)
{
    const float step = to > from ? dot_step : -dot_step;
    const int count = (int)(fabsf(to - from) / dot_step);

    for (int i = 1; i <= count; i++) {
        canvas_round(c,
                     (struct box){ from + (float)i * step - dot / 2.0f,
                                   axis.y + (axis.h - dot) / 2.0f, dot, dot },
                     dot / 2.0f, tint(TINT_INK_2));
    }
}

static void draw_period(struct canvas *c, struct box axis,
                        const struct timeline *t)
{
    const float from = axis.x + t->from * axis.w;
    const float to = axis.x + t->to * axis.w;
    struct box bar = { from, axis.y + (axis.h - bar_h) / 2.0f, to - from,
                       bar_h };

    if (t->open_end) {
        bar.w = bar_h;
        draw_dots(c, axis, from + bar_h, axis.x + axis.w);
    } else if (t->open_start) {
        bar.x = to - bar_h;
        bar.w = bar_h;
        draw_dots(c, axis, to - bar_h, axis.x);
    }
    bar.w = fmaxf(bar.w, bar_h);
    canvas_round(c, bar, bar_h / 2.0f, tint(TINT_INK));
}

void timeline_draw(struct canvas *c, struct box box,
                   const struct project *project)
{
    const struct derived *d = &c->content->derived;
    struct timeline t;

    if (!timeline_place(c->content, project, &t)) {
        return;
    }
    const float left = year_label(c, box, d->first_year, false) + label_gap;
    const float right = year_label(c, box, d->last_year, true) + label_gap;
    const struct box axis = { box.x + left,
                              box.y + box.h / 2.0f - axis_h / 2.0f,
                              box.w - left - right, axis_h };

    canvas_round(c, axis, axis_h / 2.0f, tint(TINT_TONE_2));
    draw_period(c, axis, &t);
}
