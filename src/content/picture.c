#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "value.h"

static const char folder[] = "images";

enum {
    PATH_BYTES_MAX = 255,
};

/* Each part of a path inside the folder is a name: not empty, "." or "..". */
static bool is_inside(const char *path)
{
    const size_t size = strlen(path);
    size_t pos = 0;

    if (size > PATH_BYTES_MAX || strchr(path, '\\')) {
        return false;
    }
    while (pos <= size) {
        const size_t len = strcspn(path + pos, "/");
        if (len == 0 || strncmp(path + pos, "..", len) == 0) {
            return false; /* "." is the beginning of ".." */
        }
        pos += len + 1;
    }
    return true;
}

static bool has_picture_type(const char *path)
{
    static const char *const types[] = { ".png", ".jpg", ".jpeg", ".webp" };
    const char *dot = strrchr(path, '.');

    for (size_t i = 0; dot && i < sizeof(types) / sizeof(types[0]); i++) {
        if (strcasecmp(dot, types[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* What a path leads to, when no part of it may be a link. */
enum target {
    TARGET_FILE,
    TARGET_OTHER, /* a folder, a link, a device */
    TARGET_NONE,
    TARGET_UNKNOWN, /* errno says why */
};

static enum target target_from_errno(void)
{
    switch (errno) {
    case ENOENT:
        return TARGET_NONE;
    case ENOTDIR:
    case ELOOP:
        return TARGET_OTHER;
    default:
        return TARGET_UNKNOWN;
    }
}

static enum target target_from_status(int fd, const char *name)
{
    struct stat status;

    if (fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return target_from_errno();
    }
    return S_ISREG(status.st_mode) ? TARGET_FILE : TARGET_OTHER;
}

static void close_quietly(int fd)
{
    const int error = errno;
    (void)close(fd);
    errno = error;
}

/* Walks folder by folder, so that a link cannot lead out on the way. */
static enum target find_target(int folder_fd, const char *path)
{
    char name[PATH_BYTES_MAX + 1];
    enum target target = TARGET_UNKNOWN;
    int fd = dup(folder_fd);

    while (fd >= 0) {
        const size_t len = strcspn(path, "/");
        memcpy(name, path, len);
        name[len] = '\0';
        target = target_from_status(fd, name);
        path += len;
        if (*path == '\0' || target == TARGET_NONE ||
            target == TARGET_UNKNOWN) {
            break;
        }
        path++;
        const int next =
            openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        target = target_from_errno();
        close_quietly(fd);
        fd = next;
    }
    if (fd >= 0) {
        close_quietly(fd);
    }
    return target;
}

static bool check_path(struct loader *ld, const struct spot *at,
                       const char *path)
{
    if (!is_inside(path)) {
        spot_report(ld->diags, DIAG_PICTURE_PATH, at,
                    "%s is no path inside images; write it without a slash "
                    "in front and without ..",
                    quote_text(path).text);
        return false;
    }
    if (!has_picture_type(path)) {
        spot_report(ld->diags, DIAG_PICTURE_TYPE, at,
                    "%s is no picture; png, jpg, jpeg or webp",
                    quote_text(path).text);
        return false;
    }
    return true;
}

/* A folder images that is none has no pictures. */
static enum target find_picture(struct loader *ld, const char *path)
{
    if (ld->picture_fd < 0 && ld->dir_fd >= 0) {
        ld->picture_fd =
            openat(ld->dir_fd, folder,
                   O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    if (ld->picture_fd >= 0) {
        return find_target(ld->picture_fd, path);
    }
    return ld->dir_fd >= 0 && target_from_errno() == TARGET_UNKNOWN
               ? TARGET_UNKNOWN
               : TARGET_NONE;
}

static bool check_target(struct loader *ld, const struct spot *at,
                         const char *path)
{
    switch (find_picture(ld, path)) {
    case TARGET_FILE:
        return true;
    case TARGET_OTHER:
        spot_report(ld->diags, DIAG_PICTURE_NOT_A_FILE, at,
                    "images/%s is a link or no file; put the picture itself "
                    "there",
                    path);
        return false;
    case TARGET_UNKNOWN:
        spot_report(ld->diags, DIAG_FILE_UNREADABLE, at, "images/%s: %s", path,
                    strerror(errno));
        return false;
    case TARGET_NONE:
        break;
    }
    spot_report(ld->diags, DIAG_PICTURE_MISSING, at,
                "there is no images/%s; put the picture there or leave the "
                "key out",
                path);
    return false;
}

/* The picture's number; each path has one. */
static int add_picture(struct loader *ld, const struct spot *at,
                       const char *path)
{
    char full[sizeof(folder) + 1 + PATH_BYTES_MAX];
    (void)snprintf(full, sizeof(full), "%s/%s", folder, path);

    const struct name *known = name_index_lookup(&ld->pictures, full);
    if (known) {
        return known->index;
    }
    if (ld->pictures.count == CONTENT_PICTURE_COUNT_MAX) {
        spot_report(ld->diags, DIAG_FOLDER_TOO_LARGE, at,
                    "there are too many pictures; at most %d",
                    CONTENT_PICTURE_COUNT_MAX);
        return -1;
    }
    const struct name name = {
        .text = loader_copy(ld, full),
        .index = (int)ld->pictures.count,
    };
    (void)name_index_add(&ld->pictures, &ld->names_arena, &name);
    return name.index;
}

void value_load_picture(struct loader *ld, const struct spot *at, int *out)
{
    const char *path = value_scalar(ld, at);

    if (path && check_path(ld, at, path) && check_target(ld, at, path)) {
        *out = add_picture(ld, at, path);
    }
}
