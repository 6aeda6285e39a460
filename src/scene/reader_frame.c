#include "reader_frame.h"

#include <math.h>
#include <string.h>

#include "component.h"
#include "reader_cell.h"
#include "reader_look.h"
#include "say.h"
#include "skyline.h"

enum {
    NAV_MAX = 6,
    ROWS_MAX = NAV_MAX,
    TURN_MAX = 2,
};

static const float button_h = 96.0f;
static const float turn_h = 112.0f;
static const float gap = 16.0f;
static const float ribbon_h = 28.0f;
static const float top_margin = 48.0f;

static struct intent plain(enum intent_type type)
{
    return (struct intent){ .type = type };
}

static enum button_look where(bool here)
{
    return here ? BUTTON_SELECTED : BUTTON_TONE;
}

static struct button nav_button(const struct canvas *c, const char *id,
                                enum string_id label, enum icon icon)
{
    return (struct button){
        .id = id,
        .label = canvas_word(c, label),
        .icon = (int)icon,
        .role = TYPE_READER_CONTROL,
    };
}

/* The sections, the way back, then the settings. */
struct nav {
    struct button buttons[NAV_MAX];
    int count;
    int settings; /* so many of them at the end */
};

static struct nav nav_make(struct canvas *c, const struct reader_foot *f)
{
    struct nav nav = { .count = 0 };
    struct button *b = nav.buttons;

    b[nav.count] = nav_button(c, "nav-home", STR_NAV_HOME, ICON_HOME);
    b[nav.count].look = where(f->home);
    b[nav.count++].intent = plain(INTENT_HOME);
    b[nav.count] = nav_button(c, "nav-map", STR_NAV_MAP, ICON_PIN);
    b[nav.count].look = where(f->map);
    b[nav.count++].intent = intent_open((struct screen){ .kind = SCREEN_MAP });
    b[nav.count] = nav_button(c, "nav-search", STR_NAV_SEARCH, ICON_SEARCH);
    b[nav.count].look = where(f->search);
    b[nav.count++].intent =
        intent_open((struct screen){ .kind = SCREEN_SEARCH });
    if (!f->home) {
        b[nav.count] = nav_button(c, "nav-back", STR_NAV_BACK, ICON_ARROW_LEFT);
        b[nav.count].look = BUTTON_LINE;
        b[nav.count++].intent = plain(INTENT_BACK);
    }
    if (c->content->language_count > 1) {
        b[nav.count] =
            nav_button(c, "nav-language", STR_NAV_LANGUAGE, ICON_GLOBE);
        b[nav.count].look = where(f->language);
        b[nav.count++].intent =
            intent_open((struct screen){ .kind = SCREEN_LANGUAGE });
        nav.settings++;
    }
    b[nav.count] = nav_button(c, "nav-access", STR_NAV_ACCESS, ICON_ACCESS);
    b[nav.count].look = where(f->access);
    b[nav.count++].intent =
        intent_open((struct screen){ .kind = SCREEN_LANGUAGE, .index = 1 });
    nav.settings++;
    for (int i = 0; i < nav.count; i++) {
        b[i].box.w = component_button_width(c, &b[i]);
    }
    return nav;
}

static float row_width(const struct nav *nav, int first, int end)
{
    float w = 0.0f;
    for (int i = first; i < end; i++) {
        w += nav->buttons[i].box.w + (i > first ? gap : 0.0f);
    }
    return w;
}

/* Where rows end that are filled one after another. @return how many. */
static int fill_rows(const struct nav *nav, float room, int ends[ROWS_MAX])
{
    int rows = 0;
    int first = 0;

    for (int i = 1; i <= nav->count; i++) {
        if (i == nav->count || row_width(nav, first, i + 1) > room) {
            ends[rows++] = i;
            first = i;
        }
    }
    return rows;
}

/* Where the rows end: as few as there can be, with as many buttons in each
   as in the others, where that fits. @return how many there are. */
static int nav_rows(const struct canvas *c, const struct nav *nav,
                    int ends[ROWS_MAX])
{
    const float room = c->w - 2 * c->margin;
    const int rows = fill_rows(nav, room, ends);
    int even[ROWS_MAX];
    int first = 0;

    for (int i = 0; i < rows; i++) {
        even[i] = (nav->count * (i + 1) + rows - 1) / rows;
        if (row_width(nav, first, even[i]) > room) {
            return rows;
        }
        first = even[i];
    }
    memcpy(ends, even, (size_t)rows * sizeof ends[0]);
    return rows;
}

static float footer_height(int rows)
{
    const float more = (float)(rows - 1) * (button_h + gap);
    return 136.0f + more;
}

/* One row: settings at the far end, as on every screen. */
static void draw_one_row(struct canvas *c, struct nav *nav, float y)
{
    const int split = nav->count - nav->settings;
    float x = c->margin;

    for (int i = 0; i < nav->count; i++) {
        if (i == split) {
            x = c->w - c->margin - row_width(nav, split, nav->count);
        }
        nav->buttons[i].box.x = x;
        nav->buttons[i].box.y = y;
        nav->buttons[i].box.h = button_h;
        component_button(c, &nav->buttons[i]);
        x += nav->buttons[i].box.w + gap;
    }
}

/* Several rows: each as wide as the page, shared out evenly. */
static void draw_row(struct canvas *c, struct nav *nav, struct box row,
                     const int range[2])
{
    const int count = range[1] - range[0];
    const float more =
        (row.w - row_width(nav, range[0], range[1])) / (float)count;
    float x = row.x;

    for (int i = range[0]; i < range[1]; i++) {
        struct button *b = &nav->buttons[i];
        b->box = (struct box){ x, row.y, b->box.w + more, button_h };
        component_button(c, b);
        x += b->box.w + gap;
    }
}

static void draw_nav(struct canvas *c, const struct reader_foot *f)
{
    struct nav nav = nav_make(c, f);
    int ends[ROWS_MAX] = { 0 };
    const int rows = nav_rows(c, &nav, ends);
    const float y = c->ground + 20.0f;

    if (rows == 1) {
        draw_one_row(c, &nav, y);
        return;
    }
    for (int i = 0; i < rows; i++) {
        const int range[2] = { i > 0 ? ends[i - 1] : 0, ends[i] };
        draw_row(c, &nav,
                 (struct box){ c->margin, y + (float)i * (button_h + gap),
                               c->w - 2 * c->margin, button_h },
                 range);
    }
}

/* On black the ground is one line, and only the goal one reads about. */
static void draw_ribbon(struct canvas *c, int goal)
{
    if (!c->contrast) {
        skyline_ribbon(c, goal);
        return;
    }
    canvas_fill(c, canvas_across(c, c->ground - 6.0f, 6.0f), tint(TINT_WHITE));
    if (goal >= 0) {
        const struct box bar =
            skyline_bar(canvas_across(c, c->ground - ribbon_h, ribbon_h), goal);
        canvas_fill(
            c, (struct box){ bar.x, c->ground - ribbon_h, bar.w, ribbon_h },
            goal_color(goal));
    }
}

static void draw_footer(struct canvas *c, const struct reader_foot *f)
{
    const struct reader_look look = reader_look(c);

    canvas_fill(c, canvas_across(c, c->ground, c->h - c->ground),
                c->contrast ? look.ground : tint(TINT_WHITE));
    draw_ribbon(c, f->ribbon_goal);
    draw_nav(c, f);
}

void reader_begin(struct canvas *c, const struct reader_foot *foot)
{
    struct nav nav = nav_make(c, foot);
    int ends[ROWS_MAX];

    c->ground = c->h - footer_height(nav_rows(c, &nav, ends));
    canvas_fill(c, canvas_across(c, 0, c->h), reader_look(c).ground);
}

static struct words title_words(const struct canvas *c,
                                const struct reader_head *h, bool first)
{
    const struct reader_look look = reader_look(c);
    const float side = (first ? 232.0f : 104.0f) * c->reader_scale;
    const float before = h->goal >= 0 ? side + 48.0f * c->reader_scale : 0.0f;

    return (struct words){
        .text = h->title,
        .source = h->source,
        .role = first ? TYPE_READER_TITLE : TYPE_READER_HEAD,
        .color = look.text,
        .ground = look.ground,
        .box = { c->margin + before, top_margin, c->w - 2 * c->margin - before,
                 0 },
        .lines_max = first ? 3 : 2,
        .heading = true,
    };
}

/* @return the bottom. */
static float measure_head(struct canvas *c, const struct reader_head *h,
                          bool first)
{
    const struct words words = title_words(c, h, first);
    const float side =
        h->goal >= 0 ? (first ? 232.0f : 104.0f) * c->reader_scale : 0.0f;
    return top_margin + fmaxf(side, canvas_measure(c, &words).h);
}

static void draw_head(struct canvas *c, const struct reader_head *h, bool first)
{
    struct words words = title_words(c, h, first);
    const float side = (first ? 232.0f : 104.0f) * c->reader_scale;

    if (h->goal >= 0) {
        const struct box square = { c->margin, top_margin, side, side };
        canvas_round(c, square, 20.0f, goal_color(h->goal));
        reader_number(c, square, h->goal);
        const float spare = side - canvas_measure(c, &words).h;
        words.box.y += spare > 0.0f ? spare / 2.0f : 0.0f;
    }
    (void)canvas_words(c, &words);
}

/* Which page, of how many. */
struct turn {
    int index, count;
};

static int turn_buttons(struct canvas *c, struct turn at,
                        const struct reader_page *page,
                        struct button out[TURN_MAX])
{
    const struct reader_foot *f = &page->foot;
    const bool covers = page->cover.draw && at.index == 0;
    const int last = at.count - 1;
    int count = 0;

    if (at.index > 0) {
        out[count++] = (struct button){
            .id = "page-previous",
            .label = canvas_word(c, STR_NAV_PREVIOUS),
            .icon = ICON_CHEVRON_LEFT,
            .look = BUTTON_LINE,
            .intent = { .type = INTENT_TURN, .value = -1, .limit = last },
        };
    }
    if (at.index < last) {
        out[count++] = (struct button){
            .id = "page-next",
            .label =
                covers ? page->cover.read_on : canvas_word(c, STR_NAV_READ_ON),
            .icon = ICON_CHEVRON_RIGHT,
            .icon_after = true,
            .look = BUTTON_PRIMARY,
            .intent = { .type = INTENT_TURN, .value = 1, .limit = last },
        };
    } else if (f->next || f->done) {
        out[count++] = (struct button){
            .id = f->done ? "nav-done" : "nav-next",
            .label = f->done ? canvas_word(c, STR_NAV_DONE) : f->next,
            .name = f->done ? NULL : f->next_name,
            .icon = f->done ? ICON_CHECK : ICON_CHEVRON_RIGHT,
            .icon_after = !f->done,
            .look = BUTTON_PRIMARY,
            .intent = plain(f->done ? INTENT_BACK : INTENT_NEXT),
        };
    }
    return count;
}

static void draw_turn(struct canvas *c, struct turn at,
                      const struct reader_page *page)
{
    const struct reader_look look = reader_look(c);
    const float y = c->ground - ribbon_h - 20.0f - turn_h;
    struct button buttons[TURN_MAX];
    const int count = turn_buttons(c, at, page, buttons);
    float right = c->w - c->margin;

    for (int i = count - 1; i >= 0; i--) {
        buttons[i].role = TYPE_READER_CONTROL;
        const float w = component_button_width(c, &buttons[i]);
        buttons[i].box = (struct box){ right - w, y, w, turn_h };
        right -= w + gap;
    }
    for (int i = 0; i < count; i++) {
        component_button(c, &buttons[i]);
    }
    if (at.count == 1) {
        return;
    }
    (void)canvas_words(c,
                       &(struct words){
                           .text = say_page_of(c, at.index, at.count),
                           .role = TYPE_READER_DETAIL,
                           .color = look.quiet,
                           .ground = look.ground,
                           .box = { c->margin, y, right - c->margin, turn_h },
                           .vertical = FROM_MIDDLE,
                           .lines_max = 1,
                       });
}

static struct flow_page page_area(struct canvas *c,
                                  const struct reader_page *page, bool turns)
{
    const float after = 40.0f * c->reader_scale;
    const float foot =
        turns ? ribbon_h + 20.0f + turn_h + 20.0f : ribbon_h + 20.0f;

    return (struct flow_page){
        .first_top = measure_head(c, &page->head, !page->cover.draw) + after,
        .top = measure_head(c, &page->head, false) + after,
        .bottom = c->ground - foot,
    };
}

void reader_finish(struct flow *flow, const struct reader_page *page)
{
    struct canvas *c = flow->c;
    const int covers = page->cover.draw ? 1 : 0;
    const bool must_turn = page->foot.next || page->foot.done || covers;
    struct flow_page area = page_area(c, page, must_turn);
    int count = flow_lay_out(flow, area);

    if (count > 1 && !must_turn) {
        area = page_area(c, page, true);
        count = flow_lay_out(flow, area);
    }
    count += covers;
    const int wanted = c->show->history[c->show->depth - 1].page;
    const struct turn at = { wanted < count ? wanted : count - 1, count };
    c->page_index = at.index;
    c->page_count = count;
    draw_head(c, &page->head, at.index == 0 && !covers);
    if (page->cover.draw && at.index == 0) {
        page->cover.draw(c, (struct box){ c->margin, area.top,
                                          c->w - 2 * c->margin,
                                          area.bottom - area.top });
    } else {
        flow_draw(flow, area, at.index - covers);
    }
    draw_turn(c, at, page);
    draw_footer(c, &page->foot);
}
