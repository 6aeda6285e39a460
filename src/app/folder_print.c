#include "folder_print.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_name.h"
#include "hash.h"

enum {
    DEPTH_MAX = 32,          /* as deep as a picture may lie */
    ENTRY_COUNT_MAX = 65536, /* thrice what content may hold; no loop is
                                without an end */
};

/* One walk. Entries are added up, because a folder has no order. */
struct walk {
    const struct folder_visitor *visitor;
    uint64_t sum;
    int entry_count;
    int depth;
    char path[PATH_MAX]; /* where it is */
};

static uint64_t hash_time(uint64_t hash, const struct timespec *time)
{
    return hash_int(hash_int(hash, time->tv_sec), time->tv_nsec);
}

/*
 * A folder is its name and number: its times tell of temporary files too.
 * Of a file the time of its last change counts beside that of its last
 * writing, which can be set.
 */
static uint64_t hash_entry(uint64_t hash, const struct stat *info)
{
    hash = hash_int(hash, (int64_t)info->st_mode);
    hash = hash_int(hash, (int64_t)info->st_dev);
    hash = hash_int(hash, (int64_t)info->st_ino);
    if (S_ISDIR(info->st_mode)) {
        return hash;
    }
    hash = hash_int(hash, (int64_t)info->st_size);
    return hash_time(hash_time(hash, &info->st_mtim), &info->st_ctim);
}

static void walk_folder(struct walk *w, int fd);

/* @return false if the path would be too long. */
static bool descend(struct walk *w, const char *name, size_t *len)
{
    *len = strlen(w->path);
    const int more =
        snprintf(w->path + *len, sizeof(w->path) - *len, "/%s", name);

    w->depth++;
    return w->depth < DEPTH_MAX && more > 0 &&
           (size_t)more < sizeof(w->path) - *len;
}

static void ascend(struct walk *w, size_t len)
{
    w->path[len] = '\0';
    w->depth--;
}

/* One that has gone since it was listed is not there. */
static void walk_entry(struct walk *w, int dir_fd, const char *name)
{
    struct stat info;
    size_t len = 0;

    if (fstatat(dir_fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        return;
    }
    if (descend(w, name, &len)) {
        w->sum += hash_entry(hash_string(HASH_START, w->path), &info);
        if (S_ISDIR(info.st_mode)) {
            walk_folder(
                w, openat(dir_fd, name,
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        }
    }
    ascend(w, len);
}

/* Takes @p fd over; negative: it could not be opened. */
static void walk_folder(struct walk *w, int fd)
{
    const struct dirent *entry;
    DIR *stream = NULL;

    if (fd >= 0 && w->visitor) {
        w->visitor->enter(w->visitor->data, w->path);
    }
    stream = fd >= 0 ? fdopendir(fd) : NULL;
    if (!stream) {
        w->sum += hash_int(hash_string(HASH_START, w->path), errno);
        if (fd >= 0) {
            (void)close(fd);
        }
        return;
    }
    errno = 0;
    while (w->entry_count < ENTRY_COUNT_MAX &&
           (entry = readdir(stream)) != NULL) {
        if (!file_name_is_passed_over(entry->d_name)) {
            w->entry_count++;
            walk_entry(w, fd, entry->d_name);
        }
        errno = 0;
    }
    if (errno != 0) { /* a folder that was seen in part is another one */
        w->sum += hash_int(hash_string(HASH_START, w->path), errno);
    }
    (void)closedir(stream);
}

uint64_t folder_print_take(const char *dir,
                           const struct folder_visitor *visitor)
{
    struct walk w = { .visitor = visitor };
    struct stat info;
    const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (strlen(dir) >= sizeof(w.path)) {
        if (fd >= 0) {
            (void)close(fd);
        }
        return 0; /* the system opens no path of that length either */
    }
    memcpy(w.path, dir, strlen(dir) + 1);
    if (fd >= 0 && fstat(fd, &info) == 0) {
        w.sum = hash_entry(HASH_START, &info);
    }
    walk_folder(&w, fd);
    return w.sum;
}
