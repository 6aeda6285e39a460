#pragma once

/**
 * @file
 * An X server that goes: Xlib would end the program on the spot, with its
 * place not written and a status that says nothing.
 *
 * It is found out deep inside a call, on any connection and by any thread,
 * and there is no way back from there: SDL does not notice, and would ask
 * for events for ever. So what is to be kept is kept right there, once, and
 * the program ends with EXIT_START_AGAIN; with 0 if a signal had asked it
 * to end. A thread that is not the main one does so only while the main one
 * waits for events. If that does not come to wait, nor to an end of its own,
 * the program ends with what was kept before.
 *
 * Xlib hands its handler nothing of ours, so that all this is static.
 */

#include "platform.h"

/**
 * From the main thread, before a display is opened.
 *
 * @param leave  Borrowed until lost_x11_forget().
 */
void lost_x11_watch(const struct platform_leave *leave);

/** There is nothing to keep any more. The program still ends as above. */
void lost_x11_forget(void);

/** The main thread waits for events: nothing is half done. */
void lost_x11_begin_wait(void);
void lost_x11_end_wait(void);
