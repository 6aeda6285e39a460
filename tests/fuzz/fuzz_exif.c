#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "exif.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct image_bytes app1 = { .data = data, .len = size };
    const int orientation = exif_orientation(app1);

    if (orientation < EXIF_UPRIGHT || orientation > EXIF_ORIENTATION_MAX) {
        abort();
    }
    return 0;
}
