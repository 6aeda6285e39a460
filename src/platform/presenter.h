#pragma once

/**
 * @file
 * The way of a frame onto a window: one interface, one file a back end.
 *
 * The pictures of a frame are composed by the CPU in either case, the same
 * bits everywhere. The CPU back end also mixes the layers of a movement and
 * copies what changed into the window; the GPU back end keeps the pictures
 * as textures and lets the driver mix them.
 * Main thread only.
 */

#include <stdbool.h>

#include <SDL.h>

#include "output.h"
#include "platform.h"
#include "turn.h"

enum present_result {
    PRESENT_SHOWN,
    PRESENT_BEHIND, /**< Not all is uploaded: show the next frame as well. */
    PRESENT_WRONG,  /**< Shown, but the canary did not arrive. */
    PRESENT_FAILED, /**< SDL_GetError() tells more. */
};

/** What is shown, and how. Borrowed for the call. */
struct present_params {
    const struct output_frame *frame;
    const struct turn *turn; /**< Its picture has the frame's size. */
    bool outlines;           /**< Around what changed: for developers. */
    bool canary;             /**< Look whether a pixel arrives: canary.h. */
    SDL_Rect covered;        /**< Of the window, by another one of ours. */
};

struct presenter;

/** What a back end does; each gets its own presenter. */
struct presenter_ops {
    enum present_result (*show)(struct presenter *p,
                                const struct present_params *params);
    /** The device lost its textures: all are made again from pictures. */
    void (*forget)(struct presenter *p);
    void (*destroy)(struct presenter *p);
};

/** The head of a back end's own structure. */
struct presenter {
    const struct presenter_ops *ops;
    const char *name; /**< For the log; owned by the presenter. */
    bool is_gpu;
    bool paced; /**< Showing waits for the display. */
};

/** Never fails. The window is borrowed and outlives the presenter. */
struct presenter *presenter_cpu_create(SDL_Window *window);

struct presenter_gpu_params {
    SDL_Window *window;
    const char *driver;  /**< SDL's name, or NULL: OpenGL ES 2, OpenGL. */
    bool software_is_ok; /**< Also a driver that draws by the CPU. */
};

/**
 * @return  NULL if there is no driver that can and may be used;
 *          SDL_GetError() tells why.
 */
struct presenter *presenter_gpu_create(const struct presenter_gpu_params *p);

enum {
    /** Uploaded before a frame, at most: more would miss it. */
    PRESENTER_UPLOAD_BYTES_MAX = 4 << 20,
};

/**
 * The back end for a machine: the GPU where there is one that works, or
 * where it is asked for; else the CPU. Says in one log line which and why.
 */
struct presenter *presenter_choose(SDL_Window *window,
                                   enum platform_renderer wanted);

enum present_result presenter_show(struct presenter *p,
                                   const struct present_params *params);

void presenter_forget(struct presenter *p);

/** NULL is fine. */
void presenter_destroy(struct presenter *p);

/**
 * Whether a GL_RENDERER string names a driver without a GPU, such as
 * "llvmpipe (LLVM 15.0.6, 256 bits)". One that says nothing is none.
 */
bool presenter_is_software(const char *renderer);
