#pragma once

/**
 * @file
 * Fingers that point, draw or enlarge: from touches on a slide to intents
 * with a place on it; not for other rooms.
 *
 * On the presenter's display all fingers on the slide are the presenter's.
 * On the audience's screen it takes a tool that somebody switched on, and a
 * finger that has the floor, or a mouse, which no visitor has.
 */

#include "exhibit.h"
#include "gesture.h"
#include "pinch.h"

/** The presenter's hand on one output. `{0}` is none. */
struct exhibit_hand {
    bool owns; /**< All touches are its own until the last finger is up. */
    bool on;   /**< One finger is at work. */
    bool pans; /**< It moves the part that is shown. */
    int64_t finger;
    struct vec2 from; /**< Where it came down. */
    struct zoom zoom; /**< What was shown then, or when two fingers met. */
    struct pinch pinch;
};

/**
 * A touch on the presenter's display, which the gesture has seen already.
 *
 * @return  True if it was on the slide, and nothing else is to be done.
 */
bool exhibit_point_desk(struct exhibit *s, const struct touch *t,
                        uint64_t now_ms);

/** The same on the audience's screen. */
bool exhibit_point_own(struct exhibit *s, const struct touch *t,
                       uint64_t now_ms);

/** A finger with the floor drags there. @return true if it points. */
bool exhibit_point_drag(struct exhibit *s, const struct gesture_event *e,
                        uint64_t now_ms);

/** What one finger began was not meant. */
void exhibit_point_cancel(struct exhibit *s, struct exhibit_hand *hand,
                          uint64_t now_ms);

/** No finger is there any more, whatever was last heard of it. */
void exhibit_point_reset(struct exhibit *s, struct exhibit_hand *hand,
                         uint64_t now_ms);
