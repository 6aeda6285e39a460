#pragma once

/**
 * @file
 * Whether this machine can be a stand: what is well, what is worth knowing,
 * and what is to be mended, in words for whoever sets it up.
 */

#include <stddef.h>

enum finding_kind {
    FINDING_WELL,
    FINDING_NOTE, /**< A stand runs, but perhaps not as was meant. */
    FINDING_MEND, /**< A stand does not run, or not for long. */
};

enum {
    FINDING_BYTES = 512,
    FINDINGS_MAX = 12,
};

struct finding {
    enum finding_kind kind;
    const char *about; /**< A word; static. */
    char text[FINDING_BYTES];
};

/** What it looked at, in order of what a start needs first. */
struct findings {
    struct finding items[FINDINGS_MAX];
    size_t count;
};

/**
 * Look. Opens the display for a moment, without a window, and makes the
 * folders that a start would make.
 */
void doctor_look(const char *content_dir, struct findings *out);
