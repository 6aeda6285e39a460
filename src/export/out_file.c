#include "out_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"

bool out_file_begin(const char *path, char part[OUT_PATH_BYTES_MAX])
{
    struct stat info;
    const int len = snprintf(part, OUT_PATH_BYTES_MAX, "%s.part", path);

    if (len < 0 || len >= OUT_PATH_BYTES_MAX) {
        log_warning("%s: the path is too long", path);
        return false;
    }
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
        log_warning("%s: there is something that is no file", path);
        return false;
    }
    return true;
}

bool out_file_end(const char *part, const char *path)
{
    if (rename(part, path) != 0) {
        log_warning("%s: %s", path, strerror(errno));
        out_file_drop(part);
        return false;
    }
    return true;
}

void out_file_drop(const char *part)
{
    (void)unlink(part);
}

bool out_file_write(const char *path, const void *data, size_t len)
{
    char part[OUT_PATH_BYTES_MAX];
    if (!out_file_begin(path, part)) {
        return false;
    }
    FILE *file = fopen(part, "wb");
    if (!file) {
        log_warning("%s: %s", path, strerror(errno));
        return false;
    }

    const bool written = fwrite(data, 1, len, file) == len;
    const int error = errno;
    if (fclose(file) != 0 || !written) {
        log_warning("%s: %s", path, strerror(written ? errno : error));
        out_file_drop(part);
        return false;
    }
    return out_file_end(part, path);
}
