#pragma once

/**
 * @file
 * The card of results: in groups under their labels, page by page.
 */

#include "canvas.h"

/**
 * Draw @p answer in @p box, the page that the show is on; sets the canvas's
 * pages.
 */
void found_list_draw(struct canvas *c, struct box box,
                     const struct search_answer *answer);
