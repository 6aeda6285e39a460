#pragma once

/**
 * @file
 * The seam: bytes in, pixels at their final size out.
 *
 * The only place where a decoder touches foreign bytes. It opens nothing,
 * logs nothing and keeps nothing, so that it can run in another process.
 * Thread-safety: any thread.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asset_id.h"
#include "decode_reason.h"
#include "image_header.h"

/** Where a picture goes. Sides 1 to IMAGE_SIDE_MAX_PX. */
struct decode_box {
    int w_px, h_px;
    enum asset_fit fit;
};

/** Of a picture after it was turned upright. */
struct decode_size {
    int w_px, h_px;
};

/**
 * `{0}` holds nothing. The holder releases it with decode_finish() and
 * writes nothing into it: pages that came from a decoder's process are
 * read-only.
 */
struct decode_image {
    uint32_t *pixels; /**< 0xAARRGGBB, alpha premultiplied, no gaps. */
    int w_px, h_px;   /**< After it was turned upright. */
    bool opaque;
    bool was_kept; /**< It came from the disk cache. */
    bool shared;   /**< Pages of another process, not from malloc(). */
    /** There is no picture, which says nothing of the file: see decoder.h. */
    bool is_put_off;
};

/**
 * Decode @p file for @p box.
 *
 * @param header  What image_header_read() said of the same bytes.
 * @param[out] out  Holds pixels when NULL is returned, nothing otherwise.
 * @return  NULL, or why there is no picture, for a log line.
 */
const char *decode_run(struct image_bytes file,
                       const struct image_header *header, struct decode_box box,
                       struct decode_image *out);

/** What decode_run() and decode_into() will make of it. */
struct decode_size decode_size_for(const struct image_header *header,
                                   struct decode_box box);

/**
 * The same into memory that is there.
 *
 * @param[out] pixels  As many as decode_size_for() says; undefined on failure.
 * @return  DECODE_FINE, or why there is no picture.
 */
enum decode_reason decode_into(struct image_bytes file,
                               const struct image_header *header,
                               struct decode_box box, uint32_t *pixels);

bool decode_is_opaque(const uint32_t *pixels, struct decode_size size);

/** Release the pixels. */
void decode_finish(struct decode_image *image);
