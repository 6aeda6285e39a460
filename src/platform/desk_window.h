#pragma once

/**
 * @file
 * The window of the presenter's display, beside the audience's.
 *
 * It is drawn by the CPU, whatever draws the audience's: two windows that
 * each wait for their display would halve the pace of both.
 * Main thread only.
 */

#include <SDL.h>

#include "event.h"
#include "platform.h"

/** `{0}` is closed. */
struct desk_window {
    SDL_Window *window;
    struct presenter *presenter;
    struct event_state events;
    struct rect bounds;
    bool in_window;
};

/** How a window fills a display, as SDL_CreateWindow() has it. */
enum desk_fill {
    DESK_FILLS_BY_SIZE,    /**< Nobody manages windows. */
    DESK_FILLS_BY_MANAGER, /**< Full screen, as windows ask for it. */
};

/** Open it, or move it. @return false with one line logged. */
bool desk_window_open(struct desk_window *w, const struct platform_desk *place,
                      enum desk_fill fill);

void desk_window_close(struct desk_window *w);

enum platform_shown desk_window_present(struct desk_window *w,
                                        const struct output_frame *frame,
                                        bool outlines);

/** True if @p e is an event of it. */
bool desk_window_has(const struct desk_window *w, const SDL_Event *e);

/** Fill the display with @p bounds by @p window. */
void window_fill(SDL_Window *window, struct rect bounds, enum desk_fill fill);
