#pragma once

/**
 * @file
 * What a device said, without SDL: the one thing platform, tapes and tests
 * hand to the program.
 */

#include <stdbool.h>
#include <stdint.h>

#include "geom.h"
#include "key.h"

enum input_type {
    INPUT_NONE,
    INPUT_TOUCH,
    INPUT_KEY,    /**< A key went down, or the system repeats it. */
    INPUT_KEY_UP, /**< It was let go; with the modifiers of that moment. */
    INPUT_WHEEL,
    INPUT_RESIZE, /**< The output has a new size. */
    INPUT_EXPOSE, /**< The window must be presented again. */
    INPUT_FOCUS_LOST,
    INPUT_DISPLAYS, /**< Displays came, went or changed. */
    INPUT_WAKE,     /**< A picture is ready. */
    INPUT_CLOSE,    /**< Somebody asked to close the window. */
    INPUT_QUIT,     /**< A signal asked the program to end. */
};

/** Where it was said: which of the two pictures was touched. */
enum input_output {
    OUTPUT_AUDIENCE,
    OUTPUT_DESK, /**< The presenter's display. */
};

/** What a touch sample reports. */
enum touch_phase {
    TOUCH_DOWN,
    TOUCH_MOVE,
    TOUCH_UP,
    TOUCH_LOST, /**< Gone without a release: sleeve, unplugged panel. */
    /** The mouse moves with no button down, or a clicker that is one. */
    TOUCH_HOVER,
};

/** One sample of one finger. The mouse is finger TOUCH_ID_MOUSE. */
struct touch {
    enum touch_phase phase;
    int64_t id; /**< Unlike for two fingers that are down together. */
    struct vec2 at;
};

enum {
    TOUCH_ID_MOUSE = -2,
};

struct input_event {
    enum input_type type;
    uint64_t time_ms; /**< Monotonic. */
    enum input_output output;
    union {
        struct touch touch;
        struct key key;
        int wheel_steps; /**< Positive: towards the next. */
        struct {
            int w_px, h_px;
        } size;
    } u;
};
