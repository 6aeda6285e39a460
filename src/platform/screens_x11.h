#pragma once

/**
 * @file
 * Displays as the X server has them now.
 *
 * SDL lists them once and then only follows cables: it hears of a display
 * that is switched off, moved or given another mode too late or never, and
 * the notes of a talk must not be left on what the audience sees.
 * Main thread only.
 */

#include <stdbool.h>

#include <SDL.h>

#include "displays.h"

/**
 * From here on a change arrives as an SDL_SYSWMEVENT, and nothing else does.
 *
 * @param window  Any; its connection to the server is the one that hears.
 * @param[out] notify_type  Kept and read until SDL's video ends.
 */
void screens_x11_watch(SDL_Window *window, int *notify_type);

/** @return false if the server cannot say; @p out is then unchanged. */
bool screens_x11_list(struct display_list *out);
