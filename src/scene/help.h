#pragma once

/**
 * @file
 * What the keys of a talk do: the map in force, on the presenter's ground.
 *
 * All of it is one page, as large as the output holds.
 */

#include "canvas.h"

void help_draw(struct canvas *c);
