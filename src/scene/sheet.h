#pragma once

/**
 * @file
 * A page of words and rows, told once: beside an ink panel it is a column
 * that scrolls, and in large type it is pages for reading.
 *
 * A sheet lives on the stack of the screen that fills it, and is drawn once.
 */

#include "flow.h"
#include "panel.h"

/** Of the content, or the program's own words where there is no source. */
struct said {
    const char *text;
    const struct text *source;
    const char *language; /**< Of a text that is the same in all of them. */
};

/** A text of the content, in the visitor's language. */
struct said said_text(const struct canvas *c, const struct text *text);

struct sheet {
    struct flow flow;
    struct panel_words panel;
    const struct int_list *marked; /**< Goals in the panel's skyline. */
    const struct int_list *chips;  /**< Of the item at chips_index. */
    size_t chips_index;
};

/** Begin: @p panel is what the page is called. */
void sheet_begin(struct sheet *s, struct canvas *c,
                 const struct panel_words *panel);

/** A label; it stays with what follows. */
void sheet_label(struct sheet *s, const char *text);

/** A paragraph, whose links can be followed; nothing if it is empty. */
void sheet_text(struct sheet *s, const struct said *said);

/** Small print. */
void sheet_note(struct sheet *s, const char *text);

/** Rows; w_min and h are filled in. None: nothing. */
void sheet_rows(struct sheet *s, const struct flow_cells *rows);

/** Goals that lead on; once a sheet. None: nothing. */
void sheet_goals(struct sheet *s, const struct int_list *goals);

/** Draw all of it, with everything around it. */
void sheet_draw(struct sheet *s);
