#pragma once

/**
 * @file
 * What a monkey does next: whole acts, such as a swipe or the staff's door,
 * and single samples that no hand would make. As events of a tape.
 */

#include <stdbool.h>
#include <stdint.h>

#include "dice.h"
#include "reached.h"
#include "scene.h"
#include "tape.h"

enum {
    HAND_QUEUE_MAX = 64, /**< The longest act. */
};

/** What it sees; borrowed for the call. */
struct hand_view {
    const struct scene *audience;
    const struct scene *desk; /**< NULL: there is none. */
    const struct reached *reached;
};

/** Start with hand_init(). */
struct hand {
    struct dice dice;
    struct tape_event queue[HAND_QUEUE_MAX];
    int count, next;
    uint64_t now_ms; /**< Of the last event that is queued. */
    int w_px, h_px;  /**< Of the audience's output, as it was set last. */
    enum input_output output;
    bool explores; /**< Mostly it opens things, new ones first. */
};

void hand_init(struct hand *h, uint64_t seed);

/** Where it begins: for TAPE_SIZE, and two sides that are often met. */
void hand_choose_size(struct hand *h);

/** The next event; its time is that of the last one or later. */
struct tape_event hand_next(struct hand *h, const struct hand_view *view);
