#pragma once

/**
 * @file
 * The file that a stand finds its place in again after a crash or a power
 * cut.
 *
 * It is written by a thread of its own, because a disk may take longer than
 * a frame: beside the old one, synced, then renamed over it. Thread-safety:
 * main thread only.
 */

#include "state_text.h"

enum {
    STATE_TALK_MS = 1000,  /**< At most one write in this time … */
    STATE_LOOP_MS = 60000, /**< … and, to spare cards, without a talk. */
};

struct state_file;

/** What was kept. @return false if there is nothing; damage is logged. */
bool state_file_load(const char *dir, struct state *out);

/** Write there from now on. NULL with one line in the log if one cannot. */
struct state_file *state_file_open(const char *dir);

/**
 * This is where the stand is. Written if it is another place, when the time
 * has come; NULL for a file is fine.
 *
 * @return  When to call again at the latest, of the same clock as
 *          @p now_ms; UINT64_MAX if nothing waits to be written.
 */
uint64_t state_file_put(struct state_file *f, const struct state *state,
                        uint64_t now_ms);

/** An end that is no end: this is what the file holds from now on; NULL: what
    it holds already. */
void state_file_leave(struct state_file *f, const struct state *state);

/** An orderly end: the file goes. NULL is fine. */
void state_file_close(struct state_file *f);
