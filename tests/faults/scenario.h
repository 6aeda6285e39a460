#pragma once

/**
 * @file
 * What the program does while something fails. Folders are made by
 * run_faults.sh: `old` and `new` are content, `small` and `small-new` less of
 * it, all else is the scenario's.
 */

#include "trail.h"

enum {
    SCENARIO_PATH_BYTES = 1024,
};

struct scenario {
    const char *name;
    void (*run)(struct trail *t, const char *dir);
    /** Before each run, with nothing failing; NULL: nothing is needed. */
    void (*prepare)(const char *dir);
    /** Afterwards; @return what is wrong, or NULL. NULL: nothing to see. */
    const char *(*look)(const char *dir, enum trail_end end);
    bool writes;  /**< Into `anew`, which is empty before each run. */
    bool threads; /**< Of its own; others can have none. */
};

/** NULL if there is none of that name. */
const struct scenario *scenario_lookup(const char *name);

/** DIR/NAME. */
void scenario_path(char out[SCENARIO_PATH_BYTES], const char *dir,
                   const char *name);

/* A stand without a window: scenario_stand.c. */
void scenario_start(struct trail *t, const char *dir);
void scenario_reload(struct trail *t, const char *dir);
void scenario_visit(struct trail *t, const char *dir);

/* The command `publish`: scenario_publish.c. */
void scenario_publish_prepare(const char *dir);
void scenario_publish(struct trail *t, const char *dir);
const char *scenario_publish_look(const char *dir, enum trail_end end);

/* The running program, with threads: scenario_live.c. */
void scenario_live_prepare(const char *dir);
void scenario_live(struct trail *t, const char *dir);
const char *scenario_live_look(const char *dir, enum trail_end end);

/* Pictures alone, as the decoder sees them: scenario_decode.c. */
void scenario_decode(struct trail *t, const char *dir);
