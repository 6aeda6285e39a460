#pragma once

/**
 * @file
 * Pictures to files.
 */

#include <stdbool.h>

#include "render.h"

/** Write @p picture. False with one log line if it cannot be written. */
bool png_save(const struct pixmap *picture, const char *path);
