/*
 * Rows: a title, what stands under it, and where they lead.
 */
#include <math.h>

#include "component.h"

static const float row_radius = 20.0f;

/* A goal's number at the start of a row. @return the width it takes. */
static float row_goal(struct canvas *c, const struct row *row)
{
    const float side = 64.0f;
    const struct box box = row->box;
    const struct box chip = { box.x + 28.0f, box.y + (box.h - side) / 2.0f,
                              side, side };

    if (row->goal_number == 0) {
        return 0.0f;
    }
    component_goal_chip(c, chip, row->goal_number - 1);
    return side + 24.0f;
}

/* Title and what stands under it, in the middle of @p box. */
static void row_words(struct canvas *c, const struct row *row, struct box box,
                      struct color ground)
{
    const bool has_detail = row->detail && row->detail[0] != '\0';
    struct words detail = {
        .text = has_detail ? row->detail : "",
        .source = row->detail_source,
        .role = TYPE_PLACE,
        .color = tint(TINT_INK_2),
        .ground = ground,
        .box = { box.x, box.y, box.w, 0 },
        .lines_max = 1,
        .heading = true,
    };
    const float detail_h = has_detail ? canvas_measure(c, &detail).h + 4.0f : 0;
    struct words title = {
        .text = row->title,
        .source = row->source,
        .role = TYPE_ROW,
        .color = tint(TINT_INK),
        .ground = ground,
        .box = { box.x, box.y, box.w, box.h - detail_h },
        .vertical = FROM_MIDDLE,
        .lines_max = has_detail ? 2 : 3,
        .heading = true,
    };

    title.box.h = fminf(title.box.h, canvas_measure(c, &title).h + 1.0f);
    title.box.y += (box.h - detail_h - title.box.h) / 2.0f;
    const struct box at = canvas_words(c, &title);
    detail.box.y = at.y + at.h + 4.0f;
    (void)canvas_words(c, &detail);
}

void component_row(struct canvas *c, const struct row *row)
{
    const bool opens = row->intent.type != INTENT_NONE;
    const bool pressed = opens && canvas_is_pressed(c, row->id);
    const struct color ground = tint(!opens    ? TINT_PAPER
                                     : pressed ? TINT_TONE
                                               : TINT_WHITE);
    const float inset = row->bare ? 24.0f : 32.0f;
    struct box in = row->box;

    if (opens) {
        component_row_ground(c, row->box, pressed);
        in.w -= row->bare ? inset : 80.0f;
    }
    if (opens && !row->bare) {
        component_row_arrow(c, row->box);
    }
    if (!opens) {
        const struct color colors[2] = { ground, tint(TINT_LINE) };
        canvas_outline(c, row->box, (struct outline){ row_radius, 2.0f },
                       colors);
        in.w -= inset;
    }
    const float sign = row_goal(c, row);
    in.x += inset + sign;
    in.w -= inset + sign;
    row_words(c, row, in, ground);
    if (!opens) {
        return;
    }
    canvas_target(c, &(struct touchable){
                         .id = row->id,
                         .role = ROLE_LINK,
                         .name = row->detail && row->detail[0]
                                     ? arena_format(c->arena, "%s. %s",
                                                    row->title, row->detail)
                                     : row->title,
                         .box = row->box,
                         .radius = row_radius,
                         .intent = row->intent,
                     });
}
