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

/** Why a start is a safe one. */
enum facts_start {
    FACTS_START_USUAL,   /**< It is none. */
    FACTS_START_ENDED,   /**< Others before it ended at once. */
    FACTS_START_PICTURE, /**< What they drew did not arrive. */
};

/** Strings are borrowed for as long as the facts are used. */
struct facts {
    bool known; /**< Of the program: what follows up to the pictures. */
    const char *version;
    const char *folder;   /**< Of the content: a release's name. */
    int release;          /**< Its serial; 0: content without releases. */
    int older;            /**< Where going back leads to; 0: nowhere. */
    const char *drawn_by; /**< "CPU", or what the GPU calls itself. */
    const char *driver;   /**< What it draws on: "x11". */
    enum facts_start start;
    uint64_t up_ms; /**< Since the program started. */
    uint64_t frames, late;
    int frame_ms, frame_worst_ms; /**< Of a movement: half, 99 of 100. */
    uint64_t memory_bytes;
    uint64_t picture_bytes, picture_bytes_max;
    uint64_t pictures_loaded, pictures_kept; /**< And from the disk cache. */
    size_t pictures_broken;
    const char *mistakes[FACTS_MISTAKES_MAX]; /**< `file:line: what`. */
    size_t mistake_count;
};
