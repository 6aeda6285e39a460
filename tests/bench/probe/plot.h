#pragma once

/**
 * @file
 * The measures that matter most, as bars in an SVG picture: the first
 * program in gold, the others in grey, the shorter the better unless the
 * heading says otherwise.
 *
 * Thread-safety: one thread.
 */

#include <stdio.h>

#include "result.h"

/** @param titles  Lines over the bars, as text; the list ends with NULL. */
void plot_write(FILE *file, const struct results *all, char *const *titles);
