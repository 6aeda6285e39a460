#pragma once

/**
 * @file
 * Two fingers on a picture: how far apart they are, and what lies between.
 *
 * Pure: touch samples in, in order of time. The first two fingers count; a
 * third is a palm's. Once one of the two has left, nothing counts until all
 * are up. Positions are output pixels.
 */

#include <stdbool.h>
#include <stdint.h>

#include "input_event.h"

enum pinch_type {
    PINCH_NONE,
    PINCH_BEGIN, /**< The second finger is down. */
    PINCH_MOVE,
    PINCH_END, /**< One of them has left. */
};

/** Middle and distance of the two, when they began and now. */
struct pinch_event {
    enum pinch_type type;
    struct vec2 middle_before, middle;
    float apart_before, apart;
};

struct pinch_finger {
    int64_t id;
    struct vec2 at;
};

/** `{0}`: no finger is down. */
struct pinch {
    struct pinch_finger fingers[2];
    int count;  /**< Of the fingers that count. */
    int others; /**< Down besides them, or after one of them left. */
    struct vec2 middle;
    float apart;
};

struct pinch_event pinch_feed(struct pinch *p, const struct touch *t);
