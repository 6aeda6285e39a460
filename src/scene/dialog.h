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
