#pragma once

/**
 * @file
 * Diagnostics: what is wrong in an author's files, where, and what would be
 * right. All mistakes of a folder are collected in one pass.
 *
 * Each kind has a stable id, listed in docs/diagnostics.md.
 * Thread-safety: one list per thread.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "arena.h"

enum diag_severity {
    DIAG_ERROR,   /**< The content cannot be shown as written. */
    DIAG_WARNING, /**< It can be shown, but is probably not meant so. */
};

/** A place in a file. */
struct diag_where {
    const char *file; /**< As the author would write it; "" if none. */
    int line;         /**< From 1; 0 means the file as a whole. */
    int column;       /**< In characters, from 1. */
};

struct diag {
    enum diag_severity severity;
    int id; /**< 12 is printed as C012. */
    struct diag_where where;
    const char *message;
};

/** Diagnostics in a growing list. Holds memory: diag_list_finish(). */
struct diag_list {
    struct diag *items;
    size_t count;
    size_t capacity;
    size_t error_count;
    size_t left_out_count; /**< Above DIAG_COUNT_MAX: counted, not kept. */
    struct region memory;  /**< Messages and file names. */
    struct arena arena;
};

enum {
    DIAG_COUNT_MAX = 1000,
};

/** Prepare @p list; pair with diag_list_finish(). */
void diag_list_init(struct diag_list *list);

/** Release all of it. A zeroed list is fine. */
void diag_list_finish(struct diag_list *list);

/** Add one. File name and message are copied. */
void diag_add(struct diag_list *list, enum diag_severity severity, int id,
              struct diag_where where, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/** Order by file, line, column, id; equal ones keep their order. */
void diag_list_sort(struct diag_list *list);

/**
 * Tell what lies in the folder @p from as if it lay in @p to: of a copy, by
 * the names its author knows. Once a list.
 */
void diag_list_rename(struct diag_list *list, const char *from, const char *to);

/** `file:line:col: error: message [C012]`, one a line. */
void diag_list_print(const struct diag_list *list, FILE *out);

/** The same as a JSON array of objects, for editors and scripts. */
void diag_list_print_json(const struct diag_list *list, FILE *out);

/**
 * The candidate most like @p word, for "did you mean": at most two edits
 * and fewer than half of its letters away. NULL if none is near.
 */
const char *diag_nearest(const char *word, const char *const *candidates,
                         size_t count);
