#pragma once

/**
 * @file
 * The stand in a window or on the whole screen, until somebody quits.
 */

#include "exhibit.h"
#include "platform.h"

struct live_params {
    const char *version;         /**< Of the program; for its staff. */
    struct exhibit_params stand; /**< `live`, `windowed`, viewport size and
                                    time are set here; `picture_bytes` 0
                                    becomes what suits the machine. */
    int w_px, h_px;              /**< 0: the whole screen. */
    int rotate_deg;
    enum platform_renderer renderer;
    struct displays_params displays; /**< `choice` and `number`. */
    bool locked;           /**< See platform_params; the whole screen. */
    bool without_watch;    /**< Content is read again only when asked to. */
    bool show_damage;      /**< For developers: outlines what was drawn. */
    const char *state_dir; /**< For the place; NULL: none is kept. */
};

enum {
    LIVE_RELAUNCH = -1, /**< Somebody wants the program to start again. */
};

/**
 * @return  The exit status: 0; 2 if it could not start; 75 if it has to be
 *          started again; or LIVE_RELAUNCH.
 */
int live_run(const struct live_params *params);
