#pragma once

/**
 * @file
 * Which projects are most like a project: by goals, fields of work, country
 * and partners they share.
 *
 * Likeness is a sum of whole numbers: 8 for the same country and for each
 * partner of both; 12 times the share of goals that both have among those
 * that either has, and 3 for the same leading goal; 4 times the same share of
 * fields of work. Of equals the one that comes first after the project in
 * the content's order, which begins again at its end: so that the first
 * projects are not everybody's relations.
 *
 * Pure and linear. Projects that share something stand together in the list
 * of what they share, in the content's order, and each is compared with the
 * RELATION_WINDOW before and after it in every such list: up to a list of
 * that length with all of it.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "model.h"

enum {
    RELATED_MAX = 6,
    RELATION_WINDOW = 32,
};

/** The best of one project, in order. */
struct relation {
    int items[RELATED_MAX]; /**< Indices of projects. */
    size_t count;
};

/** How alike two projects are; 0 if they share nothing. */
int relation_likeness(const struct project *a, const struct project *b);

/**
 * Find the relations of all projects.
 *
 * @param scratch  Takes about 30 bytes for each goal, field, country and
 *                 partner of a project.
 * @param[out] out @p count of them, zeroed.
 * @return         False if the scratch memory was not enough; @p out is then
 *                 as it was.
 */
bool relation_find(const struct project *projects, size_t count,
                   struct arena *scratch, struct relation *out);
