#pragma once

/**
 * @file
 * What stands around a run of marks: whether it can open or close there.
 */

#include "markup.h"

struct flanks {
    bool left, right; /**< CommonMark's left- and right-flanking. */
    bool sign_before, sign_after;
};

/** Of the run from @p start up to, not including, @p end. */
struct flanks flanks_of(struct markup_part text, size_t start, size_t end);
