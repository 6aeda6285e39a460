#pragma once

/**
 * @file
 * The content of a running stand: what changes on the disk is shown, what
 * is wrong is said, once. It is a folder that is edited, or a stand's folder
 * with releases.
 * Thread-safety: main thread only.
 */

#include "content_watch.h"
#include "exhibit_news.h"
#include "release_watch.h"

struct live_content_params {
    const char *dir; /**< Borrowed until live_content_finish(). */
    struct trial_start start;
    bool bare;          /**< Nothing is read, and the disk is not waited for. */
    bool without_watch; /**< A folder is read when somebody asks to. */
};

struct live_content {
    struct live_content_params params;
    struct content_watch *watch;    /**< Of a folder; NULL: of none. */
    struct release_watch *releases; /**< NULL: it is no stand's folder. */
    uint64_t tell_ms; /**< When those are told next what is shown. */
    uint64_t print;   /**< Of a folder, before the stand was made. */
    uint64_t said;    /**< content_mistakes_hash() of the log. */
    bool failed;      /**< What was read last had errors. */
    bool has_news;
    struct content_news news; /**< Waits for the picture to rest. */
};

/**
 * Before the stand is made: what is changed from now on is seen.
 *
 * @return  False after one log line: nothing could ever be shown.
 */
bool live_content_begin(struct live_content *l,
                        const struct live_content_params *params);

/** Whether the stand is made without content, which comes as news. */
bool live_content_comes(const struct live_content *l);

/**
 * The stand is made: what was wrong goes to the log, and changes are followed
 * from now on. News that come are waited for, but not for ever: a release on
 * a slow disk finds the preparing page on the screen.
 *
 * @param diags  Of content that the stand has read itself.
 */
void live_content_made(struct live_content *l, struct exhibit *s,
                       const struct diag_list *diags);

/** When it has something to do; UINT64_MAX: whenever there is news. */
uint64_t live_content_deadline_ms(const struct live_content *l);

/**
 * Once a turn: do what the staff asks for, and show what is new as soon as
 * nothing moves.
 *
 * @param idle     Nothing happened but time. Without content and without a
 *                 watch it is tried again then.
 * @param arrives  What the stand shows is seen on the screen.
 */
void live_content_follow(struct live_content *l, struct exhibit *s, bool idle,
                         bool arrives);

/** Of a bare start: whether there is something else, since the last call. */
bool live_content_has_changed(struct live_content *l);

/** When its thread was seen last; UINT64_MAX: nobody waits for it. */
uint64_t live_content_beat_ms(const struct live_content *l);

/** What is shown, of what releases. */
void live_content_state(const struct live_content *l,
                        struct release_state *out);

/** An orderly end. Before the platform ends. */
void live_content_finish(struct live_content *l);
