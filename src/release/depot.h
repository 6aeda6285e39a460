#pragma once

/**
 * @file
 * The folder of a stand whose content comes in releases.
 *
 *     releases/7-1f3a5c7e9b2d4f60/   files, never changed; manifest, signature
 *     current -> releases/7-…        what is shown: the only name that changes
 *     good    -> releases/6-…        the last one that ran for a minute
 *     incoming/                      what is not whole yet
 *     publisher.pub                  if it is there: only what this key signed
 *     lock, trial
 *
 * Whatever is done here can be stopped at any moment: a release is whole
 * before it has its name, and a link is replaced in one step.
 */

#include <stdbool.h>
#include <stddef.h>

#include "release_id.h"
#include "signature.h"
#include "tree.h"

enum {
    DEPOT_RELEASES_MAX = 256,
    DEPOT_KEPT_COUNT = 3, /**< The rest is removed by a publication. */
    DEPOT_PATH_BYTES = 4096,
    DEPOT_DIR_BYTES = DEPOT_PATH_BYTES - 64, /**< With room for a release. */
};

/** Names in a stand's folder. */
#define DEPOT_RELEASES "releases"
#define DEPOT_INCOMING "incoming"
#define DEPOT_KEY "publisher.pub"

enum depot_link {
    DEPOT_CURRENT,
    DEPOT_GOOD,
};

/** Open it, use it, close it; `{ .fd = -1 }` is closed. */
struct depot {
    char dir[DEPOT_DIR_BYTES]; /**< For messages and paths. */
    int fd;
    int releases_fd;
    int lock_fd;           /**< -1 while it is not locked. */
    bool quiet;            /**< No log line, while it is tried to open it. */
    struct tree_busy busy; /**< During depot_verify(); set it once open. */
};

/** Whom a stand believes. `{0}` is everybody. */
struct depot_publisher {
    bool guards; /**< There is a publisher.pub. */
    struct signature_public key;
};

struct depot_releases {
    size_t count;
    struct release_id items[DEPOT_RELEASES_MAX];
};

/** Whether @p dir is such a folder, and no content folder. */
bool depot_is_there(const char *dir);

/** Whether @p dir is a content folder, so that it is no stand's. */
bool depot_is_content(const char *dir);

/** @return false after one log line; then it is closed. */
bool depot_open(struct depot *d, const char *dir);

/** The same without the line, for whoever tries again soon. */
bool depot_try(struct depot *d, const char *dir);

/** The same; what is missing is made, the last folder of @p dir too. What
    somebody else has put there is refused (site.h). */
bool depot_make(struct depot *d, const char *dir);

/** Unlocks too. Closed is fine. */
void depot_close(struct depot *d);

/** Nobody else changes anything from now on. False: somebody does, or errno
    says why it cannot be locked; EWOULDBLOCK is the first. */
bool depot_lock(struct depot *d);
void depot_unlock(struct depot *d);

/** What a link leads to, by whatever path: none if it is not there or leads to
    no release of this stand. False with errno if it cannot be read. */
bool depot_read(const struct depot *d, enum depot_link link,
                struct release_id *out);

/** Let a link lead to a release. False with errno. Be locked. */
bool depot_point(struct depot *d, enum depot_link link,
                 const struct release_id *to);

/** All releases, the oldest first. False after one log line. */
bool depot_list(const struct depot *d, struct depot_releases *out);

/**
 * Read the key that may lie in the folder: it may be another one than a
 * minute ago.
 *
 * @return  NULL, or why it cannot be read; it then guards, and nobody is
 *          believed.
 */
const char *depot_read_publisher(const struct depot *d,
                                 struct depot_publisher *out);

/**
 * Read the signature in the folder of a release.
 *
 * @param fd        Of that folder.
 * @param[out] out  "" if it is not signed.
 * @return          NULL, or why it cannot be read.
 */
const char *depot_read_signature(int fd, char out[SIGNATURE_FILE_MAX + 1]);

/**
 * Whether every file of a release is as it was when it got its name, and
 * signed by the publisher if there is a key now. False after one log line.
 */
bool depot_verify(const struct depot *d, const struct release_id *id);

/**
 * Remove the oldest: neither the current nor the last good one, and three
 * stay. Best effort: what fails is one log line. Be locked.
 */
void depot_prune(struct depot *d);

/** `dir/releases/name`. */
void depot_path(const struct depot *d, const struct release_id *id,
                char out[DEPOT_PATH_BYTES]);
