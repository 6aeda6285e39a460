#pragma once

/**
 * @file
 * Everything that was measured, as one table and one picture.
 */

#include <stdbool.h>

/**
 * Print the table of @p results, a path, and write the picture.
 *
 * @param titles  Lines over the picture: machine, date, versions. The list
 *                ends with NULL.
 * @return        False, and one line on standard error, if either fails.
 */
bool report(const char *results, const char *picture, char *const *titles);
