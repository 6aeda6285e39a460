#pragma once

/**
 * @file
 * The one known pixel by which a back end shows that it still draws.
 *
 * SDL tells nothing of a device that was lost: it takes frames and shows
 * none. So a pixel, that in the middle of a window, gets another blue, is read
 * back from where the picture goes, and gets its own again. Nobody sees it,
 * and nothing is to be remembered.
 * Main thread only.
 */

#include <stdbool.h>

#include <SDL.h>

/** Between drawing a frame and showing it. @return whether it arrived. */
bool canary_in_renderer(SDL_Renderer *renderer);

/**
 * Where the pixel of a window of that size is: in its middle, or beside what
 * covers that, at a distance for a frame around it.
 *
 * @param covered  Of the window; may reach beyond it.
 * @return  False if all of it is covered, more or less.
 */
bool canary_place(int w_px, int h_px, const SDL_Rect *covered, SDL_Point *at);

/**
 * After a frame was shown: by way of the surface of the window, to where
 * that is shown from. A driver that cannot be asked is believed.
 *
 * @param covered  By a window of our own, of which X11 would return the
 *                 pixel. If that leaves no place, all is believed.
 * @return whether it arrived.
 */
bool canary_in_window(SDL_Window *window, SDL_Surface *surface,
                      const SDL_Rect *covered);
