#pragma once

/**
 * @file
 * Where the program's own files are: beside it in a build folder, or under
 * share/ where it was installed.
 */

#include <stdbool.h>
#include <stddef.h>

enum {
    PATHS_BYTES_MAX = 4096,
};

/**
 * Find the assets folder.
 * @return  False with one log line if there is none.
 */
bool paths_find_assets(char out[PATHS_BYTES_MAX]);

/**
 * Find the program @p name that belongs to this one: beside it in a build
 * folder, or in ../libexec/standpunt.
 * @return  False with one log line if there is none.
 */
bool paths_find_helper(const char *name, char out[PATHS_BYTES_MAX]);

/**
 * Make the folder @p path and those above it, where they are missing.
 * @return  False with one log line if that cannot be done.
 */
bool paths_make_dirs(const char *path);

/**
 * Make and find the folder for what can be made again and is kept for speed:
 * `standpunt` and @p part, which begins with a slash, in $XDG_CACHE_HOME or,
 * without that, in ~/.cache.
 * @return  False, with at most one log line, if there is none.
 */
bool paths_make_cache(const char *part, char out[PATHS_BYTES_MAX]);

/** The same for what a start goes on from: $XDG_STATE_HOME, ~/.local/state. */
bool paths_make_state(char out[PATHS_BYTES_MAX]);

/**
 * The content folder to show: @p wanted if not NULL; else `content` in the
 * current folder; else the one that was installed.
 */
void paths_find_content(const char *wanted, char out[PATHS_BYTES_MAX]);
