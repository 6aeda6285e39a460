/*
 * One function a layout; the table at the end chooses.
 */
#include "slide.h"

#include <math.h>
#include <string.h>

#include "emblem.h"
#include "skyline.h"
#include "slide_parts.h"
#include "slide_thing.h"

static const float panel_share = 0.42f;

static void draw_title(struct canvas *c, const struct slide_view *v)
{
    const struct slide_ground g = slide_on_ink();
    const struct box in = slide_inner(c, v->area);
    const float skyline_h = v->area.h * (c->portrait ? 0.3f : 0.41f);

    canvas_fill(c, v->area, g.fill);
    skyline_colored(c,
                    (struct box){ v->area.x, v->area.y + v->area.h - skyline_h,
                                  v->area.w, skyline_h });
    (void)slide_label(c, &v->slide->label,
                      (struct box){ in.x, in.y, in.w * 0.6f, 0 }, &g);
    if (!v->attract) {
        (void)emblem_block(c, &(struct emblem_place){ .right = in.x + in.w,
                                                      .y = in.y - 10.0f,
                                                      .h = 74.0f,
                                                      .on_dark = true });
    }
    float y = in.y + (c->portrait ? 170.0f : 110.0f);
    y = slide_heading(c, &v->slide->subtitle, TYPE_QUESTION,
                      (struct box){ in.x, y, in.w, 0 }, &g) +
        20.0f;
    /* Over the low roofs at the left; the high ones keep the right. */
    (void)slide_heading(
        c, &v->slide->title, TYPE_SLIDE_HERO,
        (struct box){ in.x - 6.0f, y, c->portrait ? in.w : in.w * 0.68f,
                      v->area.y + v->area.h - skyline_h * 0.6f - y },
        &g);
}

/* What a big statement leaves free, shared out above it. */
static float lowered(float top, float bottom, float used)
{
    const float free_h = bottom - top - used;
    return free_h > 0.0f ? top + free_h * 0.36f : top;
}

static void draw_statement(struct canvas *c, const struct slide_view *v)
{
    const struct slide_ground g = slide_on_ink();
    const struct box in = slide_inner(c, v->area);
    const bool art = v->slide->art != ART_NONE && v->slide->art != ART_MAP;
    const float art_h = art ? 210.0f : 0.0f;
    const float text_h = text_is_empty(&v->slide->text) ? 0.0f : 150.0f;

    canvas_fill(c, v->area, g.fill);
    if (v->slide->art == ART_MAP) {
        slide_art(c, ART_MAP, v->area);
    } else if (art) {
        slide_art(c, v->slide->art,
                  (struct box){ in.x, in.y + in.h - art_h + 30.0f, 420.0f,
                                art_h - 30.0f });
    }
    const float top =
        slide_label(c, &v->slide->label,
                    (struct box){ in.x, in.y, in.w * 0.7f, 0 }, &g) +
        24.0f;
    const float bottom = in.y + in.h - art_h;
    struct words title = {
        .text = canvas_say(c, &v->slide->title),
        .source = &v->slide->title,
        .role = TYPE_SLIDE_STATEMENT,
        .color = g.title,
        .strong = g.strong,
        .ground = g.fill,
        .box = { in.x - 4.0f, top, in.w, bottom - text_h - top },
        .heading = true,
    };
    const float h = canvas_measure(c, &title).h;
    title.box.y = lowered(top, bottom, h + text_h);
    title.box.h = h;
    (void)canvas_words(c, &title);
    const float y = title.box.y + h + 40.0f;
    (void)slide_text(
        c, &v->slide->text,
        (struct box){ in.x, y, c->portrait ? in.w : in.w * 0.72f, bottom - y },
        &g);
    slide_progress(c, v, g.rest);
}

/* The ink panel of points, pictures and figures. */
static void side_panel(struct canvas *c, const struct slide_view *v,
                       struct box panel)
{
    const struct slide_ground g = slide_on_ink();
    struct box in = slide_inner(c, panel);
    const bool art = v->slide->art != ART_NONE;
    const float art_h = art ? in.h * 0.34f : 0.0f;

    if (!c->portrait) {
        in.w += 60.0f; /* the panel's own right edge is margin enough */
    }
    canvas_fill(c, panel, g.fill);
    float y = slide_label(c, &v->slide->label, in, &g) + 10.0f;
    y = slide_heading(c, &v->slide->title, TYPE_SLIDE_TITLE,
                      (struct box){ in.x - 4.0f, y, in.w,
                                    in.h * (c->portrait ? 0.52f : 0.5f) },
                      &g) +
        24.0f;
    const struct text *text = text_is_empty(&v->slide->subtitle)
                                  ? &v->slide->text
                                  : &v->slide->subtitle;
    (void)slide_text(
        c, text, (struct box){ in.x, y, in.w, in.y + in.h - art_h - y }, &g);
    if (v->slide->art == ART_MAP) {
        slide_art(c, ART_MAP,
                  (struct box){ panel.x, panel.y + panel.h * 0.56f, panel.w,
                                panel.h * 0.44f });
    } else if (art) {
        slide_art(c, v->slide->art,
                  (struct box){ in.x, in.y + in.h - art_h + 30.0f,
                                c->portrait ? 300.0f : 420.0f, art_h - 30.0f });
    }
}

static void draw_points(struct canvas *c, const struct slide_view *v)
{
    const struct slide_ground g = slide_on_paper();
    const struct slide_split split = slide_split(c, v->area, panel_share);
    const struct box in = slide_inner(c, split.rest);
    const int count = (int)v->slide->points.count;
    const float h = (in.h + 40.0f) / (float)count;

    canvas_fill(c, v->area, g.fill);
    side_panel(c, v, split.panel);
    for (int i = 0; i < slide_shown(v, count); i++) {
        const struct point *p = &v->slide->points.items[i];
        const float top = in.y + (float)i * h;
        slide_part(
            c, v, i,
            (struct box){ in.x - 4.0f, top - 34.0f, in.w + 8.0f, h - 8.0f });
        if (i > 0) {
            canvas_fill(c, (struct box){ in.x, top - 34.0f, in.w, 3.0f },
                        tint(TINT_LINE));
        }
        const float y =
            slide_label(c, &p->label, (struct box){ in.x, top, in.w, 0 }, &g);
        (void)slide_heading(
            c, &p->text, TYPE_SLIDE_POINT,
            (struct box){ in.x - 2.0f, y, in.w, top + h - 52.0f - y }, &g);
    }
    slide_progress(c, v, g.rest);
}

static void draw_two_columns(struct canvas *c, const struct slide_view *v)
{
    const struct slide_ground g = slide_on_paper();
    const struct box in = slide_inner(c, v->area);
    const int columns = c->portrait ? 1 : 2;
    const float gap = 72.0f;
    const float w = (in.w - gap * (float)(columns - 1)) / (float)columns;

    canvas_fill(c, v->area, g.fill);
    float top = slide_label(c, &v->slide->label, in, &g);
    top =
        slide_heading(c, &v->slide->title, TYPE_SLIDE_TITLE,
                      (struct box){ in.x - 4.0f, top, in.w, in.h * 0.3f }, &g) +
        64.0f;
    top = fmaxf(top, in.y + in.h * (c->portrait ? 0.2f : 0.42f));
    const float rows = c->portrait ? 2.0f : 1.0f;
    const float h = (in.y + in.h - top) / rows;
    for (int i = 0; i < (int)v->slide->points.count; i++) {
        const struct point *p = &v->slide->points.items[i];
        const struct box at = { in.x + (float)(i % columns) * (w + gap),
                                top + (float)(i / columns) * h, w, h - 30.0f };
        canvas_fill(c, (struct box){ at.x, at.y, at.w, 6.0f },
                    tint(i == 0 ? TINT_GOLD : TINT_INK));
        const float y = slide_heading(
            c, &p->label, TYPE_PANEL_TITLE,
            (struct box){ at.x, at.y + 40.0f, at.w, at.h * 0.4f }, &g);
        (void)slide_text(
            c, &p->text,
            (struct box){ at.x, y + 20.0f, at.w, at.y + at.h - y - 20.0f }, &g);
    }
    slide_progress(c, v, g.rest);
}

struct quotation_marks {
    const char *open, *close;
};

static struct quotation_marks quotation_marks(const char *language)
{
    const bool guillemets = strcmp(language, "fr") == 0 ||
                            strcmp(language, "uk") == 0 ||
                            strcmp(language, "ar") == 0;
    return guillemets ? (struct quotation_marks){ "«\u00A0", "\u00A0»" }
                      : (struct quotation_marks){ "‘", "’" };
}

static void draw_quote(struct canvas *c, const struct slide_view *v)
{
    const struct slide_ground g = slide_on_ink();
    const struct box in = slide_inner(c, v->area);

    canvas_fill(c, v->area, g.fill);
    const float top =
        slide_label(c,
                    text_is_empty(&v->slide->label) ? &v->slide->title
                                                    : &v->slide->label,
                    in, &g) +
        24.0f;
    const struct quotation_marks marks = quotation_marks(c->language);
    struct words quote = {
        .text = arena_format(c->arena, "%s%s%s", marks.open,
                             canvas_say(c, &v->slide->text), marks.close),
        .lead = strlen(marks.open),
        .source = &v->slide->text,
        .role = TYPE_SLIDE_STATEMENT,
        .color = g.title,
        .strong = g.strong,
        .ground = g.fill,
        .box = { in.x - 4.0f, top, in.w, in.y + in.h - 110.0f - top },
        .heading = true,
    };
    const float h = canvas_measure(c, &quote).h;
    quote.box.y = lowered(top, in.y + in.h, h + 110.0f);
    quote.box.h = h;
    (void)canvas_words(c, &quote);
    (void)slide_text(c, &v->slide->by,
                     (struct box){ in.x, quote.box.y + h + 44.0f, in.w, 0 },
                     &g);
    slide_progress(c, v, g.rest);
}

static void draw_picture(struct canvas *c, const struct slide_view *v)
{
    const struct slide_ground g = slide_on_paper();
    const struct slide_split split = slide_split(c, v->area, panel_share);

    canvas_fill(c, v->area, g.fill);
    if (slide_shown(v, 1) > 0) {
        canvas_image(c, split.rest, v->slide->picture.image, FIT_COVER);
        slide_part(c, v, 0, split.rest);
    }
    side_panel(c, v, split.panel);
    slide_progress(c, v, g.rest);
}

static void draw_figure(struct canvas *c, const struct figure *f, struct box at,
                        const struct slide_ground *g)
{
    canvas_fill(c, (struct box){ at.x, at.y, at.w, 6.0f }, tint(TINT_GOLD));
    const struct box value =
        canvas_words(c, &(struct words){
                            .text = f->value,
                            .language = c->content->languages[0],
                            .role = TYPE_SLIDE_HERO,
                            .color = g->title,
                            .ground = g->fill,
                            .box = { at.x - 6.0f, at.y + 36.0f, at.w, 0 },
                            .lines_max = 1,
                            .heading = true,
                        });
    /* No room is not all the room there is: that would be a height of 0. */
    const float y = value.y + value.h + 10.0f;
    const float h = fmaxf(at.y + at.h - y, 1.0f);
    (void)slide_text(c, &f->label, (struct box){ at.x, y, at.w, h }, g);
}

static void draw_figures(struct canvas *c, const struct slide_view *v)
{
    const struct slide_ground g = slide_on_paper();
    const struct box in = slide_inner(c, v->area);
    const int count = (int)v->slide->figures.count;
    const float gap = 64.0f;

    canvas_fill(c, v->area, g.fill);
    float top = slide_label(c, &v->slide->label, in, &g);
    top = slide_heading(c, &v->slide->title, TYPE_SLIDE_TITLE,
                        (struct box){ in.x - 4.0f, top, in.w, in.h * 0.34f },
                        &g) +
          (c->portrait ? 80.0f : 90.0f);
    top = fmaxf(top, in.y + in.h * (c->portrait ? 0.24f : 0.42f));
    const float rest = in.y + in.h - top;
    for (int i = 0; i < slide_shown(v, count); i++) {
        const float w = (in.w - gap * (float)(count - 1)) / (float)count;
        const struct box landscape = { in.x + (float)i * (w + gap), top, w,
                                       rest };
        const struct box portrait = { in.x,
                                      top + (float)i * rest / (float)count,
                                      in.w, rest / (float)count - 24.0f };
        const struct box at = c->portrait ? portrait : landscape;
        slide_part(c, v, i,
                   (struct box){ at.x - 12.0f, at.y, at.w + 24.0f, at.h });
        draw_figure(c, &v->slide->figures.items[i], at, &g);
    }
    slide_progress(c, v, g.rest);
}

void slide_draw(struct canvas *c, const struct slide_view *view)
{
    static void (*const draw[SLIDE_LAYOUT_COUNT])(struct canvas *,
                                                  const struct slide_view *) = {
        [SLIDE_SKYLINE] = slide_skyline,
        [SLIDE_TITLE] = draw_title,
        [SLIDE_STATEMENT] = draw_statement,
        [SLIDE_POINTS] = draw_points,
        [SLIDE_TWO_COLUMNS] = draw_two_columns,
        [SLIDE_QUOTE] = draw_quote,
        [SLIDE_PICTURE] = draw_picture,
        [SLIDE_FIGURES] = draw_figures,
        [SLIDE_GOAL] = slide_goal,
        [SLIDE_PROJECT] = slide_project,
    };
    draw[view->slide->layout](c, view);
}
