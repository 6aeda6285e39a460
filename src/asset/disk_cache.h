#pragma once

/**
 * @file
 * Scaled pictures kept on the disk, so that a camera's file is decoded once
 * and not at every start.
 *
 * A picture is known by what its file holds, not by its name, and by its
 * box. Its file here is a short header and raw pixels under a checksum,
 * written beside and renamed, so it is whole or not there; any file may be
 * deleted at any time. What goes wrong costs speed and nothing else: it is
 * said in one log line.
 * Thread-safety: one thread at a time. Other programs may use the folder.
 */

#include <stdint.h>

#include "decode.h"

struct disk_cache;

enum {
    DISK_CACHE_FILES_MAX = 16384, /**< More are removed when room is made. */
};

struct disk_cache_params {
    const char *dir;    /**< Is there already. */
    uint64_t bytes_max; /**< Of all files; the oldest go first. */
};

/** What a scaled picture was made from, and for. */
struct disk_key {
    uint64_t file_hash, file_bytes;
    struct decode_box box;
};

/** @return NULL after one log line if the folder cannot be opened. */
struct disk_cache *disk_cache_create(const struct disk_cache_params *params);

/** NULL is fine. */
void disk_cache_destroy(struct disk_cache *cache);

struct disk_key disk_key_for(struct image_bytes file, struct decode_box box);

/**
 * @param[out] out  Holds pixels if true is returned, nothing otherwise.
 * @return  False if it is not there. A damaged one is removed.
 */
bool disk_cache_load(struct disk_cache *cache, const struct disk_key *key,
                     struct decode_image *out);

/** Keep a copy. After the first failure nothing more is written. */
void disk_cache_save(struct disk_cache *cache, const struct disk_key *key,
                     const struct decode_image *image);
