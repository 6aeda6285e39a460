#pragma once

/**
 * @file
 * Naming a picture without holding it: scenes say which, renderers ask for
 * the pixels.
 */

#include <stdint.h>

/** Names a picture file of the content: its index plus 1. Zero: none. */
struct asset_id {
    uint32_t value;
};

/** How a picture fills its box. */
enum asset_fit {
    FIT_COVER,   /**< Fills it; what hangs over is cropped evenly. */
    FIT_CONTAIN, /**< Wholly inside, centred, never enlarged. */
};
