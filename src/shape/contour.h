#pragma once

/**
 * @file
 * Building contours point by point into an arena, and the contours of the
 * plain figures.
 */

#include "arena.h"
#include "shape.h"

/** Contours under construction, with room fixed at the start. */
struct contours {
    struct vec2 *points;
    uint32_t *ends;
    size_t point_count, point_max;
    size_t contour_count, contour_max;
};

/** Room in @p arena, which must have it. */
struct contours contours_create(struct arena *arena, size_t point_max,
                                size_t contour_max);

/** Append to the open contour. There is room: an assert. */
void contours_add(struct contours *c, float x, float y);

/** Close the open contour, if it has points. */
void contours_end(struct contours *c);

/** An arc of a circle; degrees clockwise on screen, 0 to the right. */
void contours_add_arc(struct contours *c, struct vec2 centre, float radius,
                      float from_deg, float to_deg);

/** What was built, as a filled path in the unit box. */
struct shape_path contours_path(const struct contours *c);

/** See shape_star(). */
struct shape_path contours_star(struct arena *arena);

/** See shape_disc(). */
struct shape_path contours_disc(struct arena *arena);
