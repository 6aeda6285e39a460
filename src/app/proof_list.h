#pragma once

/**
 * @file
 * Every screen that a content folder has, by name.
 */

#include <stddef.h>

#include "arena.h"
#include "show.h"

/** A screen and the show that stands on it. */
struct proof_item {
    const char *name; /**< Of its file, without ending. */
    struct show show;
};

struct proof_list {
    struct proof_item *items;
    size_t count;
};

/** All screens in @p language (an index), in @p arena. */
struct proof_list proof_list_make(struct arena *arena,
                                  const struct content *content, int language);

/** The presenter's display of every slide of every talk, and the overview. */
struct proof_list proof_list_make_desk(struct arena *arena,
                                       const struct content *content,
                                       int language);
