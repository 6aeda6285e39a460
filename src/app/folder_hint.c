#include "folder_hint.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "file_name.h"
#include "log.h"

enum {
    EVENTS_BYTES = 16 * 1024,
};

/* Not IN_ACCESS: reading the content is no change of it. */
static const uint32_t changes =
    IN_ATTRIB | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_DELETE_SELF |
    IN_MODIFY | IN_MOVE_SELF | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR;

static void say_refused(struct folder_hint *h)
{
    if (!h->is_said) {
        h->is_said = true;
        log_info("%s: the system gives no word of changes (%s); they are "
                 "found by looking",
                 h->dir, strerror(errno));
    }
}

static void watch_above(struct folder_hint *h)
{
    char above[PATH_MAX];
    const size_t len = (size_t)(h->name - h->dir);

    if (len >= sizeof(above)) {
        return;
    }
    memcpy(above, h->dir, len);
    above[len] = '\0';
    h->above = inotify_add_watch(h->fd, len > 0 ? above : ".", changes);
}

static void begin(struct folder_hint *h)
{
    h->above = -1;
    h->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (h->fd < 0) {
        say_refused(h);
    } else {
        watch_above(h);
    }
}

void folder_hint_open(struct folder_hint *h, const char *dir)
{
    size_t end = strlen(dir);

    while (end > 1 && dir[end - 1] == '/') {
        end--;
    }
    size_t start = end;
    while (start > 0 && dir[start - 1] != '/') {
        start--;
    }
    *h = (struct folder_hint){ .dir = dir,
                               .name = dir + start,
                               .name_len = end - start };
    begin(h);
}

void folder_hint_close(struct folder_hint *h)
{
    if (h->fd >= 0) {
        (void)close(h->fd);
        h->fd = -1;
    }
}

void folder_hint_renew(struct folder_hint *h)
{
    folder_hint_close(h);
    begin(h);
}

void folder_hint_add(struct folder_hint *h, const char *path)
{
    if (h->fd < 0) {
        return;
    }
    const int watch = inotify_add_watch(h->fd, path, changes);
    if (watch < 0 && (errno == ENOSPC || errno == ENOMEM)) {
        say_refused(h); /* one that is gone is found by looking as well */
    }
    if (watch >= 0 && watch == h->above) {
        h->above = -1; /* the folder is its own, as "." is */
    }
}

/* In the folder above only the content's own name counts. */
static bool is_about(const struct folder_hint *h, const struct inotify_event *e)
{
    const char *name = e->len > 0 ? e->name : "";
    const size_t len = strlen(name);

    if (e->mask & IN_IGNORED) {
        return false; /* the end of a watch; its reason was an event too */
    }
    if (e->wd == h->above && h->above >= 0) {
        return len == h->name_len && memcmp(name, h->name, len) == 0;
    }
    return !file_name_is_passed_over(name);
}

bool folder_hint_drain(struct folder_hint *h)
{
    /* The kernel aligns each event for its own type. */
    _Alignas(struct inotify_event) char events[EVENTS_BYTES];
    bool about = false;
    ssize_t len;

    while ((len = read(h->fd, events, sizeof(events))) > 0) {
        for (ssize_t pos = 0; pos < len;) {
            const struct inotify_event *e =
                (const struct inotify_event *)(const void *)(events + pos);
            about = is_about(h, e) || about;
            pos += (ssize_t)(sizeof(*e) + e->len);
        }
    }
    return about;
}
