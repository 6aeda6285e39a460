/*
 * Slides that show a thing of the content: all goals, one goal, a project.
 */
#include "slide_thing.h"

#include <math.h>
#include <string.h>

#include "component.h"
#include "panel.h"
#include "skyline.h"
#include "slide_parts.h"

static const float panel_share = 0.5f; /* a goal needs its sentence */

static void skyline_bars(struct canvas *c, const struct slide_view *v,
                         struct box box)
{
    for (int i = 0; i < GOAL_COUNT; i++) {
        const struct box bar = skyline_bar(box, i);
        const char *id = arena_format(c->arena, "goal-%d", i + 1);
        const struct color fill =
            canvas_is_pressed(c, id) ? goal_pressed(i) : goal_color(i);
        canvas_fill(c, bar, fill);
        const struct box number = canvas_words(
            c, &(struct words){
                   .text = canvas_number(c, i + 1),
                   .role = TYPE_CARD,
                   .color = goal_text(i),
                   .ground = fill,
                   .box = { bar.x + 18.0f, bar.y + 16.0f, bar.w - 18.0f, 0 },
                   .lines_max = 1,
               });
        c->parts.goals[i] = canvas_part(c, bar, number, fill);
        if (v->attract) {
            const struct text *title = &c->content->goals[i].title;
            canvas_target(c, &(struct touchable){
                                 .id = id,
                                 .role = ROLE_TILE,
                                 .name = arena_format(c->arena, "%d %s", i + 1,
                                                      canvas_say(c, title)),
                                 .box = bar,
                                 .intent = intent_open((struct screen){
                                     .kind = SCREEN_GOAL, .index = i }),
                             });
        }
    }
}

/* The part up to a colon is grey, the rest ink: one thought, two steps. */
static struct box two_tone_title(struct canvas *c, const struct text *title,
                                 struct box at)
{
    const char *say = canvas_say(c, title);
    const char *colon = strchr(say, ':');
    struct words words = {
        .text = say,
        .source = title,
        .role = TYPE_HERO,
        .color = tint(TINT_INK),
        .ground = tint(TINT_PAPER),
        .box = at,
        .heading = true,
    };
    struct box head = { at.x, at.y, 0.0f, 0.0f };
    if (colon) {
        const size_t len = (size_t)(colon - say) + 1;
        words.text = arena_copy_string(c->arena, say, len);
        words.color = tint(TINT_HEADLINE);
        head = canvas_words(c, &words);
        words.text = colon + 1 + strspn(colon + 1, " \n");
        words.color = tint(TINT_INK);
        words.box.y = head.y + head.h;
        words.box.h = at.h - head.h;
    }
    const struct box tail = canvas_words(c, &words);
    return (struct box){ at.x, at.y, fmaxf(head.w, tail.w),
                         tail.y + tail.h - at.y };
}

/* How far each bar may rise: not into the title, nor out of the slide. */
static void measure_room(struct canvas *c, struct box area, struct box title)
{
    const struct rect words = canvas_rect_px(c, title);
    const int top = canvas_rect_px(c, area).y;

    c->parts.is_skyline = true;
    for (int i = 0; i < GOAL_COUNT; i++) {
        struct part *bar = &c->parts.goals[i];
        const bool under = bar->rect.x < words.x + words.w &&
                           words.x < bar->rect.x + bar->rect.w;
        const int room = bar->rect.y - (under ? words.y + words.h : top);
        bar->room_px = room > 0 ? room : 0;
    }
}

void slide_skyline(struct canvas *c, const struct slide_view *v)
{
    const struct slide_ground g = slide_on_paper();
    const float h = v->area.h * (c->portrait ? 0.62f : 0.886f);
    const struct box bars = { v->area.x, v->area.y + v->area.h - h, v->area.w,
                              h };

    canvas_fill(c, v->area, g.fill);
    skyline_bars(c, v, bars);
    const struct box title = two_tone_title(
        c, &v->slide->title,
        (struct box){ c->margin, v->area.y + 70.0f,
                      c->portrait ? c->w - 2 * c->margin : c->w * 0.53f,
                      v->area.h * (c->portrait ? 0.4f : 0.53f) });
    c->parts.ground = g.fill;
    measure_room(c, v->area, title);
}

/* In the loop a goal or project on a slide can be touched. */
static void open_on_touch(struct canvas *c, const struct slide_view *v,
                          const char *id, const char *name,
                          struct screen screen)
{
    if (v->attract) {
        canvas_target(c, &(struct touchable){
                             .id = id,
                             .role = ROLE_TILE,
                             .name = name,
                             .box = v->area,
                             .intent = intent_open(screen),
                         });
    }
}

void slide_goal(struct canvas *c, const struct slide_view *v)
{
    const int goal = v->slide->goal;
    const struct goal *g = &c->content->goals[goal];
    const struct slide_ground ground = slide_on_paper();
    const struct slide_split split = slide_split(c, v->area, panel_share);
    const struct box in = slide_inner(c, split.rest);

    canvas_fill(c, v->area, ground.fill);
    panel_goal(c, split.panel, goal);
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, STR_GOAL_LOCAL),
                              .role = TYPE_SLIDE_LABEL,
                              .color = ground.label,
                              .ground = ground.fill,
                              .box = { in.x, in.y, in.w, 0 },
                              .lines_max = 1,
                          });
    (void)slide_heading(
        c, &g->local, TYPE_SLIDE_POINT,
        (struct box){ in.x - 2.0f, in.y + 70.0f, in.w, in.h - 90.0f }, &ground);
    slide_progress(c, v, ground.rest);
    open_on_touch(c, v, arena_format(c->arena, "goal-%d", goal + 1),
                  canvas_say(c, &g->title),
                  (struct screen){ .kind = SCREEN_GOAL, .index = goal });
}

static void project_panel(struct canvas *c, struct box panel,
                          const struct project *p)
{
    const int goal = p->goals.items[0];
    const struct color fill = goal_color(goal);
    const struct color text = goal_text(goal);
    const struct color colors[3] = { text, fill, text };
    const struct box in = slide_inner(c, panel);

    canvas_fill(c, panel, fill);
    skyline_marked(
        c, (struct box){ panel.x, panel.y + panel.h - 130.0f, panel.w, 130.0f },
        &p->goals,
        (struct skyline_look){ goal_tone(goal), color_mix(fill, text, 55) });
    (void)canvas_words(
        c, &(struct words){
               .text = strings_country(c->p->strings, c->language, p->country),
               .role = TYPE_PANEL_TITLE,
               .color = text,
               .ground = fill,
               .box = { in.x, in.y - 10.0f, in.w + 40.0f, 0 },
               .lines_max = 2,
               .heading = true,
           });
    (void)component_country(
        c, (struct box){ in.x, in.y + 150.0f, in.w, in.h - 230.0f }, p,
        (struct country_look){ colors[0], colors[1], colors[2], 11.0f });
}

void slide_project(struct canvas *c, const struct slide_view *v)
{
    const struct project *p = &c->content->projects[v->slide->project];
    const struct slide_ground g = slide_on_paper();
    const struct slide_split split = slide_split(c, v->area, panel_share);
    const struct box in = slide_inner(c, split.rest);

    canvas_fill(c, v->area, g.fill);
    project_panel(c, split.panel, p);
    (void)canvas_words(c, &(struct words){
                              .text = component_place(c, p),
                              .source = &p->place,
                              .role = TYPE_SLIDE_LABEL,
                              .color = g.label,
                              .ground = g.fill,
                              .box = { in.x, in.y, in.w, 0 },
                              .lines_max = 1,
                              .heading = true,
                          });
    const float y = slide_heading(
        c, &p->title, TYPE_SLIDE_TITLE,
        (struct box){ in.x - 4.0f, in.y + 66.0f, in.w, in.h * 0.5f }, &g);
    (void)slide_text(
        c, &p->text,
        (struct box){ in.x, y + 36.0f, in.w, in.y + in.h - y - 36.0f }, &g);
    slide_progress(c, v, g.rest);
    open_on_touch(
        c, v, arena_format(c->arena, "project-%s", p->id),
        canvas_say(c, &p->title),
        (struct screen){ .kind = SCREEN_PROJECT, .index = v->slide->project });
}
