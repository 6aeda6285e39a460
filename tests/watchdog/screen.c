#include "screen.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hash.h"
#include "supervisor.h"

enum {
    NUMBER_FD = 3,
    EXIT_NOT_STARTED = 127,
};

static const unsigned long cover_color = 0x00FF00;

/* In the child. */
static _Noreturn void become(const struct screen *s, int number_fd)
{
    char *const mode = s->mode ? (char *)s->mode : "640x360x24";
    char *const first[] = { "Xvfb", "-displayfd", "3",   "-screen", "0",
                            mode,   "-nolisten",  "tcp", NULL };
    char *const again[] = { "Xvfb", (char *)s->name, "-displayfd",
                            "3",    "-screen",       "0",
                            mode,   "-nolisten",     "tcp",
                            NULL };

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)dup2(number_fd, NUMBER_FD);
    (void)freopen("/dev/null", "w", stderr);
    (void)execvp("Xvfb", s->name[0] != '\0' ? again : first);
    _exit(EXIT_NOT_STARTED);
}

/* The server writes its number when it takes visitors. */
static void read_number(struct screen *s, int fd)
{
    char number[8] = "";
    size_t len = 0;
    ssize_t got;

    while (len < sizeof(number) - 1 &&
           (got = read(fd, number + len, sizeof(number) - 1 - len)) > 0 &&
           !memchr(number + len, '\n', (size_t)got)) {
        len += (size_t)got;
    }
    number[sizeof(number) - 1] = '\0';
    if (len == 0 && got <= 0) {
        supervisor_fail("does not start", "Xvfb");
    }
    (void)snprintf(s->name, sizeof(s->name), ":%d", atoi(number));
}

void screen_start(struct screen *s)
{
    int ends[2];

    if (pipe(ends) != 0) {
        supervisor_fail(strerror(errno), "pipe");
    }
    s->pid = fork();
    if (s->pid == 0) {
        (void)close(ends[0]);
        become(s, ends[1]);
    }
    (void)close(ends[1]);
    read_number(s, ends[0]);
    (void)close(ends[0]);
}

void screen_kill(struct screen *s)
{
    if (s->pid > 0) {
        (void)kill(s->pid, SIGKILL);
        (void)waitpid(s->pid, NULL, 0);
        s->pid = 0;
    }
}

uint64_t screen_hash(const struct screen *s)
{
    Display *display = XOpenDisplay(s->name);
    uint64_t hash = 0;

    if (!display) {
        return 0;
    }
    XImage *image = XGetImage(display, DefaultRootWindow(display), 0, 0,
                              SCREEN_W, SCREEN_H, AllPlanes, ZPixmap);
    if (image) {
        hash =
            hash_bytes(HASH_START, image->data,
                       (size_t)image->bytes_per_line * (size_t)image->height);
        XDestroyImage(image);
    }
    (void)XCloseDisplay(display);
    return hash;
}

uint32_t screen_pixel(const struct screen *s, int x, int y)
{
    Display *display = XOpenDisplay(s->name);

    if (!display) {
        supervisor_fail("is not there to be looked at", s->name);
    }
    XImage *image = XGetImage(display, DefaultRootWindow(display), x, y, 1, 1,
                              AllPlanes, ZPixmap);
    if (!image) {
        supervisor_fail("has no pixel there", s->name);
    }
    const uint32_t pixel = (uint32_t)XGetPixel(image, 0, 0) & 0xFFFFFF;
    XDestroyImage(image);
    (void)XCloseDisplay(display);
    return pixel;
}

void screen_press(const struct screen *s, const char *key)
{
    Display *display = XOpenDisplay(s->name);

    if (!display) {
        supervisor_fail("is not there to press a key on", s->name);
    }
    const KeyCode code = XKeysymToKeycode(display, XStringToKeysym(key));
    (void)XTestFakeKeyEvent(display, code, True, CurrentTime);
    (void)XTestFakeKeyEvent(display, code, False, CurrentTime);
    (void)XSync(display, False);
    (void)XCloseDisplay(display);
}

static void make_cover(struct screen *s)
{
    Display *display = XOpenDisplay(s->name);

    if (!display) {
        supervisor_fail("is not there to be covered", s->name);
    }
    s->cover = display;
    const int w = DisplayWidth(display, DefaultScreen(display));
    const int h = DisplayHeight(display, DefaultScreen(display));
    s->window = XCreateSimpleWindow(display, DefaultRootWindow(display), w / 4,
                                    h / 4, (unsigned)w / 2, (unsigned)h / 2, 0,
                                    0, cover_color);
}

void screen_cover(struct screen *s)
{
    if (!s->cover) {
        make_cover(s);
    }
    (void)XMapRaised(s->cover, s->window);
    (void)XSync(s->cover, False);
}

void screen_uncover(struct screen *s)
{
    if (s->cover) {
        (void)XCloseDisplay(s->cover);
        s->cover = NULL;
    }
}
