#pragma once

/**
 * @file
 * A place on a slide, whatever output shows it.
 */

enum {
    SLIDE_WHOLE = 1 << 15, /**< The width, and the height, of a slide. */
};

/**
 * A place on a slide, from its top left corner, in shares of its sides:
 * the same whatever output shows it. In no language it is mirrored.
 */
struct slide_point {
    int x, y;
};
