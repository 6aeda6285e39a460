/*
 * The calls that the program makes, in the place of the C library's: the
 * list of them is in CMakeLists.txt, as --wrap.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "failing.h"

static bool fails(void)
{
    return failing_now(FAILING_CALLS, false) == FAILING_ERROR;
}

/* What is left of @p len; 0: it fails. */
static size_t half_of(size_t len)
{
    switch (failing_now(FAILING_CALLS, true)) {
    case FAILING_ERROR:
        return 0;
    case FAILING_SHORT:
        return (len + 1) / 2;
    case FAILING_NEVER:
    case FAILING_KILLED:
        break;
    }
    return len;
}

static mode_t mode_of(int flags, va_list args)
{
    return flags & O_CREAT ? va_arg(args, mode_t) : 0;
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    const mode_t mode = mode_of(flags, args);
    va_end(args);
    return fails() ? -1 : __real_open(path, flags, mode);
}

int __real_openat(int fd, const char *path, int flags, ...);
int __wrap_openat(int fd, const char *path, int flags, ...);
int __wrap_openat(int fd, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    const mode_t mode = mode_of(flags, args);
    va_end(args);
    return fails() ? -1 : __real_openat(fd, path, flags, mode);
}

/* Closed all the same, as Linux does it. */
int __real_close(int fd);
int __wrap_close(int fd);
int __wrap_close(int fd)
{
    const bool failed = fails();
    const int error = errno;
    const int result = __real_close(fd);
    errno = failed ? error : errno;
    return failed ? -1 : result;
}

ssize_t __real_read(int fd, void *data, size_t len);
ssize_t __wrap_read(int fd, void *data, size_t len);
ssize_t __wrap_read(int fd, void *data, size_t len)
{
    const size_t part = half_of(len);
    return len > 0 && part == 0 ? -1 : __real_read(fd, data, part);
}

ssize_t __real_write(int fd, const void *data, size_t len);
ssize_t __wrap_write(int fd, const void *data, size_t len);
ssize_t __wrap_write(int fd, const void *data, size_t len)
{
    const size_t part = half_of(len);
    return len > 0 && part == 0 ? -1 : __real_write(fd, data, part);
}

int __real_fstat(int fd, struct stat *info);
int __wrap_fstat(int fd, struct stat *info);
int __wrap_fstat(int fd, struct stat *info)
{
    return fails() ? -1 : __real_fstat(fd, info);
}

int __real_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode)
{
    return fails() ? -1 : __real_fchmod(fd, mode);
}

int __real_fchown(int fd, uid_t user, gid_t group);
int __wrap_fchown(int fd, uid_t user, gid_t group);
int __wrap_fchown(int fd, uid_t user, gid_t group)
{
    return fails() ? -1 : __real_fchown(fd, user, group);
}

int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
    return fails() ? -1 : __real_fsync(fd);
}

int __real_syncfs(int fd);
int __wrap_syncfs(int fd);
int __wrap_syncfs(int fd)
{
    return fails() ? -1 : __real_syncfs(fd);
}

int __real_flock(int fd, int way);
int __wrap_flock(int fd, int way);
int __wrap_flock(int fd, int way)
{
    return fails() ? -1 : __real_flock(fd, way);
}

int __real_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode)
{
    return fails() ? -1 : __real_mkdir(path, mode);
}

int __real_mkdirat(int fd, const char *path, mode_t mode);
int __wrap_mkdirat(int fd, const char *path, mode_t mode);
int __wrap_mkdirat(int fd, const char *path, mode_t mode)
{
    return fails() ? -1 : __real_mkdirat(fd, path, mode);
}

int __real_unlinkat(int fd, const char *path, int flags);
int __wrap_unlinkat(int fd, const char *path, int flags);
int __wrap_unlinkat(int fd, const char *path, int flags)
{
    return fails() ? -1 : __real_unlinkat(fd, path, flags);
}

int __real_symlinkat(const char *target, int fd, const char *path);
int __wrap_symlinkat(const char *target, int fd, const char *path);
int __wrap_symlinkat(const char *target, int fd, const char *path)
{
    return fails() ? -1 : __real_symlinkat(target, fd, path);
}

ssize_t __real_readlinkat(int fd, const char *path, char *out, size_t size);
ssize_t __wrap_readlinkat(int fd, const char *path, char *out, size_t size);
ssize_t __wrap_readlinkat(int fd, const char *path, char *out, size_t size)
{
    return fails() ? -1 : __real_readlinkat(fd, path, out, size);
}

int __real_renameat(int from_fd, const char *from, int fd, const char *to);
int __wrap_renameat(int from_fd, const char *from, int fd, const char *to);
int __wrap_renameat(int from_fd, const char *from, int fd, const char *to)
{
    return fails() ? -1 : __real_renameat(from_fd, from, fd, to);
}

DIR *__real_fdopendir(int fd);
DIR *__wrap_fdopendir(int fd);
DIR *__wrap_fdopendir(int fd)
{
    return fails() ? NULL : __real_fdopendir(fd);
}

struct dirent *__real_readdir(DIR *stream);
struct dirent *__wrap_readdir(DIR *stream);
struct dirent *__wrap_readdir(DIR *stream)
{
    return fails() ? NULL : __real_readdir(stream);
}

int __real_fstatat(int fd, const char *path, struct stat *info, int flags);
int __wrap_fstatat(int fd, const char *path, struct stat *info, int flags);
int __wrap_fstatat(int fd, const char *path, struct stat *info, int flags)
{
    return fails() ? -1 : __real_fstatat(fd, path, info, flags);
}

FILE *__real_fopen(const char *path, const char *mode);
FILE *__wrap_fopen(const char *path, const char *mode);
FILE *__wrap_fopen(const char *path, const char *mode)
{
    return fails() ? NULL : __real_fopen(path, mode);
}

int __real_dup(int fd);
int __wrap_dup(int fd);
int __wrap_dup(int fd)
{
    return fails() ? -1 : __real_dup(fd);
}

int __real_access(const char *path, int mode);
int __wrap_access(const char *path, int mode);
int __wrap_access(const char *path, int mode)
{
    return fails() ? -1 : __real_access(path, mode);
}

int __real_unlink(const char *path);
int __wrap_unlink(const char *path);
int __wrap_unlink(const char *path)
{
    return fails() ? -1 : __real_unlink(path);
}

char *__real_realpath(const char *path, char *out);
char *__wrap_realpath(const char *path, char *out);
char *__wrap_realpath(const char *path, char *out)
{
    return fails() ? NULL : __real_realpath(path, out);
}

int __real_ftruncate(int fd, off_t len);
int __wrap_ftruncate(int fd, off_t len);
int __wrap_ftruncate(int fd, off_t len)
{
    return fails() ? -1 : __real_ftruncate(fd, len);
}

int __real_futimens(int fd, const struct timespec *times);
int __wrap_futimens(int fd, const struct timespec *times);
int __wrap_futimens(int fd, const struct timespec *times)
{
    return fails() ? -1 : __real_futimens(fd, times);
}

int __real_memfd_create(const char *name, unsigned flags);
int __wrap_memfd_create(const char *name, unsigned flags);
int __wrap_memfd_create(const char *name, unsigned flags)
{
    return fails() ? -1 : __real_memfd_create(name, flags);
}

int __real_inotify_init1(int flags);
int __wrap_inotify_init1(int flags);
int __wrap_inotify_init1(int flags)
{
    return fails() ? -1 : __real_inotify_init1(flags);
}

int __real_inotify_add_watch(int fd, const char *path, uint32_t mask);
int __wrap_inotify_add_watch(int fd, const char *path, uint32_t mask);
int __wrap_inotify_add_watch(int fd, const char *path, uint32_t mask)
{
    return fails() ? -1 : __real_inotify_add_watch(fd, path, mask);
}

/* Those that take a number; the others are not used. */
int __real_fcntl(int fd, int command, ...);
int __wrap_fcntl(int fd, int command, ...);
int __wrap_fcntl(int fd, int command, ...)
{
    va_list args;
    va_start(args, command);
    const int number = va_arg(args, int);
    va_end(args);
    return fails() ? -1 : __real_fcntl(fd, command, number);
}

/* Memory that is no file's counts as memory. */
void *__real_mmap(void *at, size_t len, int access, int flags, int fd,
                  off_t from);
void *__wrap_mmap(void *at, size_t len, int access, int flags, int fd,
                  off_t from);
void *__wrap_mmap(void *at, size_t len, int access, int flags, int fd,
                  off_t from)
{
    const enum failing_of of =
        flags & MAP_ANONYMOUS ? FAILING_MEMORY : FAILING_CALLS;

    if (failing_now(of, false) == FAILING_ERROR) {
        return MAP_FAILED;
    }
    return __real_mmap(at, len, access, flags, fd, from);
}

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*run)(void *), void *data);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*run)(void *), void *data);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*run)(void *), void *data)
{
    if (!failing_has_threads() || fails()) {
        return EAGAIN;
    }
    return __real_pthread_create(thread, attributes, run, data);
}
