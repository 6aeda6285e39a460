/*
 * A project: where it is, what happens, and the facts.
 */
#include <math.h>

#include "component.h"
#include "frame.h"
#include "panel.h"
#include "say.h"
#include "screen.h"
#include "skyline.h"
#include "take.h"

static const float rule_units = 2.0f;

static const struct project *project_of(const struct canvas *c, int index)
{
    return &c->content->projects[index];
}

/* The place's name, with a line up to its mark. */
static void place_name(struct canvas *c, struct box below,
                       const struct project *p, struct vec2 mark)
{
    const int goal = p->goals.items[0];
    const struct color text = goal_text(goal);
    const struct color fill = goal_color(goal);
    const char *name = canvas_say(c, &p->place);
    const bool marked = mark.x >= 0.0f;

    if (p->precision == PLACE_COUNTRY || !marked) {
        return;
    }
    struct words words = {
        .text = name,
        .source = &p->place,
        .role = TYPE_BODY,
        .color = text,
        .ground = fill,
        .box = { below.x, below.y + 44.0f, below.w, 0 },
        .lines_max = 2,
        .heading = true,
    };
    const float w = canvas_measure(c, &words).w + 4.0f;
    const float room = below.x + below.w - w;
    float x = mark.x - w / 2.0f;
    x = x < below.x ? below.x : x > room ? room : x;
    const float from = mark.y + (p->precision == PLACE_EXACT ? 16.0f : 40.0f);

    canvas_fill(
        c, (struct box){ mark.x - 1.5f, from, 3.0f, below.y + 36.0f - from },
        text);
    words.box.x = x;
    words.box.w = w;
    (void)canvas_words(c, &words);
}

/* Country, with its place, in what the title and the skyline leave. */
static void panel_art(struct canvas *c, struct box room,
                      const struct project *p)
{
    const int goal = p->goals.items[0];
    const struct color text = goal_text(goal);
    const struct color colors[3] = { text, goal_color(goal), text };
    const float name_h = p->precision == PLACE_COUNTRY ? 20.0f : 120.0f;
    const float in_w = room.w - 2 * c->margin;
    const struct box shape = { c->margin, room.y + 24.0f, in_w,
                               room.h - 24.0f - name_h };

    if (p->picture.image >= 0) {
        canvas_image(
            c, (struct box){ room.x, room.y + 24.0f, room.w, room.h - 24.0f },
            p->picture.image, FIT_COVER);
        return;
    }
    const struct vec2 mark = component_country(
        c, shape, p,
        (struct country_look){ colors[0], colors[1], colors[2], 11.0f });
    place_name(c, (struct box){ c->margin, shape.y + shape.h, in_w, 0 }, p,
               mark);
}

static void panel(struct canvas *c, struct box box, const struct project *p)
{
    const int goal = p->goals.items[0];
    const struct color fill = goal_color(goal);
    const struct color text = goal_text(goal);
    const float skyline_h = 150.0f;
    const float skyline_y = box.y + box.h - skyline_h;
    const float design_w = c->portrait ? c->w : panel_width(c);
    const float title_w = design_w - 2 * c->margin -
                          (c->portrait ? 380.0f : take_hearts_width(c));

    canvas_fill(c, box, fill);
    c->parts.panel = canvas_part(c, box, (struct box){ 0 }, fill);
    skyline_marked(
        c, (struct box){ box.x, skyline_y, box.w, skyline_h }, &p->goals,
        (struct skyline_look){ goal_tone(goal), color_mix(fill, text, 55) });
    struct words words = {
        .text = strings_country(c->p->strings, c->language, p->country),
        .role = TYPE_TITLE_1,
        .color = text,
        .ground = fill,
        .box = { c->margin, 48.0f, title_w, 0 },
        .lines_max = 2,
        .heading = true,
    };
    if (!c->portrait && !canvas_fits(c, &words)) {
        words.box =
            (struct box){ c->margin, 156.0f, design_w - 2 * c->margin, 0 };
    }
    const struct box title = canvas_words(c, &words);
    const float top = fmaxf(152.0f, title.y + title.h);
    panel_art(c, (struct box){ box.x, top, design_w, skyline_y - top }, p);
    if (!c->portrait) {
        take_hearts(c, (struct box){ 0, 48.0f, design_w - c->margin, 0 });
    }
}

static void rule(struct canvas *c, float x, float y, float w)
{
    canvas_fill(c, (struct box){ x, y, w, rule_units }, tint(TINT_LINE));
}

static void fact_label(struct canvas *c, struct box at, enum string_id id)
{
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, id),
                              .role = TYPE_LABEL,
                              .color = tint(TINT_INK_3),
                              .ground = tint(TINT_PAPER),
                              .box = { at.x, at.y, at.w, 0 },
                              .lines_max = 1,
                          });
}

static void fact_text(struct canvas *c, struct box at, const char *text,
                      const struct text *source)
{
    (void)canvas_words(c,
                       &(struct words){
                           .text = text,
                           .source = source,
                           .language = source ? NULL : c->content->languages[0],
                           .role = TYPE_PANEL_TEXT,
                           .color = tint(TINT_INK),
                           .ground = tint(TINT_PAPER),
                           .box = { at.x, at.y + 46.0f, at.w, at.h - 46.0f },
                           .heading = true,
                       });
}

static void figure(struct canvas *c, struct box at, const struct figure *f)
{
    const struct box value =
        canvas_words(c, &(struct words){
                            .text = f->value,
                            .language = c->content->languages[0],
                            .role = TYPE_NUMBER_L,
                            .color = tint(TINT_INK),
                            .ground = tint(TINT_PAPER),
                            .box = { at.x, at.y, at.w, 0 },
                            .lines_max = 1,
                            .heading = true,
                        });
    (void)canvas_words(c, &(struct words){
                              .text = canvas_say(c, &f->label),
                              .source = &f->label,
                              .role = TYPE_BODY,
                              .color = tint(TINT_INK_2),
                              .ground = tint(TINT_PAPER),
                              .box = { at.x, value.y + value.h + 6.0f, at.w,
                                       at.h - value.h - 6.0f },
                              .lines_max = 2,
                              .heading = true,
                          });
}

/* Left of the first row: a figure if there is one, else the place. */
static void first_fact(struct canvas *c, struct box at, const struct project *p)
{
    if (p->figures.count > 0) {
        figure(c, at, &p->figures.items[0]);
        return;
    }
    fact_label(c, at, STR_PROJECT_PLACE);
    fact_text(c, at, component_place(c, p), &p->place);
}

/* Right of the first row: partners, else the field of work. */
static void second_fact(struct canvas *c, struct box at,
                        const struct project *p)
{
    if (p->partners.count > 0) {
        fact_label(c, at, STR_PROJECT_PARTNERS);
        fact_text(c, at, say_list(c, &p->partners, ", "), NULL);
    } else {
        const struct text *title =
            &c->content->themes[p->themes.items[0]].title;
        fact_label(c, at, STR_PROJECT_THEME);
        fact_text(c, at, canvas_say(c, title), title);
    }
}

static void goal_chips(struct canvas *c, struct box at, const struct project *p)
{
    const float gap = 12.0f;
    const int count = (int)p->goals.count;
    /* Up to three are targets; more of them must be smaller labels. */
    const float room = (at.w + gap) / (float)(count < 3 ? 3 : count) - gap;
    const float size = room > 88.0f ? 88.0f : room;
    const int columns = size < 56.0f ? 4 : count;
    const float two_rows = fminf(64.0f, (at.h - 46.0f - gap) / 2.0f);
    const float side = size < 56.0f ? two_rows : size;

    fact_label(c, at, STR_PROJECT_GOALS);
    for (int i = 0; i < count && i < 8; i++) {
        const struct box box = { at.x + (float)(i % columns) * (side + gap),
                                 at.y + 46.0f +
                                     (float)(i / columns) * (side + gap),
                                 side, side };
        component_goal_chip(c, box, p->goals.items[i]);
    }
}

static void facts(struct canvas *c, struct box area, const struct project *p)
{
    const float row_h = area.h / 2.0f;
    const float right = area.x + area.w * (c->portrait ? 0.46f : 0.36f);
    const float right_w = area.x + area.w - right;
    const float left_w = right - area.x - 32.0f;
    const float in = 32.0f;
    const float y2 = area.y + row_h;

    rule(c, area.x, area.y, area.w);
    first_fact(c, (struct box){ area.x, area.y + in, left_w, row_h - in }, p);
    second_fact(c, (struct box){ right, area.y + in, right_w, row_h - in }, p);
    rule(c, area.x, y2, area.w);
    goal_chips(c, (struct box){ area.x, y2 + in, left_w, row_h - in }, p);
    if (!text_is_empty(&p->donor)) {
        const struct box at = { right, y2 + in, right_w - take_width(c),
                                row_h - in };
        fact_label(c, at, STR_PROJECT_DONOR);
        fact_text(c, at, canvas_say(c, &p->donor), &p->donor);
    }
    take_block(c, (struct box){ area.x, y2 + 16.0f, area.w, 0 });
}

/* Period, title and lead. @return the bottom. */
static float story(struct canvas *c, struct box at, const struct project *p,
                   float room)
{
    (void)canvas_words(c, &(struct words){
                              .text = say_project_kind(c, p),
                              .role = TYPE_LABEL,
                              .color = tint(TINT_INK_3),
                              .ground = tint(TINT_PAPER),
                              .box = { at.x, at.y, room, 0 },
                              .lines_max = 1,
                          });
    const struct box title =
        canvas_words(c, &(struct words){
                            .text = canvas_say(c, &p->title),
                            .source = &p->title,
                            .role = TYPE_TITLE_1,
                            .color = tint(TINT_INK),
                            .ground = tint(TINT_PAPER),
                            .box = { at.x, at.y + 60.0f, at.w, 0 },
                            .lines_max = 2,
                            .heading = true,
                        });
    const float y = title.y + title.h + 18.0f;
    const struct box text =
        canvas_words(c, &(struct words){
                            .text = canvas_say(c, &p->text),
                            .source = &p->text,
                            .role = TYPE_LEAD,
                            .color = tint(TINT_INK_2),
                            .ground = tint(TINT_PAPER),
                            .box = { at.x, y, at.w * 0.96f, at.y + at.h - y },
                            .heading = true,
                            .links = true,
                        });
    return text.y + text.h;
}

static void source(struct canvas *c, struct box at, const struct project *p)
{
    struct words words = {
        .text = say_project_source(c, p),
        .role = TYPE_SMALL,
        .color = tint(TINT_INK_3),
        .ground = tint(TINT_PAPER),
        .box = at,
        .lines_max = take_is_offered(c) ? 2 : 1,
    };
    /* The last line stands where the only one would. */
    words.box.y += canvas_line(c, &words) - canvas_measure(c, &words).h;
    (void)canvas_words(c, &words);
}

static void right_column(struct canvas *c, const struct project *p)
{
    const struct color none = { 0 };
    const float x = panel_width(c) + c->margin;
    const float w = c->w - c->margin - x;
    const float facts_y = c->ground - 524.0f;

    frame_brand(c, 52.0f,
                (struct brand){ tint(TINT_INK), tint(TINT_PAPER), none });
    (void)story(c, (struct box){ x, 52.0f, w, facts_y - 52.0f - 16.0f }, p,
                w * 0.6f);
    facts(c, (struct box){ x, facts_y, w, 430.0f }, p);
    source(c, (struct box){ x, c->ground - 78.0f, w - take_width(c), 0 }, p);
}

static void lower_part(struct canvas *c, const struct project *p)
{
    const float top = panel_height(c) + 48.0f;
    const float w = c->w - 2 * c->margin;
    const float foot = c->ground - 28.0f - 20.0f - 96.0f - 20.0f;
    const float facts_y = foot - 54.0f - 400.0f;

    (void)story(c, (struct box){ c->margin, top, w, facts_y - top - 16.0f }, p,
                w);
    facts(c, (struct box){ c->margin, facts_y, w, 400.0f }, p);
    source(c, (struct box){ c->margin, foot - 44.0f, w - take_width(c), 0 }, p);
}

void screen_project(struct canvas *c, int project)
{
    const struct project *p = project_of(c, project);
    const int goal = p->goals.items[0];
    const bool alone = show_neighbour(c->show, c->content, 1).index == project;

    frame_ground(c);
    panel(c, panel_box(c), p);
    if (c->portrait) {
        frame_brand(c, 60.0f,
                    (struct brand){ goal_text(goal), goal_color(goal),
                                    goal_text(goal) });
        lower_part(c, p);
    } else {
        right_column(c, p);
    }
    frame_footer(
        c, &(struct footer){
               .back = true,
               .next = alone ? NULL : canvas_word(c, STR_NAV_NEXT_PROJECT),
               .ribbon_goal = -1,
           });
}
