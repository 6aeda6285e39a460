#include "sheet.h"

#include <math.h>

#include "basket.h"
#include "component.h"
#include "frame.h"
#include "reader_frame.h"
#include "reader_look.h"
#include "reader_page.h"
#include "take.h"

static const float row_h = 116.0f;
static const float row_gap = 16.0f;
static const float chip_side = 88.0f;
static const float chip_gap = 14.0f;
static const float edge = 24.0f; /* room for shadows inside the clip */
/* Lines of at most 66 letters in the mean; those of Arabic are narrower. */
static const float column_w = 890.0f;
static const float arabic_column_w = 740.0f;
static const struct int_list no_goals = { 0 };

struct said said_text(const struct canvas *c, const struct text *text)
{
    return (struct said){ .text = canvas_say(c, text), .source = text };
}

/* Close to the label before it, if there is one. */
static void lead_in(struct sheet *s, struct flow_item *item, float space)
{
    const struct flow *f = &s->flow;

    if (item) {
        const bool led = f->count > 1 && f->items[f->count - 2].leads;
        item->space = led ? space : item->space;
    }
}

static struct flow_item *add_words(struct sheet *s, const struct said *said,
                                   enum type_role role, bool quiet)
{
    const struct canvas *c = s->flow.c;
    const struct reader_look look = reader_look(c);
    const struct color ink = c->reader ? look.text : tint(TINT_INK);
    const struct color dim = c->reader ? look.quiet : tint(TINT_INK_3);

    return flow_add_words(
        &s->flow, &(struct words){
                      .text = said->text,
                      .source = said->source,
                      .language = said->language,
                      .role = role,
                      .color = quiet ? dim : ink,
                      .ground = c->reader ? look.ground : tint(TINT_PAPER),
                      .links = true,
                  });
}

void sheet_begin(struct sheet *s, struct canvas *c,
                 const struct panel_words *panel)
{
    const struct said text = { panel->text, panel->text_source, NULL };

    s->flow.c = c;
    s->flow.count = 0;
    s->panel = *panel;
    s->marked = &no_goals;
    s->chips = NULL;
    if (c->reader) {
        (void)add_words(s, &text, TYPE_READER_STATEMENT, false);
    }
}

void sheet_label(struct sheet *s, const char *text)
{
    const bool reader = s->flow.c->reader;
    struct flow_item *item =
        add_words(s, &(struct said){ .text = text },
                  reader ? TYPE_READER_LABEL : TYPE_LABEL, true);
    if (item) {
        item->leads = true;
    }
}

void sheet_text(struct sheet *s, const struct said *said)
{
    const bool reader = s->flow.c->reader;

    lead_in(s, add_words(s, said, reader ? TYPE_READER_TEXT : TYPE_BODY, false),
            12.0f);
}

void sheet_note(struct sheet *s, const char *text)
{
    const bool reader = s->flow.c->reader;

    (void)add_words(s, &(struct said){ .text = text },
                    reader ? TYPE_READER_DETAIL : TYPE_SMALL, true);
}

void sheet_rows(struct sheet *s, const struct flow_cells *rows)
{
    struct flow_cells cells = *rows;

    cells.w_min = READER_CELL_W;
    cells.h = READER_PROJECT_H;
    lead_in(s, flow_add_cells(&s->flow, &cells), 20.0f);
}

static struct reader_cell make_goal(struct canvas *c, int index, const void *of)
{
    const struct int_list *goals = of;

    return reader_cell_goal(c, goals->items[index], false);
}

void sheet_goals(struct sheet *s, const struct int_list *goals)
{
    const struct flow_cells cells = {
        .count = (int)goals->count,
        .w_min = READER_CELL_W,
        .h = READER_LINK_H,
        .make = make_goal,
        .of = goals,
    };
    struct flow_item *item = flow_add_cells(&s->flow, &cells);

    lead_in(s, item, 20.0f);
    if (item) {
        s->chips = goals;
        s->chips_index = s->flow.count - 1;
    }
}

/* ---- as a column ----------------------------------------------------------
 */

static int chips_in_row(float w)
{
    const int count = (int)((w + chip_gap) / (chip_side + chip_gap));
    return count < 1 ? 1 : count;
}

/* @return the height. */
static float draw_chips(struct canvas *c, struct box at,
                        const struct int_list *goals, bool seen)
{
    const int columns = chips_in_row(at.w);
    const int count = (int)goals->count;
    const int rows = (count + columns - 1) / columns;
    const float step = chip_side + chip_gap;

    for (int i = 0; i < count && seen; i++) {
        const struct box box = { at.x + (float)(i % columns) * step,
                                 at.y + (float)(i / columns) * step, chip_side,
                                 chip_side };
        component_goal_chip(c, box, goals->items[i]);
    }
    return (float)rows * step - chip_gap;
}

static void draw_row(struct canvas *c, struct box box,
                     const struct reader_cell *cell)
{
    if (cell->project >= 0) {
        const struct project *p = &c->content->projects[cell->project];
        component_project_row(c, box, cell->project,
                              goal_color(p->goals.items[0]));
        return;
    }
    component_row(c, &(struct row){ .id = cell->id,
                                    .title = cell->title,
                                    .source = cell->title_source,
                                    .detail = cell->detail,
                                    .detail_source = cell->detail_source,
                                    .goal_number = cell->goal + 1,
                                    .box = box,
                                    .intent = cell->intent });
}

/* Only rows that can be seen are made. @return the height. */
static float draw_rows(struct canvas *c, struct box at,
                       const struct flow_cells *cells, struct box seen)
{
    for (int i = 0; i < cells->count; i++) {
        const struct box box = { at.x, at.y + (float)i * (row_h + row_gap),
                                 at.w, row_h };
        if (box.y + box.h > seen.y && box.y < seen.y + seen.h) {
            const struct reader_cell cell = cells->make(c, i, cells->of);
            draw_row(c, box, &cell);
        }
    }
    return (float)cells->count * (row_h + row_gap) - row_gap;
}

static float draw_item(struct sheet *s, size_t index, struct box at,
                       struct box seen)
{
    struct canvas *c = s->flow.c;
    struct flow_item *item = &s->flow.items[index];

    if (s->chips && s->chips_index == index) {
        return draw_chips(c, at, s->chips, seen.h > 0.0f);
    }
    if (item->cells.count > 0) {
        return draw_rows(c, at, &item->cells, seen);
    }
    item->words.box = (struct box){
        at.x, at.y, fminf(at.w, c->mirrored ? arabic_column_w : column_w), 0
    };
    return seen.h > 0.0f ? canvas_words(c, &item->words).h
                         : canvas_measure(c, &item->words).h;
}

/* From @p at down; drawn is what lies in @p seen. @return the height. */
static float draw_items(struct sheet *s, struct box at, struct box seen)
{
    const float top = at.y;

    for (size_t i = 0; i < s->flow.count; i++) {
        at.y += i > 0 ? s->flow.items[i].space : 0.0f;
        at.y += draw_item(s, i, at, seen);
    }
    return at.y - top;
}

static void draw_column(struct sheet *s, struct box area)
{
    struct canvas *c = s->flow.c;
    const struct box nowhere = { 0 };
    const float whole = draw_items(s, area, nowhere) + edge;
    const float hidden = fmaxf(0.0f, whole - area.h);

    c->scroll_max_px = (int)lroundf(hidden * c->unit);
    c->scroll_page = fmaxf(row_h, area.h - row_h - row_gap - edge);
    const int scroll_px =
        c->scroll_px < c->scroll_max_px ? c->scroll_px : c->scroll_max_px;
    struct box at = area;
    at.y -= (float)scroll_px / c->unit;
    canvas_clip(c, (struct box){ area.x - edge, area.y - edge / 2.0f,
                                 area.w + 2 * edge, area.h + edge / 2.0f });
    (void)draw_items(s, at, area);
    canvas_unclip(c);
}

static void draw_screen(struct sheet *s)
{
    struct canvas *c = s->flow.c;
    const struct color none = { 0 };
    const bool portrait = c->portrait;
    const float x = portrait ? c->margin : panel_width(c) + c->margin;
    const float y = portrait ? panel_height(c) + 40.0f : 112.0f;
    const float foot = portrait ? 28.0f + 20.0f + 96.0f + 20.0f : 8.0f;

    frame_ground(c);
    panel_ink(c, panel_box(c), &s->panel, s->marked);
    frame_brand(c, 52.0f,
                (struct brand){ tint(portrait ? TINT_WHITE : TINT_INK),
                                tint(portrait ? TINT_INK : TINT_PAPER), none });
    const float w = c->w - c->margin - x;
    const bool kept = basket_takes(show_screen(c->show));
    draw_column(s, (struct box){ x, y, w - (kept ? take_width(c) : 0.0f),
                                 c->ground - foot - y });
    if (kept) {
        take_block(c, (struct box){ x, y, w, 0 });
    }
    frame_footer(c, &(struct footer){
                        .back = true, .scrolls = true, .ribbon_goal = -1 });
}

void sheet_draw(struct sheet *s)
{
    const struct reader_page page = {
        .head = { s->panel.title, s->panel.title_source, -1 },
        .foot = { .ribbon_goal = -1 },
    };

    if (s->flow.c->reader) {
        if (basket_takes(show_screen(s->flow.c->show))) {
            reader_add_take(&s->flow);
        }
        reader_begin(s->flow.c, &page.foot);
        reader_finish(&s->flow, &page);
    } else {
        draw_screen(s);
    }
}
