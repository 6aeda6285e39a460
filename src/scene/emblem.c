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

static struct words statement_words(const struct canvas *c,
                                    const struct emblem_place *at)
{
    const struct text *statement = &c->content->cofunding.statement;

    return (struct words){
        .text = canvas_say(c, statement),
        .source = statement,
        .role = TYPE_EMBLEM,
        .color = tint(at->on_dark ? TINT_WHITE : TINT_EU_BLUE),
        .ground = tint(at->on_dark ? TINT_INK : TINT_WHITE),
        .box = { 0, at->y, 300.0f, at->h },
        .vertical = FROM_MIDDLE,
        .lines_max = 2,
        .heading = true,
    };
}

float emblem_width(struct canvas *c, float h)
{
    const struct words words =
        statement_words(c, &(struct emblem_place){ .h = h });
    const float flag_w = h * 1.5f;

    return flag_w + flag_w / 6.0f + canvas_measure(c, &words).w;
}

float emblem_block(struct canvas *c, const struct emblem_place *at)
{
    const float flag_w = at->h * 1.5f;
    const float left = at->right - emblem_width(c, at->h);
    struct words words = statement_words(c, at);

    if (text_is_empty(&c->content->cofunding.statement)) {
        return at->right;
    }
    words.box.x = left + flag_w + flag_w / 6.0f;
    emblem_flag(c, (struct box){ left, at->y, flag_w, at->h }, at->on_dark);
    (void)canvas_words(c, &words);
    return left;
}
