#pragma once

/**
 * @file
 * Window, display, events and clock: all of SDL's video that the program
 * uses.
 *
 * Frames go to the window through one of two back ends (presenter.h). Touch is
 * reported in output pixels and never twice: SDL's synthetic mouse and
 * synthetic touch are off, and the mouse is ignored for 500 ms after a finger.
 * The cursor is hidden; real mouse motion shows it for 3 s. Thread-safety: main
 * thread only, but platform_wake().
 */

#include <stdbool.h>
#include <stdint.h>

#include "clock.h"
#include "displays.h"
#include "geom.h"
#include "input_event.h"
#include "output.h"

enum platform_renderer {
    RENDERER_AUTO, /**< The GPU if there is one. */
    RENDERER_CPU,
    RENDERER_GPU, /**< Even a driver that draws by the CPU. */
};

enum platform_shown {
    PLATFORM_SHOWN,
    PLATFORM_BEHIND,  /**< Show the next frame too, changed or not. */
    PLATFORM_WRONG,   /**< Shown, but it does not arrive. */
    PLATFORM_REFUSED, /**< Try again after INPUT_EXPOSE. */
};

/** What is to be done before an end that nobody chose. */
struct platform_leave {
    void (*call)(void *data); /**< NULL: nothing. */
    void *data;
};

struct platform_params {
    const char *title;
    int w_px, h_px; /**< Of the window, before rotation; 0: full screen
                         on the display's own size. */
    enum platform_renderer renderer;
    bool careful;     /**< Mesa is kept off the GPU, see software.h. */
    bool show_damage; /**< Outline what changed. */
    /** The X server is gone: called from inside of what shows or waits, or
        by another thread while this one waits; then the program ends with
        EXIT_START_AGAIN. */
    struct platform_leave leave;
    int rotate_deg; /**< 0, 90, 180 or 270: the picture, clockwise. */
    bool locked;    /**< Nothing else gets keys or comes to the front: see
                         lock.h. For a full screen. */
};

/** Where the presenter's display is. */
struct platform_desk {
    struct rect bounds; /**< Of a display. */
    bool in_window;     /**< Not the whole of it. */
};

struct platform;

/**
 * Open the window. From then on Ctrl+C and SIGTERM arrive as INPUT_QUIT,
 * also those that were held (end_signal.h).
 *
 * @return  Owned by the caller, or NULL with one line logged, which names
 *          `standpunt proof` if there is no display. Signals are then held.
 */
struct platform *platform_create(const struct platform_params *params);

/** NULL is fine. Threads that call platform_wake() have ended before. */
void platform_destroy(struct platform *p);

/** Size of the picture, after rotation. */
void platform_size(const struct platform *p, int *w_px, int *h_px);

/** Whether windows can be moved and closed by hand. */
bool platform_has_windows(const struct platform *p);

/** Fill another display with the picture. In a window it stays there. */
void platform_place(struct platform *p, struct rect bounds);

/**
 * Open the presenter's display, or move it; nothing if it is there already.
 *
 * @param[out] w_px, h_px  Its size.
 * @return  False with one line logged.
 */
bool platform_open_desk(struct platform *p, const struct platform_desk *place,
                        int *w_px, int *h_px);

/** Close it; nothing if there is none. */
void platform_close_desk(struct platform *p);

/** Show a frame on it. */
enum platform_shown platform_present_desk(struct platform *p,
                                          const struct output_frame *frame);

/**
 * Wait for the next event, until @p deadline_ms of platform_now_ms() at
 * the latest (UINT64_MAX: for ever).
 *
 * @return  False if the time came first.
 */
bool platform_wait(struct platform *p, uint64_t deadline_ms,
                   struct input_event *out);

/** The INPUT_QUIT that came is nobody's wish: the compositor has ended. */
bool platform_is_lost(const struct platform *p);

/** The next event that is there already. @return false if none. */
bool platform_poll(struct platform *p, struct input_event *out);

/** Show a frame of platform_size(). The CPU replaces a GPU that fails. */
enum platform_shown platform_present(struct platform *p,
                                     const struct output_frame *frame);

/**
 * The same, also of a frame in which nothing changed; and look whether a
 * known pixel of it arrives where the picture goes.
 */
enum platform_shown platform_prove(struct platform *p,
                                   const struct output_frame *frame);

/**
 * What shows frames is made anew, also SDL's own behind a surface; then the
 * presenter's display may be closed, and platform_open_desk() opens it again.
 * The window is before all others, the presenter's before it.
 */
void platform_renew(struct platform *p);

/** "CPU", or the driver of the GPU; borrowed until the next frame. */
const char *platform_drawn_by(const struct platform *p);

/** What it draws on: "x11", "wayland", "KMSDRM"; static. */
const char *platform_driver(const struct platform *p);

/** True if showing waits for the display's own pace; now, it may change. */
bool platform_is_paced(const struct platform *p);

/**
 * From any thread: make platform_wait() return INPUT_WAKE, once for all
 * calls since the last one. Without a platform it does nothing.
 */
void platform_wake(void);
