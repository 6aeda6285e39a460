#include "decode_reason.h"

#include <stddef.h>

const char *decode_reason_text(enum decode_reason reason)
{
    static const char *const texts[DECODE_REASON_COUNT] = {
        [DECODE_FINE] = NULL,
        [DECODE_DAMAGED] = "damaged inside",
        [DECODE_OTHER_SIZE] = "not the size its header says",
        [DECODE_NO_MEMORY] = "no memory for its pixels",
        [DECODE_TOO_PROGRESSIVE] =
            "progressive and too large; save it as baseline JPEG",
        [DECODE_UNKNOWN_KIND] = "of no kind that is known",
    };
    return texts[reason];
}
