#pragma once

/**
 * @file
 * A window that visitors cannot leave: it has all keys, also those that a
 * window manager would take, stays in front, and comes back when it was put
 * away.
 *
 * What the server or the console does with a key before anybody sees it
 * (Ctrl+Alt+F1, Ctrl+Alt+Backspace, SysRq) is theirs to be told.
 * Thread-safety: main thread only.
 */

#include <stdbool.h>

#include <SDL.h>

/** Before SDL starts. */
void lock_set_hints(void);

/** From now on @p window has the keys whenever it is in front. */
void lock_keep(SDL_Window *window);

/**
 * Before a window is destroyed, kept or not: SDL 2.26 does not forget which
 * one has the keys, and would take them from it later.
 */
void lock_release(SDL_Window *window);

/**
 * Bring @p window back if @p e put it away or took its keys.
 *
 * @param alone  There is no other window of ours that may have them.
 */
void lock_follow(SDL_Window *window, const SDL_Event *e, bool alone);
