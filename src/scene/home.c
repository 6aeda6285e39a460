/*
 * The two home screens: seventeen goals in a grid, or the mosaic of the
 * international stand.
 */
#include <math.h>

#include "art.h"
#include "component.h"
#include "frame.h"
#include "say.h"
#include "screen.h"
#include "skyline.h"

static const float tile_gap = 14.0f;
static const float tile_radius = 20.0f;
static const float tile_give = 0.03f; /* under a finger */

/* As wide as at rest, so that a pressed tile breaks its lines the same. */
static struct box tile_text_box(struct box box, struct box where)
{
    return (struct box){ box.x + 24.0f, box.y + 94.0f, where.w - 36.0f,
                         box.h - 114.0f };
}

static void goal_tile(struct canvas *c, struct box where, int goal)
{
    const struct goal *g = &c->content->goals[goal];
    const char *id = arena_format(c->arena, "goal-%d", goal + 1);
    const bool pressed = canvas_is_pressed(c, id);
    const struct box box = canvas_pressed_box(c, id, where, tile_give);
    const struct color fill = pressed ? goal_pressed(goal) : goal_color(goal);
    const float marker_w =
        fminf(box.w > 300.0f ? 140.0f : 124.0f, box.w - 150.0f);
    const struct int_list own = { &goal, 1 };

    canvas_round(c, box, tile_radius, fill);
    const struct box number =
        canvas_words(c, &(struct words){
                            .text = canvas_number(c, goal + 1),
                            .role = TYPE_NUMBER_L,
                            .color = goal_text(goal),
                            .ground = fill,
                            .box = { box.x + 22.0f, box.y + 16.0f, 140.0f, 0 },
                            .lines_max = 1,
                        });
    c->parts.goals[goal] = canvas_part(c, where, number, fill);
    skyline_marked(
        c,
        (struct box){ box.x + box.w - 22.0f - marker_w, box.y + 29.0f, marker_w,
                      60.0f },
        &own,
        (struct skyline_look){ pressed ? goal_color(goal) : goal_tone(goal),
                               goal_text(goal) });
    (void)canvas_words(c, &(struct words){
                              .text = canvas_say(c, &g->title),
                              .source = &g->title,
                              .role = TYPE_TILE,
                              .color = goal_text(goal),
                              .ground = fill,
                              .box = tile_text_box(box, where),
                              .vertical = FROM_BOTTOM,
                              .lines_max = 4,
                              .heading = true,
                          });
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_TILE,
                         .name = arena_format(c->arena, "%d %s", goal + 1,
                                              canvas_say(c, &g->title)),
                         .box = where,
                         .radius = tile_radius,
                         .intent = intent_open((struct screen){
                             .kind = SCREEN_GOAL, .index = goal }),
                     });
}

/* One of two in a tile's place is low: words need nearly all of it. */
static bool is_low(struct box where)
{
    return where.h < 180.0f;
}

/* Words at the foot of a tile that may be low. @return whether they leave
   room for a picture above them. */
static bool foot_words(struct canvas *c, struct words words, struct box box,
                       struct box where)
{
    const float top = is_low(where) ? 10.0f : 94.0f;
    const float foot = is_low(where) ? 12.0f : 20.0f;

    words.box = (struct box){ box.x + 24.0f, box.y + top, where.w - 36.0f,
                              box.h - top - foot };
    words.vertical = FROM_BOTTOM;
    words.lines_max = 2;
    words.heading = true;
    return canvas_words(c, &words).y >= box.y + (is_low(where) ? 38.0f : 90.0f);
}

static void about_tile(struct canvas *c, struct box where, int page)
{
    const bool pressed = canvas_is_pressed(c, "about");
    const struct box box = canvas_pressed_box(c, "about", where, tile_give);
    const char *label = canvas_word(c, STR_HOME_ABOUT_GOALS);
    const struct color fill = tint(pressed ? TINT_STAGE_3 : TINT_INK);

    canvas_round(c, box, tile_radius, fill);
    if (foot_words(c,
                   (struct words){ .text = label,
                                   .role = TYPE_TILE,
                                   .color = tint(TINT_WHITE),
                                   .ground = fill },
                   box, where)) {
        skyline_colored(c, is_low(where)
                               ? (struct box){ box.x + box.w - 22.0f - 84.0f,
                                               box.y + 12.0f, 84.0f, 26.0f }
                               : (struct box){ box.x + 22.0f, box.y + 28.0f,
                                               box.w - 44.0f, 98.0f });
    }
    canvas_target(c, &(struct touchable){
                         .id = "about",
                         .role = ROLE_TILE,
                         .name = label,
                         .box = where,
                         .radius = tile_radius,
                         .intent = intent_open((struct screen){
                             .kind = SCREEN_PAGE, .index = page }),
                     });
}

/* The own municipality: a quiet tile beside the goals. */
static void municipality_tile(struct canvas *c, struct box where)
{
    const char *id = "municipalities";
    const char *label = canvas_word(c, STR_MUNICIPALITY_MINE);
    const bool pressed = canvas_is_pressed(c, id);
    const struct box box = canvas_pressed_box(c, id, where, tile_give);
    const struct color fill = tint(pressed ? TINT_PRESSED : TINT_TONE_2);
    const float icon = is_low(where) ? 40.0f : 64.0f;
    const struct box upper =
        is_low(where)
            ? (struct box){ box.x + box.w - 20.0f - icon, box.y + 12.0f, icon,
                            icon }
            : (struct box){ box.x + 20.0f, box.y + 26.0f, icon, icon };

    canvas_round(c, box, tile_radius, fill);
    if (foot_words(
            c,
            (struct words){ .text = label,
                            .role = is_low(where) ? TYPE_TILE : TYPE_CARD,
                            .color = tint(TINT_INK),
                            .ground = fill },
            box, where)) {
        canvas_icon(c, upper, ICON_PIN, tint(TINT_INK));
    }
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_TILE,
                         .name = label,
                         .box = where,
                         .radius = tile_radius,
                         .intent = intent_open(
                             (struct screen){ .kind = SCREEN_MUNICIPALITIES }),
                     });
}

/* The last tile: what the goals are about, the own municipality, or both. */
static void last_tile(struct canvas *c, struct box where, int about)
{
    const bool both = about >= 0 && c->content->municipality_count > 0;
    const float half = (where.h - tile_gap) / 2.0f;
    struct box upper = where;
    struct box lower = where;

    if (both) {
        upper.h = half;
        lower.h = half;
        lower.y += half + tile_gap;
    }
    if (c->content->municipality_count > 0) {
        municipality_tile(c, upper);
    }
    if (about >= 0) {
        about_tile(c, lower, about);
    }
}

static void goals_grid(struct canvas *c, const struct stand *stand)
{
    const int columns = c->portrait ? 3 : 6;
    const int rows = 18 / columns;
    const float top = c->portrait ? 250.0f : 150.0f;
    const float bottom = c->ground - (c->portrait ? 60.0f : 52.0f);
    const float w = (c->w - 2 * c->margin - tile_gap * (float)(columns - 1)) /
                    (float)columns;
    const float h = (bottom - top - tile_gap * (float)(rows - 1)) / (float)rows;

    for (int i = 0; i < columns * rows; i++) {
        const struct box box = { c->margin +
                                     (float)(i % columns) * (w + tile_gap),
                                 top + (float)(i / columns) * (h + tile_gap), w,
                                 h };
        if (i < GOAL_COUNT) {
            goal_tile(c, box, i);
        } else {
            last_tile(c, box, stand->about);
        }
    }
}

/* Ground and text of a mosaic tile. */
struct tile_look {
    struct color fill, text, text_2, soft;
};

static struct tile_look tile_look(const struct tile *tile, bool first)
{
    if (tile->goal >= 0) {
        const struct color text = goal_text(tile->goal);
        return (struct tile_look){ goal_color(tile->goal), text, text, text };
    }
    if (first) {
        return (struct tile_look){ tint(TINT_INK), tint(TINT_WHITE),
                                   tint(TINT_STAGE_TEXT_2),
                                   color_from_rgb(0x3A3A40) };
    }
    return (struct tile_look){ tint(TINT_TONE_2), tint(TINT_INK),
                               tint(TINT_INK_2), tint(TINT_INK) };
}

static void tile_art(struct canvas *c, struct box box, const struct tile *tile,
                     const struct tile_look *look)
{
    const struct box corner = { box.x + box.w - 30.0f - 110.0f, box.y + 28.0f,
                                110.0f, 78.0f };
    const struct box wide = { box.x + box.w - 40.0f - 160.0f, box.y + 34.0f,
                              160.0f, 76.0f };
    const struct box upper = { box.x + 34.0f, box.y + 30.0f, box.w - 68.0f,
                               box.h - 200.0f };

    switch (tile->art) {
    case ART_MAP:
        art_map(c, box, look->soft, tint(TINT_GOLD));
        canvas_round_off(c, box, tile_radius, tint(TINT_PAPER));
        break;
    case ART_COUNTRY:
        (void)canvas_shape(c, upper, shape_country(c->p->shapes, tile->country),
                           look->text);
        break;
    case ART_EXCHANGE:
        art_exchange(c, corner, look->text, color_from_rgb(0x8A6500));
        break;
    case ART_NETWORK:
        art_network(c, wide, look->text);
        break;
    case ART_SKYLINE:
        skyline_colored(c, wide);
        break;
    case ART_NONE:
        break;
    }
}

static void tile_words(struct canvas *c, struct box box,
                       const struct tile *tile, const struct tile_look *look,
                       bool large)
{
    const float inset = 28.0f;
    const float w = box.w - inset - (large ? 140.0f : 12.0f);
    const struct words text = {
        .text = say_tile(c, &tile->text),
        .source = &tile->text,
        .role = TYPE_PLACE,
        .color = look->text_2,
        .ground = look->fill,
        .box = { box.x + inset, box.y, w, box.h - 24.0f },
        .vertical = FROM_BOTTOM,
        .lines_max = 3,
    };
    const struct box at = canvas_words(c, &text);
    (void)canvas_words(
        c, &(struct words){
               .text = canvas_say(c, &tile->title),
               .source = &tile->title,
               .role = large ? TYPE_TITLE_2 : TYPE_TITLE_3,
               .color = look->text,
               .ground = look->fill,
               .box = { box.x + inset, box.y, w,
                        (text.text[0] ? at.y - 8.0f : box.y + box.h - 24.0f) -
                            box.y },
               .vertical = FROM_BOTTOM,
               .lines_max = 2,
               .heading = true,
           });
}

static void go_mark(struct canvas *c, struct box box)
{
    const struct box gold = { box.x + box.w - 24.0f - 96.0f,
                              box.y + box.h - 24.0f - 96.0f, 96.0f, 96.0f };
    const struct box icon = { gold.x + 28.0f, gold.y + 28.0f, 40.0f, 40.0f };

    canvas_round(c, gold, 20.0f, tint(TINT_GOLD));
    canvas_icon(c, icon, ICON_ARROW_RIGHT, tint(TINT_INK));
}

static void mosaic_tile(struct canvas *c, struct box where, int index)
{
    const struct tile *tile = &c->content->stands[c->show->stand].tiles[index];
    const char *id = arena_format(c->arena, "tile-%d", index + 1);
    const bool pressed = canvas_is_pressed(c, id);
    const struct box box = canvas_pressed_box(c, id, where, tile_give);
    const bool large = index == 0;
    const struct tile_look look = tile_look(tile, large);

    canvas_round(c, box, tile_radius,
                 pressed ? color_mix(look.fill, look.text, 12) : look.fill);
    tile_art(c, box, tile, &look);
    tile_words(c, box, tile, &look, large);
    if (large) {
        go_mark(c, box);
    }
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_TILE,
                         .name = canvas_say(c, &tile->title),
                         .box = where,
                         .radius = tile_radius,
                         .intent = intent_open(screen_from_link(tile->link)),
                     });
}

static void theme_tile(struct canvas *c, struct box where, int index)
{
    const struct theme *theme = &c->content->themes[index];
    const char *id = arena_format(c->arena, "theme-%s", theme->id);
    const bool pressed = canvas_is_pressed(c, id);
    const struct box box = canvas_pressed_box(c, id, where, tile_give);
    const struct color own = { 0 };

    if (!pressed) {
        canvas_shadow(c, box, tile_radius);
    }
    canvas_round(c, box, tile_radius, tint(pressed ? TINT_TONE : TINT_WHITE));
    skyline_marked(c,
                   (struct box){ box.x + 24.0f, box.y + 24.0f, box.w - 48.0f,
                                 box.h * 0.33f },
                   &theme->goals,
                   (struct skyline_look){ tint(TINT_TONE_2), own });
    (void)canvas_words(c, &(struct words){
                              .text = canvas_say(c, &theme->title),
                              .source = &theme->title,
                              .role = TYPE_CARD,
                              .color = tint(TINT_INK),
                              .ground = tint(TINT_WHITE),
                              .box = { box.x + 24.0f, box.y + box.h * 0.4f,
                                       where.w - 32.0f, box.h * 0.6f - 22.0f },
                              .vertical = FROM_BOTTOM,
                              .lines_max = 3,
                              .heading = true,
                          });
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_TILE,
                         .name = canvas_say(c, &theme->title),
                         .box = where,
                         .radius = tile_radius,
                         .intent = intent_open((struct screen){
                             .kind = SCREEN_THEME, .index = index }),
                     });
}

static void theme_tiles(struct canvas *c, struct box area, int columns)
{
    const int themes = (int)c->content->theme_count;
    const int count = themes + (c->content->municipality_count > 0 ? 1 : 0);
    const int rows = (count + columns - 1) / columns;
    const float w = (area.w - tile_gap * (float)(columns - 1)) / (float)columns;
    const float h = (area.h - tile_gap * (float)(rows - 1)) / (float)rows;

    for (int i = 0; i < count; i++) {
        /* The last row shares the width among what is left. */
        const int row = i / columns;
        const int in_row = row == rows - 1 ? count - row * columns : columns;
        const float wide =
            (area.w - tile_gap * (float)(in_row - 1)) / (float)in_row;
        const float tile_w = in_row == columns ? w : wide;
        const struct box box = { area.x +
                                     (float)(i % columns) * (tile_w + tile_gap),
                                 area.y + (float)row * (h + tile_gap), tile_w,
                                 h };
        if (i < themes) {
            theme_tile(c, box, i);
        } else {
            municipality_tile(c, box);
        }
    }
}

static void mosaic_landscape(struct canvas *c)
{
    const float w = c->w - 2 * c->margin;
    const float map_w = w * 884.0f / 1792.0f;
    const float side_w = (w - map_w - 2 * tile_gap) / 2.0f;
    const float x2 = c->margin + map_w + tile_gap;
    const float x3 = x2 + side_w + tile_gap;
    const float top = 150.0f;
    const float tall = 470.0f;
    const float half = (tall - tile_gap) / 2.0f;
    const float fields = top + tall + tile_gap;
    const int columns = (int)c->content->theme_count +
                        (c->content->municipality_count > 0 ? 1 : 0);

    mosaic_tile(c, (struct box){ c->margin, top, map_w, tall }, 0);
    mosaic_tile(c, (struct box){ x2, top, side_w, tall }, 1);
    mosaic_tile(c, (struct box){ x3, top, side_w, half }, 2);
    mosaic_tile(c, (struct box){ x3, top + half + tile_gap, side_w, half }, 3);
    theme_tiles(
        c, (struct box){ c->margin, fields, w, c->ground - 52.0f - fields },
        columns > 6 ? 6 : columns);
}

static void mosaic_portrait(struct canvas *c)
{
    const float w = c->w - 2 * c->margin;
    const float half = (w - tile_gap) / 2.0f;
    const float top = 250.0f;
    const float whole = c->ground - 60.0f - top;
    const float map_h = whole * 0.31f;
    const float mid_h = whole * 0.31f;
    const float mid = top + map_h + tile_gap;
    const float low = mid + mid_h + tile_gap;
    const float quarter = (mid_h - tile_gap) / 2.0f;
    const float x2 = c->margin + half + tile_gap;

    mosaic_tile(c, (struct box){ c->margin, top, w, map_h }, 0);
    mosaic_tile(c, (struct box){ c->margin, mid, half, mid_h }, 1);
    mosaic_tile(c, (struct box){ x2, mid, half, quarter }, 2);
    mosaic_tile(c, (struct box){ x2, mid + quarter + tile_gap, half, quarter },
                3);
    theme_tiles(c, (struct box){ c->margin, low, w, c->ground - 60.0f - low },
                3);
}

void screen_home(struct canvas *c)
{
    const struct stand *stand = &c->content->stands[c->show->stand];

    frame_ground(c);
    (void)frame_header(c, canvas_say(c, &stand->title), &stand->title);
    if (stand->home == HOME_GOALS) {
        goals_grid(c, stand);
    } else if (c->portrait) {
        mosaic_portrait(c);
    } else {
        mosaic_landscape(c);
    }
    frame_footer(c, &(struct footer){ .home = true, .ribbon_goal = -1 });
}
