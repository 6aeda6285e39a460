#pragma once

/**
 * @file
 * One pixel as the X server has it: what SDL cannot be asked.
 * Main thread only.
 */

#include <stdbool.h>

#include <SDL.h>

/**
 * @param[out] pixel  In the format of the window's surface.
 * @return  False if it is no window of X11, or not to be seen now.
 */
bool canary_x11_read(SDL_Window *window, SDL_Point at, Uint32 *pixel);
