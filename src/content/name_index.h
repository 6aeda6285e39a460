#pragma once

/**
 * @file
 * Names and where they were given, found by hash: reading ten thousand
 * projects stays linear.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "diag.h"

struct name {
    const char *text; /**< Borrowed from the caller. */
    int index;        /**< What it names; NAME_BROKEN if that has a mistake. */
    struct diag_where where;
};

enum {
    NAME_BROKEN = -1,
    NAME_COUNT_MAX = 20000, /**< More than one folder can hold. */
};

/** `{0}` is empty and valid. */
struct name_index {
    struct name *names; /**< In order of arrival. */
    size_t count;
    uint32_t *slots; /**< Open addressing; a name's number + 1, 0 is free. */
    size_t slot_count;
};

/**
 * Add @p name. Memory comes from @p a and is kept.
 *
 * @return  NULL if it was added, else the name that was there before.
 */
const struct name *name_index_add(struct name_index *index, struct arena *a,
                                  const struct name *name);

/** NULL if there is none. */
const struct name *name_index_lookup(const struct name_index *index,
                                     const char *text);

/** The name most like @p text, as diag_nearest() says, or NULL. */
const char *name_index_nearest(const struct name_index *index,
                               const char *text);
