#include "flow.h"

#include <assert.h>
#include <math.h>

static const float cell_gap = 20.0f;
static const float slack = 0.5f; /* heights are rounded to pixels */

/* Where the next item goes. */
struct pen {
    struct flow_page page;
    int index;
    float y;
};

static float room_of(const struct pen *pen)
{
    const float top = pen->index == 0 ? pen->page.first_top : pen->page.top;
    return pen->page.bottom - top;
}

static void next_page(struct pen *pen)
{
    pen->index++;
    pen->y = 0.0f;
}

static float width(const struct flow *f)
{
    return f->c->w - 2 * f->c->margin;
}

static struct flow_item *add(struct flow *f)
{
    assert(f->count < FLOW_ITEMS_MAX);
    struct flow_item *item = &f->items[f->count++];
    *item = (struct flow_item){ .space = 40.0f };
    return item;
}

struct flow_item *flow_add_words(struct flow *f, const struct words *words)
{
    if (words->text[0] == '\0') {
        return NULL;
    }
    struct flow_item *item = add(f);
    item->words = *words;
    return item;
}

struct flow_item *flow_add_cells(struct flow *f, const struct flow_cells *cells)
{
    if (cells->count == 0) {
        return NULL;
    }
    struct flow_item *item = add(f);
    item->cells = *cells;
    return item;
}

static bool is_cells(const struct flow_item *item)
{
    return item->cells.count > 0;
}

/* A line of about 66 characters is read with ease; half an em each. */
static float words_width(const struct flow *f, const struct flow_item *item)
{
    const struct text_style style = canvas_style(f->c, item->words.role, 100);
    const float most = 33.0f * (float)style.size_px / f->c->unit;
    return fminf(width(f), most);
}

static float measure_words(struct flow *f, struct flow_item *item)
{
    item->words.box = (struct box){ f->c->margin, 0, words_width(f, item), 0 };
    return canvas_measure(f->c, &item->words).h;
}

static float cell_width(const struct flow *f, const struct flow_item *item)
{
    const float columns = (float)item->place.columns;
    return (width(f) - cell_gap * (columns - 1.0f)) / columns;
}

/* All cells are as high as the one that needs most. */
static float cell_height(struct flow *f, const struct flow_item *item)
{
    const struct flow_cells *cells = &item->cells;
    float h = cells->h * f->c->reader_scale;

    for (int i = 0; i < cells->count && cells->count <= FLOW_FITTED_MAX; i++) {
        const struct reader_cell cell = cells->make(f->c, i, cells->of);
        h = reader_cell_height(f->c, cell_width(f, item), h, &cell);
    }
    return h;
}

static void measure_cells(struct flow *f, struct flow_item *item)
{
    const struct flow_cells *cells = &item->cells;
    const float scale = f->c->reader_scale;
    const float w = width(f);
    int columns = (int)((w + cell_gap) / (cells->w_min * scale + cell_gap));

    if (cells->columns_max > 0 && columns > cells->columns_max) {
        columns = cells->columns_max;
    }
    columns = columns > cells->count ? cells->count : columns;
    item->place.columns = columns < 1 ? 1 : columns;
    item->place.cell_h = cell_height(f, item);
}

static int rows_in(const struct flow_item *item, float room)
{
    const float step = item->place.cell_h + cell_gap;
    const int rows = (int)((room + cell_gap + slack) / step);
    return rows < 0 ? 0 : rows;
}

static int row_count(const struct flow_item *item)
{
    const int columns = item->place.columns;
    return (item->cells.count + columns - 1) / columns;
}

/* What must stand on one page with a label, at least. */
static float least_height(struct flow *f, struct flow_item *item)
{
    if (!is_cells(item)) {
        return measure_words(f, item);
    }
    measure_cells(f, item);
    return item->place.cell_h;
}

static void place_cells(struct flow *f, struct flow_item *item, struct pen *pen)
{
    measure_cells(f, item);
    const float whole = pen->page.bottom - pen->page.top;
    const int whole_rows = rows_in(item, whole);
    item->place.page_rows = whole_rows < 1 ? 1 : whole_rows;
    int fits = rows_in(item, room_of(pen) - pen->y);
    if (fits == 0 && pen->y > 0.0f) {
        next_page(pen);
        fits = rows_in(item, room_of(pen));
    }
    if (fits == 0 && pen->index == 0 && pen->page.first_top > pen->page.top) {
        next_page(pen); /* The tall head of the first page is in the way. */
        fits = rows_in(item, room_of(pen));
    }
    fits = fits < 1 ? 1 : fits;
    const int rows = row_count(item);
    const float step = item->place.cell_h + cell_gap;
    item->place.page = pen->index;
    item->place.y = pen->y;
    item->place.first_rows = fits < rows ? fits : rows;

    const int left = rows - item->place.first_rows;
    const int pages =
        (left + item->place.page_rows - 1) / item->place.page_rows;
    const int last = left > 0 ? left - (pages - 1) * item->place.page_rows
                              : item->place.first_rows;
    pen->index += pages;
    pen->y = (left > 0 ? 0.0f : pen->y) + (float)last * step - cell_gap;
}

static void place_long_words(struct flow *f, struct flow_item *item,
                             struct pen *pen)
{
    const float line = canvas_line(f->c, &item->words);
    float left = item->place.h;

    item->place.line = line;
    for (;;) {
        const int fit = (int)((room_of(pen) - pen->y + slack) / line);
        const float used = (float)(fit < 1 ? 1 : fit) * line;
        if (left <= used + slack) {
            break;
        }
        left -= used;
        next_page(pen);
    }
    pen->y += left;
}

static void place_words(struct flow *f, struct flow_item *item, struct pen *pen)
{
    item->place.h = measure_words(f, item);
    if (pen->y > 0.0f && pen->y + item->place.h > room_of(pen) + slack) {
        next_page(pen);
    }
    item->place.page = pen->index;
    item->place.y = pen->y;
    if (item->place.h > room_of(pen) + slack) {
        place_long_words(f, item, pen);
    } else {
        pen->y += item->place.h;
    }
}

/* A label never stands alone at the foot of a page. */
static bool would_be_left_alone(struct flow *f, size_t i, const struct pen *pen)
{
    struct flow_item *item = &f->items[i];

    if (!item->leads || i + 1 == f->count) {
        return false;
    }
    const float needed = measure_words(f, item) + f->items[i + 1].space +
                         least_height(f, &f->items[i + 1]);
    return pen->y + needed > room_of(pen) + slack;
}

int flow_lay_out(struct flow *f, struct flow_page page)
{
    struct pen pen = { .page = page };

    for (size_t i = 0; i < f->count; i++) {
        struct flow_item *item = &f->items[i];
        item->place = (struct flow_place){ 0 };
        pen.y += pen.y > 0.0f ? item->space : 0.0f;
        if (pen.y > 0.0f && would_be_left_alone(f, i, &pen)) {
            next_page(&pen);
        }
        if (is_cells(item)) {
            place_cells(f, item, &pen);
        } else {
            place_words(f, item, &pen);
        }
    }
    return pen.index + 1;
}

/* Whole lines only: what is above and below them is another page's. */
static void draw_long_words(struct flow *f, struct flow_item *item,
                            struct flow_page page, int index)
{
    const float line = item->place.line;
    const float top = index == 0 ? page.first_top : page.top;
    float before = 0.0f;
    float y = item->place.y;

    for (int at = item->place.page; at < index; at++) {
        const float room =
            page.bottom - (at == 0 ? page.first_top : page.top) - y;
        const int fit = (int)((room + slack) / line);
        before += (float)(fit < 1 ? 1 : fit) * line;
        y = 0.0f;
    }
    const int fit = (int)((page.bottom - top - y + slack) / line);
    const float shown =
        fminf((float)(fit < 1 ? 1 : fit) * line, item->place.h - before);
    if (shown <= slack) {
        return;
    }
    item->words.box.y = top + y - before;
    canvas_clip(f->c, (struct box){ 0, top + y, f->c->w, shown });
    (void)canvas_words(f->c, &item->words);
    canvas_unclip(f->c);
}

static void draw_words(struct flow *f, struct flow_item *item,
                       struct flow_page page, int index)
{
    if (item->place.line > 0.0f) {
        if (index >= item->place.page) {
            draw_long_words(f, item, page, index);
        }
        return;
    }
    if (item->place.page == index) {
        const float top = index == 0 ? page.first_top : page.top;
        item->words.box.y = top + item->place.y;
        (void)canvas_words(f->c, &item->words);
    }
}

/* First and last row of page @p index; none if they are equal. */
struct rows {
    int first, end;
};

static struct rows rows_on(const struct flow_item *item, int index)
{
    const struct flow_place *place = &item->place;
    const int behind = index - place->page;
    const int all = row_count(item);
    struct rows rows = { 0, 0 };

    if (behind == 0) {
        rows.end = place->first_rows;
    } else if (behind > 0) {
        rows.first = place->first_rows + (behind - 1) * place->page_rows;
        rows.end = rows.first + place->page_rows;
    }
    rows.first = rows.first < all ? rows.first : all;
    rows.end = rows.end < all ? rows.end : all;
    return rows;
}

static void draw_cells(struct flow *f, const struct flow_item *item,
                       struct flow_page page, int index)
{
    const struct flow_place *place = &item->place;
    const struct rows rows = rows_on(item, index);
    const float top = (index == 0 ? page.first_top : page.top) +
                      (index == place->page ? place->y : 0.0f);
    const float w = cell_width(f, item);

    for (int i = rows.first * place->columns;
         i < rows.end * place->columns && i < item->cells.count; i++) {
        const struct box box = {
            f->c->margin + (float)(i % place->columns) * (w + cell_gap),
            top + (float)(i / place->columns - rows.first) *
                      (place->cell_h + cell_gap),
            w, place->cell_h
        };
        const struct reader_cell cell =
            item->cells.make(f->c, i, item->cells.of);
        reader_cell_draw(f->c, box, &cell);
    }
}

void flow_draw(struct flow *f, struct flow_page page, int index)
{
    for (size_t i = 0; i < f->count; i++) {
        struct flow_item *item = &f->items[i];
        if (is_cells(item)) {
            draw_cells(f, item, page, index);
        } else {
            draw_words(f, item, page, index);
        }
    }
}
