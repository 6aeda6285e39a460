#include "stats.h"

#include <assert.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;

    return (x > y) - (x < y);
}

double stats_median(double *values, size_t count)
{
    assert(count > 0);
    qsort(values, count, sizeof(*values), by_value);
    const double upper = values[count / 2];

    return count % 2 == 1 ? upper : (values[count / 2 - 1] + upper) / 2;
}

double stats_percentile(double *values, size_t count, int percent)
{
    assert(count > 0);
    assert(percent >= 0 && percent <= 100);
    qsort(values, count, sizeof(*values), by_value);
    const size_t rank = (count * (size_t)percent + 99) / 100;

    return values[rank > 0 ? rank - 1 : 0];
}
