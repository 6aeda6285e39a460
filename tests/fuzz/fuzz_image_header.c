#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "exif.h"
#include "image_header.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, so that the fuzzer keeps the input. */
static void require(bool ok)
{
    if (!ok) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct image_bytes file = { .data = data, .len = size };
    struct image_header header;

    if (!image_header_read(file, &header)) {
        require(header.kind < IMAGE_KIND_COUNT);
        require(header.w_px >= 1 && header.w_px <= IMAGE_SIDE_MAX_PX);
        require(header.h_px >= 1 && header.h_px <= IMAGE_SIDE_MAX_PX);
        require(header.kind == IMAGE_JPEG ||
                header.w_px * header.h_px <= IMAGE_AREA_MAX_PX);
        require(header.orientation >= EXIF_UPRIGHT &&
                header.orientation <= EXIF_ORIENTATION_MAX);
    }
    return 0;
}
