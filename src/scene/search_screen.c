/*
 * Search: the field over its keyboard, and beside them what is found while
 * somebody types.
 */
#include <math.h>

#include "field.h"
#include "found_list.h"
#include "found_thing.h"
#include "frame.h"
#include "keyboard.h"
#include "screen.h"

static const float field_h = 128.0f;
static const float chips_h = 80.0f;
static const float keys_h = 4 * 104.0f + 3 * 12.0f;
static const float ribbon_h = 28.0f;
static const float back_h = 96.0f; /* portrait: over the ribbon */

/* Where the parts of the screen lie. */
struct places {
    struct box field, chips, keys, found;
};

static struct places landscape_places(const struct canvas *c)
{
    const float w = c->w - 2 * c->margin;
    const float found_w = fminf(588.0f, 0.328f * w);
    const float left_w = w - found_w - 40.0f;
    const float top = 150.0f;
    const float bottom = c->ground - 70.0f;

    return (struct places){
        .field = { c->margin, top, left_w, field_h },
        .chips = { c->margin, top + field_h + 24.0f, left_w, chips_h },
        .keys = { c->margin, bottom - keys_h, left_w, keys_h },
        .found = { c->margin + left_w + 40.0f, top, found_w,
                   bottom + 14.0f - top },
    };
}

static struct places portrait_places(const struct canvas *c, float top)
{
    const float w = c->w - 2 * c->margin;
    const float bottom = c->ground - ribbon_h - 20.0f - back_h - 20.0f;
    const float keys_w = c->w - 72.0f; /* wider: twelve keys of 20 mm */
    const float keys_y = bottom - keys_h;
    const float chips_y = keys_y - 20.0f - chips_h;
    const float found_y = top + field_h + 20.0f;

    return (struct places){
        .field = { c->margin, top, w, field_h },
        .chips = { c->margin, chips_y, w, chips_h },
        .keys = { (c->w - keys_w) / 2.0f, keys_y, keys_w, keys_h },
        .found = { c->margin, found_y, w, chips_y - 20.0f - found_y },
    };
}

/* Suggestions have their place; a word to who found nothing has it, too. */
static void draw_chips(struct canvas *c, struct box at,
                       const struct search_answer *answer)
{
    if (!answer->none) {
        field_suggestions(c, at, answer);
        return;
    }
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word(c, STR_SEARCH_NONE),
                              .role = TYPE_BODY,
                              .color = tint(TINT_INK_2),
                              .ground = tint(TINT_PAPER),
                              .box = at,
                              .vertical = FROM_MIDDLE,
                              .lines_max = 2,
                          });
}

void screen_search(struct canvas *c)
{
    const struct search_answer *answer = found_thing_answer(c);

    frame_ground(c);
    const float top =
        frame_header(c, canvas_word(c, STR_NAV_SEARCH), NULL) + 34.0f;
    const struct places at =
        c->portrait ? portrait_places(c, top) : landscape_places(c);
    field_draw(c, at.field);
    if (c->portrait) { /* the focus goes down the page */
        found_list_draw(c, at.found, answer);
    }
    draw_chips(c, at.chips, answer);
    keyboard_draw(c, at.keys);
    if (!c->portrait) {
        found_list_draw(c, at.found, answer);
    }
    frame_footer(c, &(struct footer){
                        .search = true,
                        .back = true,
                        .ribbon_goal = -1,
                    });
}
