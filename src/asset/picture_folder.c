#include "picture_folder.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hash.h"
#include "log.h"

enum {
    NAME_BYTES_MAX = 255, /* NAME_MAX of every file system in question */
    DEPTH_MAX = 32,       /* folders in one path */
    /* One that has moved further is decoded again, which is no harm: all of
       another release is found to be new in no time. */
    SEARCH_MAX = 256,
};

struct picture_folder {
    int fd; /* -1 if it cannot be opened */
    char *name;
    size_t count;
    struct picture_file {
        char *path;
        uint64_t stamp; /* 0: there was none */
    } files[];
};

static void *need(void *p, size_t bytes)
{
    if (!p) {
        log_fatal_memory(bytes);
    }
    return p;
}

static char *copy_string(const char *text)
{
    return need(strdup(text), strlen(text) + 1);
}

static uint64_t hash_time(uint64_t hash, const struct timespec *time)
{
    return hash_int(hash_int(hash, time->tv_sec), time->tv_nsec);
}

/* Another one whenever the file was written or replaced. */
static uint64_t stamp_of(int dir_fd, const char *path)
{
    struct stat info;
    uint64_t hash = HASH_START;

    if (dir_fd < 0 || path[0] == '/' ||
        fstatat(dir_fd, path, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        return 0;
    }
    hash = hash_int(hash, (int64_t)info.st_dev);
    hash = hash_int(hash, (int64_t)info.st_ino);
    hash = hash_int(hash, (int64_t)info.st_size);
    return hash_time(hash_time(hash, &info.st_mtim), &info.st_ctim);
}

struct picture_folder *
picture_folder_create(const char *dir, const char *const *paths, size_t count)
{
    const size_t bytes =
        sizeof(struct picture_folder) + count * sizeof(struct picture_file);
    struct picture_folder *folder = need(malloc(bytes), bytes);

    folder->fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    folder->name = copy_string(dir);
    folder->count = count;
    for (size_t i = 0; i < count; i++) {
        folder->files[i] = (struct picture_file){
            .path = copy_string(paths[i]),
            .stamp = stamp_of(folder->fd, paths[i]),
        };
    }
    if (folder->fd < 0) {
        log_warning("%s: no pictures: %s", dir, strerror(errno));
    }
    return folder;
}

void picture_folder_destroy(struct picture_folder *folder)
{
    if (!folder) {
        return;
    }
    for (size_t i = 0; i < folder->count; i++) {
        free(folder->files[i].path);
    }
    if (folder->fd >= 0) {
        (void)close(folder->fd);
    }
    free(folder->name);
    free(folder);
}

size_t picture_folder_count(const struct picture_folder *folder)
{
    return folder->count;
}

const char *picture_folder_name(const struct picture_folder *folder)
{
    return folder->name;
}

const char *picture_folder_path(const struct picture_folder *folder,
                                size_t index)
{
    assert(index < folder->count);
    return folder->files[index].path;
}

static bool is_same(const struct picture_file *a, const struct picture_file *b)
{
    return a->stamp != 0 && a->stamp == b->stamp &&
           strcmp(a->path, b->path) == 0;
}

/* Most files follow each other in both: each search begins behind the last
   find. */
void picture_folder_match(const struct picture_folder *from,
                          const struct picture_folder *to, uint32_t *numbers)
{
    size_t next = 0;

    for (size_t i = 0; i < from->count; i++) {
        numbers[i] = 0;
        const size_t limit = from->files[i].stamp == 0 ? 0
                             : to->count < SEARCH_MAX  ? to->count
                                                       : SEARCH_MAX;
        for (size_t k = 0; k < limit && numbers[i] == 0; k++) {
            const size_t at = (next + k) % to->count;
            if (is_same(&from->files[i], &to->files[at])) {
                numbers[i] = (uint32_t)at + 1;
                next = at + 1;
            }
        }
    }
}

bool picture_folder_is_open(const struct picture_folder *folder)
{
    return folder->fd >= 0;
}

int picture_folder_dup(const struct picture_folder *folder)
{
    return folder->fd < 0 ? -1 : fcntl(folder->fd, F_DUPFD_CLOEXEC, 0);
}

static const char *reason_from_errno(int error)
{
    switch (error) {
    case ENOENT:
        return "no such file";
    case EACCES:
        return "may not be read";
    case ELOOP:
        return "a link, which is not followed";
    case ENOTDIR:
        return "a part of its path is no folder";
    default:
        return "cannot be opened";
    }
}

static bool name_is_plain(const char *name, size_t len)
{
    return len > 0 && len <= NAME_BYTES_MAX && !(len == 1 && name[0] == '.') &&
           !(len == 2 && name[0] == '.' && name[1] == '.');
}

/*
 * Open one step of a path and close the step before it. A folder that is a
 * link gives ENOTDIR. Without O_NONBLOCK a pipe would wait for a writer.
 */
static int open_step(int dir_fd, const char *name, bool last)
{
    const int flags =
        O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (last ? O_NONBLOCK : O_DIRECTORY);
    const int fd = openat(dir_fd, name, flags);
    const int error = errno;

    (void)close(dir_fd);
    errno = error;
    return fd;
}

/* O_NOFOLLOW guards the last name only, so the path is walked. */
static int open_beneath(int dir_fd, const char *path, const char **reason)
{
    char name[NAME_BYTES_MAX + 1];
    int fd = fcntl(dir_fd, F_DUPFD_CLOEXEC, 0);

    for (int depth = 0; fd >= 0 && depth < DEPTH_MAX; depth++) {
        const size_t len = strcspn(path, "/");
        const bool last = path[len] == '\0';
        if (!name_is_plain(path, len)) {
            *reason = "its path leads elsewhere";
            (void)close(fd);
            return -1;
        }
        memcpy(name, path, len);
        name[len] = '\0';
        fd = open_step(fd, name, last);
        if (last) {
            *reason = reason_from_errno(errno);
            return fd;
        }
        path += len + 1;
    }
    *reason = reason_from_errno(errno);
    if (fd >= 0) {
        *reason = "too many folders deep";
        (void)close(fd);
    }
    return -1;
}

/* A signal or a slow disk may give less than was asked for. */
static bool read_all(int fd, unsigned char *data, size_t len)
{
    size_t done = 0;

    while (done < len) {
        const ssize_t got = read(fd, data + done, len - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        done += (size_t)got;
    }
    return true;
}

const char *picture_folder_read(int dir_fd, const char *path,
                                struct image_bytes *out)
{
    unsigned char *data = NULL;
    const char *reason = NULL;
    struct stat info;

    const int fd = open_beneath(dir_fd, path, &reason);
    if (fd < 0) {
        return reason;
    }
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        reason = "not a regular file";
        goto done;
    }
    if (info.st_size == 0) {
        reason = "an empty file";
        goto done;
    }
    if (info.st_size > IMAGE_FILE_BYTES_MAX) {
        reason = "over 16 MiB";
        goto done;
    }

    const size_t len = (size_t)info.st_size;
    data = malloc(len);
    reason = data ? "cannot be read" : "no memory for the file";
    if (data && read_all(fd, data, len)) {
        *out = (struct image_bytes){ .data = data, .len = len };
        data = NULL; /* the caller's now */
        reason = NULL;
    }

done:
    free(data);
    (void)close(fd);
    return reason;
}
