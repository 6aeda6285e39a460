#pragma once

/**
 * @file
 * Files that are there whole or not at all: written under another name
 * beside their place, then moved there.
 */

#include <stdbool.h>
#include <stddef.h>

enum {
    OUT_PATH_BYTES_MAX = 4096,
};

/**
 * Where to write what will be @p path.
 *
 * @return  False with one line logged if @p path is too long, or there is
 *          something that is no file.
 */
bool out_file_begin(const char *path, char part[OUT_PATH_BYTES_MAX]);

/** Move @p part to @p path. @return  False with one line logged; @p part is
    then gone. */
bool out_file_end(const char *part, const char *path);

/** What was written of @p part is of no use. */
void out_file_drop(const char *part);

/** All at once. @return  False with one line logged. */
bool out_file_write(const char *path, const void *data, size_t len);
