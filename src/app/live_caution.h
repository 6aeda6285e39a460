#pragma once

/**
 * @file
 * How careful this start of a running stand is, and what comes after it.
 * Thread-safety: main thread only.
 */

#include "boot.h"
#include "exhibit.h"
#include "start_note.h"

struct live_caution {
    enum caution level;
    char boot[BOOT_BYTES];
    struct start_note note;
    bool tries; /**< A bare start has to make way for a safe one. */
};

/** Before anything else of a start. A line in the log says what is unusual. */
void live_caution_begin(struct live_caution *c, const char *state_dir,
                        uint64_t now_ms);

/** For the staff panel. */
enum facts_start live_caution_why(const struct live_caution *c);

/** When it has something to do. */
uint64_t live_caution_deadline_ms(const struct live_caution *c);

/** Once a turn. @param changed  What a bare start does not show. */
void live_caution_follow(struct live_caution *c, struct exhibit *s,
                         bool changed, uint64_t now_ms);
