#pragma once

/**
 * @file
 * Components that screens share: buttons, cards, rows, chips.
 *
 * Each draws itself in its state (resting, pressed) and adds its target.
 */

#include "canvas.h"

enum button_look {
    BUTTON_TONE,
    BUTTON_LINE,
    BUTTON_PRIMARY,  /**< Gold: the single next step. */
    BUTTON_SELECTED, /**< Ink: where one is. */
    BUTTON_STAGE,    /**< On the presenter's ground. */
};

enum {
    ICON_NONE = -1,
};

struct button {
    const char *id;
    const char *label; /**< "" for an icon alone. */
    const char *name;  /**< Spoken; NULL: the label. */
    int icon;          /**< enum icon or ICON_NONE. */
    bool icon_after;   /**< Behind the label. */
    bool stacked;      /**< Icon over the label: portrait footer. */
    bool toggles;      /**< On or off; its icon and name say which. */
    enum button_look look;
    enum type_role role; /**< Of most: TYPE_CONTROL. */
    struct box box;
    struct intent intent;
};

void component_button(struct canvas *c, const struct button *b);

/** Width a button needs for its icon, label and padding. */
float component_button_width(struct canvas *c, const struct button *b);

/** A goal's number on its colour; a target if it is 72 units or more. */
void component_goal_chip(struct canvas *c, struct box box, int goal);

/** A card with the country's shape, title and place. @param tint_color of
 * the shape. */
void component_project_card(struct canvas *c, struct box box, int project,
                            struct color shape_color);

/** The same as a row: shape at the left, arrow at the right. */
void component_project_row(struct canvas *c, struct box box, int project,
                           struct color shape_color);

/** A row with a title and an arrow; one that leads nowhere is words alone. */
struct row {
    const char *id, *title;
    const struct text *source; /**< Of the title, or NULL. */
    const char *detail;        /**< Under it; NULL or "": none. */
    const struct text *detail_source;
    int goal_number; /**< On its colour before the title; 0: none. */
    bool bare;       /**< Without its arrow: one of several in a line. */
    struct box box;
    struct intent intent;
};

void component_row(struct canvas *c, const struct row *row);

/** What every row stands on, and the arrow at its end. */
void component_row_ground(struct canvas *c, struct box box, bool pressed);
void component_row_arrow(struct canvas *c, struct box box);

/** `Beira, Mozambique`; the country alone when that is all that is known. */
const char *component_place(const struct canvas *c,
                            const struct project *project);

/** Of a country and the mark on it. */
struct country_look {
    struct color shape, mark, edge;
    float radius; /**< Of the mark. */
};

/**
 * A country's outline with the project's place: a dot, a soft circle or
 * nothing, as its precision says.
 *
 * @return  Middle of the mark; x is negative if there is none.
 */
struct vec2 component_country(struct canvas *c, struct box box,
                              const struct project *project,
                              struct country_look look);

/** An intent that opens @p screen. */
struct intent intent_open(struct screen screen);
