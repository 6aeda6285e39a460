#pragma once

/**
 * @file
 * A virtual X server of its own for each program measured, with its screen
 * in a file, and a connection that presses buttons and keys as if somebody
 * did.
 *
 * Thread-safety: one thread.
 */

#include <X11/Xlib.h>
#include <stdbool.h>
#include <sys/types.h>

#include "framebuffer.h"

enum {
    SERVER_NAME_BYTES = 32,
    SERVER_PATH_BYTES = 128,
};

struct server {
    pid_t pid;                      /**< 0: does not run. */
    char name[SERVER_NAME_BYTES];   /**< ":99", for DISPLAY. */
    char folder[SERVER_PATH_BYTES]; /**< Of the screen's file; removed. */
    Display *display;
    struct framebuffer screen;
};

/** False, and one line on standard error, if there is none. */
bool server_start(struct server *s, int w_px, int h_px);

/** Zeroed is fine. */
void server_stop(struct server *s);
