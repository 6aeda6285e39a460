#pragma once

/**
 * @file
 * An event as a line of a tape: what `standpunt play` reads as the same.
 */

#include "tape.h"

enum {
    TAPE_LINE_ROOM = 256,
};

/**
 * Without a newline. A key must have a name.
 *
 * A TAPE_CLOCK is written in UTC: its `ahead_min` must be 0.
 */
void tape_line(const struct tape_event *e, char out[TAPE_LINE_ROOM]);
