#pragma once

/**
 * @file
 * Which screens of a content have been on: by their ids.
 */

#include "arena.h"
#include "content.h"
#include "intent.h"
#include "target.h"

struct reached_screen {
    const char *id;
    struct screen screen; /**< SCREEN_KIND_COUNT: something over another. */
    int visits;
    int promise; /**< The fewest visits of what lies behind it, and the steps
                      to there, as far as is known. */
};

/** Lives in the arena it was made in. */
struct reached {
    struct reached_screen *items;
    size_t count;
    const char *last; /**< Noted last; borrowed from `items`. */
};

/** Every id that somebody can come to in @p content, none seen. */
struct reached reached_make(struct arena *arena, const struct content *content);

/** What is on, with what leads on from it. Other ids than those of the content
    are let pass. */
void reached_note(struct reached *r, const char *id,
                  const struct target_list *targets);

/** How well known @p screen and what lies behind it are: the visits of the
    least known and the steps to it; INT_MAX if it is none of them. */
int reached_visits(const struct reached *r, struct screen screen);

/** Print those that were not, one a line. */
void reached_say_missing(const struct reached *r);
