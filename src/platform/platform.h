#pragma once

/**
 * @file
 * Window, display, events and clock: all of SDL's video that the program
 * uses.
 *
 * The picture goes straight from the CPU into the window surface, without a
 * hidden texture. Touch is reported in output pixels and never twice: SDL's
 * synthetic mouse and synthetic touch are off, and the mouse is ignored for
 * 500 ms after a finger. The cursor is hidden; real mouse motion shows it
 * for 3 s.
 * Thread-safety: main thread only, but platform_wake().
 */

#include <stdbool.h>
#include <stdint.h>

#include "geom.h"
#include "input_event.h"

struct platform_params {
    const char *title;
    int w_px, h_px; /**< Of the window, before rotation; 0: full screen
                         on the display's own size. */
    int rotate_deg; /**< 0, 90, 180 or 270: the picture, clockwise. */
};

struct platform;

/**
 * Open the window. From then on Ctrl+C and SIGTERM arrive as INPUT_QUIT.
 *
 * @return  Owned by the caller, or NULL with one line logged; with no
 *          display the line names `standpunt proof`.
 */
struct platform *platform_create(const struct platform_params *params);

/** NULL is fine. Threads that call platform_wake() have ended before. */
void platform_destroy(struct platform *p);

/** Size of the picture, after rotation. */
void platform_size(const struct platform *p, int *w_px, int *h_px);

/** Milliseconds of a monotonic clock. */
uint64_t platform_now_ms(void);

/**
 * Wait for the next event, until @p deadline_ms of platform_now_ms() at
 * the latest (UINT64_MAX: for ever).
 *
 * @return  False if the time came first.
 */
bool platform_wait(struct platform *p, uint64_t deadline_ms,
                   struct input_event *out);

/** The next event that is there already. @return false if none. */
bool platform_poll(struct platform *p, struct input_event *out);

/**
 * Show @p count rectangles of a picture of platform_size().
 *
 * @param pixels     0xffRRGGBB, top row first.
 * @param stride_px  From row to row.
 * @return  False if the window refused it; try again after INPUT_EXPOSE.
 */
bool platform_present(struct platform *p, const uint32_t *pixels, int stride_px,
                      const struct rect *rects, int count);

/**
 * From any thread: make platform_wait() return INPUT_WAKE, once for all
 * calls since the last one. Without a platform it does nothing.
 */
void platform_wake(void);
