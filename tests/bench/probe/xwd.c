#include "xwd.h"

enum {
    WORD_BYTES = 4,
    /* Words of the fixed part, in XWDFile.h's order; version 7. */
    WORD_HEADER_BYTES = 0,
    WORD_VERSION = 1,
    WORD_W_PX = 4,
    WORD_H_PX = 5,
    WORD_PIXEL_BITS = 11,
    WORD_STRIDE_BYTES = 12,
    WORD_COLORS = 19,
    WORDS = 25,
    VERSION = 7,
    COLOR_BYTES = 12,
    PIXEL_BITS = 32,
    SIDE_PX_MAX = 16384,
};

static uint32_t word(const uint8_t *bytes, int index)
{
    const uint8_t *at = bytes + (size_t)index * WORD_BYTES;

    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | at[3];
}

static bool is_side(uint32_t px)
{
    return px > 0 && px <= SIDE_PX_MAX;
}

bool xwd_parse(const uint8_t *bytes, size_t len, size_t file_bytes,
               struct xwd_layout *out)
{
    if (len < (size_t)WORDS * WORD_BYTES ||
        word(bytes, WORD_VERSION) != VERSION ||
        word(bytes, WORD_PIXEL_BITS) != PIXEL_BITS) {
        return false;
    }
    const uint32_t w_px = word(bytes, WORD_W_PX);
    const uint32_t h_px = word(bytes, WORD_H_PX);
    const uint64_t stride = word(bytes, WORD_STRIDE_BYTES);
    const uint64_t offset = (uint64_t)word(bytes, WORD_HEADER_BYTES) +
                            (uint64_t)word(bytes, WORD_COLORS) * COLOR_BYTES;
    if (!is_side(w_px) || !is_side(h_px) ||
        stride < (uint64_t)w_px * (PIXEL_BITS / 8) ||
        offset + stride * h_px > file_bytes) {
        return false;
    }
    *out = (struct xwd_layout){
        .w_px = (int)w_px,
        .h_px = (int)h_px,
        .stride_bytes = (size_t)stride,
        .pixels_offset = (size_t)offset,
    };
    return true;
}
