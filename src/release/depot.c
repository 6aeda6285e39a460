#include "depot.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "release_file.h"
#include "site.h"

enum {
    LOCK_MODE = 0644,
};

static const char *const link_names[] = { "current", "good" };

/* Whether a folder has something that a look at its name finds. */
static bool has(const char *dir, const char *name, int flags, mode_t kind)
{
    const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat info;
    bool is_there = false;

    if (fd >= 0) {
        is_there = fstatat(fd, name, &info, flags) == 0 &&
                   (kind == 0 || (info.st_mode & S_IFMT) == kind);
        (void)close(fd);
    }
    return is_there;
}

bool depot_is_there(const char *dir)
{
    return has(dir, DEPOT_RELEASES, AT_SYMLINK_NOFOLLOW, S_IFDIR) &&
           !depot_is_content(dir);
}

bool depot_is_content(const char *dir)
{
    return has(dir, "standpunt.yaml", 0, 0);
}

static bool complain(const struct depot *d, const char *name, const char *what)
{
    if (!d->quiet) {
        log_warning("%s%s%s: %s", d->dir, name[0] ? "/" : "", name, what);
    }
    return false;
}

const char *depot_read_publisher(const struct depot *d,
                                 struct depot_publisher *out)
{
    size_t len;
    char *text = release_file_read(d->fd, DEPOT_KEY, SIGNATURE_FILE_MAX, &len);

    /* A key that cannot be read must not let everything through. */
    *out = (struct depot_publisher){ .guards = text || errno != ENOENT };
    if (!text) {
        return out->guards ? strerror(errno) : NULL;
    }
    const char *problem = signature_read_public(text, &out->key);
    free(text);
    return problem;
}

static bool open_folders(struct depot *d)
{
    struct depot_publisher publisher;

    if (sodium_init() < 0) {
        return complain(d, "", "libsodium does not start");
    }
    d->fd = open(d->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (d->fd < 0) {
        return complain(d, "", strerror(errno));
    }
    d->releases_fd = openat(d->fd, DEPOT_RELEASES,
                            O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (d->releases_fd < 0) {
        return complain(d, DEPOT_RELEASES,
                        errno == ENOENT ? "is missing, so this is no stand's "
                                          "folder; standpunt publish makes one"
                                        : strerror(errno));
    }
    const char *problem = depot_read_publisher(d, &publisher);
    return !problem || complain(d, DEPOT_KEY, problem);
}

static bool set_dir(struct depot *d, const char *dir)
{
    *d = (struct depot){ .fd = -1, .releases_fd = -1, .lock_fd = -1 };
    size_t len = strlen(dir);

    while (len > 1 && dir[len - 1] == '/') {
        len--;
    }
    if (len == 0 || len >= sizeof(d->dir)) {
        log_warning("%.64s: the path of the stand is empty or too long", dir);
        return false;
    }
    memcpy(d->dir, dir, len);
    return true;
}

static bool open_as(struct depot *d, const char *dir, bool quiet)
{
    bool good = set_dir(d, dir);

    d->quiet = quiet;
    good = good && open_folders(d);
    d->quiet = false;
    if (!good) {
        depot_close(d);
    }
    return good;
}

bool depot_open(struct depot *d, const char *dir)
{
    return open_as(d, dir, false);
}

bool depot_try(struct depot *d, const char *dir)
{
    return open_as(d, dir, true);
}

bool depot_make(struct depot *d, const char *dir)
{
    return set_dir(d, dir) && site_make(d) && depot_open(d, dir);
}

static void close_one(int *fd)
{
    if (*fd >= 0) {
        (void)close(*fd);
    }
    *fd = -1;
}

void depot_close(struct depot *d)
{
    close_one(&d->lock_fd);
    close_one(&d->releases_fd);
    close_one(&d->fd);
}

/* Whoever may not write to a lock that somebody else made can lock it all
   the same; NFS wants to be able to write where that is possible. */
static int open_lock(const struct depot *d)
{
    const int flags = O_CREAT | O_NOFOLLOW | O_CLOEXEC;
    const int fd = openat(d->fd, "lock", O_RDWR | flags, LOCK_MODE);

    return fd < 0 && errno == EACCES
               ? openat(d->fd, "lock", O_RDONLY | flags, LOCK_MODE)
               : fd;
}

bool depot_lock(struct depot *d)
{
    d->lock_fd = open_lock(d);
    if (d->lock_fd >= 0 && flock(d->lock_fd, LOCK_EX | LOCK_NB) == 0) {
        /* Its owner's umask is not for others; it may be somebody else's. */
        (void)fchmod(d->lock_fd, LOCK_MODE);
        return true;
    }
    const int error = errno;
    close_one(&d->lock_fd);
    errno = error;
    return false;
}

void depot_unlock(struct depot *d)
{
    close_one(&d->lock_fd);
}

/* Whether a folder, as a link in the stand's folder says it, is that of the
   releases: by whatever path. False with errno, which is 0 if it is not. */
static bool is_releases(const struct depot *d, const char *path)
{
    struct stat there;
    struct stat ours;

    if (fstatat(d->fd, path, &there, 0) != 0) {
        errno = errno == ENOENT || errno == ENOTDIR ? 0 : errno;
        return false;
    }
    if (fstat(d->releases_fd, &ours) != 0) {
        return false;
    }
    errno = 0;
    return there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

bool depot_read(const struct depot *d, enum depot_link link,
                struct release_id *out)
{
    char target[DEPOT_PATH_BYTES];
    ssize_t len =
        readlinkat(d->fd, link_names[link], target, sizeof(target) - 1);

    *out = (struct release_id){ 0 };
    if (len < 0) {
        return errno == ENOENT || errno == EINVAL;
    }
    while (len > 0 && target[len - 1] == '/') {
        len--; /* as `ln -s releases/7-…/` leaves it */
    }
    target[len] = '\0';
    char *slash = strrchr(target, '/');
    if (!slash || !release_id_read(slash + 1, out)) {
        return true;
    }
    *slash = '\0';
    if (is_releases(d, target)) {
        return true;
    }
    *out = (struct release_id){ 0 };
    return errno == 0;
}

bool depot_point(struct depot *d, enum depot_link link,
                 const struct release_id *to)
{
    char target[sizeof(DEPOT_RELEASES) + RELEASE_NAME_BYTES];

    (void)snprintf(target, sizeof(target), "%s/%s", DEPOT_RELEASES, to->name);
    return release_file_replace_link(d->fd, link_names[link], target);
}

static int compare_serials(const void *left, const void *right)
{
    const struct release_id *a = left;
    const struct release_id *b = right;
    return a->serial == b->serial
               ? strcmp(a->name, b->name)
               : (a->serial > b->serial) - (a->serial < b->serial);
}

/* The names that are releases; false once there are too many. */
static bool take_release(void *data, const char *name)
{
    struct depot_releases *out = data;
    struct release_id id;

    if (!release_id_read(name, &id)) {
        return true;
    }
    if (out->count < DEPOT_RELEASES_MAX) {
        out->items[out->count] = id;
    }
    return ++out->count <= DEPOT_RELEASES_MAX;
}

bool depot_list(const struct depot *d, struct depot_releases *out)
{
    out->count = 0;
    const char *problem =
        tree_list(d->releases_fd, take_release, out) ? NULL : strerror(errno);
    if (out->count > DEPOT_RELEASES_MAX) {
        problem = "has too many releases; remove the oldest";
    }
    if (problem) {
        out->count = 0;
        return complain(d, DEPOT_RELEASES, problem);
    }
    if (out->count > 0) {
        qsort(out->items, out->count, sizeof(out->items[0]), compare_serials);
    }
    return true;
}

const char *depot_read_signature(int fd, char out[SIGNATURE_FILE_MAX + 1])
{
    size_t len;
    char *text =
        release_file_read(fd, TREE_SIGNATURE, SIGNATURE_FILE_MAX, &len);

    out[0] = '\0';
    if (!text) {
        return errno == ENOENT ? NULL : strerror(errno);
    }
    memcpy(out, text, len + 1);
    free(text);
    return NULL;
}

/* Of an open release. False after one log line. */
static bool is_believed(const struct depot *d, const char *name, int fd,
                        struct manifest_text text)
{
    struct depot_publisher publisher;
    char signature[SIGNATURE_FILE_MAX + 1];
    const char *problem = depot_read_publisher(d, &publisher);

    if (problem) {
        return complain(d, DEPOT_KEY, problem);
    }
    if (!publisher.guards) {
        return true;
    }
    problem = depot_read_signature(fd, signature);
    if (problem) {
        log_warning("%s/" TREE_SIGNATURE ": %s", name, problem);
        return false;
    }
    problem =
        signature[0]
            ? signature_check(&publisher.key,
                              (struct signature_bytes){ text.data, text.len },
                              signature)
            : "is not signed, and the stand has a publisher.pub";
    if (problem) {
        log_warning("%s: %s", name, problem);
    }
    return !problem;
}

static bool verify_open(const struct depot *d, const struct release_id *id,
                        const char *name, int fd)
{
    struct manifest found = { 0 };
    struct manifest_text text = { 0 };
    struct manifest_text said = { 0 };
    unsigned char hash[MANIFEST_HASH_BYTES];
    const struct tree_walk walk = {
        .name = name,
        .from_fd = fd,
        .into_fd = -1,
        .manifest = &found,
        .busy = d->busy,
    };
    bool good = false;

    said.data =
        release_file_read(fd, TREE_MANIFEST, MANIFEST_BYTES_MAX, &said.len);
    if (!said.data) {
        log_warning("%s/%s: %s", name, TREE_MANIFEST, strerror(errno));
        goto done;
    }
    if (!tree_walk(&walk)) {
        goto done;
    }
    text = manifest_write(&found, id->serial);
    manifest_hash(text, hash);
    const struct release_id is = release_id_make(id->serial, hash);
    if (!tree_is_as_published(name, said, text)) {
        goto done;
    }
    if (!release_id_is_same(&is, id)) {
        log_warning("%s: has the name of another release", name);
        goto done;
    }
    good = is_believed(d, name, fd, text);

done:
    free(text.data);
    free(said.data);
    manifest_finish(&found);
    return good;
}

bool depot_verify(const struct depot *d, const struct release_id *id)
{
    char name[DEPOT_PATH_BYTES];
    const int fd = openat(d->releases_fd, id->name,
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    depot_path(d, id, name);
    if (fd < 0) {
        log_warning("%s: %s", name, strerror(errno));
        return false;
    }
    const bool good = verify_open(d, id, name, fd);
    (void)close(fd);
    return good;
}

/* It loses its name first: what has one is whole. */
static bool remove_release(struct depot *d, const struct release_id *id)
{
    int into = openat(d->fd, DEPOT_INCOMING,
                      O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const bool good = into >= 0 &&
                      renameat(d->releases_fd, id->name, into, id->name) == 0 &&
                      tree_remove(into, id->name);

    if (!good) {
        (void)complain(d, id->name, strerror(errno));
    }
    close_one(&into);
    return good;
}

void depot_prune(struct depot *d)
{
    struct depot_releases all;
    struct release_id current;
    struct release_id good;

    if (!depot_list(d, &all) || !depot_read(d, DEPOT_CURRENT, &current) ||
        !depot_read(d, DEPOT_GOOD, &good)) {
        return; /* what is not known is not removed */
    }
    size_t left = all.count;
    for (size_t i = 0; i < all.count && left > DEPOT_KEPT_COUNT; i++) {
        const struct release_id *id = &all.items[i];
        if (release_id_is_same(id, &current) || release_id_is_same(id, &good)) {
            continue;
        }
        if (!remove_release(d, id)) {
            return;
        }
        left--;
    }
}

void depot_path(const struct depot *d, const struct release_id *id,
                char out[DEPOT_PATH_BYTES])
{
    (void)snprintf(out, DEPOT_PATH_BYTES, "%s/%s/%s", d->dir, DEPOT_RELEASES,
                   id->name);
}
