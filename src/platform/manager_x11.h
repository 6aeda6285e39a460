#pragma once

/**
 * @file
 * Whether an X11 display has a window manager. Source: Extended Window
 * Manager Hints 1.5, "Root Window Properties".
 */

#include <stdbool.h>

/** False without one, or without a display. Main thread, before a window. */
bool manager_x11_is_there(void);
