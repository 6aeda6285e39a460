#pragma once

/**
 * @file
 * Ids that name something in another file: kept while files are read,
 * resolved when all are known.
 */

#include "loader.h"

/** What a deck is wanted for. */
enum deck_use {
    DECK_USE_ANY,
    DECK_USE_LOOP,
    DECK_USE_TALK,
};

/** A use of an id, to be resolved when all files are read. */
struct reference {
    struct reference *next;
    enum thing thing;
    enum deck_use use;
    const char *id;
    struct diag_where where;
    const char *path; /**< Keys, for messages. */
    int *target;      /**< Gets the index. */
};

/**
 * Remember that @p id at @p at must name something.
 *
 * @return  For the caller to say what; NULL when memory has run out.
 */
struct reference *reference_add(struct loader *ld, const struct spot *at,
                                const char *id, int *target);

/** Resolve all; unknown ones are reported. */
void reference_resolve_all(struct loader *ld);
