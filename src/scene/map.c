/*
 * Projects where they are: the world under the whole page, marks that can
 * be touched, and a card that says the same as a list.
 */
#include <math.h>

#include "component.h"
#include "frame.h"
#include "map_room.h"
#include "screen.h"

static const float card_w = 480.0f;
static const float card_top = 150.0f;
static const float card_gap = 24.0f; /* from what can be touched beside it */
static const float below = 56.0f;    /* between the page's own and the ground */
static const float control = 88.0f;
static const float control_gap = 14.0f;
static const float button_step = 2.0f;
/* Room for the focus ring, which is 12 wide. */
static const float ring_side = 16.0f;
static const float ring_above = 8.0f;
static const float ring_below = 18.0f;

/* Upright: the map, and the list under it. */
static const float upright_share = 0.49f; /* of the height over the ground */
static const float steps_h = 164.0f;      /* of the way back, over the ground */

/* Where the parts of the screen stand. */
struct layout {
    struct box window; /* of the map */
    struct box card, chips, controls, disclaimer;
};

static struct layout lay_out_upright(const struct canvas *c)
{
    const struct box across = canvas_across(c, 0, 0);
    const float bottom = c->ground * upright_share;
    const float w = c->w - 2 * c->margin;
    const float top = 215.0f;

    return (struct layout){
        .window = { across.x, top, across.w, bottom - top - 12.0f },
        .card = { c->margin, bottom, w, c->ground - steps_h - bottom },
        .chips = { c->margin, top, w, bottom - top - 24.0f },
        .controls = { c->w - c->margin - 2 * control - control_gap, top,
                      2 * control + control_gap, control },
        .disclaimer = { c->margin + 300.0f, c->ground - steps_h + 20.0f,
                        w - 300.0f, 96.0f },
    };
}

static struct layout lay_out(const struct canvas *c)
{
    if (c->portrait) {
        return lay_out_upright(c);
    }
    const struct box across = canvas_across(c, 0, 0);
    const float card_x = c->w - c->margin - card_w;
    const float right = card_x - card_gap;
    const float top = 168.0f; /* under the title */

    return (struct layout){
        .window = { across.x, top, right - across.x, c->ground - top - 28.0f },
        .card = { card_x, card_top, card_w, c->ground - below - card_top },
        .chips = { c->margin, top, right - c->margin, c->ground - below - top },
        .controls = { right - 2 * control - control_gap, card_top,
                      2 * control + control_gap, control },
        .disclaimer = { c->margin, c->ground - below + 2.0f, right - c->margin,
                        32.0f },
    };
}

static bool views_are_equal(struct map_view a, struct map_view b)
{
    return a.x == b.x && a.y == b.y && a.zoom == b.zoom;
}

/* Into the chosen mark, or out of the middle. */
static struct map_view zoomed(const struct atlas *a, float factor)
{
    const struct map_plane *m = &a->plane;
    const struct vec2 middle = { (float)m->window.x + (float)m->window.w / 2.0f,
                                 (float)m->window.y +
                                     (float)m->window.h / 2.0f };
    const bool into = factor > 1.0f && a->chosen >= 0;
    struct map_view view =
        map_view_zoomed(m, factor, into ? a->marks[a->chosen].at : middle);

    if (into) {
        /* The chosen mark comes half the way to the middle. */
        const struct vec2 at = a->marks[a->chosen].at;
        const float world = map_world_px(m) * factor;
        view.x += (at.x - middle.x) * 0.5f / world;
        view.y += (at.y - middle.y) * 0.5f / world;
    }
    return map_view_within(m, view);
}

static void zoom_button(struct canvas *c, const struct atlas *a, struct box at,
                        bool in)
{
    const struct map_view to = zoomed(a, in ? button_step : 1.0f / button_step);
    const struct box icon = { at.x + 24.0f, at.y + 24.0f, 40.0f, 40.0f };
    const enum icon sign = in ? ICON_PLUS : ICON_MINUS;

    canvas_shadow(c, at, 20.0f);
    if (to.zoom == a->plane.view.zoom) {
        canvas_round(c, at, 20.0f, tint(TINT_WHITE));
        canvas_icon(c, icon, sign,
                    color_mix(tint(TINT_INK_3), tint(TINT_WHITE), 50));
        return;
    }
    component_button(
        c, &(struct button){
               .id = in ? "map-zoom-in" : "map-zoom-out",
               .label = "",
               .name = canvas_word(c, in ? STR_MAP_ZOOM_IN : STR_MAP_ZOOM_OUT),
               .icon = (int)sign,
               .look = BUTTON_LINE,
               .box = at,
               .intent = { .type = INTENT_MAP_GLIDE,
                           .from_view = a->plane.view,
                           .view = to },
           });
}

/* Under the zoom, while there is something to go back to. */
static void whole_button(struct canvas *c, const struct atlas *a,
                         struct box controls)
{
    struct button whole = {
        .id = "map-whole",
        .label = canvas_word(c, STR_MAP_WHOLE),
        .icon = ICON_NONE,
        .look = BUTTON_LINE,
        .role = TYPE_CONTROL,
        .intent = { .type = INTENT_MAP_WHOLE,
                    .from_view = a->plane.view,
                    .view = a->plane.home },
    };
    if (views_are_equal(a->plane.view, a->plane.home)) {
        return;
    }
    const float w = fmaxf(component_button_width(c, &whole), controls.w);
    whole.box = (struct box){ controls.x + controls.w - w,
                              controls.y + control + control_gap, w, control };
    canvas_shadow(c, whole.box, 20.0f);
    component_button(c, &whole);
}

static void draw_controls(struct canvas *c, const struct atlas *a,
                          struct box at)
{
    zoom_button(c, a, (struct box){ at.x, at.y, control, control }, false);
    zoom_button(
        c, a,
        (struct box){ at.x + control + control_gap, at.y, control, control },
        true);
    whole_button(c, a, at);
}

/* Can be focused: arrows then move it, plus and minus zoom. The ring stands
   around what is free, from the buttons down to the chips. */
static void map_target(struct canvas *c, const struct atlas *a,
                       const struct layout *at, float chips_top)
{
    const bool chosen = a->chosen >= 0;
    const struct box window = canvas_box(c, a->plane.window);
    const float side = c->portrait ? ring_side : 0.0f;
    const float left = window.x + ring_side;
    const float top = at->controls.y - ring_above;

    canvas_target(c, &(struct touchable){
                         .id = "map",
                         .role = ROLE_MAP,
                         .name = canvas_word(c, STR_MAP_MAP),
                         .box = window,
                         .ring = { left, top, window.x + window.w - side - left,
                                   chips_top - ring_below - top },
                         .radius = 20.0f,
                         .intent = { .type = chosen ? INTENT_MAP_CHOOSE
                                                    : INTENT_TOUCHED },
                     });
}

static void disclaimer(struct canvas *c, struct box box)
{
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, STR_MAP_DISCLAIMER),
                              .role = TYPE_SMALL,
                              .color = tint(TINT_INK_2),
                              .ground = tint(TINT_PAPER),
                              .box = box,
                              .vertical = FROM_MIDDLE,
                              .lines_max = c->portrait ? 3 : 1,
                              .heading = true,
                          });
}

void screen_map(struct canvas *c)
{
    const struct layout at = lay_out(c);
    struct map_chips chips;

    map_chips_place(c, at.chips, &chips);
    const struct atlas_room room = {
        .window = at.window,
        .controls = { at.controls.x, at.controls.y, at.controls.w,
                      2 * control + control_gap },
        .bottom = chips.top,
    };
    const struct atlas a = atlas_make(c, &room);
    frame_ground(c);
    map_target(c, &a, &at, chips.top);
    map_land_draw(c, &a);
    if (c->show->map.panel != FACET_NONE) {
        map_panel_draw(c);
    } else {
        (void)frame_header(c, canvas_word(c, STR_MAP_TITLE), NULL);
        draw_controls(c, &a, at.controls);
        map_marks_draw(c, &a, &room);
        map_chips_draw(c, &chips);
        disclaimer(c, at.disclaimer);
        map_list_draw(c, &a, at.card);
    }
    frame_footer(c, &(struct footer){
                        .map = true,
                        .back = true,
                        .ribbon_goal = -1,
                    });
    c->map = a.plane;
}
