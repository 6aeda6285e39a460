#pragma once

/**
 * @file
 * What the tests of decoding have in common: a picture decoded as a cache
 * would, and what it has to be. A label is in the message of a failure.
 */

#include <stdint.h>

#include "decode.h"
#include "picture_sample.h"

/** Released: @p file. @return  NULL, or why there is no picture. */
const char *decode_case_run(struct picture_sample file, struct decode_box box,
                            struct decode_image *out);

/** @param want  As many as @p got has; whether all are opaque follows. */
void decode_case_check_pixels(const char *label, const struct decode_image *got,
                              const uint32_t *want);

/** NULL is a picture. */
void decode_case_check_reason(const char *label, const char *got,
                              const char *want);
