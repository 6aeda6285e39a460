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
#include "timeline.h"

static const float rule_units = 2.0f;
static const float strip_h = 96.0f;  /* related projects */
static const float source_h = 76.0f; /* no lower: it is touched */
static const float gap = 14.0f;
static const float target_gap = 12.0f; /* 3 mm on 24 inches */
static const float facts_in = 16.0f;   /* under each rule */

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
    const struct box title = canvas_words(
        c, &(struct words){
               .text = strings_country(c->p->strings, c->language, p->country),
               .role = TYPE_TITLE_1,
               .color = text,
               .ground = fill,
               .box = { c->margin, 48.0f, title_w, 0 },
               .lines_max = 3, /* beside the hearts */
               .heading = true,
           });
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
                           .box = { at.x, at.y + 39.0f, at.w, at.h - 39.0f },
                           .heading = true,
                       });
}

static void figure(struct canvas *c, struct box at, const struct figure *f)
{
    const struct box value =
        canvas_words(c, &(struct words){
                            .text = f->value,
                            .language = c->content->languages[0],
                            .role = TYPE_TITLE_1,
                            .color = tint(TINT_INK),
                            .ground = tint(TINT_PAPER),
                            .box = { at.x, at.y, at.w, 0 },
                            .lines_max = 1,
                            .heading = true,
                        });
    (void)canvas_words(c, &(struct words){
                              .text = canvas_say(c, &f->label),
                              .source = &f->label,
                              .role = TYPE_PLACE,
                              .color = tint(TINT_INK_2),
                              .ground = tint(TINT_PAPER),
                              .box = { at.x, value.y + value.h + 2.0f, at.w,
                                       at.h - value.h - 2.0f },
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

/* The way to goals that have no room here: the page of what is like it. */
static void more_goals(struct canvas *c, struct box box, int project, int count)
{
    struct button b = {
        .id = "chip-more",
        .label = arena_format(c->arena, "+%d", count),
        .name = arena_format(c->arena, "%s: +%d",
                             canvas_word(c, STR_PROJECT_GOALS), count),
        .icon = ICON_NONE,
        .look = BUTTON_TONE,
        .role = TYPE_CONTROL,
        .box = box,
        .intent = intent_open(
            (struct screen){ .kind = SCREEN_RELATED, .index = project }),
    };

    component_button(c, &b);
}

/* As many as can be touched, in one row. */
static void goal_chips(struct canvas *c, struct box at, int project)
{
    const struct int_list *goals = &project_of(c, project)->goals;
    const float space = 12.0f;
    const float least = 76.0f;
    const int count = (int)goals->count;
    const int room = (int)((at.w + space) / (least + space));
    const int shown = count > room ? room - 1 : count;
    const int places = count > room ? room : count;
    const float fitting = (at.w + space) / (float)places - space;
    const float side = fminf(88.0f, fitting);

    fact_label(c, at, STR_PROJECT_GOALS);
    for (int i = 0; i < places; i++) {
        const struct box box = { at.x + (float)i * (side + space), at.y + 39.0f,
                                 side, side };
        if (i < shown) {
            component_goal_chip(c, box, goals->items[i]);
        } else {
            more_goals(c, box, project, count - shown);
        }
    }
}

/* Of the two rows of facts. */
struct fact_rows {
    float first_h, second_h;
};

static struct fact_rows fact_rows(const struct canvas *c)
{
    return c->portrait ? (struct fact_rows){ 170.0f, 150.0f }
                       : (struct fact_rows){ 162.0f, 144.0f };
}

static void facts(struct canvas *c, struct box area, int project)
{
    const struct project *p = project_of(c, project);
    const float right = area.x + area.w * (c->portrait ? 0.46f : 0.365f);
    const float right_w = area.x + area.w - right;
    const float left_w = right - area.x - 32.0f;
    const struct fact_rows rows = fact_rows(c);
    const float in = facts_in;
    const float y2 = area.y + rows.first_h;
    const float h = rows.first_h - in;
    const float h2 = rows.second_h - in;

    rule(c, area.x, area.y, area.w);
    first_fact(c, (struct box){ area.x, area.y + in, left_w, h }, p);
    second_fact(c, (struct box){ right, area.y + in, right_w, h }, p);
    rule(c, area.x, y2, area.w);
    goal_chips(c, (struct box){ area.x, y2 + in, left_w, h2 }, project);
    if (!text_is_empty(&p->donor)) {
        const struct box at = { right, y2 + in, right_w - take_width(c), h2 };
        fact_label(c, at, STR_PROJECT_DONOR);
        fact_text(c, at, canvas_say(c, &p->donor), &p->donor);
    }
    take_block(c, (struct box){ area.x, y2 + in, area.w, 0 });
}

/* The most alike, as many as there is room for, then the way to more. */
static void related(struct canvas *c, struct box line, int project)
{
    const struct int_list *list = &project_of(c, project)->related;
    const float card_w_min = 300.0f;
    struct button more = {
        .id = "related",
        .label = canvas_word(c, STR_PROJECT_RELATED),
        .icon = ICON_CHEVRON_RIGHT,
        .icon_after = true,
        .look = BUTTON_LINE,
        .role = TYPE_CONTROL,
        .intent = intent_open(
            (struct screen){ .kind = SCREEN_RELATED, .index = project }),
    };
    const float more_w = component_button_width(c, &more);
    const float room = line.w - more_w;
    const int fits = (int)(room / (card_w_min + gap));
    const int count = (int)list->count < fits ? (int)list->count : fits;
    const float w = room / (float)(count > 0 ? count : 1) - gap;

    for (int i = 0; i < count; i++) {
        const int index = list->items[i];
        const struct project *other = project_of(c, index);
        component_row(
            c, &(struct row){
                   .id = arena_format(c->arena, "project-%s", other->id),
                   .title = canvas_say(c, &other->title),
                   .source = &other->title,
                   .bare = true,
                   .box = { line.x + (float)i * (w + gap), line.y, w, line.h },
                   .intent = intent_open((struct screen){
                       .kind = SCREEN_PROJECT, .index = index }),
               });
    }
    more.box = (struct box){ line.x + (float)count * (w + gap), line.y, more_w,
                             line.h };
    component_button(c, &more);
}

/* What kind it is and when it was, and that on an axis: beside the words if
   there is room, else under them. @return the bottom. */
static float period(struct canvas *c, struct box at, const struct project *p)
{
    const struct box label = canvas_words(c, &(struct words){
                                                 .text = say_project_kind(c, p),
                                                 .role = TYPE_LABEL,
                                                 .color = tint(TINT_INK_3),
                                                 .ground = tint(TINT_PAPER),
                                                 .box = { at.x, at.y, at.w, 0 },
                                                 .lines_max = 1,
                                             });
    const bool known = p->start.year > 0 || p->end.year > 0;
    const float line_h = 32.0f;
    const float least_w = 330.0f;
    const float x = at.x + fmaxf(label.w + 48.0f, at.w * 0.42f);
    const float w = at.x + at.w - x;

    if (!known || w >= least_w) {
        timeline_draw(c, (struct box){ x, at.y, w, line_h }, p);
        return at.y + 58.0f;
    }
    timeline_draw(c, (struct box){ at.x, at.y + 38.0f, at.w, line_h }, p);
    return at.y + 82.0f;
}

/* Period, title and lead. */
static void story(struct canvas *c, struct box at, const struct project *p,
                  float room)
{
    const float y = period(c, (struct box){ at.x, at.y, room, 0 }, p);
    const struct box title =
        canvas_words(c, &(struct words){
                            .text = canvas_say(c, &p->title),
                            .source = &p->title,
                            .role = TYPE_TITLE_1,
                            .color = tint(TINT_INK),
                            .ground = tint(TINT_PAPER),
                            .box = { at.x, y, at.w, 0 },
                            .lines_max = 2,
                            .heading = true,
                        });
    const float text_y = title.y + title.h + 12.0f;
    (void)canvas_words(
        c, &(struct words){
               .text = canvas_say(c, &p->text),
               .source = &p->text,
               .role = TYPE_LEAD,
               .color = tint(TINT_INK_2),
               .ground = tint(TINT_PAPER),
               .box = { at.x, text_y, at.w * 0.96f, at.y + at.h - text_y },
               .heading = true,
               .links = true,
           });
}

/* Small print that leads to the sources themselves. */
static void source(struct canvas *c, struct box at, int project)
{
    const struct project *p = project_of(c, project);
    const float icon = 30.0f;
    const char *text =
        arena_format(c->arena, "%s · %s", say_project_source(c, p),
                     canvas_word_with(c, STR_SOURCES_COUNT,
                                      canvas_number(c, (int)p->sources.count)));
    const bool pressed = canvas_is_pressed(c, "sources");
    const struct color color = tint(pressed ? TINT_INK : TINT_INK_2);
    const struct box words = canvas_words(
        c, &(struct words){
               .text = text,
               .role = TYPE_SMALL,
               .color = color,
               .ground = tint(TINT_PAPER),
               .box = { at.x, at.y, at.w - icon - 12.0f, source_h },
               .vertical = FROM_MIDDLE,
               .lines_max = 2,
           });

    canvas_icon(c,
                (struct box){ at.x + words.w + 10.0f,
                              at.y + (source_h - icon) / 2.0f, icon, icon },
                ICON_CHEVRON_RIGHT, color);
    canvas_target(
        c, &(struct touchable){
               .id = "sources",
               .role = ROLE_LINK,
               .name = text,
               .box = { at.x, at.y, words.w + icon + 20.0f, source_h },
               .radius = 12.0f,
               .intent = intent_open(
                   (struct screen){ .kind = SCREEN_CITED, .index = project }),
           });
}

/* From the bottom up: sources, what is like it, facts; the rest is the
   story's. */
static void column(struct canvas *c, struct box area, int project, float room)
{
    const float source_y = area.y + area.h - source_h;
    const float strip_y = source_y - target_gap - strip_h;
    const float beside_w = area.w - take_width(c);
    const struct fact_rows rows = fact_rows(c);
    const float facts_y =
        strip_y - (c->portrait ? 24.0f : 14.0f) - rows.first_h - rows.second_h;

    story(c, (struct box){ area.x, area.y, area.w, facts_y - area.y - 8.0f },
          project_of(c, project), room);
    facts(c, (struct box){ area.x, facts_y, area.w, 0 }, project);
    related(c, (struct box){ area.x, strip_y, beside_w, strip_h }, project);
    source(c, (struct box){ area.x, source_y, beside_w, 0 }, project);
}

static void right_column(struct canvas *c, int project)
{
    const struct color none = { 0 };
    const float x = panel_width(c) + c->margin;
    const float w = c->w - c->margin - x;

    frame_brand(c, 52.0f,
                (struct brand){ tint(TINT_INK), tint(TINT_PAPER), none });
    column(c, (struct box){ x, 52.0f, w, c->ground - 22.0f - 52.0f }, project,
           w * 0.66f);
}

/* Less of the panel than on other pages: there is more to say. */
static struct box shorter_panel(const struct canvas *c)
{
    struct box box = panel_box(c);

    box.h -= c->portrait ? 110.0f : 0.0f;
    return box;
}

static void lower_part(struct canvas *c, int project)
{
    const struct box above = shorter_panel(c);
    const float top = above.y + above.h + 40.0f;
    const float w = c->w - 2 * c->margin;
    const float foot = c->ground - 28.0f - 20.0f - 96.0f - target_gap;

    column(c, (struct box){ c->margin, top, w, foot - top }, project, w);
}

void screen_project(struct canvas *c, int project)
{
    const struct project *p = project_of(c, project);
    const int goal = p->goals.items[0];
    const bool alone = show_neighbour(c->show, c->content, 1).index == project;

    frame_ground(c);
    panel(c, shorter_panel(c), p);
    if (c->portrait) {
        frame_brand(c, 60.0f,
                    (struct brand){ goal_text(goal), goal_color(goal),
                                    goal_text(goal) });
        lower_part(c, project);
    } else {
        right_column(c, project);
    }
    frame_footer(
        c, &(struct footer){
               .back = true,
               .next = alone ? NULL : canvas_word(c, STR_NAV_NEXT_PROJECT),
               .ribbon_goal = -1,
           });
}
