#include "panel.h"

#include "skyline.h"
#include "take.h"

static const float skyline_h = 236.0f;

float panel_width(const struct canvas *c)
{
    return c->portrait ? c->w : c->w * 760.0f / 1920.0f;
}

float panel_height(const struct canvas *c)
{
    return c->portrait ? c->ground * 760.0f / 1760.0f : c->ground;
}

struct box panel_box(const struct canvas *c)
{
    const float right = c->portrait ? c->bleed : 0.0f;
    return (struct box){ -c->bleed, 0, c->bleed + panel_width(c) + right,
                         panel_height(c) };
}

/* What the visitor keeps, in the far corner; upright it is in reach, in the
   row over the footer. */
static void hearts(struct canvas *c, struct box in)
{
    if (!c->portrait) {
        take_hearts(c, (struct box){ in.x, 48.0f, in.w - 24.0f, 0 });
    }
}

/* In the design area, whatever the bleed. */
static struct box inner(const struct canvas *c, struct box box)
{
    return (struct box){ c->margin, box.y,
                         box.x + box.w - c->margin -
                             (c->portrait ? c->margin + c->bleed : 40.0f),
                         box.h };
}

static void panel_label(struct canvas *c, const char *text, float y,
                        const struct color colors[2])
{
    (void)canvas_words(c, &(struct words){
                              .text = text,
                              .role = TYPE_CONTROL,
                              .color = colors[0],
                              .ground = colors[1],
                              .box = { c->margin, y, 400.0f, 0 },
                              .lines_max = 1,
                          });
}

/* Sentence and skyline; @p y is under the title. */
static void goal_sentence(struct canvas *c, struct box box, int goal, float y)
{
    const struct text *text = &c->content->goals[goal].sentence;
    const struct box in = inner(c, box);
    const float bottom = box.y + box.h;
    const struct int_list own = { &goal, 1 };
    const struct words words = {
        .text = canvas_say(c, text),
        .source = text,
        .role = TYPE_PANEL_TEXT,
        .color = goal_text(goal),
        .ground = goal_color(goal),
        .box = { in.x, y, c->portrait ? in.w * 0.92f : in.w - 40.0f,
                 bottom - y - 44.0f },
        .heading = true,
    };
    /* The own bar has the text's colour: a long sentence lowers the roofs. */
    const struct box lines = canvas_measure(c, &words);
    const float room = bottom - lines.y - lines.h - 16.0f;
    const float h = room < skyline_h ? room : skyline_h;
    const bool meets = goal >= 8; /* low roofs stay below any sentence */

    skyline_marked(c,
                   (struct box){ box.x, bottom - (meets ? h : skyline_h), box.w,
                                 meets ? h : skyline_h },
                   &own,
                   (struct skyline_look){ goal_tone(goal), goal_text(goal) });
    (void)canvas_words(c, &words);
}

void panel_goal(struct canvas *c, struct box box, int goal)
{
    const struct text *title = &c->content->goals[goal].title;
    const struct color fill = goal_color(goal);
    const struct color text = goal_text(goal);
    const struct box in = inner(c, box);

    canvas_fill(c, box, fill);
    panel_label(c, canvas_word(c, STR_GOAL_GOAL), 54.0f,
                (struct color[2]){ text, fill });
    const struct box number =
        canvas_words(c, &(struct words){
                            .text = canvas_number(c, goal + 1),
                            .role = TYPE_NUMBER_XL,
                            .color = text,
                            .ground = fill,
                            .box = { c->margin - 6.0f, 72.0f, 560.0f, 0 },
                            .lines_max = 1,
                        });
    c->parts.panel = canvas_part(c, box, number, fill);
    const struct box at = canvas_words(
        c, &(struct words){
               .text = canvas_say(c, title),
               .source = title,
               .role = TYPE_PANEL_TITLE,
               .color = text,
               .ground = fill,
               .box = { in.x, c->portrait ? 374.0f : 398.0f, in.w, 0 },
               .lines_max = 3,
               .heading = true,
           });
    goal_sentence(c, box, goal, at.y + at.h + 24.0f);
    hearts(c, in);
}

/* Below the label, or the hearts that stand on its line. */
static float title_y(const struct canvas *c, const struct panel_words *w)
{
    if (!c->portrait && take_hearts_width(c) > 0.0f) {
        return 168.0f;
    }
    return w->label[0] ? 104.0f : 48.0f;
}

static void ink_words(struct canvas *c, struct box in,
                      const struct panel_words *w)
{
    const struct color ink = tint(TINT_INK);

    panel_label(c, w->label, 54.0f,
                (struct color[2]){ tint(TINT_STAGE_TEXT_2), ink });
    const struct box title = canvas_words(
        c, &(struct words){
               .text = w->title,
               .source = w->title_source,
               .role = TYPE_PANEL_TITLE,
               .color = tint(TINT_WHITE),
               .ground = ink,
               .box = { in.x, title_y(c, w),
                        c->portrait && !w->label[0] ? in.w - 380.0f : in.w, 0 },
               .lines_max = 4,
               .heading = true,
           });
    const float y = title.y + title.h + 28.0f;
    (void)canvas_words(
        c, &(struct words){
               .text = w->text,
               .source = w->text_source,
               .role = TYPE_LEAD,
               .color = tint(TINT_STAGE_TEXT_2),
               .ground = ink,
               .box = { in.x, y, in.w, in.y + in.h - y - skyline_h },
               .heading = true,
               .links = true,
           });
}

void panel_ink(struct canvas *c, struct box box, const struct panel_words *w,
               const struct int_list *goals)
{
    const struct color own = { 0 };
    const struct box none = { 0 };

    canvas_fill(c, box, tint(TINT_INK));
    c->parts.panel = canvas_part(c, box, none, tint(TINT_INK));
    skyline_marked(
        c, (struct box){ box.x, box.y + box.h - skyline_h, box.w, skyline_h },
        goals, (struct skyline_look){ tint(TINT_STAGE_BAR), own });
    ink_words(c, inner(c, box), w);
    hearts(c, inner(c, box));
}
