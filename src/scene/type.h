#pragma once

/**
 * @file
 * The type scale: sizes and weights of all text, by role.
 */

#include <stdbool.h>

#include "text.h"

enum type_role {
    TYPE_NUMBER_XL,
    TYPE_SLIDE_HERO,
    TYPE_SLIDE_STATEMENT,
    TYPE_HERO,
    TYPE_COUNTDOWN,
    TYPE_SLIDE_TITLE,
    TYPE_SLIDE_POINT,
    TYPE_NUMBER_L,
    TYPE_QUESTION,
    TYPE_PANEL_TITLE,
    TYPE_TITLE_1,
    TYPE_TITLE_2,
    TYPE_TITLE_3,
    TYPE_CARD,
    TYPE_ROW,
    TYPE_TILE,
    TYPE_SLIDE_LEAD,
    TYPE_SLIDE_LABEL,
    TYPE_LEAD,
    TYPE_PANEL_TEXT,
    TYPE_BODY,
    TYPE_PLACE,
    TYPE_LABEL,
    TYPE_CONTROL,
    TYPE_PROMPT,
    TYPE_KEY, /**< A letter of the keyboard. */
    TYPE_SMALL,
    TYPE_EMBLEM,
    TYPE_CLOCK, /**< From here to the notes: the presenter's display. */
    TYPE_ELAPSED,
    TYPE_STATE,
    TYPE_NOTES_1, /**< Notes in five sizes, the smallest first. */
    TYPE_NOTES_5 = TYPE_NOTES_1 + 4,
    TYPE_READER_NUMBER, /**< From here on: the pages for reading. */
    TYPE_READER_TITLE,
    TYPE_READER_STATEMENT,
    TYPE_READER_HEAD, /**< Title of a further page; a cell's title. */
    TYPE_READER_TEXT,
    TYPE_READER_DETAIL, /**< Under a cell's title. */
    TYPE_READER_LABEL,
    TYPE_READER_CONTROL,
    TYPE_COUNT,
};

/**
 * Style of a role.
 *
 * @param unit     Output pixels per design unit.
 * @param percent  Of the role's size: 100, or less for a heading that
 *                 steps down.
 */
struct text_style type_style(enum type_role role, float unit, int percent);

/** True for the roles that only pages for reading use. */
bool type_is_reader(enum type_role role);

/** @p style at @p size_px, its lines as far apart in proportion. */
struct text_style type_raised(struct text_style style, int size_px);

/** How far a heading of this role may step down, in per cent. */
int type_smallest_percent(enum type_role role);
