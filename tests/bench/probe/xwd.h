#pragma once

/**
 * @file
 * The header of an X window dump, which is how a virtual X server keeps its
 * screen in a file: a fixed part of big-endian words, a name, a table of
 * colours, and then the pixels, row by row, for as long as it runs.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Where the pixels are in the file. */
struct xwd_layout {
    int w_px, h_px;
    size_t stride_bytes;
    size_t pixels_offset; /**< From the start of the file. */
};

/**
 * Read the header in the first @p len bytes of a file of @p file_bytes.
 *
 * @return  False, with @p out unset, if it is none, if its pixels have not
 *          32 bits, or if the file is too short for them.
 */
bool xwd_parse(const uint8_t *bytes, size_t len, size_t file_bytes,
               struct xwd_layout *out);
