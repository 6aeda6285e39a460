#include "art.h"

#include <math.h>

/* The heads are icons of the shape room; the shafts are as long as it takes. */
static float whole_px(const struct canvas *c, float units)
{
    return roundf(units * c->unit) / c->unit;
}

static void shaft(struct canvas *c, struct box head, struct box line,
                  struct color color)
{
    const float middle = head.y + head.h / 2.0f;

    line.y = whole_px(c, middle - line.h / 2.0f);
    canvas_fill(c, line, color);
}

void art_exchange(struct canvas *c, struct box box, struct color there,
                  struct color back)
{
    const float size = fminf(box.h * 0.62f, box.w);
    const float thick = whole_px(c, size * 0.1f);
    const float tail = box.w * 0.06f;
    const float length = box.w - size * 0.6f;
    const struct box upper = { box.x + box.w - size, box.y, size, size };
    const struct box lower = { box.x, box.y + box.h - size, size, size };

    canvas_icon_wide(c, upper, ICON_ARROW_RIGHT,
                     (struct stroke){ there, thick });
    canvas_icon_wide(c, lower, ICON_ARROW_LEFT, (struct stroke){ back, thick });
    shaft(c, upper, (struct box){ box.x + tail, 0, length, thick }, there);
    shaft(c, lower,
          (struct box){ lower.x + size * 0.6f - tail, 0, length, thick }, back);
}

/* Shares of the box; radius in units. */
static const struct {
    float x, y, radius;
} places[] = {
    { 0.00f, 0.50f, 6.0f }, { 0.28f, 0.06f, 7.0f }, { 0.60f, 0.38f, 9.0f },
    { 0.85f, 0.02f, 6.0f }, { 0.42f, 0.85f, 6.0f }, { 0.74f, 1.00f, 6.0f },
    { 1.00f, 0.70f, 7.0f },
};

static const struct {
    int from, to;
} links[] = { { 0, 1 }, { 1, 2 }, { 1, 3 }, { 2, 4 }, { 2, 5 },
              { 2, 6 }, { 3, 6 }, { 0, 4 }, { 4, 5 }, { 5, 6 } };

/* Lines are rows of small dots: the display list has no sloping line. */
static void dotted_line(struct canvas *c, struct vec2 a, struct vec2 b,
                        struct color color)
{
    const float step = 7.0f;
    const float length = hypotf(b.x - a.x, b.y - a.y);
    const int count = (int)(length / step);

    for (int i = 1; i < count; i++) {
        const float t = (float)i / (float)count;
        const struct box dot = { a.x + (b.x - a.x) * t - 1.5f,
                                 a.y + (b.y - a.y) * t - 1.5f, 3.0f, 3.0f };
        canvas_round(c, dot, 1.5f, color);
    }
}

static struct vec2 place_at(struct box box, int i)
{
    return (struct vec2){ box.x + box.w * places[i].x,
                          box.y + box.h * places[i].y };
}

void art_network(struct canvas *c, struct box box, struct color color)
{
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        dotted_line(c, place_at(box, links[i].from), place_at(box, links[i].to),
                    color_with_alpha(color, 120));
    }
    for (int i = 0; i < (int)(sizeof(places) / sizeof(places[0])); i++) {
        const struct vec2 at = place_at(box, i);
        const float r = places[i].radius;
        canvas_round(c, (struct box){ at.x - r, at.y - r, 2 * r, 2 * r }, r,
                     color);
    }
}

/* All of the part that carries places is seen: 95 W to 128 E, 37 S to 61 N. */
static struct box land_box(struct canvas *c, struct box box)
{
    const struct shape_path *path = shape_lookup(c->p->shapes, shape_land());
    struct vec2 top_left = { 0 };
    struct vec2 bottom_right = { 0 };

    (void)shape_place(c->p->shapes, shape_land(), 61.0, -95.0, &top_left);
    (void)shape_place(c->p->shapes, shape_land(), -37.0, 128.0, &bottom_right);
    const float scale = fminf(box.w / (bottom_right.x - top_left.x),
                              box.h / (bottom_right.y - top_left.y));
    const float middle_x = (top_left.x + bottom_right.x) / 2.0f;
    const float middle_y = (top_left.y + bottom_right.y) / 2.0f;

    return canvas_unmirrored(c, box,
                             (struct box){
                                 .x = box.x + box.w / 2.0f - middle_x * scale,
                                 .y = box.y + box.h / 2.0f - middle_y * scale,
                                 .w = path->w * scale,
                                 .h = path->h * scale,
                             });
}

void art_map(struct canvas *c, struct box box, struct color land,
             struct color dot)
{
    const struct shape_path *path = shape_lookup(c->p->shapes, shape_land());
    const struct box world = land_box(c, box);
    const float radius = 6.5f;

    canvas_clip(c, box);
    (void)canvas_shape(c, world, shape_land(), land);
    for (size_t i = 0; i < c->content->project_count; i++) {
        const struct project *project = &c->content->projects[i];
        struct vec2 at;
        if (project->precision == PLACE_COUNTRY ||
            !shape_place(c->p->shapes, shape_land(), project->lat, project->lon,
                         &at)) {
            continue;
        }
        const struct box mark = canvas_unmirrored(
            c, world,
            (struct box){ world.x + at.x * world.w / path->w - radius,
                          world.y + at.y * world.h / path->h - radius,
                          2 * radius, 2 * radius });
        canvas_round(c, mark, radius, dot);
    }
    canvas_unclip(c);
}
