#include <assert.h>
#include <string.h>

#include "kernel.h"
#include "render.h"

static uint32_t *row_of(const struct pixmap *p, int y)
{
    return p->pixels + (ptrdiff_t)y * p->stride_px;
}

void transition_fade(struct pixmap *out, const struct pixmap *a,
                     const struct pixmap *b, int t)
{
    assert(out->w_px == a->w_px && out->w_px == b->w_px);
    assert(out->h_px == a->h_px && out->h_px == b->h_px);

    for (int y = 0; y < out->h_px; y++) {
        const struct kernel_pair rows = { row_of(a, y), row_of(b, y) };
        kernel_fade(row_of(out, y), rows, (size_t)out->w_px, t);
    }
}

/* As much of a row as still shows when it has moved by dx_px. */
static void copy_moved(uint32_t *out, const uint32_t *from, int w_px, int dx_px)
{
    const int begin = dx_px > 0 ? dx_px : 0;
    const int end = dx_px < 0 ? w_px + dx_px : w_px;

    if (begin < end) {
        memcpy(out + begin, from + begin - dx_px,
               (size_t)(end - begin) * sizeof(*out));
    }
}

void transition_slide(struct pixmap *out, const struct pixmap *a,
                      const struct pixmap *b, int dx_px)
{
    assert(out->w_px == a->w_px && out->w_px == b->w_px);
    assert(out->h_px == a->h_px && out->h_px == b->h_px);
    assert(dx_px >= -out->w_px && dx_px <= out->w_px);

    const int pushed_px = dx_px > 0 ? dx_px - out->w_px : dx_px + out->w_px;
    for (int y = 0; y < out->h_px; y++) {
        copy_moved(row_of(out, y), row_of(a, y), out->w_px, pushed_px);
        copy_moved(row_of(out, y), row_of(b, y), out->w_px, dx_px);
    }
}
