#pragma once

/**
 * @file
 * A talk against its plan: the minutes of its deck, shared out.
 *
 * A slide takes the seconds it says; the others share evenly what is left
 * of the deck's minutes. Without minutes there is a plan only if every slide
 * says its seconds. Optional slides that are folded away take no time. Pure.
 */

#include <stdbool.h>
#include <stdint.h>

#include "model.h"

/** A deck, as a talk goes through it. */
struct pace_plan {
    const struct deck *deck; /**< Borrowed. */
    bool folded;             /**< Without its optional slides. */
};

/** Where a talk is. */
struct pace_place {
    int slide;
    int step, step_count; /**< Of the slide; {0, 0}: it has none. */
};

/** When something is on, counted from the start of the talk. */
struct pace_span {
    uint64_t from_ms, to_ms;
};

enum pace_kind {
    PACE_UNKNOWN, /**< There is no plan. */
    PACE_RIGHT,   /**< Within a quarter of a minute. */
    PACE_AHEAD,
    PACE_BEHIND,
};

struct pace {
    enum pace_kind kind;
    bool slight; /**< Less than a minute: no reason to hurry or to wait. */
    int seconds; /**< Off by so much, to the next ten; 0 if right. */
};

/** What the whole talk may take; 0: there is no plan. */
uint64_t pace_planned_ms(const struct pace_plan *plan);

/** When this step of this slide is planned. All 0 without a plan. */
struct pace_span pace_span(const struct pace_plan *plan,
                           const struct pace_place *place);

/** How a talk stands that has lasted @p elapsed_ms and is at @p place. */
struct pace pace_of(const struct pace_plan *plan,
                    const struct pace_place *place, uint64_t elapsed_ms);
