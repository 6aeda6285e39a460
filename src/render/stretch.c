#include "stretch.h"

#include <stdlib.h>

#include "kernel.h"
#include "log.h"

enum {
    FIXED_BITS = 16,
    FIXED_HALF = 1 << (FIXED_BITS - 1),
    PAD_PX = 1, /* the edge is repeated on both sides of a row */
};

/* A row of the picture between two of its own, padded; and one stretched. */
struct rows {
    uint32_t *mixed, *stretched;
};

static int64_t step_of(int from, int to)
{
    return ((int64_t)from << FIXED_BITS) / to;
}

/* The picture's row for row @p y of what is drawn, edges repeated. */
static void mix_row(const struct stretch_image *image, int y, uint32_t *out)
{
    const int64_t step = step_of(image->h_px, image->to.h);
    const int64_t found = (2 * (int64_t)(y - image->to.y) + 1) * step / 2;
    const int64_t last = (int64_t)(image->h_px - 1) << FIXED_BITS;
    const int64_t from = found > FIXED_HALF ? found - FIXED_HALF : 0;
    const int64_t at = from < last ? from : last;
    const int first = (int)(at >> FIXED_BITS);
    const int second = first + 1 < image->h_px ? first + 1 : first;
    const struct kernel_pair pair = {
        image->pixels + (ptrdiff_t)first * image->stride_px,
        image->pixels + (ptrdiff_t)second * image->stride_px,
    };

    kernel_fade(out + PAD_PX, pair, (size_t)image->w_px,
                (int)(at & ((1 << FIXED_BITS) - 1)) >> 8);
    out[0] = out[PAD_PX];
    out[PAD_PX + image->w_px] = out[image->w_px];
}

static void paint_rows(const struct canvas *canvas,
                       const struct stretch_image *image, struct rect part,
                       const struct rows *rows)
{
    const int64_t step = step_of(image->w_px, image->to.w);
    const int64_t first =
        (2 * (int64_t)(part.x - image->to.x) + 1) * step / 2 + FIXED_HALF;
    const struct kernel_walk walk = { (uint32_t)first, (uint32_t)step };
    const size_t count = (size_t)part.w;

    for (int y = part.y; y < part.y + part.h; y++) {
        uint32_t *out = canvas->out->pixels +
                        (ptrdiff_t)y * canvas->out->stride_px + part.x;
        mix_row(image, y, rows->mixed);
        kernel_stretch(rows->stretched, rows->mixed, count, walk);
        if (image->opaque) {
            kernel_copy(out, rows->stretched, count);
        } else {
            kernel_over(out, rows->stretched, count);
        }
    }
}

void stretch_paint(const struct canvas *canvas,
                   const struct stretch_image *image)
{
    const struct rect part = rect_intersect(canvas->clip, image->to);
    const size_t mixed = (size_t)image->w_px + (size_t)(2 * PAD_PX) + 1;
    const size_t count = mixed + (size_t)(part.w > 0 ? part.w : 0);

    if (rect_is_empty(part)) {
        return;
    }
    uint32_t *memory = calloc(count, sizeof(*memory));
    if (!memory) {
        log_fatal_memory(count * sizeof(*memory));
    }
    const struct rows rows = { memory, memory + mixed };
    paint_rows(canvas, image, part, &rows);
    free(memory);
}
