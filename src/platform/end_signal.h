#pragma once

/**
 * @file
 * Was the program asked to end, or has its display gone? SDL makes the same
 * event of both: of SIGINT and SIGTERM, and of a lost connection to Wayland.
 *
 * None is lost and none ends the program half-way: they are held from before
 * SDL begins until its handlers are watched, and again before the program
 * makes way for another. A signal's handler can reach nothing but what is
 * static, so that this is.
 */

#include <stdbool.h>

/**
 * From now on they wait, for end_signal_watch() or for what execv(2) makes
 * of this process. Of the calling thread, and of those it starts.
 */
void end_signal_hold(void);

/**
 * After SDL has begun: from now on they are noted on their way to it, also
 * those that were held. From the thread that held them.
 */
void end_signal_watch(void);

/** Whether one was noted since the process began. From any thread. */
bool end_signal_came(void);
