/*
 * A field of work: what it is about, and its projects.
 */
#include "frame.h"
#include "list.h"
#include "panel.h"
#include "screen.h"
#include "take.h"

static void heading(struct canvas *c, struct box at, int count)
{
    (void)canvas_words(c, &(struct words){
                              .text = canvas_word_with(c, STR_PROJECT_COUNT,
                                                       canvas_number(c, count)),
                              .role = TYPE_LABEL,
                              .color = tint(TINT_INK_3),
                              .ground = tint(TINT_PAPER),
                              .box = at,
                              .lines_max = 1,
                          });
}

void screen_theme(struct canvas *c, int theme)
{
    const struct theme *t = &c->content->themes[theme];
    const struct project_filter filter = { .goal = -1, .theme = theme };
    const struct color none = { 0 };
    const bool portrait = c->portrait;
    const float x = portrait ? c->margin : panel_width(c) + c->margin;
    const float w = c->w - c->margin - x;
    const float y = portrait ? panel_height(c) + 40.0f : 52.0f;
    const float foot = portrait ? 28.0f + 20.0f + 96.0f + 20.0f : 8.0f;
    const struct panel_words words = {
        .label = canvas_word(c, STR_PROJECT_THEME),
        .title = canvas_say(c, &t->title),
        .title_source = &t->title,
        .text = canvas_say(c, &t->lead),
        .text_source = &t->lead,
    };

    frame_ground(c);
    panel_ink(c, panel_box(c), &words, &t->goals);
    frame_brand(c, 52.0f,
                (struct brand){ tint(portrait ? TINT_WHITE : TINT_INK),
                                tint(portrait ? TINT_INK : TINT_PAPER), none });
    heading(c, (struct box){ x, y, 400.0f, 0 }, list_count(c, filter));
    list_projects(c,
                  (struct box){ x, y + 60.0f, w - take_width(c),
                                c->ground - foot - y - 60.0f },
                  1, filter);
    take_block(c, (struct box){ x, y + 60.0f, w, 0 });
    frame_footer(c, &(struct footer){
                        .back = true, .scrolls = true, .ribbon_goal = -1 });
}
