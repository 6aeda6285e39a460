/*
 * A goal: its panel in the goal's colour, what a municipality does, and
 * projects.
 */
#include "component.h"
#include "frame.h"
#include "panel.h"
#include "pick.h"
#include "screen.h"
#include "take.h"

static void label(struct canvas *c, const char *text, struct box box)
{
    (void)canvas_words(c, &(struct words){
                              .text = text,
                              .role = TYPE_LABEL,
                              .color = tint(TINT_INK_3),
                              .ground = tint(TINT_PAPER),
                              .box = box,
                              .lines_max = 1,
                          });
}

/* Shown only where there are more projects than cards. */
static void all_button(struct canvas *c, struct box line, int goal, int count)
{
    struct button b = {
        .id = "all-projects",
        .label =
            canvas_word_with(c, STR_PROJECT_COUNT, canvas_number(c, count)),
        .icon = ICON_CHEVRON_RIGHT,
        .icon_after = true,
        .look = BUTTON_LINE,
        .role = TYPE_CONTROL,
        .intent = intent_open(
            (struct screen){ .kind = SCREEN_PROJECTS, .index = goal + 1 }),
    };
    const float w = component_button_width(c, &b);
    b.box = (struct box){ line.x + line.w - w, line.y, w, line.h };
    component_button(c, &b);
}

static void cards(struct canvas *c, struct box area, int goal)
{
    int picked[PICK_MAX] = { 0 };
    const int all = pick_projects(c->content, goal, picked);
    const float gap = 20.0f;
    const float w = (area.w - 2 * gap) / PICK_MAX;

    for (int i = 0; i < all && i < PICK_MAX; i++) {
        const struct box box = { area.x + (float)i * (w + gap), area.y, w,
                                 area.h };
        component_project_card(c, box, picked[i], goal_color(goal));
    }
}

static void rows(struct canvas *c, struct box area, int goal)
{
    int picked[PICK_MAX] = { 0 };
    const int all = pick_projects(c->content, goal, picked);
    const float gap = 14.0f;
    const float h = 116.0f;

    for (int i = 0; i < all && i < PICK_MAX; i++) {
        const struct box box = { area.x, area.y + (float)i * (h + gap), area.w,
                                 h };
        component_project_row(c, box, picked[i], goal_color(goal));
    }
}

static int project_count(struct canvas *c, int goal)
{
    int picked[PICK_MAX];
    return pick_projects(c->content, goal, picked);
}

static void statement(struct canvas *c, const struct goal *g, struct box box)
{
    (void)canvas_words(c, &(struct words){
                              .text = canvas_say(c, &g->local),
                              .source = &g->local,
                              .role = TYPE_TITLE_2,
                              .color = tint(TINT_INK),
                              .ground = tint(TINT_PAPER),
                              .box = box,
                              .heading = true,
                              .links = true,
                          });
}

static void projects_heading(struct canvas *c, struct box line, int goal)
{
    const int count = project_count(c, goal);

    label(c, canvas_word(c, count > 0 ? STR_GOAL_PROJECTS : STR_GOAL_NONE),
          (struct box){ line.x, line.y + 28.0f, line.w, 0 });
    if (count > PICK_MAX) {
        all_button(c, line, goal, count);
    }
}

/* What the code leaves of @p w, and at most @p share of it. */
static float beside_code(const struct canvas *c, float w, float share)
{
    const float room = w - take_width(c);

    return room < w * share ? room : w * share;
}

static void right_column(struct canvas *c, const struct goal *g, int goal)
{
    const float x = panel_width(c) + c->margin;
    const float w = c->w - c->margin - x;
    const float cards_y = c->ground - 444.0f;
    const struct color none = { 0 };

    label(c, canvas_word(c, STR_GOAL_LOCAL),
          (struct box){ x, 52.0f, w * 0.6f, 0 });
    frame_brand(c, 52.0f,
                (struct brand){ tint(TINT_INK), tint(TINT_PAPER), none });
    statement(c, g,
              (struct box){ x, 112.0f, beside_code(c, w, 0.86f), 268.0f });
    take_block(c, (struct box){ x, 112.0f, w, 0 });
    projects_heading(c, (struct box){ x, cards_y - 104.0f, w, 84.0f }, goal);
    cards(c, (struct box){ x, cards_y, w, 380.0f }, goal);
}

static void lower_part(struct canvas *c, const struct goal *g, int goal)
{
    const float w = c->w - 2 * c->margin;
    const float top = panel_height(c) + 56.0f;
    const float rows_y =
        c->ground - 28.0f - 20.0f - 96.0f - 32.0f - (3 * 116.0f + 2 * 14.0f);

    label(c, canvas_word(c, STR_GOAL_LOCAL),
          (struct box){ c->margin, top, w, 0 });
    statement(c, g,
              (struct box){ c->margin, top + 50.0f, beside_code(c, w, 0.94f),
                            rows_y - 104.0f - top - 60.0f });
    take_block(c, (struct box){ c->margin, top, w, 0 });
    projects_heading(c, (struct box){ c->margin, rows_y - 100.0f, w, 84.0f },
                     goal);
    rows(c, (struct box){ c->margin, rows_y, w, 0 }, goal);
}

void screen_goal(struct canvas *c, int goal)
{
    const struct goal *g = &c->content->goals[goal];
    const int before = show_neighbour(c->show, c->content, -1).index;
    const int after = show_neighbour(c->show, c->content, 1).index;

    frame_ground(c);
    panel_goal(c, panel_box(c), goal);
    if (c->portrait) {
        frame_brand(c, 52.0f,
                    (struct brand){ goal_text(goal), goal_color(goal),
                                    goal_text(goal) });
        lower_part(c, g, goal);
    } else {
        right_column(c, g, goal);
    }
    frame_footer(c, &(struct footer){
                        .back = true,
                        .previous = canvas_number(c, before + 1),
                        .previous_name = canvas_word_with(
                            c, STR_GOAL_N, canvas_number(c, before + 1)),
                        .next = canvas_word_with(c, STR_GOAL_N,
                                                 canvas_number(c, after + 1)),
                        .ribbon_goal = goal,
                    });
}
