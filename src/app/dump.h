#pragma once

/**
 * @file
 * What is on the screen, as JSON: for tapes, tests and curious authors.
 * The same screen gives the same bytes, on every machine.
 */

#include <stdbool.h>
#include <stdio.h>

#include "exhibit.h"

/**
 * Write a picture of @p s as of @p now_ms to @p out: the audience's, or the
 * presenter's display while there is one.
 */
void dump_write(struct exhibit *s, enum input_output output, uint64_t now_ms,
                FILE *out);

/** The same into a file. False with one log line if it cannot be written. */
bool dump_save(struct exhibit *s, enum input_output output, uint64_t now_ms,
               const char *path);
