#pragma once

/**
 * @file
 * What a platform is made of: for the files that are one.
 * Main thread only.
 */

#include <SDL.h>

#include "desk_window.h"
#include "event.h"
#include "platform.h"
#include "presenter.h"
#include "software.h"

struct platform {
    SDL_Window *window;
    struct event_state events;
    bool can_wait; /* the driver sleeps until an event comes */
    bool cursor_shown;
    uint64_t cursor_hide_ms;
    bool show_failed; /* said once, until it works again */
    struct presenter *presenter;
    enum platform_renderer wanted;
    bool lost; /* a display that says so is gone */
    struct platform_leave leave;
    struct software software; /* asked for */
    bool show_damage;
    bool full_screen;
    bool locked;
    enum desk_fill fill; /* of a display by a window */
    struct desk_window desk;
    bool exposed[2];    /* of each output: to be told */
    int notify_type;    /* of X events about displays */
    uint64_t asleep_ms; /* of the machine, as far as that was dealt with */
};

/** All that was shown, in both windows, is to be shown anew. */
void platform_expose(struct platform *p);
