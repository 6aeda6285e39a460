#pragma once

/**
 * @file
 * Which projects stand beside a goal.
 */

#include "content.h"

enum {
    PICK_MAX = 3,
};

/**
 * Up to three projects of a goal, those that lead with it first.
 *
 * @param[out] out  Indices.
 * @return          How many projects the goal has in all.
 */
int pick_projects(const struct content *content, int goal, int out[PICK_MAX]);
