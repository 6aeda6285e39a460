#pragma once

/**
 * @file
 * Small picture files for tests, made in memory.
 */

#include <stddef.h>
#include <stdint.h>

#include "image_header.h"

/** Bytes of a file. Owned: released with picture_sample_finish(). */
struct picture_sample {
    unsigned char *data;
    size_t len;
};

/** @param pixels  w x h of 0xAARRGGBB, straight alpha. */
struct picture_sample picture_sample_png(const uint32_t *pixels, int w, int h);

/**
 * Quality 100; alpha is ignored.
 * @param orientation  Written as EXIF; 0 writes none.
 */
struct picture_sample picture_sample_jpeg(const uint32_t *pixels, int w, int h,
                                          int orientation);

/** Lossless, all of one colour, straight alpha. */
struct picture_sample picture_sample_webp(uint32_t pixel, int w, int h);

/** The bytes that @p hex spells; blanks in it do not count. */
struct picture_sample picture_sample_hex(const char *hex);

/** Bytes in memory of exactly @p len, so that a reader cannot overrun. */
struct picture_sample picture_sample_copy(struct image_bytes bytes);

struct image_bytes picture_sample_bytes(const struct picture_sample *sample);

void picture_sample_finish(struct picture_sample *sample);
