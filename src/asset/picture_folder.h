#pragma once

/**
 * @file
 * The picture files of one content folder, opened beneath it and nowhere
 * else, and read whole.
 *
 * The folder is opened once: when a release is swapped under its name, what
 * is read still belongs together.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "image_header.h"

struct picture_folder;

/**
 * Copies all names, and notes which files they are of now. Never NULL: if
 * @p dir cannot be opened, one log line says so and every read fails.
 */
struct picture_folder *
picture_folder_create(const char *dir, const char *const *paths, size_t count);

/** NULL is fine. */
void picture_folder_destroy(struct picture_folder *folder);

size_t picture_folder_count(const struct picture_folder *folder);

/** Its name as it was given. Borrowed: as long as @p folder. */
const char *picture_folder_name(const struct picture_folder *folder);

/** @p index is below the count. Borrowed: as long as @p folder. */
const char *picture_folder_path(const struct picture_folder *folder,
                                size_t index);

/**
 * Which file of @p from is which of @p to: of the same name and not written
 * since.
 *
 * @param[out] numbers  One for each file of @p from: its place in @p to,
 *                      from 1, or 0.
 */
void picture_folder_match(const struct picture_folder *from,
                          const struct picture_folder *to, uint32_t *numbers);

/** Else there are no pictures at all, which was said once. */
bool picture_folder_is_open(const struct picture_folder *folder);

/** A new descriptor of the folder, the caller's to close; -1 if none. */
int picture_folder_dup(const struct picture_folder *folder);

/**
 * Read the regular file @p path beneath the folder @p dir_fd.
 *
 * No part of the path may be a link, "." or "..". At most
 * IMAGE_FILE_BYTES_MAX. Any thread.
 *
 * @param[out] out  Set when NULL is returned; the caller frees `data`.
 * @return  NULL, or why it cannot be read, for a log line.
 */
const char *picture_folder_read(int dir_fd, const char *path,
                                struct image_bytes *out);
