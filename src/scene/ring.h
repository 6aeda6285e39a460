#pragma once

/**
 * @file
 * A ring of dots that fills from the top, clockwise: time that goes by.
 */

#include "canvas.h"

struct ring {
    float middle_x, middle_y; /**< Units, as all below. */
    float radius;             /**< To the middle of a dot. */
    int dots, filled;
};

/** On a disc of the stage; gold dots are those that are filled. */
void ring_draw(struct canvas *c, const struct ring *ring);
