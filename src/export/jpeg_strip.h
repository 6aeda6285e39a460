#pragma once

/**
 * @file
 * A JPEG without what a camera or an editor wrote beside the picture: where
 * and when it was taken, by whom, a smaller copy of it. What is handed out
 * is the picture alone. Pure.
 */

#include "image_header.h"

/**
 * Keep the picture, its colour profile and what decoders need (APP0, APP2,
 * APP14).
 *
 * @param file  A JPEG that image_header_read() took.
 * @param[out] out  At least file.len bytes.
 * @return  Bytes written.
 */
size_t jpeg_strip(struct image_bytes file, unsigned char *out);
