/*
 * The own municipality, chosen from those the content knows: cells in the
 * order of their names, and a button for each page of them with its letters.
 */
#include <string.h>

#include "component.h"
#include "frame.h"
#include "municipality.h"
#include "municipality_list.h"
#include "reader_page.h"
#include "screen.h"
#include "sheet.h"
#include "skyline.h"

enum {
    ROWS_MAX = 12,
};

static const float gap = 14.0f;
static const float cell_h_min = 110.0f;
static const float bar_h = 96.0f;
static const float cell_give = 0.03f;
static const float cell_radius = 20.0f;

/* Cells on a page, and where they stand. */
struct grid {
    struct box area;
    int columns, rows;
    float w, h;
};

static struct grid grid_make(const struct canvas *c)
{
    const float top = c->portrait ? 250.0f : 150.0f;
    const float steps = c->portrait ? 28.0f + 20.0f + bar_h + 20.0f : 28.0f;
    const float bottom = c->ground - steps - 20.0f - bar_h - 24.0f;
    struct grid g = {
        .area = { c->margin, top, c->w - 2 * c->margin, bottom - top },
        .columns = c->portrait ? 2 : 3,
    };

    g.rows = (int)((g.area.h + gap) / (cell_h_min + gap));
    g.rows = g.rows > ROWS_MAX ? ROWS_MAX : g.rows;
    g.w = (g.area.w - gap * (float)(g.columns - 1)) / (float)g.columns;
    g.h = (g.area.h - gap * (float)(g.rows - 1)) / (float)g.rows;
    return g;
}

static struct intent open_one(int municipality)
{
    return intent_open(
        (struct screen){ .kind = SCREEN_MUNICIPALITY, .index = municipality });
}

/* Name and counts, one under the other, in the middle of @p in. */
static void cell_words(struct canvas *c, struct box in, int municipality,
                       struct color ground)
{
    const struct municipality *m = &c->content->municipalities[municipality];
    struct words detail = {
        .text = municipality_counts(c, municipality, c->portrait),
        .role = TYPE_SMALL,
        .color = tint(TINT_INK_2),
        .ground = ground,
        .box = { in.x, in.y, in.w, 0 },
        .lines_max = 2,
    };
    const float detail_h =
        detail.text[0] ? canvas_measure(c, &detail).h + 4.0f : 0.0f;
    struct words name = {
        .text = m->name,
        .language = c->content->languages[0],
        .role = TYPE_CARD,
        .color = tint(TINT_INK),
        .ground = ground,
        .box = { in.x, in.y, in.w, in.h - detail_h },
        .lines_max = 2,
        .heading = true,
    };

    name.box.y += (name.box.h - canvas_measure(c, &name).h) / 2.0f;
    const struct box at = canvas_words(c, &name);
    detail.box.y = at.y + at.h + 4.0f;
    (void)canvas_words(c, &detail);
}

static void cell(struct canvas *c, struct box where, int municipality)
{
    const struct municipality *m = &c->content->municipalities[municipality];
    const char *id = arena_format(c->arena, "municipality-%s", m->id);
    const bool pressed = canvas_is_pressed(c, id);
    const struct box box = canvas_pressed_box(c, id, where, cell_give);
    const struct color ground = tint(pressed ? TINT_TONE : TINT_WHITE);
    const struct color own = { 0 };
    const float art_w = c->portrait ? 110.0f : 132.0f;

    if (!pressed) {
        canvas_shadow(c, box, cell_radius);
    }
    canvas_round(c, box, cell_radius, ground);
    skyline_marked(c,
                   (struct box){ box.x + box.w - 24.0f - art_w,
                                 box.y + (box.h - 56.0f) / 2.0f, art_w, 56.0f },
                   &m->goals, (struct skyline_look){ tint(TINT_TONE_2), own });
    cell_words(c,
               (struct box){ box.x + 26.0f, box.y,
                             where.w - 26.0f - art_w - 44.0f, box.h },
               municipality, ground);
    canvas_target(c, &(struct touchable){
                         .id = id,
                         .role = ROLE_TILE,
                         .name = m->name,
                         .box = where,
                         .radius = cell_radius,
                         .intent = open_one(municipality),
                     });
}

/* All of them, in pages. */
struct book {
    const int *order;
    int count, per_page, page, page_count;
};

static struct book book_open(const struct canvas *c, const struct grid *g)
{
    struct book b = {
        .order = municipality_order(c),
        .count = (int)c->content->municipality_count,
        .per_page = g->columns * g->rows,
    };
    const int wanted = c->show->history[c->show->depth - 1].page;

    b.page_count = (b.count + b.per_page - 1) / b.per_page;
    b.page = wanted < b.page_count ? wanted : b.page_count - 1;
    return b;
}

/* Pages that one button stands for. */
struct group {
    int first, end;
};

/* The letters of a group: "A – D". */
static const char *letters(const struct canvas *c, const struct book *b,
                           struct group group)
{
    const int first = group.first * b->per_page;
    const int end = group.end * b->per_page;
    const char *from = municipality_letter(c, b->order[first]);
    const char *to =
        municipality_letter(c, b->order[(end < b->count ? end : b->count) - 1]);

    return strcmp(from, to) == 0
               ? from
               : arena_format(c->arena, "%s\u2009–\u2009%s", from, to);
}

static void turn_button(struct canvas *c, struct box box, const struct book *b,
                        struct button button, int page)
{
    button.icon = button.label[0] ? ICON_NONE : button.icon;
    button.role = TYPE_CONTROL;
    button.box = box;
    button.intent = (struct intent){ .type = INTENT_TURN,
                                     .value = page - b->page,
                                     .limit = b->page_count - 1 };
    component_button(c, &button);
}

/* Each page by its letters; where there are more than fit, each button is
   several of them, and one at either end turns a single page. */
static void pager(struct canvas *c, struct box line, const struct book *b)
{
    const float letters_w = 148.0f;
    const float step_w = 96.0f;
    const int fits = (int)((line.w + gap) / (letters_w + gap));
    const bool steps = b->page_count > fits;
    const float room = line.w - (steps ? 2 * (step_w + gap) : 0.0f);
    const int most = (int)((room + gap) / (letters_w + gap));
    const int each = (b->page_count + most - 1) / most;
    const int count = (b->page_count + each - 1) / each;
    const float all = (float)count * (letters_w + gap) - gap +
                      (steps ? 2 * (step_w + gap) : 0.0f);
    struct box box = { line.x + line.w - all, line.y, step_w, line.h };

    if (steps) {
        turn_button(c, box, b,
                    (struct button){ .id = "letters-previous",
                                     .label = "",
                                     .name = canvas_word(c, STR_NAV_PREVIOUS),
                                     .icon = ICON_CHEVRON_LEFT,
                                     .look = BUTTON_LINE },
                    b->page - 1);
        box.x += step_w + gap;
    }
    box.w = letters_w;
    for (int i = 0; i < count; i++, box.x += letters_w + gap) {
        const int end = (i + 1) * each;
        const struct group group = { i * each, end < b->page_count
                                                   ? end
                                                   : b->page_count };
        const bool here = b->page >= group.first && b->page < group.end;
        turn_button(
            c, box, b,
            (struct button){ .id = arena_format(c->arena, "letters-%d", i + 1),
                             .label = letters(c, b, group),
                             .look = here ? BUTTON_SELECTED : BUTTON_TONE },
            group.first);
    }
    if (steps) {
        box.w = step_w;
        turn_button(c, box, b,
                    (struct button){ .id = "letters-next",
                                     .label = "",
                                     .name = canvas_word(c, STR_NAV_NEXT),
                                     .icon = ICON_CHEVRON_RIGHT,
                                     .look = BUTTON_LINE },
                    b->page + 1);
    }
}

/* @return its width. */
static float absent_button(struct canvas *c, struct box line)
{
    struct button b = {
        .id = "municipality-absent",
        .label = canvas_word(c, STR_MUNICIPALITY_ABSENT),
        .icon = ICON_CHEVRON_RIGHT,
        .icon_after = true,
        .look = BUTTON_LINE,
        .role = TYPE_CONTROL,
        .intent = intent_open(
            (struct screen){ .kind = SCREEN_MUNICIPALITIES, .index = 1 }),
    };
    const float w = component_button_width(c, &b);

    b.box = (struct box){ line.x, line.y, w, line.h };
    component_button(c, &b);
    return w;
}

/* What is left beside that button; in portrait beside the way back. */
static struct box pager_line(const struct canvas *c, struct box line,
                             float taken)
{
    const float back = 250.0f;
    const float left = (c->portrait ? back : taken) + 2 * gap;

    return (struct box){ line.x + left,
                         c->portrait ? c->ground - 28.0f - 20.0f - bar_h
                                     : line.y,
                         line.w - left, line.h };
}

static void draw_list(struct canvas *c)
{
    const struct grid g = grid_make(c);
    const struct book b = book_open(c, &g);
    const int first = b.page * b.per_page;
    const struct box line = { g.area.x, g.area.y + g.area.h + 24.0f, g.area.w,
                              bar_h };

    frame_ground(c);
    (void)frame_header(c, canvas_word(c, STR_MUNICIPALITY_MINE), NULL);
    for (int i = 0; i < b.per_page && first + i < b.count; i++) {
        const struct box box = {
            g.area.x + (float)(i % g.columns) * (g.w + gap),
            g.area.y + (float)(i / g.columns) * (g.h + gap), g.w, g.h
        };
        cell(c, box, b.order[first + i]);
    }
    const float taken = absent_button(c, line);
    if (b.page_count > 1) {
        pager(c, pager_line(c, line, taken), &b);
    }
    c->page_index = b.page;
    c->page_count = b.page_count;
    frame_footer(c, &(struct footer){ .back = true, .ribbon_goal = -1 });
}

static struct reader_cell make_one(struct canvas *c, int index, const void *of)
{
    const int *order = of;
    struct reader_cell cell;

    if (index == (int)c->content->municipality_count) {
        cell = reader_cell_make("municipality-absent",
                                canvas_word(c, STR_MUNICIPALITY_ABSENT));
        cell.intent = intent_open(
            (struct screen){ .kind = SCREEN_MUNICIPALITIES, .index = 1 });
        return cell;
    }
    const struct municipality *m = &c->content->municipalities[order[index]];
    cell = reader_cell_make(arena_format(c->arena, "municipality-%s", m->id),
                            m->name);
    cell.language = c->content->languages[0];
    cell.detail = municipality_counts(c, order[index], false);
    cell.intent = open_one(order[index]);
    return cell;
}

static void read_list(struct canvas *c)
{
    const struct reader_page page = {
        .head = { canvas_word(c, STR_MUNICIPALITY_MINE), NULL, -1 },
        .foot = { .ribbon_goal = -1 },
    };
    struct flow flow = { .c = c };

    reader_begin(c, &page.foot);
    (void)flow_add_cells(&flow,
                         &(struct flow_cells){
                             .count = (int)c->content->municipality_count + 1,
                             .w_min = READER_CELL_W,
                             .h = READER_LINK_H,
                             .make = make_one,
                             .of = municipality_order(c),
                         });
    reader_finish(&flow, &page);
}

/* Where one may go whose municipality is not there. */
static struct reader_cell make_way(struct canvas *c, int index, const void *of)
{
    const bool general = index == 0 && c->content->general >= 0;
    struct reader_cell cell;
    (void)of;

    if (general) {
        const struct text *title =
            &c->content->pages[c->content->general].title;
        cell = reader_cell_make("general", canvas_say(c, title));
        cell.title_source = title;
        cell.intent = intent_open((struct screen){
            .kind = SCREEN_PAGE, .index = c->content->general });
    } else {
        cell =
            reader_cell_make("all-projects", canvas_word(c, STR_PROJECT_ALL));
        cell.intent = intent_open((struct screen){ .kind = SCREEN_PROJECTS });
    }
    return cell;
}

static void draw_absent(struct canvas *c)
{
    const struct panel_words panel = {
        .label = canvas_word(c, STR_MUNICIPALITY_MINE),
        .title = canvas_word(c, STR_MUNICIPALITY_NOT_YET),
        .text = canvas_word_with(
            c, STR_MUNICIPALITY_NOT_YET_BODY,
            canvas_number(c, (int)c->content->municipality_count)),
    };
    struct sheet s;

    sheet_begin(&s, c, &panel);
    sheet_label(&s, canvas_word(c, STR_PROJECT_SEE_ALSO));
    sheet_rows(&s,
               &(struct flow_cells){ .count = c->content->general >= 0 ? 2 : 1,
                                     .make = make_way });
    sheet_draw(&s);
}

void screen_municipalities(struct canvas *c, int door)
{
    if (door == 1) {
        draw_absent(c);
    } else if (c->reader) {
        read_list(c);
    } else {
        draw_list(c);
    }
}
