#pragma once

/**
 * @file
 * Comparing a shot with its golden picture.
 *
 * Pictures of the CPU path are the same bits wherever FreeType and HarfBuzz
 * are the same; between their versions edges of glyphs move a little. So a
 * channel may be off by 3, and one pixel in a thousand by more.
 */

#include <stdbool.h>
#include <stddef.h>

enum {
    IMAGE_CHANNEL_OFF_MAX = 3,    /**< Not noticed by anybody. */
    IMAGE_OUTLIERS_PER_MILLE = 1, /**< Pixels that may be off by more. */
};

/** Where the pictures are, as PNG files. */
struct image_compare_params {
    const char *golden;
    const char *shot;
    const char *difference; /**< Written only if the two differ. */
    int channel_off_max;
};

/** What was found. */
struct image_comparison {
    bool equal;           /**< Within the tolerance. */
    size_t outlier_count; /**< Pixels off by more than channel_off_max. */
    int worst;            /**< Largest difference of a channel. */
    const char *problem;  /**< Why nothing was compared; else NULL. */
};

/**
 * Compare two files. A golden that is missing is a difference.
 *
 * The difference picture is a pale golden, red where the golden was
 * brighter and green where the shot is.
 */
struct image_comparison image_compare(const struct image_compare_params *p);
