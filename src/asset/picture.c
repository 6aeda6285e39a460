#include "picture.h"

#include <stdlib.h>

#include "picture_folder.h"

enum {
    /* Raw pixels are many times their file: they pay where most of what is
       decoded is not shown. */
    KEEP_TIMES_FEWER = 4,
};

static bool is_worth_keeping(const struct image_header *header,
                             const struct decode_image *image)
{
    return (int64_t)header->w_px * header->h_px >=
           (int64_t)image->w_px * image->h_px * KEEP_TIMES_FEWER;
}

static const char *decode(const struct picture_place *place,
                          struct image_bytes file,
                          const struct image_header *header,
                          struct decode_box box, struct decode_image *out)
{
    return place->decoder ? decoder_run(place->decoder, file, header, box, out)
                          : decode_run(file, header, box, out);
}

static const char *decode_or_take(const struct picture_place *place,
                                  struct image_bytes file,
                                  struct decode_box box,
                                  struct decode_image *out)
{
    struct image_header header;

    const char *reason = image_header_read(file, &header);
    if (!reason && !image_kind_has_name(header.kind, place->path)) {
        reason = "its extension names another format";
    }
    if (reason) {
        return reason;
    }
    if (!place->kept) {
        return decode(place, file, &header, box, out);
    }

    const struct disk_key key = disk_key_for(file, box);
    if (disk_cache_load(place->kept, &key, out)) {
        return NULL;
    }
    reason = decode(place, file, &header, box, out);
    if (!reason && is_worth_keeping(&header, out)) {
        disk_cache_save(place->kept, &key, out);
    }
    return reason;
}

const char *picture_load(const struct picture_place *place,
                         struct decode_box box, struct decode_image *out)
{
    struct image_bytes file = { 0 };

    *out = (struct decode_image){ 0 };
    const char *reason = picture_folder_read(place->dir_fd, place->path, &file);
    if (!reason) {
        reason = decode_or_take(place, file, box, out);
    }
    free((void *)file.data);
    return reason;
}
