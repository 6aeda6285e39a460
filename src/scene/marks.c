#include "marks.h"

#include <math.h>

/*
 * Sizes in design units of the slide, as on a screen 1080 high. From the
 * last row of a hall, six times the height of the picture away, the dot is
 * 25 minutes of arc wide: a little more than what is preferred for a letter
 * (ISO 9241-3: 20 to 22), and the line is 5, five times what an eye resolves.
 */
static const float dot = 48.0f;
static const float dot_edge = 5.0f; /* each of two rings */
static const float line = 9.0f;
static const float line_edge = 2.5f; /* on either side */
static const float spotlight = 360.0f;
static const float spotlight_edge = 3.0f;
static const float design_side = 1080.0f;

static const uint8_t shade_alpha = 168; /* the dim of a dialogue: .66 */

enum {
    CURVE_STEPS = 16,  /* from one point of a stroke to the next, at most */
    CURVE_STEP_PX = 5, /* shorter ones look no rounder */
    PIECE_POINTS = 48, /* a line that grows is drawn anew from its last */
};

struct marks {
    struct canvas *c;
    const struct show_pointing *p;
    struct rect window;
    float unit; /* pixels a unit */
};

static struct vec2 place(const struct marks *m, struct slide_point slide)
{
    const struct slide_point view = zoom_to_view(&m->p->zoom, slide);

    return (struct vec2){
        (float)m->window.x +
            (float)view.x * (float)m->window.w / (float)SLIDE_WHOLE,
        (float)m->window.y +
            (float)view.y * (float)m->window.h / (float)SLIDE_WHOLE,
    };
}

static int length(const struct marks *m, float units)
{
    const int px = (int)lroundf(units * m->unit);
    return px > 1 ? px : 1;
}

static struct rect square(struct vec2 middle, int side)
{
    return (struct rect){ (int)lroundf(middle.x - (float)side / 2.0f),
                          (int)lroundf(middle.y - (float)side / 2.0f), side,
                          side };
}

static void disc(const struct marks *m, struct vec2 middle, float size,
                 enum tint color)
{
    const int side = length(m, size);
    const struct draw_cmd cmd = {
        .type = DRAW_ROUND,
        .rect = square(middle, side),
        .color = tint(color),
        .u.round = { .radius_px = (side + 1) / 2, .corners = CORNER_ALL },
    };
    canvas_emit(m->c, &cmd);
}

/* Gold on ink on white: one of them differs from whatever lies under it. */
static void draw_dot(const struct marks *m, struct vec2 at)
{
    disc(m, at, dot, TINT_WHITE);
    disc(m, at, dot - 2.0f * dot_edge, TINT_INK);
    disc(m, at, dot - 4.0f * dot_edge, TINT_GOLD);
}

static void draw_spotlight(const struct marks *m, struct vec2 at)
{
    struct draw_cmd cmd = {
        .type = DRAW_SHADE,
        .rect = m->window,
        .color = tint(TINT_INK),
        .u.shade = { .disc = square(at, length(m, spotlight)) },
    };
    cmd.color.a = shade_alpha;
    canvas_emit(m->c, &cmd);

    /* On a slide as dark as the shade nothing else shows where it ends. */
    const struct draw_cmd edge = {
        .type = DRAW_ROUND,
        .rect = cmd.u.shade.disc,
        .u.round = { .radius_px = (cmd.u.shade.disc.w + 1) / 2,
                     .border_px = length(m, spotlight_edge),
                     .border = tint(TINT_STAGE_TEXT_2),
                     .corners = CORNER_ALL },
    };
    canvas_emit(m->c, &edge);
}

static struct vec2 between(struct vec2 a, struct vec2 b)
{
    return (struct vec2){ (a.x + b.x) / 2.0f, (a.y + b.y) / 2.0f };
}

/* A parabola from @p from to @p to that would rather pass by @p by. */
static struct vec2 bent(struct vec2 from, struct vec2 by, struct vec2 to,
                        float t)
{
    const float u = 1.0f - t;

    return (struct vec2){
        u * u * from.x + 2.0f * u * t * by.x + t * t * to.x,
        u * u * from.y + 2.0f * u * t * by.y + t * t * to.y,
    };
}

static int steps_between(struct vec2 from, struct vec2 to)
{
    const float apart = hypotf(to.x - from.x, to.y - from.y);
    const int steps = (int)ceilf(apart / CURVE_STEP_PX);

    return steps < 1 ? 1 : steps < CURVE_STEPS ? steps : CURVE_STEPS;
}

/* Points in pixels. */
struct way {
    struct vec2 *points;
    size_t count;
};

static void way_add(struct way *way, struct vec2 at)
{
    way->points[way->count++] = at;
}

/* Smooth through the middles of what the finger said: a hand trembles. */
static struct way smoothed(const struct marks *m,
                           const struct ink_stroke *stroke)
{
    const struct ink_point *from = &m->p->ink.points[stroke->first];
    const int last = stroke->count - 1;
    struct way way = {
        .points = arena_make(m->c->arena, struct vec2,
                             (size_t)stroke->count * CURVE_STEPS + 2),
    };
    struct vec2 before = place(m, (struct slide_point){ from[0].x, from[0].y });

    way_add(&way, before);
    for (int i = 1; i < last; i++) {
        const struct vec2 by =
            place(m, (struct slide_point){ from[i].x, from[i].y });
        const struct vec2 next =
            place(m, (struct slide_point){ from[i + 1].x, from[i + 1].y });
        const struct vec2 to = between(by, next);
        const int steps = steps_between(before, to);
        for (int k = 1; k <= steps; k++) {
            way_add(&way, bent(before, by, to, (float)k / (float)steps));
        }
        before = to;
    }
    const struct vec2 end =
        place(m, (struct slide_point){ from[last].x, from[last].y });
    /* A tap is a dot: a line must have two ends. */
    way_add(&way, last > 0 ? end : (struct vec2){ end.x + 1.0f, end.y });
    return way;
}

static struct rect around(const struct way *way, int width_px)
{
    struct vec2 min = way->points[0];
    struct vec2 max = way->points[0];
    const int edge = width_px / 2 + 2; /* and its soft edge */

    for (size_t i = 1; i < way->count; i++) {
        min.x = fminf(min.x, way->points[i].x);
        min.y = fminf(min.y, way->points[i].y);
        max.x = fmaxf(max.x, way->points[i].x);
        max.y = fmaxf(max.y, way->points[i].y);
    }
    const struct rect r = { (int)floorf(min.x), (int)floorf(min.y),
                            (int)ceilf(max.x - min.x) + 1,
                            (int)ceilf(max.y - min.y) + 1 };
    return rect_grow(r, edge);
}

static void draw_piece(const struct marks *m, const struct way *piece,
                       int width_px, enum tint color)
{
    const struct rect r = around(piece, width_px);
    const float longer = (float)(r.w > r.h ? r.w : r.h);
    struct vec2 *points = arena_make(m->c->arena, struct vec2, piece->count);

    if (rect_is_empty(rect_intersect(r, m->window))) {
        return; /* that part is not shown */
    }
    for (size_t i = 0; i < piece->count; i++) {
        points[i] = (struct vec2){
            (piece->points[i].x - (float)r.x) / longer,
            (piece->points[i].y - (float)r.y) / longer,
        };
    }
    const struct draw_cmd cmd = {
        .type = DRAW_STROKE,
        .rect = r,
        .color = tint(color),
        .u.stroke = { points, piece->count, width_px },
    };
    canvas_emit(m->c, &cmd);
}

/* In pieces that meet: while it grows only the last one changes. */
static void draw_way(const struct marks *m, const struct way *way, float width,
                     enum tint color)
{
    const int width_px = length(m, width);

    for (size_t i = 0; i + 1 < way->count; i += PIECE_POINTS) {
        const size_t rest = way->count - i;
        const struct way piece = {
            .points = way->points + i,
            .count = rest < PIECE_POINTS + 1 ? rest : PIECE_POINTS + 1,
        };
        draw_piece(m, &piece, width_px, color);
    }
}

/* Gold with an edge of ink: it shows on dark slides and on paper. */
static void draw_ink(const struct marks *m)
{
    const struct ink *ink = &m->p->ink;

    for (int i = 0; i < ink->stroke_count; i++) {
        if (ink_is_seen(ink, &ink->strokes[i])) {
            const struct way way = smoothed(m, &ink->strokes[i]);
            draw_way(m, &way, line + 2.0f * line_edge, TINT_INK);
            draw_way(m, &way, line, TINT_GOLD);
        }
    }
}

static void draw_pointer(const struct marks *m)
{
    const struct vec2 at = place(m, m->p->spot);

    if (!m->p->lit) {
        return;
    }
    if (pointing_pointer(m->c->show) == POINTER_SPOTLIGHT) {
        draw_spotlight(m, at);
    } else {
        draw_dot(m, at);
    }
}

void marks_draw(struct canvas *c, struct box box)
{
    const struct rect window = canvas_rect_px(c, box);
    const int side = window.w < window.h ? window.w : window.h;
    const struct marks m = {
        .c = c,
        .p = &c->show->pointing,
        .window = window,
        .unit = (float)side / design_side,
    };
    const struct draw_cmd clip = { .type = DRAW_CLIP, .rect = window };
    const struct draw_cmd unclip = { .type = DRAW_CLIP, .rect = c->clip };

    if (!m.p->lit && ink_is_clean(&m.p->ink)) {
        return;
    }
    canvas_emit(c, &clip);
    draw_ink(&m);
    draw_pointer(&m);
    canvas_emit(c, &unclip);
}
