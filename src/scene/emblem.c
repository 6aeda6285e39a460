#include "emblem.h"

#include <math.h>

enum {
    STARS = 12, /* placed like the hours on a clock */
};

static const float pi = 3.14159265358979f;
static const float ring_radius = 1.0f / 3.0f; /* of the flag's height */
static const float star_radius = 1.0f / 18.0f;
static const float edge = 1.0f / 25.0f; /* white, on a coloured ground */

struct vec2 emblem_star(int k)
{
    const float angle = (float)k * pi / 6.0f;
    return (struct vec2){
        0.75f + ring_radius * sinf(angle),
        0.5f - ring_radius * cosf(angle),
    };
}

float emblem_star_radius(void)
{
    return star_radius;
}

void emblem_flag(struct canvas *c, struct box box, bool on_dark)
{
    const float r = star_radius * box.h;

    if (on_dark) {
        const float e = edge * box.h;
        canvas_fill(
            c,
            (struct box){ box.x - e, box.y - e, box.w + 2 * e, box.h + 2 * e },
            tint(TINT_WHITE));
    }
    canvas_fill(c, box, tint(TINT_EU_BLUE));
    for (int k = 0; k < STARS; k++) {
        const struct vec2 at = emblem_star(k);
        const struct box star = { box.x + at.x * box.h - r,
                                  box.y + at.y * box.h - r, 2 * r, 2 * r };
        (void)canvas_shape(c, star, shape_star(), tint(TINT_EU_YELLOW));
    }
}

float emblem_block(struct canvas *c, float x, float y, float h, bool on_dark)
{
    const struct text *statement = &c->content->cofunding.statement;
    const float w = h * 1.5f;
    const float gap = w / 6.0f;

    if (text_is_empty(statement)) {
        return 0.0f;
    }
    emblem_flag(c, (struct box){ x, y, w, h }, on_dark);
    const struct box words =
        canvas_words(c, &(struct words){
                            .text = canvas_say(c, statement),
                            .source = statement,
                            .role = TYPE_EMBLEM,
                            .color = tint(on_dark ? TINT_WHITE : TINT_EU_BLUE),
                            .ground = tint(on_dark ? TINT_INK : TINT_WHITE),
                            .box = { x + w + gap, y, 300.0f, h },
                            .vertical = FROM_MIDDLE,
                            .lines_max = 2,
                            .heading = true,
                        });
    return w + gap + words.w;
}
