#include "scale_row.h"

#include <math.h>
#include <string.h>

#include "clones.h"
#include "scale.h"

/* Loops over the bytes of a pixel, so that they become one instruction. */
static inline void weigh(const uint8_t *pixel, int32_t units,
                         struct scale_share *out)
{
    for (int c = 0; c < SCALE_CHANNELS; c++) {
        out->channel[c] += pixel[c] * units;
    }
}

KERNEL_CLONES void scale_row_weigh(const uint32_t *row,
                                   const struct scale_column *columns,
                                   int count, struct scale_share *out)
{
    for (int i = 0; i < count; i++) {
        const struct scale_column *column = &columns[i];
        const uint8_t *pixel = (const uint8_t *)(row + column->first);
        struct scale_share share = { 0 };

        weigh(pixel, column->first_units, &share);
        for (int j = 0; j < column->whole_count; j++) {
            pixel += SCALE_CHANNELS;
            weigh(pixel, SCALE_UNIT, &share);
        }
        if (column->last_units > 0) {
            weigh(pixel + SCALE_CHANNELS, column->last_units, &share);
        }
        out[i] = share;
    }
}

KERNEL_CLONES void scale_row_add(struct scale_sum *sums,
                                 const struct scale_share *shares, int count,
                                 int weight)
{
    for (int i = 0; i < count; i++) {
        for (int c = 0; c < SCALE_CHANNELS; c++) {
            sums[i].channel[c] += (double)shares[i].channel[c] * weight;
        }
    }
}

static int32_t column_units(const struct scale_column *column)
{
    return column->first_units + column->whole_count * SCALE_UNIT +
           column->last_units;
}

/* Whole numbers, rounded down, of which each fits a byte. */
static inline void store_bytes(const double *means, int count, uint8_t *out)
{
    for (int i = 0; i < count; i++) {
        out[i] = (uint8_t)(int32_t)means[i];
    }
}

/* Two passes: one loop that did both would not be vectorised. */
KERNEL_CLONES void scale_row_divide(struct scale_sum *sums,
                                    const struct scale_column *columns,
                                    int count, int height_units, uint32_t *out)
{
    for (int i = 0; i < count; i++) {
        const double area = (double)column_units(&columns[i]) * height_units;
        const double half = floor(area / 2);

        for (int c = 0; c < SCALE_CHANNELS; c++) {
            sums[i].channel[c] = (sums[i].channel[c] + half) / area;
        }
    }
    store_bytes(sums->channel, count * SCALE_CHANNELS, (uint8_t *)out);
    memset(sums, 0, (size_t)count * sizeof(*sums));
}
