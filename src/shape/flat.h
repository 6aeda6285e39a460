#pragma once

/**
 * @file
 * One country as it lies on the map of the world, in Equal Earth, and the
 * place where a mark for all of it stands.
 */

#include "arena.h"
#include "shape.h"
#include "world.h"

struct flat {
    struct shape_path path; /**< Filled; no points: not yet made. */
    /** Of its box on the sphere's plane: y grows north. */
    double left, top;
    double side;       /**< The longer one, in units of the sphere. */
    struct vec2 heart; /**< In the unit box, well inside the main land. */
};

/** Project @p feature of @p world. Points live in @p arena. */
struct flat flat_project(const struct world *world,
                         const struct world_feature *feature,
                         struct arena *arena);
