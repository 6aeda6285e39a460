/*
 * From the bytes of a file to pixels: what the header walk lets through must
 * not harm a decoder. In this process, where a fuzzer sees which way the
 * bytes went. The first byte chooses the box.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    SIDE_MAX_PX = 64, /* larger files take time and find no more */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t choice = size > 0 ? data[0] : 0;
    const struct image_bytes file = { data + (size > 0 ? 1 : 0),
                                      size - (size > 0 ? 1 : 0) };
    const struct decode_box box = {
        .w_px = 1 + (choice & 15),
        .h_px = 1 + (choice >> 4 & 7),
        .fit = choice & 128 ? FIT_CONTAIN : FIT_COVER,
    };
    struct image_header header;
    struct decode_image image;

    if (image_header_read(file, &header) || header.w_px > SIDE_MAX_PX ||
        header.h_px > SIDE_MAX_PX) {
        return 0;
    }
    if (!decode_run(file, &header, box, &image)) {
        if (!image.pixels || image.w_px > box.w_px || image.h_px > box.h_px) {
            abort();
        }
    } else if (image.pixels) {
        abort();
    }
    decode_finish(&image);
    return 0;
}
