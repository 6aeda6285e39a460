#pragma once

/**
 * @file
 * Folders as a whole: looked through with hashes, copied, removed. No link
 * is followed, and what is neither a file nor a folder is refused.
 */

#include <stdbool.h>

#include "manifest.h"

enum {
    TREE_DEPTH_MAX = 16,
    TREE_PATH_BYTES = 4096,
    TREE_BUSY_BYTES = 1024 * 1024,
};

/** Names of a release's own in its top folder; never in a manifest. */
#define TREE_MANIFEST "manifest"
#define TREE_SIGNATURE "manifest.minisig"

/**
 * Who is told that a walk goes on, so that a long one is not taken for one
 * that hangs: after every file, and every TREE_BUSY_BYTES of a long one.
 * `{0}`: nobody. It is called by the thread that walks, and must not wait.
 */
struct tree_busy {
    void (*tell)(void *data);
    void *data;
};

/** What a walk is for. */
struct tree_walk {
    const char *name;   /**< Of the folder, for messages. */
    int from_fd;        /**< Borrowed. */
    int into_fd;        /**< Borrowed; an empty folder, or -1: only look. */
    bool passes_hidden; /**< Names with a dot in front or a ~ at the end. */
    struct manifest *manifest; /**< Files are added. */
    struct tree_busy busy;
};

/**
 * Look through a folder, and copy it if `into_fd` says so: files become
 * mode 0444, whatever they were, and folders like the one they are in;
 * nothing is synced.
 *
 * @return  False after one log line.
 */
bool tree_walk(const struct tree_walk *walk);

/**
 * Whether what was found in a folder is what its manifest says.
 *
 * @param name  Of the folder.
 * @return      False after one log line, which names the first difference.
 */
bool tree_is_as_published(const char *name, struct manifest_text said,
                          struct manifest_text found);

/**
 * Make a folder like the one it is in: with its mode, whatever the umask is,
 * and its owner and group as far as they may be given. So whoever may write
 * in a folder may also change and remove what others made in it.
 *
 * @return  A descriptor, the caller's; -1 with errno.
 */
int tree_make_folder(int dir_fd, const char *name);

/** Remove @p name and all in it. What is not there is fine. False: errno. */
bool tree_remove(int dir_fd, const char *name);

/**
 * The names in a folder, in no order, without the dots.
 *
 * @param take  False ends it, which is no failure.
 * @return      False with errno if the folder cannot be read.
 */
bool tree_list(int fd, bool (*take)(void *data, const char *name), void *data);
