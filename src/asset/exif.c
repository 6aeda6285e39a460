#include "exif.h"

#include <stdint.h>
#include <string.h>

enum {
    PREFIX_BYTES = 6,  /* "Exif", two zeros */
    ENTRY_BYTES = 12,  /* tag, type, count, value */
    ENTRIES_MAX = 256, /* cameras write about 12 in the first directory */
    TIFF_MARK = 42,
    TAG_ORIENTATION = 0x0112,
    TYPE_SHORT = 3,
};

/* TIFF data of either byte order. What lies outside reads as zero. */
struct tiff {
    struct image_bytes bytes;
    bool big_endian;
};

static uint32_t tiff_u16(const struct tiff *t, size_t pos)
{
    if (t->bytes.len < 2 || pos > t->bytes.len - 2) {
        return 0;
    }
    const uint32_t first = t->bytes.data[pos];
    const uint32_t second = t->bytes.data[pos + 1];
    return t->big_endian ? first << 8 | second : second << 8 | first;
}

static uint32_t tiff_u32(const struct tiff *t, size_t pos)
{
    const uint32_t first = tiff_u16(t, pos);
    const uint32_t second = tiff_u16(t, pos + 2);
    return t->big_endian ? first << 16 | second : second << 16 | first;
}

static bool tiff_init(struct tiff *t, struct image_bytes bytes)
{
    *t = (struct tiff){ .bytes = bytes };
    if (bytes.len < 8) {
        return false;
    }
    t->big_endian = memcmp(bytes.data, "MM", 2) == 0;
    return (t->big_endian || memcmp(bytes.data, "II", 2) == 0) &&
           tiff_u16(t, 2) == TIFF_MARK;
}

int exif_orientation(struct image_bytes app1)
{
    struct tiff t;

    if (app1.len < PREFIX_BYTES || memcmp(app1.data, "Exif\0", 6) != 0) {
        return EXIF_UPRIGHT;
    }
    const struct image_bytes rest = { app1.data + PREFIX_BYTES,
                                      app1.len - PREFIX_BYTES };
    if (!tiff_init(&t, rest)) {
        return EXIF_UPRIGHT;
    }

    const size_t first = tiff_u32(&t, 4);
    const uint32_t count = tiff_u16(&t, first);
    for (uint32_t i = 0; i < count && i < ENTRIES_MAX; i++) {
        const size_t entry = first + 2 + (size_t)i * ENTRY_BYTES;
        if (tiff_u16(&t, entry) != TAG_ORIENTATION) {
            continue;
        }
        const uint32_t value = tiff_u16(&t, entry + 8);
        if (tiff_u16(&t, entry + 2) == TYPE_SHORT && value >= EXIF_UPRIGHT &&
            value <= EXIF_ORIENTATION_MAX) {
            return (int)value;
        }
    }
    return EXIF_UPRIGHT;
}
