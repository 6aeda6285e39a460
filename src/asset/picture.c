#include "picture.h"

#include <stdlib.h>

#include "picture_folder.h"

const char *picture_load(int dir_fd, const char *path, struct decode_box box,
                         struct decode_image *out)
{
    struct image_bytes file = { 0 };
    struct image_header header;

    *out = (struct decode_image){ 0 };
    const char *reason = picture_folder_read(dir_fd, path, &file);
    if (reason) {
        return reason;
    }

    reason = image_header_read(file, &header);
    if (!reason && !image_kind_has_name(header.kind, path)) {
        reason = "its extension names another format";
    }
    if (!reason) {
        reason = decode_run(file, &header, box, out);
    }
    free((void *)file.data);
    return reason;
}
