#pragma once

/**
 * @file
 * An X server that goes: Xlib would end the program on the spot, with its
 * place not written and a status that says nothing.
 *
 * It is found out deep inside a call, and there is no way back from there:
 * SDL does not notice, and would ask for events for ever. So what is to be
 * kept is kept right there, and the program ends with status 75.
 * Main thread only.
 */

#include <SDL.h>

#include "platform.h"

/** @param leave  Borrowed until the program ends. */
void lost_x11_watch(SDL_Window *window, const struct platform_leave *leave);
