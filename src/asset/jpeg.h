#pragma once

/**
 * @file
 * JPEG by libjpeg-turbo, shrunk while it is decoded.
 *
 * The inverse transform makes a picture of 1/2, 1/4 or 1/8 directly, as
 * long as that has twice the pixels wanted on both sides; rows are averaged
 * as they come. So neither time nor memory follow the size of the camera's
 * sensor. Warnings of the decoder count as success, as viewers do.
 * Thread-safety: any thread.
 */

#include <stdint.h>

#include "decode_reason.h"
#include "image_header.h"
#include "scale.h"

enum {
    /** Coefficients of a progressive file: 16.8 megapixels of full colour. */
    JPEG_MEMORY_BYTES_MAX = 128 * 1024 * 1024,
};

/**
 * @param header  What image_header_read() said of the same bytes.
 * @param plan    Made for the size that the header says.
 * @param[out] out  plan->x.out_px times plan->y.out_px opaque pixels, as
 *                  stored: not turned. Undefined on failure.
 * @return  DECODE_FINE, or why there is no picture.
 */
enum decode_reason jpeg_decode(struct image_bytes file,
                               const struct image_header *header,
                               const struct scale_plan *plan, uint32_t *out);
