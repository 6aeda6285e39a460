#pragma once

/**
 * @file
 * What an X11 display has beside windows. Source: Extended Window
 * Manager Hints 1.5, "Root Window Properties".
 */

#include <stdbool.h>

/** Whether there is a window manager. False too without a display. Main thread,
 * before a window. */
bool manager_x11_is_there(void);

/** Whether a key of its keyboard ends it: Terminate_Server of X.h's keys,
    which is Ctrl+Alt+Backspace where it is there at all. */
bool manager_x11_zaps(void);
