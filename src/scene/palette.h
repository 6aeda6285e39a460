#pragma once

/**
 * @file
 * The colours, by name.
 *
 * Gold marks the single next step and nothing else. Goal colours are used
 * for goals only, always with their number.
 */

#include "geom.h"

enum tint {
    TINT_PAPER,
    TINT_WHITE,
    TINT_TONE,
    TINT_TONE_2,
    TINT_LINE,
    TINT_LAND,
    TINT_INK,
    TINT_INK_2,
    TINT_INK_3,
    TINT_HEADLINE, /**< First half of the attract headline only. */
    TINT_STAGE,
    TINT_STAGE_3,
    TINT_STAGE_BAR,  /**< Bars still to come, on ink. */
    TINT_STAGE_LINE, /**< Around slides on the presenter's ground. */
    TINT_STAGE_TEXT_2,
    TINT_GOLD,
    TINT_GOLD_PRESSED,
    TINT_PRESSED,
    TINT_EU_BLUE,
    TINT_EU_YELLOW,
    TINT_COUNT,
};

struct color tint(enum tint name);

/** Colour of a goal; @p goal is its index, 0 to 16. */
struct color goal_color(int goal);

/** Ink or white: what reaches 4.5:1 on the goal's colour. */
struct color goal_text(int goal);

/** The goal's colour moved away from its text: resting bars. */
struct color goal_tone(int goal);

/** The same, further: a pressed tile. */
struct color goal_pressed(int goal);
