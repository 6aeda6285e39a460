#include <assert.h>
#include <string.h>

#include "pages.h"
#include "render.h"

static size_t size_bytes(int w_px, int h_px)
{
    return (size_t)w_px * (size_t)h_px * sizeof(uint32_t);
}

struct pixmap pixmap_create(int w_px, int h_px)
{
    assert(w_px > 0);
    assert(h_px > 0);

    uint32_t *pixels = pages_alloc(size_bytes(w_px, h_px));
    return (struct pixmap){ pixels, w_px, h_px, w_px };
}

void pixmap_destroy(struct pixmap *p)
{
    pages_free(p->pixels, size_bytes(p->w_px, p->h_px));
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
