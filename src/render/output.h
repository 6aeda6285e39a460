#pragma once

/**
 * @file
 * What is handed to a back end: composed pictures, what changed in them,
 * and how they stand on the screen.
 */

#include "draw.h"
#include "layer.h"
#include "render.h"

/** A composed picture. */
struct output_picture {
    const struct pixmap *pixmap; /**< Borrowed: until the next frame. */
    /** What was drawn since the last frame; the pixels say which picture. */
    struct damage changed;
};

/** One frame. Nothing changed: no damage, and nothing need be shown. */
struct output_frame {
    struct output_picture after;
    struct output_picture before; /**< Of the same size. */
    struct layers layers;         /**< None: `after` as it is. */
    struct damage damage;         /**< Of the screen. */
};
