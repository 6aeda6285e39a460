#pragma once

/**
 * @file
 * What a machine has for a stand, without opening a window.
 * Thread-safety: main thread only, before platform_create().
 */

#include <stdbool.h>

#include "displays.h"

/** What there is to show on and to touch. */
struct platform_survey {
    char driver[32]; /**< SDL's name of the way to the display. */
    struct display_list displays;
    int touch_count;
    bool is_x11;
    bool zaps; /**< A key of its keyboard ends the display. */
};

/**
 * Look, and close all of it again.
 * @return  False with one line logged if there is no display.
 */
bool platform_survey(struct platform_survey *out);
