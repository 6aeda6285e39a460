#pragma once

/**
 * @file
 * What a visitor wants to take along: goals, fields of work, projects and
 * pages, in the order they were kept.
 *
 * It is gone with the visit. Its size is what one code that a phone reads
 * can hold, whatever the ids: see take.h.
 */

#include <stdbool.h>

#include "intent.h"

enum {
    BASKET_COUNT_MAX = 12,
};

struct show_basket {
    struct screen items[BASKET_COUNT_MAX];
    int count;
};

/** True for what has a page that can be taken along. */
bool basket_takes(struct screen thing);

/** Whether @p thing is in it. */
bool basket_has(const struct show_basket *basket, struct screen thing);

bool basket_is_equal(const struct show_basket *a, const struct show_basket *b);
