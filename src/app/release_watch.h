#pragma once

/**
 * @file
 * Looks after the releases of a stand's folder: which one is current is
 * verified, read and handed over, and goes through its trial (trial.h).
 *
 * All of it is done in a thread of its own, which owns the trial: to verify a
 * release takes reading every byte of it, and a disk may be slow or gone.
 * Thread-safety: main thread only; one file's worth of it is the thread.
 */

#include <stdbool.h>
#include <stdint.h>

#include "content_watch.h"
#include "trial.h"

enum {
    /** A picture counts as one that arrives for so long. */
    RELEASE_TOLD_MS = 3 * TRIAL_LOOK_MS,
};

struct release_watch;

struct release_watch_params {
    const char *dir; /**< A stand's folder; copied. */
    struct trial_start start;
    void (*wake)(void); /**< There is news; NULL: nobody waits. */
};

enum release_wish {
    RELEASE_AGAIN, /**< Read what is current, changed or not. */
    RELEASE_BACK,  /**< The staff wants the one before. */
};

/** For the staff panel. */
struct release_state {
    int shown; /**< Serial of the current one; 0: none. */
    int older; /**< Where a wish to go back leads; 0: nowhere. */
    char dir[DEPOT_PATH_BYTES]; /**< Its folder. */
};

/** Begin. NULL with one line in the log if there can be no thread. */
struct release_watch *
release_watch_open(const struct release_watch_params *params);

/**
 * The newest news, once; waits for it up to @p wait_ms. Without a content
 * that can be shown what was shown before stays.
 *
 * @return  False if there is none; else @p out is the caller's, to be
 *          released with content_news_finish().
 */
bool release_watch_take(struct release_watch *w, int wait_ms,
                        struct content_news *out);

/** What was taken last is on the screen, as of @p now_ms. Once a second. */
void release_watch_tell_shown(struct release_watch *w, uint64_t now_ms);

/** What comes of it is news. */
void release_watch_ask(struct release_watch *w, enum release_wish wish);

/** See content_watch_beat_ms(). */
uint64_t release_watch_beat_ms(struct release_watch *w);

void release_watch_state(struct release_watch *w, struct release_state *out);

/**
 * An orderly end, which is no failure of the release that is shown. NULL is
 * fine. A read that does not end within two seconds is left behind, with
 * what it needs.
 */
void release_watch_close(struct release_watch *w);
