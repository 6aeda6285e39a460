#pragma once

/**
 * @file
 * Versions of SDL that a stand must not trust.
 */

#include <stdbool.h>

#include <SDL.h>

/**
 * False for 2.28.0 to 2.30.4, which free a Wayland output twice when its
 * display is switched off. Source: SDL issue 10075.
 */
bool sdl_version_is_safe_on_wayland(const SDL_version *v);

/**
 * Whether the one that is loaded is. If not, one line in the log says so,
 * and @p advice.
 */
bool sdl_version_suits_wayland(const char *advice);
