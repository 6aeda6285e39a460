#pragma once

/**
 * @file
 * A card over a dimmed screen.
 */

#include "canvas.h"

/**
 * Dim the screen and draw the card in the middle. Targets below are gone;
 * a touch outside the card means @p outside (INTENT_NONE: nothing).
 *
 * @return  The card without its side margins.
 */
struct box dialog_open(struct canvas *c, float w, float h,
                       enum intent_type outside);

/** What is left of the card beside dialog_seconds(). */
struct box dialog_beside_seconds(struct box in);

/** A question and what it means, as wide as @p in, in the card's head. */
void dialog_question(struct canvas *c, struct box in, const char *question,
                     const char *meaning);

/** How many seconds are left, large, at the end of its first line. */
void dialog_seconds(struct canvas *c, struct box in, int seconds);
