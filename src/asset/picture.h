#pragma once

/**
 * @file
 * One picture, from its file to its pixels: read, checked, decoded.
 */

#include "decode.h"

/**
 * Blocks on the disk and decodes; one thread at a time, see decode.h.
 *
 * @param dir_fd  The folder; a negative one has no files.
 * @param path    Beneath it, see picture_folder_read().
 * @param[out] out  Holds pixels when NULL is returned, nothing otherwise.
 * @return  NULL, or why there is no picture, for a log line.
 */
const char *picture_load(int dir_fd, const char *path, struct decode_box box,
                         struct decode_image *out);
