#pragma once

/**
 * @file
 * The table of all that was measured: a part for each size, a line for each
 * measure, a column for each program in the order in which they came. The
 * first program is the one the others are compared with.
 *
 * Thread-safety: one thread.
 */

#include <stddef.h>
#include <stdio.h>

#include "result.h"

enum {
    TABLE_NAMES_MAX = 16,
    TABLE_CELL_BYTES = 32,
};

/** Different names, in the order in which they came. Borrowed. */
struct table_names {
    size_t count;
    const char *list[TABLE_NAMES_MAX];
};

struct table_names table_programs(const struct results *all);
struct table_names table_sizes(const struct results *all);

/**
 * One value as it is written: the number, and after it how many times worse
 * it is than @p base; or the word that says why there is none.
 *
 * @param result  NULL: was not measured.
 * @param base    NULL: there is nothing to compare with.
 */
void table_cell(char out[TABLE_CELL_BYTES], const struct measure_info *info,
                const struct result *result, const struct result *base);

void table_print(FILE *file, const struct results *all);
