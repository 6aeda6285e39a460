#pragma once

/**
 * @file
 * Looks after a content folder, and reads it again when it has changed.
 *
 * Looking and reading are done in a thread of its own: a thousand files on a
 * slow disk take longer than a frame. It looks every two seconds, and at once
 * when the system says that something may have changed (folder_hint.h).
 * What was read counts only if the folder's fingerprint was the same for a
 * quiet time before and still is after: a file that is being written, or a
 * folder that is being replaced, is waited for.
 * Thread-safety: main thread only; one file's worth of it is the thread.
 */

#include <stdbool.h>
#include <stdint.h>

#include "content.h"

enum {
    CONTENT_POLL_MS = 2000, /**< Between two looks without a hint. */
    CONTENT_QUIET_MS = 250, /**< Nothing has moved for so long. */
    /** A disk may take so long to read all of it. To start again would not
        make it faster, and end the picture that is there. */
    CONTENT_READ_MS = 300000,
};

struct content_watch;

struct content_watch_params {
    const char *dir;    /**< Borrowed until content_watch_close(). */
    uint64_t print;     /**< Of the folder before it was read last. */
    uint64_t mistakes;  /**< content_mistakes_hash() of that. */
    bool failed;        /**< That had errors. */
    bool looks_only;    /**< Any change is news, without content. */
    bool without_hints; /**< Without the system's word: for tests. */
    int poll_ms;        /**< 0: CONTENT_POLL_MS. */
    int quiet_ms;       /**< 0: CONTENT_QUIET_MS. */
    void (*wake)(void); /**< There is news; NULL: nobody waits. */
};

/** What came of reading. */
struct content_news {
    struct content *content; /**< NULL: it has errors. */
    struct diag_list diags;  /**< Errors and warnings. */
    uint64_t mistakes;       /**< content_mistakes_hash() of them. */
};

/** Begin. NULL with one line in the log if there can be no thread. */
struct content_watch *
content_watch_open(const struct content_watch_params *params);

/** Read it again, changed or not; the news comes later. */
void content_watch_ask(struct content_watch *w);

/**
 * The newest news, once. Errors that were told before are no news, until
 * they were asked for.
 *
 * @return  False if there is none; else @p out is the caller's, to be
 *          released with content_news_finish().
 */
bool content_watch_take(struct content_watch *w, struct content_news *out);

/**
 * When the thread was seen last, of platform_now_ms(): it is, every few
 * seconds. While it waits for the disk this lies ahead, by CONTENT_READ_MS.
 */
uint64_t content_watch_beat_ms(struct content_watch *w);

/** Waits for a read that goes on. NULL is fine. */
void content_watch_close(struct content_watch *w);

/** Release; a content that was taken out is NULL by then. */
void content_news_finish(struct content_news *news);

/** Equal for equal lists; of an empty one 0. */
uint64_t content_mistakes_hash(const struct diag_list *diags);
