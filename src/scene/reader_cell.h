#pragma once

/**
 * @file
 * The one thing that can be touched on a page for reading besides buttons:
 * a cell with a sign at its start, a title, a line under it and, where it
 * is a switch, its state in words.
 */

#include "canvas.h"

/** Of cells, in units at a scale of 1. */
enum {
    READER_CELL_W = 860,    /**< At least so wide. */
    READER_LINK_H = 160,    /**< A title of two lines. */
    READER_PROJECT_H = 236, /**< The same, with a country and a place. */
};

enum reader_state {
    READER_OPENS, /**< No switch: it leads somewhere. */
    READER_OFF,
    READER_ON,
    READER_SAYS, /**< Neither: words alone. */
};

struct reader_cell {
    const char *id;
    const char *title;
    const struct text *title_source; /**< Or NULL. */
    const char *language;            /**< Of the title, or NULL. */
    const char *detail;              /**< "" for none. */
    const struct text *detail_source;
    int goal;          /**< Its number stands at the start; -1: none. */
    int project;       /**< Its country stands there; -1: none. */
    const char *code;  /**< An address, as a code for phones; NULL: none. */
    bool filled;       /**< A tile in the goal's colour, black in contrast. */
    const char *query; /**< What answers to it is marked; or NULL. */
    enum reader_state state;
    struct intent intent;
};

/** A cell without a sign, closed to further settings. */
struct reader_cell reader_cell_make(const char *id, const char *title);

/**
 * How high a cell of width @p w must be for its words: @p least or more, in
 * units. Titles of any length that is read have room.
 */
float reader_cell_height(struct canvas *c, float w, float least,
                         const struct reader_cell *cell);

void reader_cell_draw(struct canvas *c, struct box box,
                      const struct reader_cell *cell);

/** A goal's number in the middle of @p box, as large as looks well there. */
void reader_number(struct canvas *c, struct box box, int goal);

/** A project with its country, title and place. */
struct reader_cell reader_cell_project(struct canvas *c, int project);

/** Nothing to touch: the code of an address. @p of is a const char **. */
struct reader_cell reader_cell_code(struct canvas *c, int index,
                                    const void *of);

/** A goal: @p filled as a tile of the home screen. */
struct reader_cell reader_cell_goal(struct canvas *c, int goal, bool filled);
