#pragma once

/**
 * @file
 * What the staff panel says of the running program: plain data, filled by
 * who knows it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FACTS_MISTAKES_MAX = 3, /**< More are counted, and all are in the log. */
};

/** Strings are borrowed for as long as the facts are used. */
struct facts {
    bool known; /**< Of the program: what follows up to the pictures. */
    const char *version;
    const char *folder;   /**< Of the content: a release's name. */
    const char *drawn_by; /**< "CPU", or what the GPU calls itself. */
    uint64_t up_ms;       /**< Since the program started. */
    uint64_t frames, late;
    uint64_t memory_bytes;
    uint64_t picture_bytes, picture_bytes_max;
    const char *mistakes[FACTS_MISTAKES_MAX]; /**< `file:line: what`. */
    size_t mistake_count;
};
