#pragma once

/**
 * @file
 * A stand with two releases, and its starts, for tests of the trial.
 */

#include <stdbool.h>
#include <stdint.h>

#include "release_stand.h"
#include "trial.h"

enum {
    BEGIN_MS = 1000,
    TRIAL_IDS = 3,
};

/** Two are published by make_two(); tests may publish the third. */
extern struct release_id ids[TRIAL_IDS];

/** How a start begins usually: in one run of the machine. */
extern const struct trial_start usual;

/** Setup of cmocka; end_stand() is the teardown. */
int make_two(void **state);

bool shows(const struct trial *t, const struct release_id *id);

/** End as a process that is killed does. */
void crash(struct trial *t);

/** Look once a second, as a stand does, from the start to @p until_ms; no
    other release is found. */
void run(struct trial *t, uint64_t until_ms);
