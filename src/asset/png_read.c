#include "png_read.h"

#include <png.h>

enum decode_reason png_decode(struct image_bytes file,
                              const struct image_header *header, uint32_t *out)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    enum decode_reason reason = DECODE_FINE;

    if (png_image_begin_read_from_memory(&image, file.data, file.len) == 0) {
        return DECODE_DAMAGED;
    }
    /* What says nothing of its colours is sRGB, also with 16 bits. */
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    image.format = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? PNG_FORMAT_BGRA
                                                             : PNG_FORMAT_ARGB;
    if ((int)image.width != header->w_px || (int)image.height != header->h_px) {
        reason = DECODE_OTHER_SIZE;
    } else if (png_image_finish_read(&image, NULL, out, 0, NULL) == 0) {
        reason = DECODE_DAMAGED;
    }
    png_image_free(&image);
    return reason;
}
