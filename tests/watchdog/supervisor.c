#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    RESTART_MS = 1000, /* RestartSec= */
    BEGIN_MS = 20000,  /* TimeoutStartSec= */
    ABORT_MS = 2000,   /* TimeoutAbortSec= */
    STEP_MS = 10,
    NOTE_BYTES = 256,
    EXIT_NOT_STARTED = 127,
};

uint64_t supervisor_now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

void supervisor_fail(const char *what, const char *which)
{
    (void)fprintf(stderr, "%s: %s\n", which, what);
    exit(1);
}

static void open_socket(struct supervisor *s)
{
    struct sockaddr_un name = { .sun_family = AF_UNIX };

    (void)snprintf(s->path, sizeof(s->path), "%s/notify", s->params.dir);
    if (strlen(s->path) >= sizeof(name.sun_path)) {
        supervisor_fail("the path of the socket is too long", s->path);
    }
    memcpy(name.sun_path, s->path, strlen(s->path) + 1);
    (void)unlink(s->path);
    s->fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (s->fd < 0 || bind(s->fd, (struct sockaddr *)&name, sizeof(name)) != 0) {
        supervisor_fail(strerror(errno), s->path);
    }
}

void supervisor_open(struct supervisor *s,
                     const struct supervisor_params *params)
{
    *s = (struct supervisor){ .params = *params };
    open_socket(s);
}

/* In the child. */
static _Noreturn void become(const struct supervisor *s)
{
    const struct rlimit no_core = { 0, 0 };
    char log[SUPERVISOR_PATH_BYTES];
    char leash[32];

    (void)snprintf(log, sizeof(log), "%s/log", s->params.dir);
    (void)snprintf(leash, sizeof(leash), "%llu",
                   (unsigned long long)s->params.watchdog_ms * 1000);
    const int fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
    (void)dup2(fd, STDERR_FILENO);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)setrlimit(RLIMIT_CORE, &no_core);
    (void)setenv("NOTIFY_SOCKET", s->path, 1);
    (void)setenv("WATCHDOG_USEC", leash, 1);
    (void)unsetenv("WATCHDOG_PID");
    (void)setenv("DISPLAY", s->params.display, 1);
    (void)setenv("XDG_CACHE_HOME", s->params.dir, 1);
    (void)setenv("SDL_VIDEODRIVER", "x11", 1);
    (void)execv(s->params.argv[0], s->params.argv);
    _exit(EXIT_NOT_STARTED);
}

static void start(struct supervisor *s)
{
    s->ready = false;
    s->pings = 0;
    s->starts++;
    s->heard_ms = supervisor_now_ms();
    s->pid = fork();
    if (s->pid < 0) {
        supervisor_fail(strerror(errno), "fork");
    }
    if (s->pid == 0) {
        become(s);
    }
}

static void note_end(struct supervisor *s, int status)
{
    s->status = status;
    s->pid = 0;
    s->ready = false;
    s->start_ms = supervisor_now_ms() + RESTART_MS;
    if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_NOT_STARTED) {
        supervisor_fail("is not to be started", s->params.argv[0]);
    }
}

static void listen_for(struct supervisor *s)
{
    struct pollfd poll_fd = { .fd = s->fd, .events = POLLIN };
    char note[NOTE_BYTES];

    if (poll(&poll_fd, 1, STEP_MS) <= 0) {
        return;
    }
    const ssize_t len = recv(s->fd, note, sizeof(note) - 1, MSG_DONTWAIT);
    note[len > 0 ? len : 0] = '\0';
    if (strstr(note, "READY=1")) {
        s->readies++;
        s->ready = true;
        s->heard_ms = supervisor_now_ms();
    }
    if (strstr(note, "WATCHDOG=1")) {
        s->pings++;
        s->heard_ms = supervisor_now_ms();
    }
}

/* @return whether it had ended by then. */
static bool wait_for_end(struct supervisor *s, uint64_t most_ms)
{
    const uint64_t until_ms = supervisor_now_ms() + most_ms;
    const struct timespec nap = { .tv_nsec = STEP_MS * 1000000 };
    int status;

    while (supervisor_now_ms() < until_ms) {
        if (waitpid(s->pid, &status, WNOHANG) == s->pid) {
            note_end(s, status);
            return true;
        }
        (void)nanosleep(&nap, NULL);
    }
    return false;
}

/* One that is stopped does not even hear that, until it goes on. */
static void abort_it(struct supervisor *s)
{
    int status;

    (void)kill(s->pid, SIGABRT);
    (void)kill(s->pid, SIGCONT);
    if (!wait_for_end(s, ABORT_MS)) {
        (void)kill(s->pid, SIGKILL);
        (void)waitpid(s->pid, &status, 0);
        note_end(s, status);
    }
}

void supervisor_step(struct supervisor *s)
{
    int status;

    if (s->pid == 0 && supervisor_now_ms() >= s->start_ms) {
        start(s);
    }
    listen_for(s);
    if (s->pid != 0 && waitpid(s->pid, &status, WNOHANG) == s->pid) {
        note_end(s, status);
    }
    const uint64_t leash_ms = s->ready ? s->params.watchdog_ms : BEGIN_MS;
    if (s->pid != 0 && supervisor_now_ms() - s->heard_ms > leash_ms) {
        abort_it(s);
    }
}

int supervisor_close(struct supervisor *s)
{
    int status = s->status;

    if (s->pid != 0) {
        (void)kill(s->pid, SIGTERM);
        if (!wait_for_end(s, BEGIN_MS)) {
            supervisor_fail("it does not end", "SIGTERM");
        }
        status = s->status;
    }
    (void)close(s->fd);
    (void)unlink(s->path);
    return status;
}
