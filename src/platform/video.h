#pragma once

/**
 * @file
 * SDL's video, set up for a stand: which driver, and nothing of a desktop.
 * Main thread only.
 */

#include <stdbool.h>

/** @return false with one line logged, which names `standpunt proof`. */
bool video_open(void);

/** Whether SDL's driver is the one of that name; case does not matter. */
bool video_driver_is(const char *name);
