#include "png_file.h"

#include <png.h>
#include <stdlib.h>

#include "log.h"

enum {
    CHANNELS = 3,
};

/* Red, green and blue a byte each: what the file has. To be freed. */
static uint8_t *bytes_from_pixmap(const struct pixmap *picture)
{
    const size_t count = (size_t)picture->w_px * (size_t)picture->h_px;
    uint8_t *bytes = malloc(count * CHANNELS);
    uint8_t *to = bytes;

    for (int y = 0; bytes && y < picture->h_px; y++) {
        const uint32_t *row = picture->pixels + y * picture->stride_px;
        for (int x = 0; x < picture->w_px; x++) {
            *to++ = (uint8_t)(row[x] >> 16);
            *to++ = (uint8_t)(row[x] >> 8);
            *to++ = (uint8_t)row[x];
        }
    }
    return bytes;
}

bool png_save(const struct pixmap *picture, const char *path)
{
    png_image image = {
        .version = PNG_IMAGE_VERSION,
        .width = (png_uint_32)picture->w_px,
        .height = (png_uint_32)picture->h_px,
        .format = PNG_FORMAT_RGB,
        .flags = PNG_IMAGE_FLAG_FAST, /* a third of the time, flat colours */
    };
    uint8_t *bytes = bytes_from_pixmap(picture);

    if (!bytes) {
        log_warning("%s: no memory for the picture", path);
        return false;
    }
    const bool written =
        png_image_write_to_file(&image, path, 0, bytes, 0, NULL) != 0;
    if (!written) {
        log_warning("%s: %s", path, image.message);
    }
    free(bytes);
    return written;
}
