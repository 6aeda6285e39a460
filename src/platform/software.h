#pragma once

/**
 * @file
 * A Mesa that draws by the CPU: for a start after ones that a driver may
 * have ended.
 *
 * Even frames that the program draws itself go through OpenGL on Wayland and
 * KMSDRM: SDL shows the surface of a window as a texture. Mesa then uses the
 * driver of the GPU unless its environment says otherwise, by two names:
 * EGL looks at one, GBM at the other. GBM alone would still try Vulkan's
 * driver. It looks when a display is opened, and so they stay until the last
 * window is closed. Drivers that are not Mesa's do not ask.
 * Source: Mesa 22.3, src/egl/main/eglapi.c, src/gbm/backends/dri/gbm_dri.c,
 * src/gallium/drivers/zink/zink_screen.c.
 * Main thread only, while there is no other.
 */

#include <stdbool.h>

enum {
    SOFTWARE_NAMES = 2,
};

/** What was changed of the environment; `{0}` is nothing. */
struct software {
    bool set[SOFTWARE_NAMES];
};

/** Before SDL's video begins. What is set already stays as it is. */
void software_ask(struct software *s);

/** After SDL's video has ended: what this process becomes starts as usual. */
void software_undo(struct software *s);
