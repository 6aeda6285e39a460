#pragma once

/**
 * @file
 * The YAML files of a folder, in order of their names.
 */

#include "loader.h"

/** Names live as long as the loader. */
struct folder {
    int fd; /**< -1 if it could not be opened. */
    const char **names;
    size_t count;
};

/**
 * List the folder @p name of the content. Hidden files and back-ups of
 * editors are passed over; other strangers are a warning.
 *
 * Pair with folder_close(), also on failure.
 *
 * @return  False after a diagnostic; there are then no names.
 */
bool folder_open(struct folder *folder, struct loader *ld, const char *name);

void folder_close(struct folder *folder);
