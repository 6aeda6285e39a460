#pragma once

/**
 * @file
 * The minute in which a release has to show that it can be shown, and the
 * way back if it cannot.
 *
 * A start that ends within a minute and not in order is noted beforehand, in
 * the stand's folder; after two of them, in one run of the machine, another
 * release is current: publication_other(). What has been shown for a minute is
 * the last good one from then on. Nobody waits for a lock here: what cannot be
 * noted now is noted later. Thread-safety: one thread.
 */

#include <stdint.h>

#include "depot.h"

enum {
    TRIAL_MS = 60000,     /**< Of being shown. */
    TRIAL_TRIES_MAX = 2,  /**< Starts that ended within it. */
    TRIAL_LOOK_MS = 1000, /**< How soon another release is seen. */
};

/** How a start begins. */
struct trial_start {
    /** A current release that is not good yet is left for an older one, if
        there is any, and is current no longer. */
    bool safe;
    /** Which run of the machine this is, one word: a start that was noted in
        another one may have ended with it, and is no failure. Borrowed until
        trial_end(). */
    const char *boot;
    /** Told that a release is being verified and that it goes on: after every
        file, and every MiB of a long one, from within trial_begin(),
        trial_look(), trial_refuse() and trial_roll_back(). NULL: nobody. It
        must not wait, and `data` is borrowed until trial_end(). */
    void (*busy)(void *data);
    void *data;
};

/** `{0}` is a content folder. */
struct trial {
    bool follows; /**< There is a stand's folder. */
    bool seeks;   /**< There may be one later. */
    struct trial_start start;
    struct depot depot;
    struct release_id shown;   /**< None while there is none. */
    struct release_id before;  /**< What was shown before it in this run. */
    struct release_id refused; /**< Not to be tried again in this run. */
    struct depot_publisher publisher; /**< When it was refused. */
    bool on_trial;
    bool noted;      /**< In the file. */
    bool complained; /**< That `shown` cannot be noted as good. */
    int tries;       /**< Of `shown`, this one among them. */
    bool is_seen;    /**< It has been shown, since `seen_ms`. */
    uint64_t seen_ms;
    uint64_t due_ms;            /**< When trial_look() has something to do. */
    char dir[DEPOT_PATH_BYTES]; /**< The content folder to read. */
};

/**
 * Find out what to show.
 *
 * @param dir  A stand's folder, or a content folder, which is then `dir`. What
 *             is neither yet, such as an empty folder or one whose key is
 *             being copied, is so too until trial_look() finds a stand's.
 */
void trial_begin(struct trial *t, const char *dir,
                 const struct trial_start *start, uint64_t now_ms);

/**
 * Once a turn. @param is_shown  False while there is only the preparing page.
 * @return  True if `dir` has changed: another release is current.
 */
bool trial_look(struct trial *t, bool is_shown, uint64_t now_ms);

/** What was to be shown cannot be read. @return true if `dir` has changed. */
bool trial_refuse(struct trial *t, uint64_t now_ms);

/** Somebody who has seen trial_older() wants that one, whatever else became
    current meanwhile; trial_look() then finds it. */
void trial_roll_back(struct trial *t);

/** The serial that trial_roll_back() leads to, as far as names tell; 0:
    nowhere. */
int trial_older(const struct trial *t);

/** An orderly end, which is no failure. */
void trial_end(struct trial *t);
