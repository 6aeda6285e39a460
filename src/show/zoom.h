#pragma once

/**
 * @file
 * Which part of a slide fills the output. Pure; integers, so that the same
 * fingers give the same picture everywhere.
 *
 * "Slide" is a place on the slide, "view" one on what is shown of it; both
 * in SLIDE_WHOLE, and the same while nothing is enlarged.
 */

#include <stdbool.h>

#include "intent.h"

enum {
    ZOOM_ONE = 256,
    /** A line of body text is then a third of the screen high: more of a
        slide is no slide any more. */
    ZOOM_MOST = 4 * ZOOM_ONE,
};

/** `{0}` is the whole slide. */
struct zoom {
    int by;                  /**< In ZOOM_ONE; 0 counts as 1. */
    struct slide_point from; /**< Top left corner of the part, on the slide. */
};

/** Two fingers, then and now: their middle, in the view, and how far apart
    they are, in any unit. */
struct zoom_fingers {
    struct slide_point before, now;
    int64_t apart_before, apart_now;
};

bool zoom_is_whole(const struct zoom *z);

/** At least ZOOM_ONE. */
int zoom_factor(const struct zoom *z);

/** Bounded: 1 to 4 times, and no place outside of the slide is shown. */
struct zoom zoom_bounded(struct zoom z);

struct slide_point zoom_to_slide(const struct zoom *z, struct slide_point view);

/** The way back; outside of 0 to SLIDE_WHOLE if it is not shown. */
struct slide_point zoom_to_view(const struct zoom *z, struct slide_point slide);

/** @p by times as large; what is at @p view stays there, if it can. */
struct zoom zoom_about(const struct zoom *z, struct slide_point view, int by);

/** The step from here: 1 up, -1 down: 1, 1.5, 2, 3, 4. */
int zoom_step(const struct zoom *z, int step);

/** What was between the fingers stays between them. */
struct zoom zoom_pinched(const struct zoom *z,
                         const struct zoom_fingers *fingers);
