#pragma once

/**
 * @file
 * The one EXIF tag that changes how a picture stands: orientation, 0x0112.
 *
 *     1 upright          5 mirrored along the falling diagonal
 *     2 mirrored         6 to be turned a quarter clockwise
 *     3 upside down      7 mirrored along the rising diagonal
 *     4 both             8 to be turned a quarter anticlockwise
 *
 * Source: CIPA DC-008 (Exif 2.32), 4.6.4 A. Pure.
 */

#include "image_header.h"

enum {
    EXIF_UPRIGHT = 1,
    EXIF_FIRST_TURNED = 5, /**< From here on width and height swap. */
    EXIF_ORIENTATION_MAX = 8,
};

/**
 * @param app1  What follows the length of a JPEG segment APP1.
 * @return  1 to 8; 1 if nothing readable is said.
 */
int exif_orientation(struct image_bytes app1);
