#pragma once

/**
 * @file
 * A scrolling list of projects.
 */

#include "canvas.h"

/** Which projects, in the content's order. */
struct project_filter {
    int goal, theme;     /**< Indices, -1 for any. */
    const char *country; /**< Its code, NULL for any. */
};

/** How many projects pass. */
int list_count(const struct canvas *c, struct project_filter filter);

/** Their indices into @p out, which has room for list_count() of them. */
void list_find(const struct canvas *c, struct project_filter filter, int *out);

/**
 * Rows in @p columns columns inside @p area; sets how far it scrolls.
 * Only rows that can be seen are made.
 */
void list_projects(struct canvas *c, struct box area, int columns,
                   struct project_filter filter);
