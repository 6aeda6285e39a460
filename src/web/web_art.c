/*
 * Drawings: the skyline in a page, outlines of countries and the emblem as
 * files that pages share.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "emblem.h"
#include "log.h"
#include "palette.h"
#include "skyline.h"
#include "web_room.h"

enum {
    SIDE_UNITS = 1000, /* of an outline's longer side */
    SKYLINE_W = 680,
    SKYLINE_H = 240,
    STARS = 12,
    STAR_POINTS = 5,
    FLAG_W = 270,
    FLAG_H = 180,
};

static const char svg_start[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ";

static struct rect bar_units(int goal)
{
    const struct box bar =
        skyline_bar((struct box){ 0, 0, SKYLINE_W, SKYLINE_H }, goal);
    const int left = (int)lroundf(bar.x);
    const int top = (int)lroundf(bar.y);

    return (struct rect){ left, top, (int)lroundf(bar.x + bar.w) - left,
                          SKYLINE_H - top };
}

void web_skyline(struct web_page *p, const struct int_list *marked,
                 const char *class_name)
{
    html_put(&p->h,
             "<svg class=\"skyline %s\" viewBox=\"0 0 %d %d\" "
             "preserveAspectRatio=\"none\" aria-hidden=\"true\" "
             "focusable=\"false\">",
             class_name, SKYLINE_W, SKYLINE_H);
    for (int i = 0; i < GOAL_COUNT; i++) {
        const struct rect bar = bar_units(i);
        html_put(&p->h, "<path class=\"%s\" d=\"M%d %dH%dV%dH%dz\"/>",
                 int_list_has(marked, i) ? arena_format(p->arena, "b%d", i + 1)
                                         : "rest",
                 bar.x, bar.y, bar.x + bar.w, SKYLINE_H, bar.x);
    }
    html_put(&p->h, "</svg>");
}

void web_colored_skyline(struct web_page *p, const char *class_name)
{
    html_put(&p->h,
             "<img class=\"skyline %s\" src=\"%sart/skyline.svg\" alt=\"\" "
             "width=\"%d\" height=\"%d\">",
             class_name, p->root, SKYLINE_W, SKYLINE_H);
}

/* ---- countries ------------------------------------------------------------
 */

void web_country(struct web_page *p, const struct project *project,
                 const char *color)
{
    const struct shape_id id = shape_country(p->web->shapes, project->country);
    const struct shape_path *path = shape_lookup(p->web->shapes, id);
    struct vec2 at;

    if (path->contour_count == 0) {
        return;
    }
    const int w = (int)lroundf(path->w * SIDE_UNITS);
    const int h = (int)lroundf(path->h * SIDE_UNITS);
    html_put(&p->h,
             "<span class=\"country\" style=\"--w:%d;--h:%d\">"
             "<img src=\"%sart/%s-%s.svg\" alt=\"\" width=\"%d\" "
             "height=\"%d\">",
             w, h, p->root, project->country, color, w, h);
    if (project->precision != PLACE_COUNTRY &&
        shape_place(p->web->shapes, id, project->lat, project->lon, &at)) {
        html_put(
            &p->h, "<span class=\"%s\" style=\"left:%s;top:%s\"></span>",
            project->precision == PLACE_EXACT ? "dot" : "region",
            arena_format(p->arena, "%.1f%%", 100.0 * (double)(at.x / path->w)),
            arena_format(p->arena, "%.1f%%", 100.0 * (double)(at.y / path->h)));
    }
    html_put(&p->h, "</span>");
}

static void put_contours(FILE *out, const struct shape_path *path)
{
    size_t first = 0;

    for (size_t i = 0; i < path->contour_count; i++) {
        const size_t end = path->contour_ends[i];
        for (size_t k = first; k < end; k++) {
            (void)fprintf(out, "%s%ld %ld", k == first ? "M" : "L",
                          lroundf(path->points[k].x * SIDE_UNITS),
                          lroundf(path->points[k].y * SIDE_UNITS));
        }
        (void)fputc('z', out);
        first = end;
    }
}

static void put_color(FILE *out, struct color c)
{
    (void)fprintf(out, "#%02x%02x%02x", c.r, c.g, c.b);
}

/* A file of what @p put writes. @return false with one line logged. */
static bool add_stream(const struct web *web, const char *path, FILE *out,
                       char **text, const size_t *len)
{
    if (fclose(out) != 0) {
        log_fatal_memory(*len);
    }
    const bool added = web_tree_add(web->tree, path, *text, *len);
    free(*text);
    return added;
}

static bool add_outline(const struct web *web, const char *country,
                        const char *name, struct color color)
{
    struct arena arena = region_arena(web->page_memory);
    const struct shape_path *path =
        shape_lookup(web->shapes, shape_country(web->shapes, country));
    char *text = NULL;
    size_t len = 0;

    if (path->contour_count == 0) {
        return true;
    }
    FILE *out = open_memstream(&text, &len);
    if (!out) {
        log_fatal_memory(BUFSIZ);
    }
    (void)fprintf(out, "%s%ld %ld\"><path fill-rule=\"evenodd\" fill=\"",
                  svg_start, lroundf(path->w * SIDE_UNITS),
                  lroundf(path->h * SIDE_UNITS));
    put_color(out, color);
    (void)fputs("\" d=\"", out);
    put_contours(out, path);
    (void)fputs("\"/></svg>\n", out);
    return add_stream(web, arena_format(&arena, "art/%s-%s.svg", country, name),
                      out, &text, &len);
}

/* Which files are there: a country in each colour once. */
struct outlines {
    const char **countries;
    bool (*has)[GOAL_COUNT + 2]; /* the goals' colours, white, ink */
    size_t count;
};

static size_t outline_index(struct outlines *o, const char *country)
{
    size_t i = 0;

    while (i < o->count && strcmp(o->countries[i], country) != 0) {
        i++;
    }
    if (i == o->count) {
        o->countries[o->count++] = country;
    }
    return i;
}

static bool add_once(const struct web *web, struct outlines *o,
                     const char *country, int color)
{
    bool *has = &o->has[outline_index(o, country)][color];
    char name[32];

    if (*has) {
        return true;
    }
    *has = true;
    if (color < GOAL_COUNT) {
        (void)snprintf(name, sizeof(name), "goal-%d", color + 1);
        return add_outline(web, country, name, goal_color(color));
    }
    return color == GOAL_COUNT
               ? add_outline(web, country, "white", tint(TINT_WHITE))
               : add_outline(web, country, "ink", tint(TINT_INK));
}

static bool add_countries(const struct web *web)
{
    const struct content *c = web->content;
    const size_t most = c->project_count > 0 ? c->project_count : 1;
    struct outlines o = {
        .countries = calloc(most, sizeof(*o.countries)),
        .has = calloc(most, sizeof(*o.has)),
    };
    bool good = true;

    if (!o.countries || !o.has) {
        log_fatal_memory(most * sizeof(*o.has));
    }
    for (size_t i = 0; good && i < c->project_count; i++) {
        const struct project *p = &c->projects[i];
        const int goal = p->goals.items[0];
        const bool white = color_is_equal(goal_text(goal), tint(TINT_WHITE));
        good =
            add_once(web, &o, p->country, goal) &&
            add_once(web, &o, p->country, white ? GOAL_COUNT : GOAL_COUNT + 1);
    }
    free(o.countries);
    free(o.has);
    return good;
}

/* ---- the emblem -----------------------------------------------------------
 */

void web_emblem(struct web_page *p)
{
    html_put(&p->h,
             "<img src=\"%sart/emblem.svg\" alt=\"\" width=\"%d\" "
             "height=\"%d\">",
             p->root, FLAG_W, FLAG_H);
}

static void put_star(FILE *out, struct vec2 middle)
{
    static const double pi = 3.14159265358979;
    const double r = (double)emblem_star_radius() * FLAG_H;

    /* Every second corner: the lines cross, and the middle is filled. */
    for (int i = 0; i < STAR_POINTS; i++) {
        const double angle = 4.0 * pi * i / STAR_POINTS;
        (void)fprintf(out, "%s%.2f %.2f", i == 0 ? "M" : "L",
                      (double)middle.x * FLAG_H + r * sin(angle),
                      (double)middle.y * FLAG_H - r * cos(angle));
    }
    (void)fputc('z', out);
}

static bool add_emblem(const struct web *web)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    if (!out) {
        log_fatal_memory(BUFSIZ);
    }
    (void)fprintf(out, "%s%d %d\"><path fill=\"", svg_start, FLAG_W, FLAG_H);
    put_color(out, tint(TINT_EU_BLUE));
    (void)fprintf(out, "\" d=\"M0 0H%dV%dH0z\"/><path fill=\"", FLAG_W, FLAG_H);
    put_color(out, tint(TINT_EU_YELLOW));
    (void)fputs("\" d=\"", out);
    for (int i = 0; i < STARS; i++) {
        put_star(out, emblem_star(i));
    }
    (void)fputs("\"/></svg>\n", out);
    return add_stream(web, "art/emblem.svg", out, &text, &len);
}

static bool add_skyline(const struct web *web)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    if (!out) {
        log_fatal_memory(BUFSIZ);
    }
    (void)fprintf(out, "%s%d %d\" preserveAspectRatio=\"none\">", svg_start,
                  SKYLINE_W, SKYLINE_H);
    for (int i = 0; i < GOAL_COUNT; i++) {
        const struct rect bar = bar_units(i);
        (void)fputs("<path fill=\"", out);
        put_color(out, goal_color(i));
        (void)fprintf(out, "\" d=\"M%d %dH%dV%dH%dz\"/>", bar.x, bar.y,
                      bar.x + bar.w, SKYLINE_H, bar.x);
    }
    (void)fputs("</svg>\n", out);
    return add_stream(web, "art/skyline.svg", out, &text, &len);
}

bool web_add_art(const struct web *web)
{
    return add_emblem(web) && add_skyline(web) && add_countries(web);
}
