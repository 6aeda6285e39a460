#pragma once

/**
 * @file
 * The window of `standpunt keys`, until it is closed.
 */

#include "content.h"

struct key_tester_params {
    const struct content *content; /**< NULL: the keys of the program. */
    const char *assets_dir;
    const char *language; /**< Code. */
    int w_px, h_px;       /**< Of the window. */
};

/**
 * Show it. Each key that is pressed is also a line on standard output.
 *
 * @return  False if there is no display, or a part of the program is
 *          missing; that was logged.
 */
bool key_tester_run(const struct key_tester_params *params);
