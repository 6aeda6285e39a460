#pragma once

/**
 * @file
 * A value in an author's file and the keys that lead to it, for messages
 * such as `slides[3].title: missing`. Entries of lists count from 0.
 *
 * Spots are small values in a chain on the stack: a spot is valid while
 * its parent is.
 */

#include "diag.h"
#include "diag_id.h"
#include "yaml_tree.h"

enum {
    SPOT_PATH_BYTES_MAX = 256, /**< Longer paths are cut. */
    QUOTE_BYTES_MAX = 256,
};

/** One step of a path. */
struct spot {
    const struct spot *parent; /**< NULL at the root of a file. */
    const char *key;           /**< NULL for the root or a list entry. */
    size_t index;              /**< In a list, from 0. */
    const struct node *node;   /**< The value; its map if it is missing. */
    struct diag_where where;
};

/** The root of a file. */
struct spot spot_root(const struct node *root);

/** The value of @p key in the map @p parent, or its place if it is NULL. */
struct spot spot_in_map(const struct spot *parent, const char *key,
                        const struct node *value);

/** Entry @p index of the list @p parent. */
struct spot spot_in_list(const struct spot *parent, size_t index,
                         const struct node *value);

/** Write the path, NUL-terminated: "" at the root. */
void spot_path(const struct spot *at, char out[SPOT_PATH_BYTES_MAX]);

/** Add a diagnostic: path, colon, message. The id says if it is an error. */
void spot_report(struct diag_list *diags, enum diag_id id,
                 const struct spot *at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** Part of an author's text, fit for a message. */
struct quote {
    char text[QUOTE_BYTES_MAX];
};

/** At most 40 characters of @p text in quotes, on one line. */
struct quote quote_text(const char *text);
