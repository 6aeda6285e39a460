/**
 * @file
 * An X server that goes, found out on any of the connections there are and by
 * any thread: the program keeps its place, once, and ends with 75.
 *
 *     lost_display
 *
 * Each case is a process of its own, which opens a window and says through a
 * pipe when it waits, and that it has kept its place.
 */

#include <X11/Xlib.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "exit_again.h"
#include "platform.h"
#include "screen.h"
#include "supervisor.h"

enum {
    ROUNDS = 4,      /* of each case: what is found out first is chance */
    KEEP_MS = 300,   /* a slow disk */
    WAKE_MS = 2,     /* from one platform_wake() to the next */
    SETTLE_MS = 100, /* until it waits, after it has said so */
    HANG_S = 60,
};

static const char waits = 'w';
static const char kept = 'k';

static void nap(int ms)
{
    const struct timespec time = { .tv_nsec = (long)ms * 1000000 };

    (void)nanosleep(&time, NULL);
}

/* The pipe to the parent is what is kept in. */
static void keep(void *data)
{
    nap(KEEP_MS);
    (void)write(*(const int *)data, &kept, 1);
}

static Display *second_connection(void)
{
    Display *display = XOpenDisplay(NULL);

    if (!display) {
        supervisor_fail("no second connection", "Xvfb");
    }
    return display;
}

/* What can use the display beside SDL's own waiting. */

static void *wake_again_and_again(void *data)
{
    (void)data;
    for (;;) {
        platform_wake();
        nap(WAKE_MS);
    }
    return NULL;
}

static void *ask_again_and_again(void *data)
{
    for (;;) {
        (void)XSync(data, False);
        nap(WAKE_MS);
    }
    return NULL;
}

static void begin(void *(*work)(void *), void *data)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, work, data) != 0) {
        supervisor_fail("cannot be started", "a thread");
    }
}

static void wait_for_ever(struct platform *p)
{
    struct input_event event;

    for (;;) {
        (void)platform_wait(p, UINT64_MAX, &event);
    }
}

static void wait_while_woken(struct platform *p)
{
    begin(wake_again_and_again, NULL);
    wait_for_ever(p);
}

/* As it lists the displays. */
static void ask_on_another(struct platform *p)
{
    Display *display = second_connection();

    (void)p;
    for (;;) {
        (void)XSync(display, False);
        nap(WAKE_MS);
    }
}

static void ask_by_another(struct platform *p)
{
    begin(ask_again_and_again, second_connection());
    wait_for_ever(p);
}

/* The server lives; the other connection alone is lost. */
static void cut_another(struct platform *p)
{
    Display *display = second_connection();

    (void)shutdown(ConnectionNumber(display), SHUT_RDWR);
    begin(ask_again_and_again, display);
    wait_for_ever(p);
}

/* The main thread has no time: it is not left in the middle of a thing. */
static void work_on(struct platform *p)
{
    begin(ask_again_and_again, second_connection());
    nap(KEEP_MS);
    wait_for_ever(p);
}

static const struct way {
    const char *name;
    void (*go)(struct platform *p);
    bool server_stays;
} ways[] = {
    { "waiting", wait_for_ever, false },
    { "woken by a thread", wait_while_woken, false },
    { "another connection", ask_on_another, false },
    { "another connection and thread", ask_by_another, false },
    { "another connection alone", cut_another, true },
    { "a busy main thread", work_on, false },
};

/* In the child. */
static _Noreturn void become(const struct way *way, const char *display, int fd)
{
    const struct platform_params params = {
        .title = "lost display",
        .w_px = SCREEN_W,
        .h_px = SCREEN_H,
        .renderer = RENDERER_CPU,
        .leave = { keep, &fd },
    };

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)alarm(HANG_S);
    (void)setenv("DISPLAY", display, 1);
    (void)setenv("SDL_VIDEODRIVER", "x11", 1);
    (void)freopen("/dev/null", "w", stderr);
    struct platform *p = platform_create(&params);
    if (p) {
        (void)write(fd, &waits, 1);
        way->go(p);
    }
    _exit(0);
}

static void fail(const struct way *way, const char *what)
{
    supervisor_fail(what, way->name);
}

static void judge(const struct way *way, int status, const char *said)
{
    if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_START_AGAIN) {
        fail(way, WIFSIGNALED(status) ? "it hangs" : "it does not end with 75");
    }
    if (strcmp(said, "k") != 0) {
        fail(way, said[0] == '\0' ? "its place is not kept"
                                  : "its place is kept twice");
    }
}

static void suffer(const struct way *way)
{
    struct screen screen = { 0 };
    int ends[2];
    char said[4] = "";
    size_t len = 0;
    ssize_t got;
    int status;

    screen_start(&screen);
    if (pipe(ends) != 0) {
        fail(way, "no pipe");
    }
    const pid_t pid = fork();
    if (pid == 0) {
        (void)close(ends[0]);
        become(way, screen.name, ends[1]);
    }
    (void)close(ends[1]);
    if (read(ends[0], said, 1) != 1 || said[0] != waits) {
        fail(way, "no window");
    }
    said[0] = '\0';
    if (!way->server_stays) {
        nap(SETTLE_MS);
        screen_kill(&screen);
    }
    while (len < sizeof(said) - 1 &&
           (got = read(ends[0], said + len, sizeof(said) - 1 - len)) > 0) {
        len += (size_t)got;
    }
    said[len] = '\0';
    (void)waitpid(pid, &status, 0);
    (void)close(ends[0]);
    judge(way, status, said);
    screen_kill(&screen);
}

int main(void)
{
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        for (int n = 0; n < ROUNDS; n++) {
            suffer(&ways[i]);
        }
        (void)printf("%s: %d times\n", ways[i].name, ROUNDS);
        (void)fflush(stdout);
    }
    return 0;
}
