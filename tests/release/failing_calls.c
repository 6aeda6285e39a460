#include "failing_calls.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/* The linker knows no argument for what it wraps, so this is a global. */
static struct {
    enum failing_way way;
    int left;
    bool happened;
} plan;

void failing_set(enum failing_way way, int number)
{
    plan.way = way;
    plan.left = number;
    plan.happened = false;
}

bool failing_happened(void)
{
    return plan.happened;
}

static bool fails(void)
{
    if (plan.way == FAILING_NEVER || plan.happened || plan.left-- > 0) {
        return false;
    }
    plan.happened = true;
    if (plan.way == FAILING_KILLED) {
        (void)kill(getpid(), SIGKILL);
    }
    errno = EIO;
    return true;
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
    const int result = __real_close(fd);
    errno = failed ? EIO : errno;
    return failed ? -1 : result;
}

ssize_t __real_read(int fd, void *data, size_t len);
ssize_t __wrap_read(int fd, void *data, size_t len);
ssize_t __wrap_read(int fd, void *data, size_t len)
{
    return fails() ? -1 : __real_read(fd, data, len);
}

ssize_t __real_write(int fd, const void *data, size_t len);
ssize_t __wrap_write(int fd, const void *data, size_t len);
ssize_t __wrap_write(int fd, const void *data, size_t len)
{
    return fails() ? -1 : __real_write(fd, data, len);
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
