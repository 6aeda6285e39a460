#include "release_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"

enum {
    BESIDE_BYTES = 64, /* names here are our own, and short */
};

bool release_file_write_all(int fd, const void *data, size_t len)
{
    const char *at = data;

    while (len > 0) {
        const ssize_t put = write(fd, at, len);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            errno = put == 0 ? ENOSPC : errno;
            return false;
        }
        at += put;
        len -= (size_t)put;
    }
    return true;
}

/* Closes, keeping the errno of what failed before. */
static bool close_after(int fd, bool good)
{
    const int error = errno;
    const bool closed = close(fd) == 0;

    errno = good ? errno : error;
    return good && closed;
}

bool release_file_create(int dir_fd, const char *name, const void *data,
                         size_t len)
{
    const int fd = openat(dir_fd, name,
                          O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                          RELEASE_FILE_MODE);
    if (fd < 0) {
        return false;
    }
    return close_after(fd, release_file_write_all(fd, data, len) &&
                               fchmod(fd, RELEASE_FILE_MODE) == 0);
}

static bool read_all(int fd, char *out, size_t len)
{
    size_t done = 0;

    while (done < len) {
        const ssize_t got = read(fd, out + done, len - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            errno = got == 0 ? EIO : errno;
            return false;
        }
        done += (size_t)got;
    }
    return true;
}

/* False with errno if it is not a file of at most @p max bytes. */
static bool measure(int fd, size_t max, size_t *len)
{
    struct stat info;

    if (fstat(fd, &info) != 0) {
        return false;
    }
    if (!S_ISREG(info.st_mode) || (unsigned long long)info.st_size > max) {
        errno = S_ISREG(info.st_mode) ? EFBIG : EINVAL;
        return false;
    }
    *len = (size_t)info.st_size;
    return true;
}

char *release_file_read(int dir_fd, const char *name, size_t max, size_t *len)
{
    char *data = NULL;
    const int fd =
        openat(dir_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    *len = 0;
    if (fd < 0) {
        return NULL;
    }
    bool good = measure(fd, max, len);
    if (good) {
        data = malloc(*len + 1);
        if (!data) {
            log_fatal_memory(*len + 1);
        }
        good = read_all(fd, data, *len);
        data[*len] = '\0';
    }
    if (!close_after(fd, good)) {
        free(data);
        return NULL;
    }
    return data;
}

static void name_beside(const char *name, char out[BESIDE_BYTES])
{
    (void)snprintf(out, BESIDE_BYTES, "%s.new", name);
}

bool release_file_replace(int dir_fd, const char *name, const void *data,
                          size_t len)
{
    char beside[BESIDE_BYTES];

    name_beside(name, beside);
    const int fd =
        openat(dir_fd, beside,
               O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
    return fd >= 0 &&
           close_after(fd, release_file_write_all(fd, data, len) &&
                               fsync(fd) == 0) &&
           renameat(dir_fd, beside, dir_fd, name) == 0 && fsync(dir_fd) == 0;
}

bool release_file_replace_link(int dir_fd, const char *name, const char *target)
{
    char beside[BESIDE_BYTES];

    name_beside(name, beside);
    if (unlinkat(dir_fd, beside, 0) != 0 && errno != ENOENT) {
        return false;
    }
    return symlinkat(target, dir_fd, beside) == 0 &&
           renameat(dir_fd, beside, dir_fd, name) == 0 && fsync(dir_fd) == 0;
}
