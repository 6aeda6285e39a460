#pragma once

/**
 * @file
 * What libyaml 0.2.5 lets through and YAML 1.2.2 does not: a comment that
 * touches what is before it, a line inside brackets or quotes that stands
 * no deeper than its key, a lone dash between brackets, and empty lines
 * that are wider than the block they begin. Other tools read such a file
 * otherwise or not at all, so it is refused here. The line of the bracket
 * that closes may be as shallow as it likes, other than in YAML: no tool
 * reads it as anything else, and it is how lists are written by hand.
 *
 * It walks along the text as events come and never back, so the whole costs
 * one more walk. Source of the rules: productions 66, 69, 75, 80, 126 and
 * section 8.1.1.1 of YAML 1.2.2.
 */

#include <stdbool.h>
#include <stddef.h>

#include <yaml.h>

#include "yaml_file.h"
#include "yaml_tree.h"

struct yaml_strict {
    const struct yaml_file *file;
    struct diag_list *diags;
    size_t byte;  /**< Where the walk is; libyaml counts characters, … */
    size_t index; /**< … the file has bytes. */
    int line, column;
    size_t depth;                    /**< Of what is open. */
    size_t flow_depth;               /**< Of brackets among that. */
    int columns[YAML_DEPTH_MAX + 1]; /**< From 1, of each; [0] is the file. */
    struct diag_where slip; /**< The first shallow line; line 0: none. */
};

/** Begin at the start of @p file; mistakes are added to @p diags. */
void yaml_strict_init(struct yaml_strict *s, const struct yaml_file *file,
                      struct diag_list *diags);

/** Look at the text up to the start of @p event: the walk stays there. */
void yaml_strict_enter(struct yaml_strict *s, const yaml_event_t *event);

/**
 * Look at the value of a scalar that was entered.
 *
 * @return  False after a diagnostic: it is no value.
 */
bool yaml_strict_scalar(const struct yaml_strict *s, const yaml_event_t *event);

/** Look at the text of @p event itself, once it was entered. */
void yaml_strict_leave(struct yaml_strict *s, const yaml_event_t *event);
