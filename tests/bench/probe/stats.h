#pragma once

/**
 * @file
 * What a list of measured values comes to.
 *
 * Pure. Values are sorted in place; an empty list is a mistake of ours.
 */

#include <stddef.h>

/** The middle one; of an even number the mean of the middle two. */
double stats_median(double *values, size_t count);

/** The smallest value that @p percent of 100 do not exceed: nearest rank. */
double stats_percentile(double *values, size_t count, int percent);
