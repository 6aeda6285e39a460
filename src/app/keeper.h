#pragma once

/**
 * @file
 * Keeps the place of a running stand, and gives it to the next start if
 * that is the same one and this one did not end in order.
 */

#include "exhibit.h"
#include "state_file.h"

enum {
    KEEPER_TRIES_MAX = 3,  /**< Starts in a row that ended at once. */
    KEEPER_TRY_MS = 60000, /**< One that lasts longer was none of them. */
};

/** The moment, on both clocks. */
struct keeper_now {
    uint64_t ms; /**< Monotonic. */
    int64_t utc_ms;
};

/** `{0}` keeps nothing. */
struct keeper {
    struct state_file *file; /**< NULL if nothing can be kept. */
    struct state state;      /**< What the last start left; what is kept. */
    bool resumes;            /**< `state.kept` is where to go on. */
    int tries;               /**< Of this place, this one among them. */
    uint64_t began_ms;
    uint64_t due_ms; /**< When keeper_note() has something to write. */
};

/** Look what the last start left. @param dir  NULL: nothing is kept. */
void keeper_begin(struct keeper *k, const char *dir,
                  const struct exhibit_params *asked, struct keeper_now now);

/** From now on this start keeps its place there. */
void keeper_open(struct keeper *k, const char *dir);

/** Once a turn. */
void keeper_note(struct keeper *k, const struct exhibit *s,
                 struct keeper_now now);

/** The program starts again at once: the place is written and stays. Without
    content it is the one that was found. */
void keeper_leave(struct keeper *k, const struct exhibit *s,
                  struct keeper_now now);

/** An orderly end: the place is forgotten. */
void keeper_end(struct keeper *k);
