#pragma once

/**
 * @file
 * The icons of the interface, drawn as strokes in a box of 40 units.
 */

#include "arena.h"
#include "shape.h"

/**
 * The strokes of @p icon with curves flattened, in the unit box. All icons
 * share that box, so that they align. Points live in @p arena.
 */
struct shape_path icon_path(enum icon icon, struct arena *arena);
