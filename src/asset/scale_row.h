#pragma once

/**
 * @file
 * Rows of pixels, weighed, added up and divided: the inner loops of
 * reducing a picture, apart because they are built for the machine they
 * run on (clones.h).
 *
 * All numbers are whole and exact, also those in doubles, which processors
 * divide four at a time: a sum is at most 255 times an area, an area at
 * most 2^42 (two sides of IMAGE_SIDE_MAX_PX in units of 1/256 pixel), so a
 * sum is below 2^50. A mean that is not whole is at least 2^-42 away from
 * the next whole number, a quotient below 256 is rounded by at most 2^-46:
 * it is never rounded up to it. Pure.
 */

#include <stdint.h>

enum {
    SCALE_CHANNELS = 4, /**< In the order of a pixel's bytes in memory. */
};

/** One source row's share of an output pixel; below 2^31. */
struct scale_share {
    int32_t channel[SCALE_CHANNELS];
};

/** An output pixel so far. */
struct scale_sum {
    double channel[SCALE_CHANNELS];
};

/** Which source pixels an output column covers. */
struct scale_column {
    int first;           /**< Source pixel. */
    int whole_count;     /**< That it covers from edge to edge. */
    int32_t first_units; /**< Of the first one, 1 to SCALE_UNIT. */
    int32_t last_units;  /**< Of the one after the whole ones; may be 0. */
};

/** Weigh @p row into @p count columns. */
void scale_row_weigh(const uint32_t *row, const struct scale_column *columns,
                     int count, struct scale_share *out);

/** Add @p weight times @p shares to @p sums; weight 1 to SCALE_UNIT. */
void scale_row_add(struct scale_sum *sums, const struct scale_share *shares,
                   int count, int weight);

/**
 * Divide by the area each pixel was summed over, rounded to the nearest,
 * and set the sums back to nothing.
 *
 * @param height_units  Of the output row.
 */
void scale_row_divide(struct scale_sum *sums,
                      const struct scale_column *columns, int count,
                      int height_units, uint32_t *out);
