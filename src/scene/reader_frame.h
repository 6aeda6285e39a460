#pragma once

/**
 * @file
 * What every page for reading has: ground, head, the row that turns pages,
 * and the footer with all its controls.
 */

#include "flow.h"

/** What stands on top. The first page has it large, the others small. */
struct reader_head {
    const char *title;
    const struct text *source; /**< Of the title, or NULL. */
    int goal; /**< Its number stands before the title; -1: none. */
};

/** Where one is, and where one may go from the last page. */
struct reader_foot {
    bool home, map, search, language, access; /**< This is it. */
    bool done;                                /**< "Klaar" leaves settings. */
    const char *next;      /**< Label of the next goal or project, or NULL. */
    const char *next_name; /**< Spoken, or NULL. */
    int ribbon_goal;       /**< Raised in the ribbon, or -1. */
};

/** A page of its own before those of the flow. */
struct reader_cover {
    /** In @p box, the page between head and turns; NULL: there is none. */
    void (*draw)(struct canvas *c, struct box box);
    const char *read_on; /**< What leads on from it. */
};

/** A whole page. The flow's items are filled in; its page is the show's. */
struct reader_page {
    struct reader_head head;
    struct reader_foot foot;
    struct reader_cover cover;
};

/** Ground colour; and sets where the footer begins. First of all. */
void reader_begin(struct canvas *c, const struct reader_foot *foot);

/** Lay out @p flow, draw its page with everything around it. */
void reader_finish(struct flow *flow, const struct reader_page *page);
