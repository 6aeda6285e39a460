#include "component.h"

#include <math.h>
#include <string.h>

/* What a target gives way under a finger, as a share of its size. */
static const float button_give = 0.03f;
static const float card_give = 0.02f;
static const float icon_units = 40.0f;
static const float icon_gap = 14.0f;
static const float padding = 32.0f;
static const float row_radius = 20.0f;
static const float card_radius = 28.0f;

struct intent intent_open(struct screen screen)
{
    return (struct intent){ .type = INTENT_OPEN, .screen = screen };
}

struct look {
    struct color fill, pressed, text, border;
};

/* White lines on black, and gold for the next step. */
static struct look look_on_black(enum button_look look)
{
    const struct color black = color_from_rgb(0x000000);
    const struct color white = tint(TINT_WHITE);

    if (look == BUTTON_PRIMARY) {
        return (struct look){ .fill = tint(TINT_GOLD),
                              .pressed = tint(TINT_GOLD_PRESSED),
                              .text = black };
    }
    if (look == BUTTON_SELECTED) {
        return (struct look){ .fill = white, .pressed = white, .text = black };
    }
    return (struct look){ .fill = black,
                          .pressed = tint(TINT_STAGE_3),
                          .text = white,
                          .border = white };
}

static struct look look_of(const struct canvas *c, enum button_look look)
{
    if (c->contrast) {
        return look_on_black(look);
    }

    const struct look looks[] = {
        [BUTTON_TONE] = { .fill = tint(TINT_TONE),
                          .pressed = tint(TINT_PRESSED),
                          .text = tint(TINT_INK) },
        [BUTTON_LINE] = { .fill = tint(TINT_WHITE),
                          .pressed = tint(TINT_PRESSED),
                          .text = tint(TINT_INK),
                          .border = tint(TINT_TONE_2) },
        [BUTTON_PRIMARY] = { .fill = tint(TINT_GOLD),
                             .pressed = tint(TINT_GOLD_PRESSED),
                             .text = tint(TINT_INK) },
        [BUTTON_SELECTED] = { .fill = tint(TINT_INK),
                              .pressed = tint(TINT_STAGE_3),
                              .text = tint(TINT_WHITE) },
        [BUTTON_STAGE] = { .fill = tint(TINT_STAGE_3),
                           .pressed = tint(TINT_INK),
                           .text = tint(TINT_WHITE) },
    };
    return looks[look];
}

static struct words label_words(const struct button *b, struct color text,
                                struct color ground)
{
    return (struct words){
        .text = b->label,
        .role = b->role,
        .color = text,
        .ground = ground,
        .lines_max = 1,
        .heading = true,
    };
}

static float label_width(struct canvas *c, const struct button *b)
{
    const struct text_style style = canvas_style(c, b->role, 100);
    const int width_px = text_width_px(c->p->text, &style, b->label);
    return ((float)width_px + 1.0f) / c->unit;
}

static bool has_icon(const struct button *b)
{
    return b->icon != ICON_NONE;
}

float component_button_width(struct canvas *c, const struct button *b)
{
    const float icon = has_icon(b) ? icon_units : 0.0f;
    const bool both = has_icon(b) && b->label[0] != '\0';
    const float w =
        2.0f * padding + icon + (both ? icon_gap : 0.0f) + label_width(c, b);
    return w < 96.0f ? 96.0f : w;
}

/* Icon and label beside each other, centred as one. */
static void draw_inline(struct canvas *c, const struct button *b,
                        struct box box, struct words *words)
{
    const bool both = has_icon(b) && b->label[0] != '\0';
    const float icon_w = has_icon(b) ? icon_units : 0.0f;
    const float gap = both ? icon_gap : 0.0f;
    const float room = box.w - 24.0f - icon_w - gap;
    const float wanted = label_width(c, b);
    const float label_w = wanted < room ? wanted : room;
    const float x = box.x + (box.w - icon_w - gap - label_w) / 2.0f;
    const float icon_x = b->icon_after ? x + label_w + gap : x;

    if (has_icon(b)) {
        const struct box icon = { icon_x, box.y + (box.h - icon_units) / 2.0f,
                                  icon_units, icon_units };
        canvas_icon(c, icon, (enum icon)b->icon, words->color);
    }
    words->box = (struct box){ b->icon_after ? x : x + icon_w + gap, box.y,
                               label_w + 2.0f, box.h };
    words->vertical = FROM_MIDDLE;
    (void)canvas_words(c, words);
}

static void draw_stacked(struct canvas *c, const struct button *b,
                         struct box box, struct words *words)
{
    const float top = box.y + box.h / 2.0f - 40.0f;
    const struct box icon = { box.x + (box.w - icon_units) / 2.0f, top,
                              icon_units, icon_units };

    canvas_icon(c, icon, (enum icon)b->icon, words->color);
    words->role = TYPE_LABEL;
    words->align = TEXT_CENTER;
    words->box =
        (struct box){ box.x + 6.0f, top + 44.0f, box.w - 12.0f, 36.0f };
    (void)canvas_words(c, words);
}

void component_button(struct canvas *c, const struct button *b)
{
    const bool pressed = canvas_is_pressed(c, b->id);
    const struct look look = look_of(c, b->look);
    const struct box box = canvas_pressed_box(c, b->id, b->box, button_give);
    const struct color fill = pressed ? look.pressed : look.fill;
    struct words words = label_words(b, look.text, fill);

    if (look.border.a) {
        const struct color colors[2] = { fill, look.border };
        const float border = c->contrast ? 4.0f : 2.0f;
        canvas_outline(c, box, (struct outline){ row_radius, border }, colors);
    } else {
        canvas_round(c, box, row_radius, fill);
    }
    if (b->stacked) {
        draw_stacked(c, b, box, &words);
    } else {
        draw_inline(c, b, box, &words);
    }
    canvas_target(c, &(struct touchable){
                         .id = b->id,
                         .role = b->toggles ? ROLE_TOGGLE : ROLE_BUTTON,
                         .name = b->name ? b->name : b->label,
                         .box = b->box,
                         .radius = row_radius,
                         .intent = b->intent,
                     });
}

void component_goal_chip(struct canvas *c, struct box box, int goal)
{
    const float target_units_min = 72.0f;
    const char *id = arena_format(c->arena, "chip-%d", goal + 1);
    const bool pressed = canvas_is_pressed(c, id);
    const struct color fill = pressed ? goal_pressed(goal) : goal_color(goal);

    canvas_round(c, canvas_pressed_box(c, id, box, button_give),
                 box.w > 80.0f ? 18.0f : 12.0f, fill);
    (void)canvas_words(c, &(struct words){
                              .text = canvas_number(c, goal + 1),
                              .role = TYPE_TITLE_3,
                              .color = goal_text(goal),
                              .ground = fill,
                              .box = box,
                              .align = TEXT_CENTER,
                              .vertical = FROM_MIDDLE,
                              .lines_max = 1,
                              .heading = true,
                          });
    if (box.w < target_units_min) {
        return;
    }
    const struct text *title = &c->content->goals[goal].title;
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_LINK,
                         .name = arena_format(c->arena, "%d %s", goal + 1,
                                              canvas_say(c, title)),
                         .box = box,
                         .radius = 18.0f,
                         .intent = intent_open((struct screen){
                             .kind = SCREEN_GOAL, .index = goal }),
                     });
}

const char *component_place(const struct canvas *c,
                            const struct project *project)
{
    const char *country =
        strings_country(c->p->strings, c->language, project->country);
    const char *place = canvas_say(c, &project->place);

    if (project->precision == PLACE_COUNTRY || strcmp(place, country) == 0) {
        return country;
    }
    return arena_format(c->arena, c->mirrored ? "%s، %s" : "%s, %s", place,
                        country);
}

static void draw_disc(struct canvas *c, struct vec2 at, float radius,
                      struct color color)
{
    const struct box box = { at.x - radius, at.y - radius, 2 * radius,
                             2 * radius };
    canvas_round(c, box, radius, color);
}

struct vec2 component_country(struct canvas *c, struct box box,
                              const struct project *project,
                              struct country_look look)
{
    const struct shape_id id = shape_country(c->p->shapes, project->country);
    const struct shape_path *path = shape_lookup(c->p->shapes, id);
    const struct box at = canvas_shape(c, box, id, look.shape);
    struct vec2 unit = { -1.0f, 0.0f };

    if (path->contour_count == 0 || project->precision == PLACE_COUNTRY ||
        !shape_place(c->p->shapes, id, project->lat, project->lon, &unit)) {
        return (struct vec2){ -1.0f, 0.0f };
    }
    /* A country is never mirrored, and so its places are not. */
    const struct box place =
        canvas_unmirrored(c, at,
                          (struct box){ at.x + unit.x * at.w / path->w,
                                        at.y + unit.y * at.h / path->h, 0, 0 });
    const struct vec2 middle = { place.x, place.y };
    if (project->precision == PLACE_EXACT) {
        draw_disc(c, middle, look.radius + 3.0f, look.edge);
        draw_disc(c, middle, look.radius, look.mark);
    } else {
        const struct color ring[2] = { color_with_alpha(look.mark, 90),
                                       look.mark };
        const struct box soft = { middle.x - 3.6f * look.radius,
                                  middle.y - 3.6f * look.radius,
                                  7.2f * look.radius, 7.2f * look.radius };
        canvas_outline(c, soft, (struct outline){ 3.6f * look.radius, 3.0f },
                       ring);
    }
    return middle;
}

static const char *project_target_id(const struct canvas *c, int index)
{
    return arena_format(c->arena, "project-%s", c->content->projects[index].id);
}

static void project_target(struct canvas *c, struct box box, int index,
                           float radius)
{
    const struct project *project = &c->content->projects[index];
    canvas_target(c, &(struct touchable){
                         .id = project_target_id(c, index),
                         .role = ROLE_LINK,
                         .name = arena_format(c->arena, "%s. %s",
                                              canvas_say(c, &project->title),
                                              component_place(c, project)),
                         .box = box,
                         .radius = radius,
                         .intent = intent_open((struct screen){
                             .kind = SCREEN_PROJECT, .index = index }),
                     });
}

/* Title and place of a project, as words that can be measured and drawn. */
struct card_words {
    struct words title, place;
    float gap;
};

static struct card_words card_words(const struct canvas *c, int index,
                                    bool card, struct color ground)
{
    const struct project *project = &c->content->projects[index];
    return (struct card_words){
        .title = { .text = canvas_say(c, &project->title),
                   .source = &project->title,
                   .role = card ? TYPE_CARD : TYPE_ROW,
                   .color = tint(TINT_INK),
                   .ground = ground,
                   .lines_max = card ? 3 : 1,
                   .heading = true },
        .place = { .text = component_place(c, project),
                   .source = &project->place,
                   .role = TYPE_PLACE,
                   .color = tint(TINT_INK_2),
                   .ground = ground,
                   .lines_max = card ? 3 : 2,
                   .heading = true },
        .gap = card ? 12.0f : 4.0f,
    };
}

/* Place both in a column of width @p w. @return how high they are. */
static float set_card_words(struct canvas *c, struct card_words *words,
                            struct vec2 at, float w)
{
    words->title.box = (struct box){ at.x, at.y, w, 0 };
    words->place.box = words->title.box;
    const float title_h = canvas_measure(c, &words->title).h;
    words->place.box.y = at.y + title_h + words->gap;
    const float place_h = canvas_measure(c, &words->place).h;
    return title_h + words->gap + place_h;
}

static void draw_card_words(struct canvas *c, struct card_words *words, float y)
{
    const float down = y - words->title.box.y;

    words->title.box.y += down;
    words->place.box.y += down;
    (void)canvas_words(c, &words->title);
    (void)canvas_words(c, &words->place);
}

void component_project_card(struct canvas *c, struct box box, int project,
                            struct color shape_color)
{
    const char *id = project_target_id(c, project);
    const bool pressed = canvas_is_pressed(c, id);
    const struct box card = canvas_pressed_box(c, id, box, card_give);
    struct card_words words = card_words(c, project, true, tint(TINT_WHITE));
    const struct vec2 at = { card.x + 26.0f, card.y };
    const float words_h = set_card_words(c, &words, at, box.w - 44.0f);
    /* Long words lower the picture: nothing is cut off. */
    const float well = fminf(card.h * 0.49f, card.h - words_h - 46.0f);
    const struct color colors[3] = { shape_color, tint(TINT_INK),
                                     tint(TINT_WHITE) };

    if (!pressed) {
        canvas_shadow(c, card, card_radius);
    }
    canvas_round(c, card, card_radius, tint(TINT_WHITE));
    canvas_round_part(
        c, (struct box){ card.x, card.y, card.w, well },
        (struct rounding){ card_radius, CORNER_TOP_LEFT | CORNER_TOP_RIGHT },
        tint(TINT_TONE));
    (void)component_country(
        c,
        (struct box){ card.x + 40.0f, card.y + 14.0f, card.w - 80.0f,
                      well - 28.0f },
        &c->content->projects[project],
        (struct country_look){ colors[0], colors[1], colors[2], 8.0f });
    draw_card_words(c, &words, card.y + well + 24.0f);
    project_target(c, box, project, card_radius);
}

void component_row_ground(struct canvas *c, struct box box, bool pressed)
{
    if (!pressed) {
        canvas_shadow(c, box, row_radius);
    }
    canvas_round(c, box, row_radius, tint(pressed ? TINT_TONE : TINT_WHITE));
}

void component_row_arrow(struct canvas *c, struct box box)
{
    canvas_icon(c,
                (struct box){ box.x + box.w - 66.0f,
                              box.y + (box.h - icon_units) / 2.0f, icon_units,
                              icon_units },
                ICON_CHEVRON_RIGHT, tint(TINT_INK_3));
}

void component_project_row(struct canvas *c, struct box box, int project,
                           struct color shape_color)
{
    const bool pressed = canvas_is_pressed(c, project_target_id(c, project));
    const struct color ground = tint(pressed ? TINT_TONE : TINT_WHITE);
    const struct color colors[3] = { shape_color, tint(TINT_INK),
                                     tint(TINT_WHITE) };
    const float well = 176.0f;

    component_row_ground(c, box, pressed);
    component_row_arrow(c, box);
    canvas_round_part(
        c, (struct box){ box.x, box.y, well, box.h },
        (struct rounding){ row_radius, CORNER_TOP_LEFT | CORNER_BOTTOM_LEFT },
        tint(TINT_TONE));
    (void)component_country(
        c,
        (struct box){ box.x + 24.0f, box.y + 10.0f, well - 48.0f,
                      box.h - 20.0f },
        &c->content->projects[project],
        (struct country_look){ colors[0], colors[1], colors[2], 6.0f });
    struct card_words words = card_words(c, project, false, ground);
    const struct vec2 at = { box.x + well + 28.0f, box.y };
    const float words_h = set_card_words(c, &words, at, box.w - well - 104.0f);
    draw_card_words(c, &words, box.y + (box.h - words_h) / 2.0f);
    project_target(c, box, project, row_radius);
}
