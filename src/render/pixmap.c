#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "render.h"

struct pixmap pixmap_create(int w_px, int h_px)
{
    assert(w_px > 0);
    assert(h_px > 0);

    const size_t count = (size_t)w_px * (size_t)h_px;
    uint32_t *pixels = calloc(count, sizeof(*pixels));
    if (!pixels) {
        log_fatal_memory(count * sizeof(*pixels));
    }
    return (struct pixmap){ pixels, w_px, h_px, w_px };
}

void pixmap_destroy(struct pixmap *p)
{
    free(p->pixels);
    *p = (struct pixmap){ 0 };
}

void pixmap_copy(struct pixmap *to, const struct pixmap *from, struct rect part)
{
    assert(to->w_px == from->w_px);
    assert(to->h_px == from->h_px);

    const struct rect all = { 0, 0, to->w_px, to->h_px };
    const struct rect r = rect_intersect(all, part);
    for (int y = r.y; y < r.y + r.h; y++) {
        memcpy(to->pixels + (ptrdiff_t)y * to->stride_px + r.x,
               from->pixels + (ptrdiff_t)y * from->stride_px + r.x,
               (size_t)r.w * sizeof(*to->pixels));
    }
}
