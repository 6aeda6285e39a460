#pragma once

/**
 * @file
 * The one known pixel by which a back end shows that it still draws.
 *
 * SDL tells nothing of a device that was lost: it takes frames and shows
 * none. So the pixel in the middle of a window gets another blue, is read
 * back from where the picture goes, and gets its own again. Nobody sees it,
 * and nothing is to be remembered.
 * Main thread only.
 */

#include <stdbool.h>

#include <SDL.h>

/** Between drawing a frame and showing it. @return whether it arrived. */
bool canary_in_renderer(SDL_Renderer *renderer);

/**
 * After a frame was shown: by way of the surface of the window, to where
 * that is shown from. A driver that cannot be asked is believed.
 *
 * @return whether it arrived.
 */
bool canary_in_window(SDL_Window *window, SDL_Surface *surface);
