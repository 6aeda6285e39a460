#pragma once

/**
 * @file
 * The displays that a tape plugs and unplugs, and its time of day.
 *
 * Two displays that exist nowhere, handed out by the same rules as real
 * ones: what a tape shows of swapping is what a stand does.
 */

#include "outputs.h"
#include "tape.h"

enum {
    PLAY_OUTPUT_COUNT = OUTPUT_DESK + 1,
};

struct play_displays {
    struct outputs outputs;
    struct display_list list;
    struct rect shown[PLAY_OUTPUT_COUNT]; /**< Sizes the exhibit was told. */
    int64_t local_ms; /**< What the wall clock shows at 0 of the tape. */
};

/** One display with the audience's picture. */
void play_displays_init(struct play_displays *p, int w_px, int h_px);

/** Do what a TAPE_PLUG, TAPE_UNPLUG, TAPE_SIZE or TAPE_CLOCK says. */
void play_displays_act(struct play_displays *p, const struct tape_event *e);

/** Give both pictures of @p s the places and sizes they have now. */
void play_displays_settle(struct play_displays *p, struct exhibit *s,
                          uint64_t now_ms);

/** When a clock on the presenter's display shows another minute. */
uint64_t play_displays_deadline_ms(const struct play_displays *p,
                                   uint64_t now_ms);
