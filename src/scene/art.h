#pragma once

/**
 * @file
 * The few drawings that tiles and slides may carry.
 */

#include "canvas.h"

/** Two arrows, there and back: bringing and fetching. */
void art_exchange(struct canvas *c, struct box box, struct color there,
                  struct color back);

/** Places with lines between them. */
void art_network(struct canvas *c, struct box box, struct color color);

/**
 * The world's land, filling the box and cut off at its edges, with a dot
 * for every project whose place may be shown.
 */
void art_map(struct canvas *c, struct box box, struct color land,
             struct color dot);
