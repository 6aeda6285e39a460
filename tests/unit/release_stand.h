#pragma once

/**
 * @file
 * A source and stands in a temporary folder, for tests of releases.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "publication.h"

enum {
    TEST_PATH_BYTES = 1024,
};

/** Setup and teardown of cmocka: a new folder, and all of it removed. */
int make_stand(void **state);
int end_stand(void **state);

/** The stand that all functions below mean; the first one is `stand`. */
void use_stand(const char *name);

const char *source_dir(void);
const char *stand_dir(void);

void write_file(const char *path, const char *text);

/** A file of the source; of one folder in its path, that is made too. */
void write_source(const char *name, const char *text);
void path_of_source(const char *name, char out[TEST_PATH_BYTES]);

/** Publish, unsigned and without a look at the content. */
bool publish(const char *source, struct release_id *out);

/** Files of a release. */
void path_of_released(const struct release_id *id, const char *name,
                      char out[TEST_PATH_BYTES]);
void path_of_first_stand(const struct release_id *id,
                         char out[TEST_PATH_BYTES]);
void read_released(const struct release_id *id, const char *name, char *out,
                   size_t size);
bool released_has(const struct release_id *id, const char *name,
                  struct stat *info);
void write_released(const struct release_id *id, const char *name,
                    const char *text);
void remove_released(const struct release_id *id, const char *name);

bool is_current(const struct release_id *id);
bool is_good(const struct release_id *id);
void point_at(enum depot_link link, const struct release_id *id);
bool verifies(const struct release_id *id);
size_t release_count(void);
