#pragma once

/**
 * @file
 * Pictures made of a seed: soft hills of noise under a bright sky, with as
 * many different colours as a photograph, so that every step of a fade
 * changes some pixel. The same seed gives the same pixels anywhere.
 */

#include <stdbool.h>
#include <stdint.h>

/** Write a JPEG. False, and one line on standard error, if it fails. */
bool landscape_save(const char *path, int w_px, int h_px, uint32_t seed);
