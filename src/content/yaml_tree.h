#pragma once

/**
 * @file
 * A strict part of YAML as a tree: scalars, lists and maps, each with file,
 * line and column. Scalars are the letters the author wrote: what they mean
 * is the schema's business.
 *
 * Built from libyaml's events, within limits, so that no file can take long
 * or much memory: libyaml 0.2.5 itself has no limit of depth and its
 * document loader expands aliases. Anchors, aliases, tags, merge keys,
 * complex keys and further documents are refused.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"
#include "yaml_file.h"

enum {
    YAML_DEPTH_MAX = 32,
    YAML_EVENT_COUNT_MAX = 200000, /**< Per file. */
    YAML_SCALAR_BYTES_MAX = 64 * 1024,
    YAML_KEY_BYTES_MAX = 128,
    YAML_LIST_COUNT_MAX = 10000,
    YAML_MAP_COUNT_MAX = 1000,
    /** Enough for a file of the largest size and the most events. */
    YAML_MEMORY_BYTES = 48 * 1024 * 1024,
};

enum node_kind {
    NODE_SCALAR,
    NODE_LIST,
    NODE_MAP,
    NODE_BROKEN, /**< Had a mistake that has been reported. */
};

struct node {
    enum node_kind kind;
    struct diag_where where;
    const char *key; /**< In a map; NULL for an entry to be ignored. */
    int key_line, key_column;
    const char *text;         /**< NODE_SCALAR: UTF-8, no NUL inside. */
    const struct node *first; /**< Of a list or map. */
    const struct node *next;  /**< In the same list or map. */
    size_t count;             /**< Entries of a list or map. */
};

struct yaml_tree {
    const struct node *root; /**< NULL if nothing could be read. */
    bool is_whole;           /**< False: the file ends too early. */
};

/**
 * Parse a file that yaml_file_check() found in order.
 *
 * The tree lives in the reader's arena and borrows the file's name. Mistakes
 * are added to its diagnostics.
 */
struct yaml_tree yaml_tree_parse(const struct yaml_file *file,
                                 const struct yaml_reader *to);

/** Value of @p key in the map @p map; NULL if there is none. */
const struct node *node_find(const struct node *map, const char *key);

/** Where the key of a map's entry stands. */
struct diag_where node_key_where(const struct node *value);

/** U+202A-202E, U+2066-2069: they turn the order of letters around. */
bool yaml_is_bidi_control(uint32_t c);
