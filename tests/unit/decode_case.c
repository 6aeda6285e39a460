#include "decode_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

const char *decode_case_run(struct picture_sample file, struct decode_box box,
                            struct decode_image *out)
{
    const struct image_bytes bytes = picture_sample_bytes(&file);
    struct image_header header;

    const char *reason = image_header_read(bytes, &header);
    assert_null(reason);
    reason = decode_run(bytes, &header, box, out);
    picture_sample_finish(&file);
    return reason;
}

void decode_case_check_pixels(const char *label, const struct decode_image *got,
                              const uint32_t *want)
{
    const int count = got->w_px * got->h_px;
    bool opaque = true;

    for (int i = 0; i < count; i++) {
        if (got->pixels[i] != want[i]) {
            fail_msg("%s: pixel %d is %08X, want %08X", label, i,
                     got->pixels[i], want[i]);
        }
        opaque &= want[i] >> 24 == 255;
    }
    if (got->opaque != opaque) {
        fail_msg("%s: is %sopaque", label, got->opaque ? "" : "not ");
    }
}

void decode_case_check_reason(const char *label, const char *got,
                              const char *want)
{
    const char *is = got ? got : "a picture";
    const char *should = want ? want : "a picture";

    if (strcmp(is, should) != 0) {
        fail_msg("%s: got \"%s\", want \"%s\"", label, is, should);
    }
}
