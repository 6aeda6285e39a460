/*
 * The filters of the map: a row of chips, and the panel of values that one
 * of them opens.
 */
#include <math.h>

#include "component.h"
#include "map_room.h"

enum {
    CHOICES_MAX = FACET_VALUES_MAX + 1,
};

static const float chip_h = 80.0f;
static const float chip_gap = 12.0f;
static const float chip_padding = 28.0f;
static const float chip_line_max = 320.0f; /* then it has two lines */
static const float chip_line_share = 0.6f; /* the longer one of both */
static const float chevron = 32.0f;
static const float card_radius = 28.0f;
static const float card_padding = 32.0f;
static const float choice_gap = 14.0f;
static const float choice_h_max = 112.0f;
static const float choice_h_upright = 140.0f; /* three lines */
static const float close_h = 96.0f;
static const float head_gap = 20.0f;

static struct map_chip all_chip(struct canvas *c)
{
    const int count = (int)c->content->project_count;

    return (struct map_chip){
        .id = "filter-all",
        .label =
            arena_format(c->arena, "%s %d", canvas_word(c, STR_NAV_ALL), count),
        .chosen = !map_filter_is_set(&c->show->map.filter),
        .intent = map_set_facet(FACET_NONE, 0),
    };
}

static struct map_chip facet_chip(struct canvas *c, enum map_facet facet,
                                  int passing)
{
    static const char *const ids[FACET_COUNT] = {
        [FACET_GOAL] = "filter-goal",
        [FACET_THEME] = "filter-theme",
        [FACET_REGION] = "filter-region",
        [FACET_PERIOD] = "filter-period",
    };
    const int value = c->show->map.filter.value[facet];
    const char *kind = map_facet_name(c, facet);
    const char *number = canvas_number(c, value);
    const char *shown = facet == FACET_GOAL
                            ? arena_format(c->arena, "%s %s", kind, number)
                            : map_value_name(c, facet, value);

    return (struct map_chip){
        .id = ids[facet],
        .label =
            value ? arena_format(c->arena, "%s · %d", shown, passing) : kind,
        .name = value ? arena_format(c->arena, "%s: %s, %d", kind,
                                     map_value_name(c, facet, value), passing)
                      : kind,
        .chosen = value != 0,
        .opens = true,
        .intent = { .type = INTENT_MAP_PANEL, .value = facet },
    };
}

static float chip_width(struct canvas *c, const struct map_chip *chip)
{
    const struct text_style style = canvas_style(c, TYPE_CONTROL, 100);
    const int px = text_width_px(c->p->text, &style, chip->label);

    const float w = ceilf(((float)px + 2.0f) / c->unit);

    const float line =
        w <= chip_line_max ? w : fmaxf(chip_line_max, w * chip_line_share);

    return line + 2 * chip_padding + (chip->opens ? chevron + 4.0f : 0.0f);
}

static void chip_draw(struct canvas *c, const struct map_chip *chip)
{
    const bool pressed = canvas_is_pressed(c, chip->id);
    const struct box box = canvas_pressed_box(c, chip->id, chip->box, 0.03f);
    const struct color fill = tint(chip->chosen ? TINT_INK
                                   : pressed    ? TINT_PRESSED
                                                : TINT_WHITE);
    const struct color text = tint(chip->chosen ? TINT_WHITE : TINT_INK);
    const float after = chip->opens ? chevron + 4.0f : 0.0f;

    if (!pressed) {
        canvas_shadow(c, box, chip_h / 2.0f);
    }
    canvas_round(c, box, chip_h / 2.0f, fill);
    (void)canvas_words(
        c, &(struct words){
               .text = chip->label,
               .role = TYPE_CONTROL,
               .color = text,
               .ground = fill,
               .box = { box.x + chip_padding, box.y,
                        box.w - 2 * chip_padding - after + 2.0f, box.h },
               .vertical = FROM_MIDDLE,
               .lines_max = 2,
               .heading = true,
           });
    if (chip->opens) {
        canvas_icon(c,
                    (struct box){ box.x + box.w - chip_padding - chevron + 4.0f,
                                  box.y + (box.h - chevron) / 2.0f, chevron,
                                  chevron },
                    ICON_CHEVRON_UP, text);
    }
    canvas_target(c, &(struct touchable){
                         .id = chip->id,
                         .role = ROLE_TOGGLE,
                         .name = chip->name ? chip->name : chip->label,
                         .box = chip->box,
                         .radius = chip_h / 2.0f,
                         .intent = chip->intent,
                     });
}

/* Rows of chips from the top; @return how many there are. */
static int place_chips(struct canvas *c, struct map_chip *chips,
                       struct box room)
{
    float x = room.x;
    int row = 0;

    for (int i = 0; i < MAP_CHIPS_MAX; i++) {
        const float w = fminf(chip_width(c, &chips[i]), room.w);
        if (x > room.x && x + w > room.x + room.w) {
            x = room.x;
            row++;
        }
        chips[i].box =
            (struct box){ x, (float)row * (chip_h + chip_gap), w, chip_h };
        x += w + chip_gap;
    }
    return row + 1;
}

void map_chips_place(struct canvas *c, struct box room, struct map_chips *out)
{
    const int passing = map_value_count(c, FACET_NONE, 0);

    out->items[0] = all_chip(c);
    for (int f = FACET_NONE + 1; f < FACET_COUNT; f++) {
        out->items[f] = facet_chip(c, (enum map_facet)f, passing);
    }
    const int rows = place_chips(c, out->items, room);
    out->top = room.y + room.h - ((float)rows * (chip_h + chip_gap) - chip_gap);
    for (int i = 0; i < MAP_CHIPS_MAX; i++) {
        out->items[i].box.y += out->top;
    }
}

void map_chips_draw(struct canvas *c, const struct map_chips *chips)
{
    for (int i = 0; i < MAP_CHIPS_MAX; i++) {
        chip_draw(c, &chips->items[i]);
    }
}

/* Its number if it is a goal, its name, and how many projects it leaves. */
static void choice_words(struct canvas *c, struct box box, int value,
                         struct color colors[2])
{
    const enum map_facet facet = c->show->map.panel;
    const bool goal = facet == FACET_GOAL && value > 0;
    const float before = goal ? 92.0f : 28.0f;
    struct words words = {
        .text = map_value_name(c, facet, value),
        .source = map_value_source(c, facet, value),
        .role = TYPE_ROW,
        .color = colors[1],
        .ground = colors[0],
        .box = { box.x + before, box.y, box.w - before - 76.0f, box.h },
        .vertical = FROM_MIDDLE,
        .lines_max = 3,
        .heading = true,
    };

    if (goal) {
        const struct box chip = { box.x + 14.0f, box.y + (box.h - 56.0f) / 2.0f,
                                  64.0f, 56.0f };
        component_goal_chip(c, chip, value - 1);
    }
    (void)canvas_words(c, &words);
    words.text = canvas_number(c, map_value_count(c, facet, value));
    words.source = NULL;
    words.box.x = box.x + box.w - 112.0f;
    words.box.w = 88.0f;
    words.align = TEXT_END;
    words.lines_max = 1;
    (void)canvas_words(c, &words);
}

static void choice(struct canvas *c, struct box box, int value)
{
    const enum map_facet facet = c->show->map.panel;
    const char *id = arena_format(c->arena, "choice-%d", value);
    const bool chosen = c->show->map.filter.value[facet] == value;
    const bool pressed = canvas_is_pressed(c, id);
    struct color colors[2] = { tint(chosen    ? TINT_INK
                                    : pressed ? TINT_PRESSED
                                              : TINT_TONE),
                               tint(chosen ? TINT_WHITE : TINT_INK) };

    canvas_round(c, box, 20.0f, colors[0]);
    choice_words(c, box, value, colors);
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_TOGGLE,
                         .name = arena_format(c->arena, "%s: %d",
                                              map_value_name(c, facet, value),
                                              map_value_count(c, facet, value)),
                         .box = box,
                         .radius = 20.0f,
                         .intent = map_set_facet(facet, value),
                     });
}

/* The values of a facet, any of them first, and how they are laid out. */
struct choices {
    int values[CHOICES_MAX];
    int count, columns;
    float h; /* of each */
};

static struct choices choices_make(const struct canvas *c, float room_h)
{
    struct choices out = { .count = 1 };

    out.count =
        1 + map_facet_values(c->content, c->show->map.panel, out.values + 1);
    out.columns = c->portrait || out.count <= 12 ? 2 : 3;
    const int rows = (out.count + out.columns - 1) / out.columns;
    const float most = (room_h + choice_gap) / (float)rows - choice_gap;
    out.h = fminf(c->portrait ? choice_h_upright : choice_h_max, most);
    return out;
}

static float choices_height(const struct choices *ch)
{
    const int rows = (ch->count + ch->columns - 1) / ch->columns;

    return (float)rows * (ch->h + choice_gap) - choice_gap;
}

static void choices_draw(struct canvas *c, const struct choices *ch,
                         struct box at)
{
    const float w =
        (at.w - choice_gap * (float)(ch->columns - 1)) / (float)ch->columns;

    for (int i = 0; i < ch->count; i++) {
        const struct box box = {
            at.x + (float)(i % ch->columns) * (w + choice_gap),
            at.y + (float)(i / ch->columns) * (ch->h + choice_gap), w, ch->h
        };
        choice(c, box, ch->values[i]);
    }
}

/* A touch beside the card closes it, as its button does. */
static void outside(struct canvas *c)
{
    const struct box all = canvas_across(c, 0, c->ground);

    canvas_fill(c, all, color_with_alpha(tint(TINT_INK), 168));
    c->target_count = 0;
    canvas_target(c, &(struct touchable){
                         .id = "panel-outside",
                         .role = ROLE_SURFACE,
                         .name = "",
                         .box = all,
                         .intent = { .type = INTENT_MAP_PANEL },
                     });
}

/* Title and way out; the rest of the card is for the values. */
static void panel_head(struct canvas *c, struct box card)
{
    struct button close = {
        .id = "panel-close",
        .label = canvas_word(c, STR_NAV_CLOSE),
        .icon = ICON_CLOSE,
        .role = TYPE_CONTROL,
        .intent = { .type = INTENT_MAP_PANEL },
    };
    const float w = component_button_width(c, &close);
    const float y = card.y + card_padding;

    (void)canvas_words(c, &(struct words){
                              .text = map_facet_name(c, c->show->map.panel),
                              .role = TYPE_TITLE_2,
                              .color = tint(TINT_INK),
                              .ground = tint(TINT_WHITE),
                              .box = { card.x + card_padding, y,
                                       card.w - 3 * card_padding - w, close_h },
                              .vertical = FROM_MIDDLE,
                              .lines_max = 1,
                              .heading = true,
                          });
    close.box =
        (struct box){ card.x + card.w - card_padding - w, y, w, close_h };
    component_button(c, &close);
}

/* As high as its values ask for, its foot where the chips have theirs. */
void map_panel_draw(struct canvas *c)
{
    const float top = c->portrait ? 120.0f : 40.0f;
    const float bottom = c->ground - (c->portrait ? 164.0f : 56.0f);
    const float around = 2 * card_padding + close_h + head_gap;
    const struct choices ch = choices_make(c, bottom - top - around);
    const float h = choices_height(&ch) + around;
    const struct box card = { c->margin, bottom - h, c->w - 2 * c->margin, h };

    outside(c);
    canvas_round(c, card, card_radius, tint(TINT_WHITE));
    panel_head(c, card);
    choices_draw(c, &ch,
                 (struct box){ card.x + card_padding,
                               card.y + card_padding + close_h + head_gap,
                               card.w - 2 * card_padding, 0 });
}
