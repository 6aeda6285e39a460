#pragma once

/**
 * @file
 * Small files of a stand's folder, read whole and written so that a power
 * cut leaves the old one or the new one.
 */

#include <stdbool.h>
#include <stddef.h>

enum {
    RELEASE_FILE_MODE = 0444, /**< Of all files of a release. */
};

/** Write all of it, whatever signals come. @return false with errno. */
bool release_file_write_all(int fd, const void *data, size_t len);

/** Write a file that is not there, with that mode. False with errno. */
bool release_file_create(int dir_fd, const char *name, const void *data,
                         size_t len);

/**
 * Read the regular file @p name, at most @p max bytes.
 *
 * @return  Owned by the caller and closed with NUL; NULL with errno, which
 *          is EFBIG for a longer one and EINVAL for what is no file.
 */
char *release_file_read(int dir_fd, const char *name, size_t max, size_t *len);

/**
 * Replace a file: beside, synced, renamed, the folder synced.
 *
 * @return  False with errno; there is then the old one or the new one.
 */
bool release_file_replace(int dir_fd, const char *name, const void *data,
                          size_t len);

/** The same for a symbolic link. */
bool release_file_replace_link(int dir_fd, const char *name,
                               const char *target);
