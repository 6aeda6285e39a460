#pragma once

/**
 * @file
 * Displays on one side, the show's wishes about them on the other.
 *
 * Whoever drives a stand brings the list of displays when it changes, calls
 * outputs_follow() after every turn, and then gives the two pictures the
 * places that `plan` names. It opens no window and reads no clock.
 */

#include "displays.h"
#include "exhibit.h"

struct outputs {
    struct displays displays;
    struct display_list list;
    struct displays_plan plan;
    unsigned swaps, claims; /**< Of the show's wishes, those that are done. */
};

void outputs_init(struct outputs *o, const struct displays_params *params);

/** There are these displays now. */
void outputs_set_list(struct outputs *o, const struct display_list *list);

/** Do what the show wishes, and tell it what there is. */
void outputs_follow(struct outputs *o, struct exhibit *s, uint64_t now_ms);

/** The display with the audience's picture; NULL if there is none at all. */
const struct display *outputs_audience(const struct outputs *o);

/** The one that the presenter's display would be on, or its window; NULL. */
const struct display *outputs_desk(const struct outputs *o);
