#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "release_file.h"

enum {
    BLOCK_BYTES = 64 * 1024,
    FOLDER_MODE = 0700, /* until it is like the others */
    FOLDER_MODE_BITS = S_ISGID | S_IRWXU | S_IRWXG | S_IRWXO,
};

/* A folder on the way. */
struct step {
    const struct tree_walk *walk;
    int from_fd, into_fd;
    int depth;
    const char *path; /* beneath the top, "" for it, else ends with a slash */
};

static bool complain(const struct tree_walk *walk, const char *path,
                     const char *what)
{
    log_warning("%s/%s: %s", walk->name, path, what);
    return false;
}

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool is_passed_over(const struct step *at, const char *name)
{
    if (at->depth == 0 && (strcmp(name, TREE_MANIFEST) == 0 ||
                           strcmp(name, TREE_SIGNATURE) == 0)) {
        return true;
    }
    return at->walk->passes_hidden &&
           (name[0] == '.' || name[strlen(name) - 1] == '~');
}

/* A line of the manifest must stay one. */
static bool is_one_line(const char *name)
{
    for (; *name; name++) {
        if ((unsigned char)*name < ' ') {
            return false;
        }
    }
    return true;
}

static void tell_busy(const struct tree_busy *busy)
{
    if (busy->tell) {
        busy->tell(busy->data);
    }
}

/* At most @p size bytes, whatever signals come; -1 with errno. */
static ssize_t read_block(int fd, unsigned char *out, size_t size)
{
    ssize_t got;

    do {
        got = read(fd, out, size);
    } while (got < 0 && errno == EINTR);
    return got;
}

/* False with errno. */
static bool pass_on(const struct tree_busy *busy, int from, int into,
                    struct manifest_file *out)
{
    unsigned char block[BLOCK_BYTES];
    crypto_hash_sha256_state hash;
    uint64_t untold = 0;
    ssize_t got;

    (void)crypto_hash_sha256_init(&hash);
    while ((got = read_block(from, block, sizeof(block))) > 0) {
        out->bytes_count += (uint64_t)got;
        (void)crypto_hash_sha256_update(&hash, block, (size_t)got);
        if (into >= 0 && !release_file_write_all(into, block, (size_t)got)) {
            return false;
        }
        untold += (uint64_t)got;
        if (untold >= TREE_BUSY_BYTES) {
            tell_busy(busy);
            untold = 0;
        }
    }
    (void)crypto_hash_sha256_final(&hash, out->hash);
    return got == 0;
}

static bool take_bytes(const struct step *at, int from, const char *name,
                       struct manifest_file *file)
{
    const int into =
        at->into_fd < 0
            ? -1
            : openat(at->into_fd, name,
                     O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                     RELEASE_FILE_MODE);
    bool good = at->into_fd < 0 || into >= 0;

    good = good && pass_on(&at->walk->busy, from, into, file) &&
           (into < 0 || fchmod(into, RELEASE_FILE_MODE) == 0);
    const int error = errno;
    if (into >= 0 && close(into) != 0 && good) {
        return false;
    }
    errno = error;
    return good;
}

static bool take_file(const struct step *at, int fd, const char *name,
                      char *path)
{
    struct manifest_file file = { .path = path };

    if (!take_bytes(at, fd, name, &file)) {
        return complain(at->walk, path, strerror(errno));
    }
    tell_busy(&at->walk->busy);
    return manifest_add(at->walk->manifest, &file) ||
           complain(at->walk, path, "there are too many files");
}

/* Only root gives a folder away, and a group is given among one's own. */
static bool give_away(int fd, const struct stat *above)
{
    return fchown(fd, above->st_uid, above->st_gid) == 0 ||
           fchown(fd, (uid_t)-1, above->st_gid) == 0;
}

int tree_make_folder(int dir_fd, const char *name)
{
    struct stat above;

    if (fstat(dir_fd, &above) != 0 || mkdirat(dir_fd, name, FOLDER_MODE) != 0) {
        return -1;
    }
    const int fd =
        openat(dir_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const mode_t mode = (above.st_mode & FOLDER_MODE_BITS) | S_IRWXU;
    if (fd >= 0 && fchmod(fd, mode) != 0) {
        const int error = errno;
        (void)close(fd);
        errno = error;
        return -1;
    }
    if (fd >= 0) {
        (void)give_away(fd, &above);
    }
    return fd;
}

static bool walk_folder(const struct step *at);

static bool take_folder(const struct step *at, int fd, const char *name,
                        char *path)
{
    struct step below = { .walk = at->walk,
                          .from_fd = fd,
                          .into_fd = -1,
                          .depth = at->depth + 1,
                          .path = path };
    const size_t len = strlen(path);

    if (below.depth > TREE_DEPTH_MAX || len + 2 > TREE_PATH_BYTES) {
        return complain(at->walk, path, "too many folders deep");
    }
    if (at->into_fd >= 0) {
        below.into_fd = tree_make_folder(at->into_fd, name);
        if (below.into_fd < 0) {
            return complain(at->walk, path, strerror(errno));
        }
    }
    memcpy(path + len, "/", 2);
    const bool good = walk_folder(&below);
    if (below.into_fd >= 0) {
        (void)close(below.into_fd);
    }
    return good;
}

static bool take_entry(const struct step *at, const char *name)
{
    char path[TREE_PATH_BYTES];
    struct stat info;

    const int len = snprintf(path, sizeof(path), "%s%s", at->path, name);
    if (len >= (int)sizeof(path) || !is_one_line(name)) {
        return complain(at->walk, at->path, "a name that no release can hold");
    }
    const int fd = openat(at->from_fd, name,
                          O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return complain(at->walk, path,
                        errno == ELOOP ? "is a link; put the file itself there"
                                       : strerror(errno));
    }
    bool good = fstat(fd, &info) == 0;
    if (!good) {
        (void)complain(at->walk, path, strerror(errno));
    } else if (S_ISREG(info.st_mode)) {
        good = take_file(at, fd, name, path);
    } else if (S_ISDIR(info.st_mode)) {
        good = take_folder(at, fd, name, path);
    } else {
        good = complain(at->walk, path, "is neither a file nor a folder");
    }
    (void)close(fd);
    return good;
}

/* NULL with errno. The descriptor stays the caller's. */
static DIR *open_stream(int fd)
{
    const int own = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = own >= 0 ? fdopendir(own) : NULL;

    if (own >= 0 && !stream) {
        const int error = errno;
        (void)close(own);
        errno = error;
    }
    return stream;
}

bool tree_list(int fd, bool (*take)(void *data, const char *name), void *data)
{
    DIR *stream = open_stream(fd);
    const struct dirent *entry = NULL;
    bool goes_on = true;
    int error = 0;

    if (!stream) {
        return false;
    }
    while (goes_on && error == 0) {
        errno = 0;
        entry = readdir(stream);
        error = entry ? 0 : errno;
        goes_on =
            entry && (is_dots(entry->d_name) || take(data, entry->d_name));
    }
    (void)closedir(stream);
    errno = error;
    return error == 0;
}

/* A folder that is looked through, and whether all of it could be taken. */
struct visit {
    const struct step *at;
    bool good;
};

static bool visit_entry(void *data, const char *name)
{
    struct visit *v = data;

    if (!is_passed_over(v->at, name)) {
        v->good = take_entry(v->at, name);
    }
    return v->good;
}

static bool walk_folder(const struct step *at)
{
    struct visit v = { .at = at, .good = true };

    return (tree_list(at->from_fd, visit_entry, &v) ||
            complain(at->walk, at->path, strerror(errno))) &&
           v.good;
}

bool tree_walk(const struct tree_walk *walk)
{
    const struct step top = { .walk = walk,
                              .from_fd = walk->from_fd,
                              .into_fd = walk->into_fd,
                              .path = "" };
    return walk_folder(&top);
}

bool tree_is_as_published(const char *name, struct manifest_text said,
                          struct manifest_text found)
{
    char path[TREE_PATH_BYTES];

    if (said.len == found.len && memcmp(said.data, found.data, said.len) == 0) {
        return true;
    }
    manifest_first_difference(said, found, path, sizeof(path));
    log_warning("%s/%s: is not as it was published", name,
                path[0] ? path : TREE_MANIFEST);
    return false;
}

/* A folder that is emptied; `error` is of what could not be removed. */
struct removal {
    int fd;
    int depth;
    int error;
};

static bool remove_at(int dir_fd, const char *name, int depth);

static bool remove_entry(void *data, const char *name)
{
    struct removal *r = data;

    r->error = remove_at(r->fd, name, r->depth) ? 0 : errno;
    return r->error == 0;
}

static bool empty_folder(int dir_fd, const char *name, int depth)
{
    struct removal r = { .depth = depth };

    r.fd =
        openat(dir_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (r.fd < 0) {
        return false;
    }
    const int error = tree_list(r.fd, remove_entry, &r) ? r.error : errno;
    (void)close(r.fd);
    errno = error;
    return error == 0;
}

static bool remove_at(int dir_fd, const char *name, int depth)
{
    if (unlinkat(dir_fd, name, 0) == 0 || errno == ENOENT) {
        return true;
    }
    if (errno != EISDIR || depth > TREE_DEPTH_MAX + 1) {
        return false;
    }
    return empty_folder(dir_fd, name, depth + 1) &&
           unlinkat(dir_fd, name, AT_REMOVEDIR) == 0;
}

bool tree_remove(int dir_fd, const char *name)
{
    return remove_at(dir_fd, name, 0);
}
