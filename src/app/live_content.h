#pragma once

/**
 * @file
 * The content of a running stand: what changes on the disk is shown, what
 * is wrong is said, once.
 * Thread-safety: main thread only.
 */

#include "content_watch.h"
#include "exhibit_news.h"

struct live_content {
    struct content_watch *watch; /**< NULL: only who asks is answered. */
    uint64_t print;              /**< Before the stand was made. */
    uint64_t said;               /**< content_mistakes_hash() of the log. */
    bool failed;                 /**< What was read last had errors. */
    bool has_news;
    struct content_news news; /**< Waits for the picture to rest. */
};

/** Before the stand is made: what is changed from now on is seen. */
void live_content_init(struct live_content *l, const char *dir);

/** What was wrong when it was made goes to the log. */
void live_content_say(struct live_content *l, const struct diag_list *diags);

/** From now on changes are followed. @p dir is borrowed. */
void live_content_watch(struct live_content *l, const char *dir);

/**
 * Once a turn: read again if somebody asked to, and show what is new as
 * soon as nothing moves.
 *
 * @param idle  Nothing happened but time. Without content and without a
 *              watch it is tried again then.
 */
void live_content_follow(struct live_content *l, struct exhibit *s, bool idle);

/**
 * Another folder is to be shown from now on: a release, which never changes
 * and has no watch.
 *
 * @return  False if it cannot be read: what was shown stays.
 */
bool live_content_move(struct live_content *l, struct exhibit *s,
                       const char *dir);

/** When its thread was seen last; UINT64_MAX: there is none. */
uint64_t live_content_beat_ms(const struct live_content *l);

/** Before the platform ends. */
void live_content_finish(struct live_content *l);
