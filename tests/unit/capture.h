#pragma once

/**
 * @file
 * What is said on standard error meanwhile, for tests of log lines.
 */

#include <stdio.h>

enum {
    CAPTURE_BYTES = 4096, /**< More is not read. */
};

struct capture {
    int before;
    FILE *file;
    char text[CAPTURE_BYTES]; /**< Set by capture_end(). */
};

void capture_begin(struct capture *c);

/** @return  What was said, in @p c. */
const char *capture_end(struct capture *c);
