#pragma once

/**
 * @file
 * The note of a start, beside the place: written before anything can go
 * wrong, gone after an orderly end. What it says when it is found is how
 * many starts ended at once before this one (caution.h).
 *
 * It is not synced: it is about a program that ends, not about the power, and
 * a start waits for no disk. Where it cannot be written there is none, which
 * is one log line. Thread-safety: main thread only.
 */

#include <stdbool.h>
#include <stdint.h>

#include "caution.h"

/** Why the last of them ended, as far as it could tell. */
enum start_reason {
    START_ENDED,   /**< It told nothing. */
    START_PICTURE, /**< What it drew did not arrive. */
};

/** `{ .dir_fd = -1 }` notes nothing. */
struct start_note {
    int dir_fd;
    const char *boot;        /**< Borrowed: see boot_name(). */
    int failures;            /**< Before this start. */
    enum start_reason found; /**< Of the last of them. */
    int noted;               /**< What the file says now. */
    bool is_said;            /**< That it cannot be written. */
    uint64_t began_ms;
    uint64_t due_ms; /**< When start_note_follow() has something to write. */
};

/**
 * Find what the starts before left, and note this one.
 *
 * @param dir   NULL or one that cannot be written: nothing is noted.
 * @param boot  Which run of the machine this is: what was left in another one
 *              may be a plug that was pulled, and counts for nothing.
 *              Borrowed.
 */
void start_note_begin(struct start_note *n, const char *dir, const char *boot,
                      uint64_t now_ms);

/** How careful this start is to be. */
enum caution start_note_caution(const struct start_note *n);

/** Once a turn. */
void start_note_follow(struct start_note *n, uint64_t now_ms);

/** If it ends now, then because of this. */
void start_note_blame(struct start_note *n, enum start_reason reason);

enum start_end {
    START_WELL, /**< In order: the next start is as usual. */
    /** It could not start, or lost its display: as before it, less what it
        has cleared by running so long. */
    START_EXCUSED,
    START_TRIES,  /**< In order, to see whether a safe start goes well. */
    START_FAILED, /**< It stays noted. */
};

void start_note_end(struct start_note *n, enum start_end end);
