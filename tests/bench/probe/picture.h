#pragma once

/**
 * @file
 * The screen as a file to look at.
 */

#include <stdbool.h>

#include "framebuffer.h"

/** A portable pixmap. False, and one line on standard error, if it fails. */
bool picture_save(const struct framebuffer *screen, const char *path);
