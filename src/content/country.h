#pragma once

/**
 * @file
 * The closed list of countries: ISO 3166-1 alpha-2, and XK for Kosovo.
 */

#include <stdbool.h>

/** True if @p code is in the list, as written. */
bool country_is_known(const char *code);

/** The code an author probably meant by @p word: "nl", "UK"; or NULL. */
const char *country_nearest(const char *word);
