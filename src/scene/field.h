#pragma once

/**
 * @file
 * The field of the search, with what was typed and where the next goes; and
 * the words that go on from it.
 */

#include "canvas.h"

void field_draw(struct canvas *c, struct box box);

/** As many chips as stand in a row of @p box. */
void field_suggestions(struct canvas *c, struct box box,
                       const struct search_answer *answer);
