#include "picture_check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "diag_id.h"
#include "log.h"
#include "picture.h"

enum {
    NAME_BYTES_MAX = 4096, /* PATH_MAX of Linux */
};

/* Of a full screen: what is decoded is scaled to that, so that the largest
   picture costs no more memory than a stand has. */
static const struct decode_box box = { 1920, 1080, FIT_CONTAIN };

static void report(const struct content *content, const char *path,
                   const char *reason, struct diag_list *diags)
{
    char file[NAME_BYTES_MAX];

    (void)snprintf(file, sizeof(file), "%s/%s", content->dir, path);
    diag_add(diags, DIAG_ERROR, DIAG_PICTURE_BROKEN,
             (struct diag_where){ .file = file },
             "cannot be shown: %s; save it anew as PNG, JPEG or WebP", reason);
}

static void check(const struct content *content, int dir_fd,
                  struct diag_list *diags)
{
    for (size_t i = 0; i < content->image_count; i++) {
        const struct picture_place place = { .dir_fd = dir_fd,
                                             .path = content->images[i] };
        struct decode_image image;
        const char *reason = picture_load(&place, box, &image);
        if (reason) {
            report(content, place.path, reason, diags);
        }
        decode_finish(&image);
    }
    diag_list_sort(diags);
}

bool picture_check(const struct content *content, struct diag_list *diags)
{
    const int fd = open(content->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0) {
        log_warning("%s: %s", content->dir, strerror(errno));
        return false;
    }
    check(content, fd, diags);
    (void)close(fd);
    return true;
}
