#include "web_tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "paths.h"
#include "web_manifest.h"

enum {
    NAME_BYTES_MAX = 64,
    PATH_BYTES_MAX = 512, /* of a file of the site */
    FILE_MODE = 0644,
    DIR_MODE = 0755,
    READ_BYTES = 65536,
};

static const char list_name[] = "standpunt-web.txt";
static const char list_part[] = "standpunt-web.txt.part";
static const char waiting[] = "standpunt-web.part";

struct web_tree {
    char *dir;
    int dir_fd;
    int waiting_fd;            /* the folder where new files wait */
    struct web_manifest there; /* what an earlier export wrote */
    struct web_manifest here;  /* what this one wants */
    bool *is_new;              /* of each of `here`: it waits */
    size_t new_capacity;
    struct web_manifest made; /* folders that were not there before */
    size_t bytes;
};

static bool complain(const struct web_tree *t, const char *path)
{
    log_warning("%s/%s: %s", t->dir, path, strerror(errno));
    return false;
}

/* ---- what is there --------------------------------------------------------
 */

/* -1: not there, 0: something that is no file, 1: a file and its print. */
static int look_at(const struct web_tree *t, const char *path,
                   struct web_print *out)
{
    struct stat info;
    if (fstatat(t->dir_fd, path, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        return -1;
    }
    if (!S_ISREG(info.st_mode)) {
        return 0;
    }
    const int fd = openat(t->dir_fd, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    const size_t size = (size_t)info.st_size;
    char *data = malloc(size + 1);
    size_t len = 0;
    ssize_t got = fd >= 0 && data ? 1 : -1;

    while (got > 0 && len < size) {
        got = read(fd, data + len, size - len);
        len += got > 0 ? (size_t)got : 0;
    }
    *out = web_print_of(data ? data : "", len);
    free(data);
    if (fd >= 0) {
        (void)close(fd);
    }
    return got < 0 ? 0 : 1;
}

/* True if the folder has nothing that is not ours to write beside. */
static bool is_empty_dir(int dir_fd)
{
    const int fd = openat(dir_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    bool empty = dir != NULL;
    const struct dirent *entry;

    while (empty && (entry = readdir(dir)) != NULL) {
        empty = strcmp(entry->d_name, ".") == 0 ||
                strcmp(entry->d_name, "..") == 0 ||
                strcmp(entry->d_name, waiting) == 0;
    }
    if (dir) {
        (void)closedir(dir);
    }
    return empty;
}

/* False: logged. */
static bool read_list(struct web_tree *t)
{
    const int fd =
        openat(t->dir_fd, list_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;

    if (!file) {
        if (is_empty_dir(t->dir_fd)) {
            return true;
        }
        log_warning("%s: has files, and no %s of an earlier export; name an "
                    "empty or a new folder",
                    t->dir, list_name);
        return false;
    }
    const bool good = web_manifest_read(&t->there, file);
    (void)fclose(file);
    if (!good) {
        log_warning("%s/%s: is no list of an export; name another folder",
                    t->dir, list_name);
    }
    return good;
}

/* ---- where new files wait -------------------------------------------------
 */

static void waiting_name(size_t index, char out[NAME_BYTES_MAX])
{
    (void)snprintf(out, NAME_BYTES_MAX, "%zu", index);
}

/* Leftovers of an export that was interrupted, too. */
static void clear_waiting(const struct web_tree *t)
{
    const int fd = openat(t->dir_fd, waiting,
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *entry;

    while (dir && (entry = readdir(dir)) != NULL) {
        (void)unlinkat(dirfd(dir), entry->d_name, 0);
    }
    if (dir) {
        (void)closedir(dir);
    }
    (void)unlinkat(t->dir_fd, waiting, AT_REMOVEDIR);
}

static bool open_waiting(struct web_tree *t)
{
    clear_waiting(t);
    if (mkdirat(t->dir_fd, waiting, DIR_MODE) != 0) {
        return complain(t, waiting);
    }
    t->waiting_fd = openat(t->dir_fd, waiting,
                           O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return t->waiting_fd >= 0 || complain(t, waiting);
}

struct web_tree *web_tree_open(const char *dir)
{
    if (!paths_make_dirs(dir)) {
        return NULL;
    }
    struct web_tree *t = calloc(1, sizeof(*t));
    char *copy = strdup(dir);
    if (!t || !copy) {
        log_fatal_memory(sizeof(*t));
    }
    t->dir = copy;
    t->waiting_fd = -1;
    t->dir_fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (t->dir_fd < 0) {
        log_warning("%s: %s", dir, strerror(errno));
    } else if (read_list(t) && open_waiting(t)) {
        return t;
    }
    web_tree_close(t);
    return NULL;
}

static void mark(struct web_tree *t, size_t index, bool is_new)
{
    if (index >= t->new_capacity) {
        const size_t capacity = (index + 1) * 2;
        bool *marks = realloc(t->is_new, capacity);
        if (!marks) {
            log_fatal_memory(capacity);
        }
        t->is_new = marks;
        t->new_capacity = capacity;
    }
    t->is_new[index] = is_new;
}

/* All of it, or nothing. @return false with errno set. */
static bool write_all(int fd, const char *data, size_t len)
{
    while (len > 0) {
        const ssize_t written = write(fd, data, len);
        if (written < 0) {
            return false;
        }
        data += written;
        len -= (size_t)written;
    }
    return true;
}

static bool put_waiting(struct web_tree *t, const char *path, const void *data,
                        size_t len)
{
    char name[NAME_BYTES_MAX];
    waiting_name(t->here.count, name);
    const int fd = openat(t->waiting_fd, name,
                          O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
    if (fd < 0) {
        return complain(t, path);
    }
    const bool written = write_all(fd, data, len);
    const int error = errno;
    if (close(fd) != 0 || !written) {
        errno = written ? errno : error;
        return complain(t, path);
    }
    return true;
}

bool web_tree_add(struct web_tree *t, const char *path, const void *data,
                  size_t len)
{
    const struct web_print print = web_print_of(data, len);
    struct web_print old = { 0 };
    const int found = look_at(t, path, &old);

    if (found == 0 || (found > 0 && !web_manifest_has(&t->there, path, old))) {
        log_warning("%s/%s: was not written by an export, or was changed "
                    "since; nothing is written over it",
                    t->dir, path);
        return false;
    }
    const bool same =
        found > 0 && old.hash == print.hash && old.size == print.size;
    if (!same && !put_waiting(t, path, data, len)) {
        return false;
    }
    mark(t, t->here.count, !same);
    web_manifest_add(&t->here, path, print);
    t->bytes += len;
    return true;
}

/* ---- all of it to its place -----------------------------------------------
 */

/* Not a link to one: what is behind it is not ours. errno says why not. */
static bool is_folder(const struct web_tree *t, const char *path)
{
    struct stat info;

    if (errno != EEXIST ||
        fstatat(t->dir_fd, path, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        return false;
    }
    errno = ENOTDIR;
    return S_ISDIR(info.st_mode);
}

/* The folders of @p path; those that were not there are noted. */
static bool make_folders(struct web_tree *t, const char *path)
{
    char part[PATH_BYTES_MAX];
    const struct web_print none = { 0 };

    for (const char *at = strchr(path, '/'); at; at = strchr(at + 1, '/')) {
        const int len = (int)(at - path);
        (void)snprintf(part, sizeof(part), "%.*s", len, path);
        if (mkdirat(t->dir_fd, part, DIR_MODE) == 0) {
            web_manifest_add(&t->made, part, none);
        } else if (!is_folder(t, part)) {
            return complain(t, part);
        }
    }
    return true;
}

static void drop_folders(struct web_tree *t)
{
    for (size_t i = t->made.count; i > 0; i--) {
        (void)unlinkat(t->dir_fd, t->made.items[i - 1].path, AT_REMOVEDIR);
    }
    web_manifest_finish(&t->made);
}

static bool write_list(struct web_tree *t, const struct web_manifest *list)
{
    const int fd = openat(t->dir_fd, list_part,
                          O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
                          FILE_MODE);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;

    if (!file) {
        return complain(t, list_name);
    }
    web_manifest_write(list, file);
    const bool failed = ferror(file) != 0;
    if (fclose(file) != 0 || failed ||
        renameat(t->dir_fd, list_part, t->dir_fd, list_name) != 0) {
        (void)complain(t, list_name);
        (void)unlinkat(t->dir_fd, list_part, 0);
        return false;
    }
    return true;
}

/* What was there, and what comes. */
static bool write_both(struct web_tree *t)
{
    struct web_manifest both = { 0 };

    for (size_t i = 0; i < t->there.count; i++) {
        web_manifest_add(&both, t->there.items[i].path,
                         t->there.items[i].print);
    }
    for (size_t i = 0; i < t->here.count; i++) {
        web_manifest_add(&both, t->here.items[i].path, t->here.items[i].print);
    }
    web_manifest_sort(&both);
    const bool written = write_list(t, &both);
    web_manifest_finish(&both);
    return written;
}

static bool move_all(struct web_tree *t)
{
    for (size_t i = 0; i < t->here.count; i++) {
        const char *path = t->here.items[i].path;
        char name[NAME_BYTES_MAX];
        waiting_name(i, name);
        if (t->is_new[i] &&
            renameat(t->waiting_fd, name, t->dir_fd, path) != 0) {
            return complain(t, path);
        }
    }
    return true;
}

/* The folders of a file that is gone, as far as nothing else is in them. */
static void remove_empty_folders(const struct web_tree *t, const char *path)
{
    char part[PATH_BYTES_MAX];

    (void)snprintf(part, sizeof(part), "%s", path);
    for (char *at = strrchr(part, '/'); at; at = strrchr(part, '/')) {
        *at = '\0';
        if (unlinkat(t->dir_fd, part, AT_REMOVEDIR) != 0) {
            return;
        }
    }
}

/* Only what is still as it was written. @p here is sorted by now. */
static void remove_old(const struct web_tree *t)
{
    for (size_t i = 0; i < t->there.count; i++) {
        const struct web_entry *e = &t->there.items[i];
        struct web_print now = { 0 };
        if (!web_manifest_find(&t->here, e->path) &&
            look_at(t, e->path, &now) > 0 && now.hash == e->print.hash &&
            now.size == e->print.size) {
            (void)unlinkat(t->dir_fd, e->path, 0);
            remove_empty_folders(t, e->path);
        }
    }
}

bool web_tree_commit(struct web_tree *t)
{
    for (size_t i = 0; i < t->here.count; i++) {
        if (t->is_new[i] && !make_folders(t, t->here.items[i].path)) {
            drop_folders(t);
            return false;
        }
    }
    if (!write_both(t)) {
        drop_folders(t);
        return false;
    }
    if (!move_all(t)) {
        return false;
    }
    web_manifest_sort(&t->here);
    remove_old(t);
    return write_list(t, &t->here);
}

size_t web_tree_count(const struct web_tree *t)
{
    return t->here.count;
}

size_t web_tree_bytes(const struct web_tree *t)
{
    return t->bytes;
}

void web_tree_close(struct web_tree *t)
{
    if (!t) {
        return;
    }
    if (t->waiting_fd >= 0) {
        (void)close(t->waiting_fd);
        clear_waiting(t);
    }
    if (t->dir_fd >= 0) {
        (void)close(t->dir_fd);
    }
    web_manifest_finish(&t->there);
    web_manifest_finish(&t->here);
    web_manifest_finish(&t->made);
    free(t->is_new);
    free(t->dir);
    free(t);
}
