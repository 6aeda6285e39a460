#include "list.h"

#include <math.h>
#include <string.h>

#include "component.h"
#include "frame.h"
#include "screen.h"

static const float row_h = 116.0f;
static const float row_gap = 16.0f;
static const float column_gap = 20.0f;
static const float edge = 24.0f; /* room for shadows inside the clip */

static bool passes(const struct project *p, struct project_filter filter)
{
    return (filter.goal < 0 || int_list_has(&p->goals, filter.goal)) &&
           (filter.theme < 0 || int_list_has(&p->themes, filter.theme)) &&
           (!filter.country || strcmp(p->country, filter.country) == 0);
}

int list_count(const struct canvas *c, struct project_filter filter)
{
    int count = 0;
    for (size_t i = 0; i < c->content->project_count; i++) {
        count += passes(&c->content->projects[i], filter) ? 1 : 0;
    }
    return count;
}

void list_find(const struct canvas *c, struct project_filter filter, int *out)
{
    for (size_t i = 0; i < c->content->project_count; i++) {
        if (passes(&c->content->projects[i], filter)) {
            *out++ = (int)i;
        }
    }
}

static struct color row_color(const struct canvas *c, int project,
                              struct project_filter filter)
{
    const int leading = c->content->projects[project].goals.items[0];
    return goal_color(filter.goal >= 0 ? filter.goal : leading);
}

void list_projects(struct canvas *c, struct box area, int columns,
                   struct project_filter filter)
{
    const int count = list_count(c, filter);
    const int rows = (count + columns - 1) / columns;
    const float whole = (float)rows * (row_h + row_gap) - row_gap;
    const float hidden = fmaxf(0.0f, whole + 2 * edge - area.h);
    const float w =
        (area.w - column_gap * (float)(columns - 1)) / (float)columns;

    c->scroll_max_px = (int)lroundf(hidden * c->unit);
    /* A row less than a page: every one is seen whole. */
    c->scroll_page = fmaxf(row_h, area.h - row_h - row_gap - edge);
    const int scroll_px =
        c->scroll_px < c->scroll_max_px ? c->scroll_px : c->scroll_max_px;
    const float top = area.y - (float)scroll_px / c->unit;
    int at = 0;

    canvas_clip(c, (struct box){ area.x - edge, area.y - edge / 2.0f,
                                 area.w + 2 * edge, area.h + edge / 2.0f });
    for (size_t i = 0; i < c->content->project_count; i++) {
        if (!passes(&c->content->projects[i], filter)) {
            continue;
        }
        const struct box box = {
            area.x + (float)(at % columns) * (w + column_gap),
            top + (float)(at / columns) * (row_h + row_gap), w, row_h
        };
        at++;
        if (box.y + box.h > area.y && box.y < area.y + area.h) {
            component_project_row(c, box, (int)i, row_color(c, (int)i, filter));
        }
    }
    canvas_unclip(c);
}

static const char *title_of(const struct canvas *c, int goal_number)
{
    if (goal_number == 0) {
        return canvas_word(c, STR_PROJECT_ALL);
    }
    const struct goal *goal = &c->content->goals[goal_number - 1];
    return arena_format(c->arena, "%d · %s", goal_number,
                        canvas_say(c, &goal->title));
}

void screen_projects(struct canvas *c, int goal_number)
{
    const struct project_filter filter = { .goal = goal_number - 1,
                                           .theme = -1 };
    const float foot = c->portrait ? 28.0f + 20.0f + 96.0f + 20.0f : 8.0f;

    frame_ground(c);
    const struct text *source =
        goal_number > 0 ? &c->content->goals[goal_number - 1].title : NULL;
    const float top = frame_header(c, title_of(c, goal_number), source) + 34.0f;
    list_projects(c,
                  (struct box){ c->margin, top, c->w - 2 * c->margin,
                                c->ground - foot - top },
                  c->portrait ? 1 : 2, filter);
    frame_footer(c, &(struct footer){
                        .back = true,
                        .scrolls = true,
                        .ribbon_goal = goal_number - 1,
                    });
}
