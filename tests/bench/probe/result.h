#pragma once

/**
 * @file
 * What was measured, as lines of a file: program, size, measure and value,
 * with tabs between. A value is a number, or a word that says why there is
 * none: `missing` (not installed), `none` (it has no such thing), `failed`.
 *
 * Thread-safety: one thread.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum {
    RESULT_NAME_BYTES = 48,
    RESULTS_MAX = 2048,
};

enum result_kind {
    RESULT_NUMBER,
    RESULT_MISSING,
    RESULT_NONE,
    RESULT_FAILED,
};

struct result {
    char program[RESULT_NAME_BYTES];
    char size[RESULT_NAME_BYTES]; /**< `1920x1080`. */
    char measure[RESULT_NAME_BYTES];
    enum result_kind kind;
    double value;
};

struct results {
    size_t count;
    struct result list[RESULTS_MAX];
};

/** Whether a larger value is better, and how one is written. */
struct measure_info {
    const char *id;
    const char *label;
    bool more_is_better;
    int decimals;
};

/** In the order of the table. The last has no id. */
extern const struct measure_info measures[];

/** Why there is no number. NULL if there is one. */
const char *result_word(enum result_kind kind);

/** Add a line to @p file. */
void result_write(FILE *file, const struct result *result);

/** One line. False if it is none. */
bool result_parse(const char *line, struct result *out);

/**
 * All lines of a file; those that are none are passed over.
 * False, and one line on standard error, if it cannot be read.
 */
bool results_load(struct results *all, const char *path);

/** The last one, or NULL. */
const struct result *results_lookup(const struct results *all,
                                    const char *program, const char *size,
                                    const char *measure);
