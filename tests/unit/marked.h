#pragma once

/**
 * @file
 * Texts with marks, for tests of how they are set.
 */

#include "text.h"

enum {
    MARKED_BYTES_MAX = 512,
    MARKED_SPANS_MAX = 16,
};

struct marked {
    char text[MARKED_BYTES_MAX];
    struct text_span spans[MARKED_SPANS_MAX];
    size_t span_count;
};

/** @p text without its marks; a link's number is its place, from 1. */
struct marked marked_from(const char *text);
