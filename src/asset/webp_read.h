#pragma once

/**
 * @file
 * WebP by libwebp: still pictures, lossy and lossless.
 *
 * Thread-safety: any thread.
 */

#include <stdint.h>

#include "decode_reason.h"
#include "image_header.h"

/**
 * @param header  What image_header_read() said of the same bytes.
 * @param[out] out  header->w_px times header->h_px pixels, 0xAARRGGBB, alpha
 *                  not premultiplied. Undefined on failure.
 * @return  DECODE_FINE, or why there is no picture.
 */
enum decode_reason webp_decode(struct image_bytes file,
                               const struct image_header *header,
                               uint32_t *out);
