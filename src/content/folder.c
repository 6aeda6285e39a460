#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file_name.h"

static const char suffix[] = ".yaml";

static bool has_suffix(const char *name)
{
    const size_t len = strlen(name);
    const size_t suffix_len = sizeof(suffix) - 1;
    return len > suffix_len && strcmp(name + len - suffix_len, suffix) == 0;
}

static void report_stranger(struct loader *ld, const char *folder,
                            const char *name)
{
    char part[512]; /* the folder's name, and NAME_MAX of Linux: 255 */
    (void)snprintf(part, sizeof(part), "%s/%s", folder, name);
    const struct spot at = { .where = { .file = loader_path(ld, part) } };
    spot_report(ld->diags, DIAG_FILE_UNEXPECTED, &at,
                "is not read: its name does not end in .yaml");
}

static bool add_name(struct folder *folder, struct loader *ld, const char *name)
{
    const size_t size = strlen(name) + 1;
    char *copy = loader_take_scratch(ld, 1, size);

    if (!copy) {
        return false;
    }
    folder->names[folder->count++] = memcpy(copy, name, size);
    ld->file_count++;
    return true;
}

static bool take_name(struct folder *folder, struct loader *ld,
                      const char *name, const char *folder_name)
{
    if (file_name_is_passed_over(name)) {
        return true;
    }
    if (!has_suffix(name)) {
        report_stranger(ld, folder_name, name);
        return true;
    }
    if (ld->file_count == CONTENT_FILE_COUNT_MAX) {
        const struct spot at = {
            .where = { .file = loader_path(ld, folder_name) },
        };
        spot_report(ld->diags, DIAG_FOLDER_TOO_LARGE, &at,
                    "there are too many files; at most %d in all",
                    CONTENT_FILE_COUNT_MAX);
        return false;
    }
    return add_name(folder, ld, name);
}

static void report_unreadable(struct loader *ld, const char *name)
{
    const struct spot at = { .where = { .file = loader_path(ld, name) } };
    const char *reason = errno == ENOENT
                             ? "there is no such folder; the content needs it"
                         : errno == ENOTDIR || errno == ELOOP
                             ? "is not a folder; the content needs one here"
                             : strerror(errno);
    spot_report(ld->diags, DIAG_FOLDER_UNREADABLE, &at, "%s", reason);
}

static bool read_names(struct folder *folder, struct loader *ld, DIR *stream,
                       const char *folder_name)
{
    const struct dirent *entry;

    errno = 0; /* what readdir() leaves at the end of a folder */
    while ((entry = readdir(stream)) != NULL) {
        if (!take_name(folder, ld, entry->d_name, folder_name)) {
            return false;
        }
        errno = 0;
    }
    if (errno != 0) {
        report_unreadable(ld, folder_name);
        return false;
    }
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool folder_open(struct folder *folder, struct loader *ld, const char *name)
{
    bool is_read = false;

    *folder = (struct folder){
        .fd = openat(ld->dir_fd, name,
                     O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC),
    };
    const int stream_fd = folder->fd >= 0 ? dup(folder->fd) : -1;
    DIR *stream = stream_fd >= 0 ? fdopendir(stream_fd) : NULL;
    if (!stream) {
        report_unreadable(ld, name);
        if (stream_fd >= 0) {
            (void)close(stream_fd);
        }
        return false;
    }

    folder->names =
        loader_take_scratch(ld, sizeof(*folder->names), CONTENT_FILE_COUNT_MAX);
    if (folder->names) {
        is_read = read_names(folder, ld, stream, name);
    }
    (void)closedir(stream);
    if (!is_read) {
        ld->file_count -= folder->count;
        folder->count = 0;
        return false;
    }
    qsort(folder->names, folder->count, sizeof(*folder->names), compare_names);
    return true;
}

void folder_close(struct folder *folder)
{
    if (folder->fd >= 0) {
        (void)close(folder->fd);
    }
    *folder = (struct folder){ .fd = -1 };
}
