#pragma once

/**
 * @file
 * What either output of a stand has; not for other rooms.
 */

#include "render.h"
#include "scene.h"

enum {
    SCENE_ARENA_BYTES = 64 << 20, /* addresses; pages are used as needed */
};

/** A built screen and the memory it lives in. */
struct exhibit_screen {
    struct region memory;
    struct scene scene;
};

/** A composed picture and what was drawn since it was last handed out. */
struct exhibit_page {
    struct pixmap pixmap;
    struct damage changed;
};
