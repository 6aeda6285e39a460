#include "jpeg_strip.h"

#include <stdbool.h>
#include <string.h>

/* JPEG, ITU-T T.81, annex B. */
enum {
    MARK = 0xFF,
    START_OF_SCAN = 0xDA,
    APP_FIRST = 0xE0,
    APP_JFIF = 0xE0,
    APP_ICC = 0xE2,
    APP_ADOBE = 0xEE,
    APP_LAST = 0xEF,
    COMMENT = 0xFE,
    IMAGE_BYTES = 2, /* The mark that begins a file. */
    HEAD_BYTES = 4,  /* A mark and the length of its segment. */
};

static bool is_kept(int marker)
{
    const bool app = marker >= APP_FIRST && marker <= APP_LAST;

    return marker != COMMENT && (!app || marker == APP_JFIF ||
                                 marker == APP_ICC || marker == APP_ADOBE);
}

/* Bytes of the segment at @p pos with its mark; 0: it is none, or cut. */
static size_t segment_len(struct image_bytes file, size_t pos)
{
    const unsigned char *p = file.data + pos;

    if (file.len - pos < HEAD_BYTES || p[0] != MARK || p[1] == START_OF_SCAN) {
        return 0;
    }
    const size_t len = 2 + ((size_t)p[2] << 8 | p[3]);
    return len <= file.len - pos ? len : 0;
}

size_t jpeg_strip(struct image_bytes file, unsigned char *out)
{
    size_t pos = file.len < IMAGE_BYTES ? file.len : IMAGE_BYTES;
    size_t used = pos;
    size_t len;

    memcpy(out, file.data, pos);
    while ((len = segment_len(file, pos)) > 0) {
        if (is_kept(file.data[pos + 1])) {
            memcpy(out + used, file.data + pos, len);
            used += len;
        }
        pos += len;
    }
    /* From the first scan on, all of it. */
    memcpy(out + used, file.data + pos, file.len - pos);
    return used + file.len - pos;
}
