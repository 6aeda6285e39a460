#pragma once

/**
 * @file
 * Where a stand is, in ids: so that a stand that starts again, perhaps on
 * other content, goes on where it was.
 *
 * Nothing of a visitor is in it: not what was looked at, no language, no
 * setting; only the loop's place, and a talk that somebody gives. Pure.
 */

#include "show.h"

enum {
    KEPT_ID_BYTES = 64, /**< An id of 48 bytes and its end. */
};

/** A slide by its id; by its number where the id is gone. */
struct kept_slide {
    char deck[KEPT_ID_BYTES]; /**< "": none. */
    char slide[KEPT_ID_BYTES];
    int number; /**< From 0. */
};

struct show_kept {
    int mode; /**< enum show_mode. */
    char stand[KEPT_ID_BYTES];
    struct kept_slide talk;
    int talk_hidden;   /**< Parts of its slide that are still to come. */
    int talk_by_touch; /**< 1: begun on the screen. */
    int64_t talk_ms;   /**< Of its timer; 0: not set going yet. */
    struct kept_slide loop;
    int loop_turn;   /**< Of the programme's round. */
    int64_t loop_ms; /**< Since the slide came on; it may be over by now. */
};

/** Note where @p s is. Every byte of @p out is set. */
void show_keep(const struct show *s, const struct content *content,
               uint64_t now_ms, struct show_kept *out);

/** True but for the times: nothing has moved in between. */
bool kept_is_same_place(const struct show_kept *a, const struct show_kept *b);

/** True if somebody gives a talk. */
bool kept_has_talk(const struct show_kept *kept);

/**
 * Go on there, in a show that has just begun. What the content does not
 * have, or the loop does not play at this time of day, stays as it began.
 */
void show_resume(struct show *s, const struct content *content,
                 const struct show_kept *kept, uint64_t now_ms);
