#pragma once

/**
 * @file
 * What part of the world a map shows.
 */

/**
 * A place in the unit box of the world's land (shape_land()), which is in
 * the middle of the map, and how large the world is. A zoom of 1 is the
 * whole world as a map shows it at first.
 */
struct map_view {
    float x, y;
    float zoom;
};
