#pragma once

/**
 * @file
 * Slides that are things: in the loop they can be touched and open.
 */

#include "slide.h"

/** The headline over the large skyline; every bar is its goal. */
void slide_skyline(struct canvas *c, const struct slide_view *v);

/** One goal, and what a municipality does for it. */
void slide_goal(struct canvas *c, const struct slide_view *v);

/** One project: where it is and what happens. */
void slide_project(struct canvas *c, const struct slide_view *v);
