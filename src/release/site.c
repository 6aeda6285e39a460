#include "site.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "tree.h"

enum {
    FOLDER_MODE = 0755,
    NAME_BYTES = 256, /* NAME_MAX, and its end */
};

static bool complain(const struct depot *d, const char *name, const char *what)
{
    log_warning("%s%s%s: %s", d->dir, name[0] ? "/" : "", name, what);
    return false;
}

/* What was seen in a folder. */
struct sight {
    char stranger[NAME_BYTES]; /* "": none */
    bool has_release;
};

static void note_stranger(struct sight *s, const char *name)
{
    (void)snprintf(s->stranger, sizeof(s->stranger), "%s", name);
}

/* In one without releases: the key is put there first, and a new disk has a
   folder of its own. */
static bool look_at_top(void *data, const char *name)
{
    if (strcmp(name, DEPOT_KEY) != 0 && strcmp(name, "lost+found") != 0) {
        note_stranger(data, name);
    }
    return true;
}

static bool look_at_release(void *data, const char *name)
{
    struct sight *s = data;
    struct release_id id;

    if (release_id_read(name, &id)) {
        s->has_release = true;
    } else {
        note_stranger(s, name);
    }
    return true;
}

/* Others have folders that are called `releases`, too, even with a link
   `current` beside them. An empty one may be our own. */
static bool is_free(const struct depot *d)
{
    struct sight seen = { 0 };
    const int fd = openat(d->fd, DEPOT_RELEASES,
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const bool has_releases = fd >= 0;

    if (!has_releases && errno != ENOENT) {
        return complain(d, DEPOT_RELEASES, strerror(errno));
    }
    const bool listed =
        tree_list(has_releases ? fd : d->fd,
                  has_releases ? look_at_release : look_at_top, &seen);
    const int error = errno;
    if (has_releases) {
        (void)close(fd);
    }
    if (!listed) {
        return complain(d, has_releases ? DEPOT_RELEASES : "", strerror(error));
    }
    if (seen.stranger[0] && !seen.has_release) {
        log_warning("%s: is no stand's folder, for there is %s%s in it; name a "
                    "new or an empty one",
                    d->dir, has_releases ? DEPOT_RELEASES "/" : "",
                    seen.stranger);
        return false;
    }
    return true;
}

/* The umask of whoever publishes first says nothing of who shows it. */
static bool make_top(struct depot *d)
{
    const bool is_new = mkdir(d->dir, FOLDER_MODE) == 0;

    if (!is_new && errno != EEXIST) {
        return complain(d, "",
                        errno == ENOENT ? "the folder above it is missing"
                                        : strerror(errno));
    }
    d->fd = open(d->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return (d->fd >= 0 && (!is_new || fchmod(d->fd, FOLDER_MODE) == 0)) ||
           complain(d, "", strerror(errno));
}

static bool make_releases(const struct depot *d)
{
    const int fd = tree_make_folder(d->fd, DEPOT_RELEASES);

    if (fd >= 0) {
        (void)close(fd);
    }
    return fd >= 0 || errno == EEXIST ||
           complain(d, DEPOT_RELEASES, strerror(errno));
}

static bool make_all(struct depot *d)
{
    if (!make_top(d)) {
        return false;
    }
    if (depot_is_content(d->dir)) { /* which is not to be mixed with it */
        return complain(d, "", "is a content folder; a stand needs its own");
    }
    return is_free(d) && make_releases(d);
}

bool site_make(struct depot *d)
{
    const bool made = make_all(d);

    depot_close(d);
    return made;
}

/* What interrupted publications left; `error` is of what cannot be removed. */
struct sweep {
    int fd;
    int error;
};

static bool sweep_name(void *data, const char *name)
{
    struct sweep *s = data;
    struct release_id id;

    if (strcmp(name, SITE_COPY) == 0 || release_id_read(name, &id)) {
        s->error = tree_remove(s->fd, name) ? 0 : errno;
    }
    return s->error == 0;
}

/* False with errno. */
static bool sweep(const struct depot *d)
{
    struct sweep s = { .fd = openat(d->fd, DEPOT_INCOMING,
                                    O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
                                        O_CLOEXEC) };

    if (s.fd < 0) {
        return errno == ENOENT;
    }
    const int error = tree_list(s.fd, sweep_name, &s) ? s.error : errno;
    (void)close(s.fd);
    errno = error;
    return error == 0 && unlinkat(d->fd, DEPOT_INCOMING, AT_REMOVEDIR) == 0;
}

int site_make_incoming(const struct depot *d)
{
    const int fd = sweep(d) ? tree_make_folder(d->fd, DEPOT_INCOMING) : -1;

    if (fd < 0) {
        (void)complain(d, DEPOT_INCOMING,
                       errno == ENOTEMPTY
                           ? "holds what no publication left; move it "
                             "elsewhere"
                           : strerror(errno));
    }
    return fd;
}
