#include "webp_read.h"

#include <stddef.h>
#include <webp/decode.h>

enum decode_reason webp_decode(struct image_bytes file,
                               const struct image_header *header, uint32_t *out)
{
    const int stride = header->w_px * (int)sizeof(*out);
    const size_t bytes = (size_t)stride * (size_t)header->h_px;
    uint8_t *(*decode)(const uint8_t *, size_t, uint8_t *, size_t, int) =
        __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? WebPDecodeBGRAInto
                                                  : WebPDecodeARGBInto;
    int w_px = 0;
    int h_px = 0;

    if (WebPGetInfo(file.data, file.len, &w_px, &h_px) == 0) {
        return DECODE_DAMAGED;
    }
    if (w_px != header->w_px || h_px != header->h_px) {
        return DECODE_OTHER_SIZE;
    }
    return decode(file.data, file.len, (uint8_t *)out, bytes, stride)
               ? DECODE_FINE
               : DECODE_DAMAGED;
}
