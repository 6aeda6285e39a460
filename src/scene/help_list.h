#pragma once

/**
 * @file
 * What the keys of a talk do, in groups and words: the map in force.
 */

#include "canvas.h"

enum {
    HELP_GROUP_MAX = 5,
    HELP_LINE_MAX = 10, /**< Of a group. */
    HELP_CAP_MAX = 4,   /**< Keys of a line. */
};

/** A line: what is done, and keys that do it. */
struct help_line {
    const char *words;
    struct {
        const char *text;
        bool is_own;
    } caps[HELP_CAP_MAX];
    int cap_count; /**< At least 1. */
    int cap_min;   /**< So many belong together. */
};

struct help_group {
    const char *title;
    struct help_line lines[HELP_LINE_MAX];
    int line_count; /**< At least 1. */
};

struct help_list {
    struct help_group groups[HELP_GROUP_MAX];
    int group_count;
    bool has_own; /**< A key of an author's choice is among them. */
};

/** In the arena of @p c. */
const struct help_list *help_list_make(struct canvas *c);
