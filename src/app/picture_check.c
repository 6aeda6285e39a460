#include "picture_check.h"

#include <stdio.h>
#include <unistd.h>

#include "diag_id.h"
#include "picture.h"
#include "picture_folder.h"

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

void picture_check(const struct content *content, struct diag_list *diags)
{
    struct picture_folder *folder = picture_folder_create(
        content->dir, content->images, content->image_count);
    const int fd = picture_folder_dup(folder);

    for (size_t i = 0; i < content->image_count; i++) {
        const struct picture_place place = { .dir_fd = fd,
                                             .path = content->images[i] };
        struct decode_image image;
        const char *reason = picture_load(&place, box, &image);
        if (reason) {
            report(content, place.path, reason, diags);
        }
        decode_finish(&image);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    picture_folder_destroy(folder);
    diag_list_sort(diags);
}
