#include "reader_cell.h"

#include <math.h>

#include "component.h"
#include "reader_look.h"
#include "take.h"

enum {
    STEPS_MAX = 20, /* a cell grows by so many steps at most */
};

static const float radius = 20.0f;
static const float inset_at_1 = 28.0f; /* scaled like the type */
static const float chevron_at_1 = 40.0f;
static const float number_at_1 = 124.0f;
static const float number_part = 0.74f; /* of the height of its square */

struct reader_cell reader_cell_make(const char *id, const char *title)
{
    return (struct reader_cell){
        .id = id,
        .title = title,
        .detail = "",
        .goal = -1,
        .project = -1,
    };
}

struct reader_cell reader_cell_project(struct canvas *c, int project)
{
    const struct project *p = &c->content->projects[project];
    struct reader_cell cell = reader_cell_make(
        arena_format(c->arena, "project-%s", p->id), canvas_say(c, &p->title));

    cell.title_source = &p->title;
    cell.detail = component_place(c, p);
    cell.detail_source = &p->place;
    cell.project = project;
    cell.intent = intent_open(
        (struct screen){ .kind = SCREEN_PROJECT, .index = project });
    return cell;
}

struct reader_cell reader_cell_code(struct canvas *c, int index, const void *of)
{
    const char *const *address = of;
    struct reader_cell cell =
        reader_cell_make("code", canvas_word(c, STR_TAKE_TITLE));

    (void)index; /* there is one */
    cell.detail = canvas_word(c, STR_TAKE_SCAN_ONE);
    cell.code = *address;
    return cell;
}

struct reader_cell reader_cell_goal(struct canvas *c, int goal, bool filled)
{
    const struct text *title = &c->content->goals[goal].title;
    struct reader_cell cell = reader_cell_make(
        arena_format(c->arena, "goal-%d", goal + 1), canvas_say(c, title));

    cell.title_source = title;
    cell.goal = goal;
    cell.filled = filled;
    cell.intent =
        intent_open((struct screen){ .kind = SCREEN_GOAL, .index = goal });
    return cell;
}

static float inset_of(const struct canvas *c)
{
    return inset_at_1 * c->reader_scale;
}

/* Ground, border and text of a cell as it is now. */
struct cell_look {
    struct color fill, border, text, quiet;
    float border_w;
};

static struct cell_look look_of(struct canvas *c,
                                const struct reader_cell *cell)
{
    const struct reader_look look = reader_look(c);
    const bool pressed = canvas_is_pressed(c, cell->id);

    if (cell->filled && !c->contrast) {
        const struct color fill =
            pressed ? goal_pressed(cell->goal) : goal_color(cell->goal);
        const struct color text = goal_text(cell->goal);
        return (struct cell_look){ fill, fill, text, text, 0.0f };
    }
    if (cell->state == READER_ON) {
        return (struct cell_look){ look.chosen, look.chosen, look.chosen_text,
                                   look.chosen_text, look.border_w };
    }
    return (struct cell_look){ pressed ? look.cell_pressed : look.cell,
                               look.border, look.text, look.quiet,
                               look.border_w };
}

static void draw_ground(struct canvas *c, struct box box,
                        const struct cell_look *look)
{
    if (look->border_w > 0.0f) {
        const struct color colors[2] = { look->fill, look->border };
        canvas_outline(c, box, (struct outline){ radius, look->border_w },
                       colors);
    } else {
        canvas_round(c, box, radius, look->fill);
    }
}

void reader_number(struct canvas *c, struct box box, int goal)
{
    const float h = box.h * number_part;

    (void)canvas_words(
        c, &(struct words){
               .text = canvas_number(c, goal + 1),
               .role = TYPE_READER_NUMBER,
               .color = goal_text(goal),
               .ground = goal_color(goal),
               .box = { box.x, box.y + (box.h - h) / 2.0f, box.w, h },
               .align = TEXT_CENTER,
               .vertical = FROM_MIDDLE,
               .lines_max = 1,
               .heading = true,
           });
}

static void draw_country(struct canvas *c, struct box box,
                         const struct reader_cell *cell,
                         const struct cell_look *look)
{
    const struct project *p = &c->content->projects[cell->project];
    const struct color shape =
        c->contrast ? look->text : goal_color(p->goals.items[0]);
    const float mark = fmaxf(7.0f, box.h * 0.04f);

    (void)component_country(
        c, box, p,
        (struct country_look){ shape, c->contrast ? look->fill : look->text,
                               c->contrast ? look->text : look->fill, mark });
}

/* The sign at the start of @p box; without a width if there is none. */
static struct box sign_box(const struct canvas *c, struct box box,
                           const struct reader_cell *cell)
{
    const float inset = inset_of(c);
    const float most = box.h - 2.0f * inset;
    struct box sign = { box.x + inset, box.y + inset, 0, most };

    if (cell->goal >= 0) {
        sign.w = fminf(most, number_at_1 * c->reader_scale);
        sign.h = sign.w;
        sign.y = box.y + (box.h - sign.h) / 2.0f;
    } else if (cell->code) {
        sign.w = most;
    } else if (cell->project >= 0) {
        sign.w = fminf(box.w * 0.42f, most * 1.1f);
    }
    return sign;
}

static void draw_sign(struct canvas *c, struct box sign,
                      const struct reader_cell *cell,
                      const struct cell_look *look)
{
    if (cell->goal >= 0) {
        if (!cell->filled || c->contrast) {
            canvas_round(c, sign, 16.0f, goal_color(cell->goal));
        }
        reader_number(c, sign, cell->goal);
    } else if (cell->code) {
        take_card(c, sign, cell->code);
    } else if (cell->project >= 0) {
        draw_country(c, sign, cell, look);
    }
}

/* A switch says its state in words, everything else points onwards. The
   sign at the end of @p box; without a width if there is none. */
static struct box end_box(const struct canvas *c, struct box box,
                          const struct reader_cell *cell)
{
    const bool none = cell->state == READER_OFF || cell->state == READER_SAYS ||
                      cell->filled || cell->code != NULL;
    const float side = none ? 0.0f : chevron_at_1 * c->reader_scale;

    return (struct box){ box.x + box.w - inset_of(c) - side,
                         box.y + (box.h - side) / 2.0f, side, side };
}

static void draw_end(struct canvas *c, struct box end,
                     const struct reader_cell *cell,
                     const struct cell_look *look)
{
    if (end.w > 0.0f) {
        canvas_icon(c, end,
                    cell->state == READER_ON ? ICON_CHECK : ICON_CHEVRON_RIGHT,
                    look->text);
    }
}

/* Between the signs. */
static struct box words_box(const struct canvas *c, struct box box,
                            const struct reader_cell *cell)
{
    const float inset = inset_of(c);
    const struct box sign = sign_box(c, box, cell);
    const struct box end = end_box(c, box, cell);
    const float left = sign.x + (sign.w > 0.0f ? sign.w + inset : 0.0f);
    const float right = end.x - (end.w > 0.0f ? inset / 2.0f : 0.0f);

    return (struct box){ left, box.y + inset / 2.0f, right - left,
                         box.h - inset };
}

/* Title and detail, one under the other, in the middle of @p box. */
struct cell_words {
    struct words title, detail;
};

static struct cell_words words_of(struct canvas *c, struct box box,
                                  const struct reader_cell *cell,
                                  const struct cell_look *look)
{
    const float gap = cell->detail[0] ? 8.0f * c->reader_scale : 0.0f;
    struct cell_words w = {
        .detail = { .text = cell->detail,
                    .source = cell->detail_source,
                    .role = TYPE_READER_DETAIL,
                    .color = look->quiet,
                    .ground = look->fill,
                    .box = { box.x, box.y, box.w, 0 },
                    .heading = true,
                    .query = cell->query },
        .title = { .text = cell->title,
                   .source = cell->title_source,
                   .language = cell->language,
                   .role = TYPE_READER_HEAD,
                   .color = look->text,
                   .ground = look->fill,
                   .box = box,
                   .heading = true,
                   .query = cell->query },
    };
    const float detail_h = cell->detail[0] ? canvas_measure(c, &w.detail).h : 0;

    w.title.box.h = box.h - detail_h - gap;
    const float title_h = canvas_measure(c, &w.title).h;
    const float spare = box.h - title_h - gap - detail_h;
    w.title.box.y = box.y + spare / 2.0f;
    w.detail.box.y = w.title.box.y + title_h + gap;
    return w;
}

float reader_cell_height(struct canvas *c, float w, float least,
                         const struct reader_cell *cell)
{
    const struct cell_look look = look_of(c, cell);
    const float step = 20.0f * c->reader_scale;
    float h = least;

    for (int i = 0; i < STEPS_MAX; i++) {
        const struct box box = words_box(c, (struct box){ 0, 0, w, h }, cell);
        const struct cell_words words = words_of(c, box, cell, &look);
        if (canvas_fits(c, &words.title)) {
            break;
        }
        h += step;
    }
    return h;
}

void reader_cell_draw(struct canvas *c, struct box box,
                      const struct reader_cell *cell)
{
    const struct cell_look look = look_of(c, cell);

    draw_ground(c, box, &look);
    draw_sign(c, sign_box(c, box, cell), cell, &look);
    draw_end(c, end_box(c, box, cell), cell, &look);
    const struct cell_words words =
        words_of(c, words_box(c, box, cell), cell, &look);
    (void)canvas_words(c, &words.title);
    (void)canvas_words(c, &words.detail);
    if (cell->code || cell->state == READER_SAYS) {
        return;
    }
    canvas_target(
        c, &(struct touchable){
               .id = cell->id,
               .role = cell->state == READER_OPENS ? ROLE_TILE : ROLE_TOGGLE,
               .name = cell->detail[0] ? arena_format(c->arena, "%s. %s",
                                                      cell->title, cell->detail)
                                       : cell->title,
               .box = box,
               .radius = radius,
               .intent = cell->intent,
           });
}
