#include "publication.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "release_file.h"
#include "site.h"
#include "tree.h"

/* The folder that is copied. */
struct source {
    const char *name;
    int fd;
    struct manifest_text manifest; /* without data: it is no release */
};

static bool complain(const char *name, const char *what)
{
    log_warning("%s: %s", name, what);
    return false;
}

static bool lock(struct depot *d)
{
    if (depot_lock(d)) {
        return true;
    }
    return complain(d->dir,
                    errno == EWOULDBLOCK
                        ? "somebody else is publishing here right now; try "
                          "again when that is done"
                        : strerror(errno));
}

static bool make_incoming(struct publication *p)
{
    p->incoming_fd = site_make_incoming(&p->depot);
    (void)snprintf(p->copy, sizeof(p->copy), "%s/%s/%s", p->depot.dir,
                   DEPOT_INCOMING, SITE_COPY);
    return p->incoming_fd >= 0;
}

/* False after one log line. */
static bool make_current(struct depot *d, const struct release_id *id)
{
    return depot_point(d, DEPOT_CURRENT, id) ||
           complain(d->dir, strerror(errno));
}

static bool open_source(struct source *s)
{
    s->fd = open(s->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (s->fd < 0) {
        return complain(s->name, errno == ENOENT ? "there is no such folder"
                                                 : strerror(errno));
    }
    s->manifest.data = release_file_read(s->fd, TREE_MANIFEST,
                                         MANIFEST_BYTES_MAX, &s->manifest.len);
    return s->manifest.data || errno == ENOENT ||
           complain(s->name, strerror(errno));
}

static void close_source(struct source *s)
{
    free(s->manifest.data);
    if (s->fd >= 0) {
        (void)close(s->fd);
    }
}

/* Greater than all that the stand has. False after a log line. */
static bool choose_serial(const struct publication *p, const struct source *s,
                          int *out)
{
    struct depot_releases all;

    if (!depot_list(&p->depot, &all)) {
        return false;
    }
    const int highest = all.count > 0 ? all.items[all.count - 1].serial : 0;
    if (!s->manifest.data) {
        *out = highest + 1;
        return highest < RELEASE_SERIAL_MAX ||
               complain(p->depot.dir, "there is no serial left");
    }
    *out = manifest_read_serial(s->manifest.data, s->manifest.len);
    if (*out == 0) {
        return complain(s->name, "its manifest is damaged");
    }
    if (*out <= highest) {
        log_warning("%s: release %d is not newer than %d, which the stand has",
                    s->name, *out, highest);
    }
    return *out > highest;
}

static bool copy_files(struct publication *p, const struct source *s,
                       struct manifest *files)
{
    struct tree_walk walk = {
        .name = s->name,
        .from_fd = s->fd,
        .into_fd = tree_make_folder(p->incoming_fd, SITE_COPY),
        .passes_hidden = !s->manifest.data,
        .manifest = files,
    };
    if (walk.into_fd < 0) {
        return complain(p->copy, strerror(errno));
    }
    const bool good = tree_walk(&walk);
    (void)close(walk.into_fd);
    return good;
}

static bool sign(struct publication *p, const char *file)
{
    struct signature_key key;
    char comment[64];
    size_t len;
    char *text = release_file_read(AT_FDCWD, file, SIGNATURE_FILE_MAX, &len);

    if (!text) {
        return complain(file, strerror(errno));
    }
    const char *problem = signature_read_key(text, &key);
    if (!problem) {
        (void)snprintf(comment, sizeof(comment), "standpunt release %d",
                       p->id.serial);
        (void)signature_make(
            &key, (struct signature_bytes){ p->manifest.data, p->manifest.len },
            comment, p->signature);
    }
    signature_key_forget(&key);
    sodium_memzero(text, len);
    free(text);
    return !problem || complain(file, problem);
}

/* A release of another stand brings its own. False after one log line. */
static bool take_signature(struct publication *p, const struct source *s)
{
    const char *problem =
        s->manifest.data ? depot_read_signature(s->fd, p->signature) : NULL;

    if (problem) {
        log_warning("%s/" TREE_SIGNATURE ": %s", s->name, problem);
    }
    return !problem;
}

static bool is_allowed(const struct publication *p, const char *source)
{
    struct depot_publisher publisher;
    const char *problem = depot_read_publisher(&p->depot, &publisher);

    if (problem) {
        log_warning("%s/" DEPOT_KEY ": %s", p->depot.dir, problem);
        return false;
    }
    if (!publisher.guards) {
        return true;
    }
    if (!p->signature[0]) {
        log_warning("%s: is not signed, and the stand has a publisher.pub; "
                    "--key FILE signs it",
                    source);
        return false;
    }
    problem = signature_check(
        &publisher.key,
        (struct signature_bytes){ p->manifest.data, p->manifest.len },
        p->signature);
    return !problem || complain(source, problem);
}

static bool take_source(struct publication *p, const struct source *s,
                        const char *key)
{
    struct manifest files = { 0 };
    unsigned char hash[MANIFEST_HASH_BYTES];
    int serial = 0;
    const bool copied =
        choose_serial(p, s, &serial) && copy_files(p, s, &files);

    if (copied) {
        p->manifest = manifest_write(&files, serial);
        manifest_hash(p->manifest, hash);
        p->id = release_id_make(serial, hash);
    }
    manifest_finish(&files);
    return copied &&
           (!s->manifest.data ||
            tree_is_as_published(s->name, s->manifest, p->manifest)) &&
           take_signature(p, s) && (!key || sign(p, key)) &&
           is_allowed(p, s->name);
}

/* Of what is there: of @p dir, else of the folder it will be made in. NULL
   with errno. */
static char *real_place(const char *dir)
{
    char above[DEPOT_PATH_BYTES];
    char *found = realpath(dir, NULL);
    size_t len = strnlen(dir, sizeof(above));

    if (found || errno != ENOENT || len == sizeof(above)) {
        return found;
    }
    while (len > 0 && dir[len - 1] == '/') {
        len--;
    }
    while (len > 0 && dir[len - 1] != '/') {
        len--;
    }
    (void)snprintf(above, sizeof(above), "%.*s", len > 0 ? (int)len : 1,
                   len > 0 ? dir : ".");
    return realpath(above, NULL);
}

/* The copy would be copied too. False after one log line. */
static bool is_apart(const char *stand, const char *source)
{
    char *inner = real_place(stand);
    const int error = errno;
    char *outer = realpath(source, NULL);
    const size_t len = outer ? strlen(outer) : 0;
    const char *problem = NULL;

    if (!outer) {
        problem = strerror(errno);
    } else if (!inner) {
        /* Without a folder above it, it is not made either. */
        problem = error == ENOENT ? NULL : strerror(error);
    } else if (strncmp(inner, outer, len) == 0 &&
               (inner[len] == '/' || inner[len] == '\0' || len == 1)) {
        problem = "lies in the folder that is to be published";
    }
    free(inner);
    free(outer);
    return !problem || complain(stand, problem);
}

bool publication_begin(struct publication *p,
                       const struct publication_order *order)
{
    struct source source = { .name = order->source, .fd = -1 };

    *p = (struct publication){
        .depot = { .fd = -1, .releases_fd = -1, .lock_fd = -1 },
        .incoming_fd = -1
    };
    const bool good = open_source(&source) &&
                      is_apart(order->stand, order->source) &&
                      depot_make(&p->depot, order->stand) && lock(&p->depot) &&
                      make_incoming(p) && take_source(p, &source, order->key);
    close_source(&source);
    if (!good) {
        publication_end(p);
    }
    return good;
}

/* False with errno. */
static bool write_papers(const struct publication *p)
{
    const int fd = openat(p->incoming_fd, SITE_COPY,
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const bool good = fd >= 0 &&
                      release_file_create(fd, TREE_MANIFEST, p->manifest.data,
                                          p->manifest.len) &&
                      (!p->signature[0] ||
                       release_file_create(fd, TREE_SIGNATURE, p->signature,
                                           strlen(p->signature)));
    const int error = errno;

    if (fd >= 0) {
        (void)close(fd);
    }
    errno = error;
    return good;
}

/* One sync for all files, then the name, then the name is on the disk. */
static bool give_name(const struct publication *p)
{
    return syncfs(p->incoming_fd) == 0 &&
           renameat(p->incoming_fd, SITE_COPY, p->depot.releases_fd,
                    p->id.name) == 0 &&
           fsync(p->depot.releases_fd) == 0;
}

bool publication_finish(struct publication *p)
{
    if (!write_papers(p)) {
        return complain(p->copy, strerror(errno));
    }
    if (!give_name(p)) {
        return complain(p->depot.dir, strerror(errno));
    }
    if (!make_current(&p->depot, &p->id)) {
        return false;
    }
    depot_prune(&p->depot);
    return true;
}

void publication_end(struct publication *p)
{
    if (p->incoming_fd >= 0) {
        (void)tree_remove(p->incoming_fd, SITE_COPY);
        (void)close(p->incoming_fd);
        p->incoming_fd = -1;
    }
    free(p->manifest.data);
    p->manifest = (struct manifest_text){ 0 };
    depot_close(&p->depot);
}

/* What is looked for. */
struct search {
    const struct depot *depot;
    const struct release_id *than;
    bool named; /* the name is enough */
    bool older;
};

static bool suits(const struct search *s, const struct release_id *id)
{
    return id->serial > 0 && !release_id_is_same(id, s->than) &&
           (id->serial < s->than->serial) == s->older &&
           (s->named || depot_verify(s->depot, id));
}

/* The last good one, else the newest. */
static struct release_id find(const struct search *s)
{
    struct depot_releases all;
    struct release_id good;

    if (depot_read(s->depot, DEPOT_GOOD, &good) && suits(s, &good)) {
        return good;
    }
    for (size_t i = depot_list(s->depot, &all) ? all.count : 0; i > 0; i--) {
        const struct release_id *id = &all.items[i - 1];
        if (!release_id_is_same(id, &good) && suits(s, id)) {
            return *id;
        }
    }
    return (struct release_id){ 0 };
}

struct release_id publication_other(const struct depot *d,
                                    const struct release_id *than,
                                    enum publication_choice choice)
{
    struct search s = { .depot = d,
                        .than = than,
                        .named = choice == PUBLICATION_NAMED,
                        .older = true };
    struct release_id found = find(&s);

    if (found.serial == 0 && choice == PUBLICATION_ANY) {
        s.older = false;
        found = find(&s);
    }
    return found;
}

/* Be locked. */
static bool go_back(struct depot *d, const struct release_id *from,
                    struct release_id *out)
{
    *out = publication_other(d, from, PUBLICATION_OLDER);
    if (out->serial == 0) {
        log_warning("%s: there is no release older than %d to go back to",
                    d->dir, from->serial);
        return false;
    }
    return make_current(d, out);
}

static bool go_back_from_current(struct depot *d, struct release_id *out)
{
    struct release_id current;

    if (!depot_read(d, DEPOT_CURRENT, &current)) {
        return complain(d->dir, strerror(errno));
    }
    if (current.serial == 0) {
        return complain(d->dir, "has no current release");
    }
    return go_back(d, &current, out);
}

bool publication_go_back(struct depot *d, const struct release_id *from,
                         struct release_id *out)
{
    *out = (struct release_id){ 0 };
    return lock(d) && go_back(d, from, out);
}

bool publication_roll_back(const char *stand, struct release_id *out)
{
    struct depot depot;

    *out = (struct release_id){ 0 };
    if (!depot_open(&depot, stand)) {
        return false;
    }
    const bool good = lock(&depot) && go_back_from_current(&depot, out);
    depot_close(&depot);
    return good;
}
