#include "server.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "log.h"

enum {
    FD_DIGITS = 12,
    SIZE_BYTES = 32,
};

/* Memory if there is a folder in it: a disk would write every frame. */
static bool make_folder(struct server *s)
{
    const char *top = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    (void)snprintf(s->folder, sizeof(s->folder), "%s/probe-XXXXXX", top);
    if (!mkdtemp(s->folder)) {
        log_warning("%s: %s", s->folder, strerror(errno));
        s->folder[0] = '\0';
        return false;
    }
    return true;
}

/* In the child. No cursor, which would be part of the screen. */
_Noreturn static void become_server(const struct server *s, int fd,
                                    const char *size)
{
    char fd_text[FD_DIGITS];
    const int silent = open("/dev/null", O_WRONLY);

    (void)snprintf(fd_text, sizeof(fd_text), "%d", fd);
    if (silent >= 0) {
        (void)dup2(silent, STDERR_FILENO);
    }
    (void)execlp("Xvfb", "Xvfb", "-displayfd", fd_text, "-screen", "0", size,
                 "-fbdir", s->folder, "-nolisten", "tcp", "-nocursor", "-ac",
                 "-dpi", "96", (char *)NULL);
    _exit(127);
}

/* The server writes its number, and a line end, once it answers. */
static bool read_name(struct server *s, int fd)
{
    char digits[FD_DIGITS];
    size_t len = 0;
    ssize_t got = 1;

    while (got > 0 && len + 1 < sizeof(digits) &&
           (len == 0 || digits[len - 1] != '\n')) {
        got = read(fd, digits + len, sizeof(digits) - 1 - len);
        len += got > 0 ? (size_t)got : 0;
    }
    if (len == 0) {
        log_warning("Xvfb does not start");
        return false;
    }
    digits[len - 1] = '\0';
    (void)snprintf(s->name, sizeof(s->name), ":%s", digits);
    return true;
}

static bool spawn(struct server *s, int w_px, int h_px)
{
    char size[SIZE_BYTES];
    int ends[2];

    if (pipe(ends) != 0) {
        log_warning("pipe: %s", strerror(errno));
        return false;
    }
    (void)snprintf(size, sizeof(size), "%dx%dx24", w_px, h_px);
    s->pid = fork();
    if (s->pid == 0) {
        (void)close(ends[0]);
        become_server(s, ends[1], size);
    }
    (void)close(ends[1]);
    const bool fine = s->pid > 0 && read_name(s, ends[0]);
    (void)close(ends[0]);
    return fine;
}

bool server_start(struct server *s, int w_px, int h_px)
{
    char path[SERVER_PATH_BYTES + SERVER_NAME_BYTES];

    *s = (struct server){ 0 };
    if (!make_folder(s) || !spawn(s, w_px, h_px)) {
        server_stop(s);
        return false;
    }
    (void)snprintf(path, sizeof(path), "%s/Xvfb_screen0", s->folder);
    s->display = XOpenDisplay(s->name);
    if (!s->display || !framebuffer_open(&s->screen, path)) {
        log_warning("the server %s does not answer", s->name);
        server_stop(s);
        return false;
    }
    return true;
}

void server_stop(struct server *s)
{
    char path[SERVER_PATH_BYTES + SERVER_NAME_BYTES];

    if (s->display) {
        (void)XCloseDisplay(s->display);
    }
    framebuffer_close(&s->screen);
    if (s->pid > 0) {
        (void)kill(s->pid, SIGTERM);
        (void)waitpid(s->pid, NULL, 0);
    }
    if (s->folder[0]) {
        (void)snprintf(path, sizeof(path), "%s/Xvfb_screen0", s->folder);
        (void)unlink(path);
        (void)rmdir(s->folder);
    }
    *s = (struct server){ 0 };
}
