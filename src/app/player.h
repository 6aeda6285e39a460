#pragma once

/**
 * @file
 * A stand on a virtual clock that does what a tape says, event by event:
 * whoever has the events, a file or a program that makes them up, gets the
 * same.
 */

#include <stdbool.h>
#include <stdint.h>

#include "diag.h"
#include "exhibit.h"
#include "play_displays.h"
#include "tape.h"

/** Set `out_dir`; the rest is zero until player_open(). */
struct player {
    const char *out_dir; /**< Borrowed: for shots and dumps. */
    struct exhibit *stand;
    struct play_displays displays;
    enum input_output output; /**< Where the next events are. */
    uint64_t now_ms;
    struct vec2 fingers[TAPE_MOUSE + 1]; /**< Where each was last. */
    bool keys_down[KEY_USAGE_MAX + 1];
    bool failed; /**< A shot or dump could not be written; in the log. */
};

/**
 * Make the stand; pair with player_close().
 *
 * @return  False, and nothing to close: @p diags or the log says why.
 */
bool player_open(struct player *p, const struct exhibit_params *stand,
                 struct diag_list *diags);

/** NULL in `stand` is fine. */
void player_close(struct player *p);

/** Let time pass until @p e, and do it. Its time never decreases. */
void player_step(struct player *p, const struct tape_event *e);
