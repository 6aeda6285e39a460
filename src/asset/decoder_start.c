#include "decoder_start.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include "decoder_wire.h"

/* A report of a sanitizer must be seen; else nothing is written at all. */
static int set_files(posix_spawn_file_actions_t *files, int socket)
{
    int error =
        posix_spawn_file_actions_adddup2(files, socket, DECODER_SOCKET_FD);

    if (error == 0) {
        error = posix_spawn_file_actions_addopen(files, STDOUT_FILENO,
                                                 "/dev/null", O_WRONLY, 0);
    }
    if (error == 0 && !DECODER_SANITIZED) {
        error = posix_spawn_file_actions_adddup2(files, STDOUT_FILENO,
                                                 STDERR_FILENO);
    }
    if (error == 0) {
        error =
            posix_spawn_file_actions_addclosefrom_np(files, STDERR_FILENO + 1);
    }
    return error;
}

/* The thread that starts it may block every signal. */
static int set_signals(posix_spawnattr_t *attributes)
{
    sigset_t none, all;

    sigemptyset(&none);
    sigfillset(&all);
    (void)posix_spawnattr_setsigmask(attributes, &none);
    (void)posix_spawnattr_setsigdefault(attributes, &all);
    return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK |
                                                    POSIX_SPAWN_SETSIGDEF |
                                                    POSIX_SPAWN_SETSID);
}

static int spawn(const char *path, int socket, pid_t *pid)
{
    char *const arguments[] = { (char *)path, NULL };
    char *const environment[] = { NULL };
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;

    int error = posix_spawn_file_actions_init(&files);
    if (error != 0) {
        return error;
    }
    error = posix_spawnattr_init(&attributes);
    if (error == 0) {
        error = set_files(&files, socket);
        if (error == 0) {
            error = set_signals(&attributes);
        }
        if (error == 0) {
            error = posix_spawn(pid, path, &files, &attributes, arguments,
                                environment);
        }
        (void)posix_spawnattr_destroy(&attributes);
    }
    (void)posix_spawn_file_actions_destroy(&files);
    return error;
}

int decoder_start(const char *path, pid_t *pid, int *socket)
{
    int ends[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        return errno;
    }
    const int error = spawn(path, ends[1], pid);
    (void)close(ends[1]);
    if (error != 0) {
        (void)close(ends[0]);
        *pid = 0;
        return error;
    }
    *socket = ends[0];
    return 0;
}
