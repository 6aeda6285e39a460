#pragma once

/**
 * @file
 * The fingerprint of a folder: whether anything in it has changed, without
 * reading a file.
 *
 * It is made of names, sizes, times and inode numbers, at any depth. What
 * editors put beside a file is passed over, as the content reader does: names
 * that begin with a dot or end with ~. Links inside are not followed, the
 * folder itself may be one: then another target is another fingerprint.
 * A file that is written twice within one tick of the file system's clock,
 * to the same size, looks the same; so nobody may rely on a fingerprint
 * that is not followed by a pause before the files are read.
 * Thread-safety: any thread.
 */

#include <stdint.h>

/** Told of each folder before it is read; the path is the call's. */
struct folder_visitor {
    void (*enter)(void *data, const char *path);
    void *data;
};

/**
 * @param visitor  NULL for none.
 * @return  Equal for equal folders. One that cannot be opened has a
 *          fingerprint too, of why not.
 */
uint64_t folder_print_take(const char *dir,
                           const struct folder_visitor *visitor);
