#pragma once

/**
 * @file
 * Pages for reading: words and cells one after another, as many on a page
 * as it holds. Nothing scrolls, nothing is cut off: what is longer than a
 * page goes on on the next one, between two lines or two rows.
 *
 * A flow is filled in reading order and then drawn once. It lives on the
 * stack of the screen that fills it.
 */

#include "reader_cell.h"

enum {
    FLOW_ITEMS_MAX = 40, /**< The richest project has about half of them. */
    /** Longer lists have cells of the height they ask for: what does not fit
        there is the author's to hear of. */
    FLOW_FITTED_MAX = 120,
};

/** Cells of one size in as many columns as there is room for. */
struct flow_cells {
    int count;
    float w_min;     /**< In units at a scale of 1. */
    float h;         /**< The same; more where a title needs it. */
    int columns_max; /**< 0: no limit. */
    /** Cell @p index of @p of. */
    struct reader_cell (*make)(struct canvas *c, int index, const void *of);
    const void *of;
};

/** Where an item begins. */
struct flow_place {
    int page;
    float y;        /**< From the top of the page's own part. */
    float h;        /**< Of words: all lines. */
    float line;     /**< Of words that take several pages; else 0. */
    int columns;    /**< Of cells. */
    float cell_h;   /**< The same. */
    int page_rows;  /**< Rows on a page of its own. */
    int first_rows; /**< Rows on the page where it begins. */
};

struct flow_item {
    struct words words; /**< Its box is the flow's business. */
    struct flow_cells cells;
    bool leads;  /**< A label: on one page with what follows. */
    float space; /**< Before it, unless it begins a page. */
    struct flow_place place;
};

/** The part of a page that is the flow's, in units. */
struct flow_page {
    float first_top, top; /**< Of the first page and of those after it. */
    float bottom;
};

struct flow {
    struct canvas *c;
    struct flow_item items[FLOW_ITEMS_MAX];
    size_t count;
};

/** Words; those that are empty are left out. @return the item, or NULL. */
struct flow_item *flow_add_words(struct flow *f, const struct words *words);

/** Cells; none are left out. @return the item, or NULL. */
struct flow_item *flow_add_cells(struct flow *f,
                                 const struct flow_cells *cells);

/** Lay everything out. @return the number of pages, at least 1. */
int flow_lay_out(struct flow *f, struct flow_page page);

/** Draw page @p index of what flow_lay_out() laid out on @p page. */
void flow_draw(struct flow *f, struct flow_page page, int index);
