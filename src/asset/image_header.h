#pragma once

/**
 * @file
 * What a picture file claims to be, read before a decoder sees it.
 *
 * 18 bytes can claim 65,535 x 65,535 pixels. This walk allocates nothing
 * and touches each byte at most once, so that such a file costs nothing. It
 * is stricter than the decoders: what they would mend, it refuses. Pure.
 */

#include <stdbool.h>
#include <stddef.h>

enum {
    IMAGE_FILE_BYTES_MAX = 16 * 1024 * 1024,
    IMAGE_SIDE_MAX_PX = 8192,
    /** 16.8 megapixels. Not of JPEG, which is never whole in memory. */
    IMAGE_AREA_MAX_PX = 16800000,
    IMAGE_SCANS_MAX = 100,    /**< A progressive JPEG has about 10. */
    IMAGE_CHUNKS_MAX = 65536, /**< Parts of one file, of any kind. */
};

enum image_kind {
    IMAGE_PNG,
    IMAGE_JPEG,
    IMAGE_WEBP,
    IMAGE_KIND_COUNT,
};

/** Borrowed bytes: those of a whole file, or a part of it. */
struct image_bytes {
    const unsigned char *data;
    size_t len;
};

struct image_header {
    enum image_kind kind;
    int w_px, h_px;  /**< As stored, before it is turned upright. */
    int orientation; /**< EXIF 1 to 8, see exif.h; 1 is upright. */
};

/**
 * Read the header of a whole file and walk its parts.
 *
 * @param[out] out  Set when NULL is returned.
 * @return  NULL if the file may be decoded, else why not, for a log line.
 */
const char *image_header_read(struct image_bytes file,
                              struct image_header *out);

/** True if the extension of @p name is one of @p kind, in any case. */
bool image_kind_has_name(enum image_kind kind, const char *name);
