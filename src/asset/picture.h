#pragma once

/**
 * @file
 * One picture, from its file to its pixels: read, checked, decoded, or
 * taken from the disk cache.
 */

#include "decode.h"
#include "decoder.h"
#include "disk_cache.h"

/** Where a picture is. */
struct picture_place {
    int dir_fd;              /**< The folder; a negative one has no files. */
    const char *path;        /**< Beneath it, see picture_folder_read(). */
    struct disk_cache *kept; /**< NULL: none. */
    struct decoder *decoder; /**< NULL: decoded in this process. */
};

/**
 * Blocks on the disk and decodes; one thread at a time, see decode.h.
 *
 * @param[out] out  Holds pixels when NULL is returned, nothing otherwise.
 * @return  NULL, or why there is no picture, for a log line.
 */
const char *picture_load(const struct picture_place *place,
                         struct decode_box box, struct decode_image *out);
