#pragma once

/**
 * @file
 * Which screens of a content have been on: by their ids.
 */

#include "arena.h"
#include "content.h"

struct reached_screen {
    const char *id;
    bool seen;
};

/** Lives in the arena it was made in. */
struct reached {
    struct reached_screen *items;
    size_t count;
    const char *last; /**< Noted last; borrowed from `items`. */
};

/** Every id that @p content has, none seen. */
struct reached reached_make(struct arena *arena, const struct content *content);

/** What is on. Other ids than those of the content are let pass. */
void reached_note(struct reached *r, const char *id);

/** Print those that were not, one a line. @return how many. */
size_t reached_say_missing(const struct reached *r);
