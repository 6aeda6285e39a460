#include "paint.h"

#include <string.h>

#include "kernel.h"

enum {
    BLOCK_PX = 128, /* long enough for the kernel, short enough to be empty */
};

static uint32_t *pixel_at(const struct canvas *canvas, int x, int y)
{
    const struct pixmap *out = canvas->out;

    return out->pixels + (ptrdiff_t)y * out->stride_px + x;
}

static void fill_row(uint32_t *out, int count, struct color color)
{
    if (color.a == 255) {
        kernel_fill(out, (size_t)count, color);
    } else if (color.a > 0) {
        kernel_blend(out, (size_t)count, color);
    }
}

void paint_rect(const struct canvas *canvas, struct rect r, struct color color)
{
    const struct rect part = rect_intersect(canvas->clip, r);

    for (int y = part.y; y < part.y + part.h; y++) {
        fill_row(pixel_at(canvas, part.x, y), part.w, color);
    }
}

/*
 * Masks are mostly empty: the sea around the land, the inside of letters.
 * Through no coverage a pixel stays the same, so whole blocks are passed.
 */
static void mask_row(uint32_t *out, const uint8_t *coverage, int count,
                     struct color color)
{
    static const uint8_t empty[BLOCK_PX] = { 0 };

    for (int at = 0; at < count; at += BLOCK_PX) {
        const int rest = count - at;
        const size_t len = rest < BLOCK_PX ? (size_t)rest : BLOCK_PX;
        if (memcmp(coverage + at, empty, len) != 0) {
            kernel_mask(out + at, coverage + at, len, color);
        }
    }
}

void paint_mask(const struct canvas *canvas, const struct paint_mask *mask,
                struct color color)
{
    const struct rect part = rect_intersect(canvas->clip, mask->at);

    for (int y = part.y; y < part.y + part.h; y++) {
        const uint8_t *row = mask->pixels +
                             (ptrdiff_t)(y - mask->at.y) * mask->stride_bytes +
                             (part.x - mask->at.x);
        mask_row(pixel_at(canvas, part.x, y), row, part.w, color);
    }
}

/* Where the stretch of a patch lies: what is before and after it is kept. */
struct stretch {
    int begin, end; /* On the canvas. */
    int middle;     /* In the patch: repeated from begin to end. */
};

static struct stretch stretch_from_size(int start, int size, int patch_size)
{
    const int middle = patch_size / 2;

    return (struct stretch){
        .begin = start + middle,
        .end = start + size - (patch_size - 1 - middle),
        .middle = middle,
    };
}

static int patch_index(const struct stretch *s, int position)
{
    if (position < s->begin) {
        return s->middle - (s->begin - position);
    }
    return position < s->end ? s->middle : s->middle + 1 + position - s->end;
}

/* A row of a patch and the part of the canvas it covers. */
struct patch_row {
    const uint8_t *coverage;
    const struct stretch *across;
    int left, right;
};

static const uint8_t *patch_line(const struct mask *patch,
                                 const struct stretch *down, int y)
{
    return patch->pixels + (size_t)patch_index(down, y) * (size_t)patch->w_px;
}

static int clamp(int value, int low, int high)
{
    if (value < low) {
        return low;
    }
    return value < high ? value : high;
}

/* As kernel_mask() with one coverage all along. */
static struct color color_through(struct color color, uint8_t coverage)
{
    const unsigned x = (unsigned)color.a * coverage + 128;

    return color_with_alpha(color, (uint8_t)((x + (x >> 8)) >> 8));
}

static void paint_patch_row(uint32_t *out, const struct patch_row *row,
                            struct color color)
{
    const struct stretch *across = row->across;
    const int begin = clamp(across->begin, row->left, row->right);
    const int end = clamp(across->end, row->left, row->right);
    const uint8_t *coverage = row->coverage;

    kernel_mask(out, coverage + patch_index(across, row->left),
                (size_t)(begin - row->left), color);
    fill_row(out + (begin - row->left), end - begin,
             color_through(color, coverage[across->middle]));
    if (end < row->right) {
        kernel_mask(out + (end - row->left),
                    coverage + patch_index(across, end),
                    (size_t)(row->right - end), color);
    }
}

void paint_patch(const struct canvas *canvas, struct rect r,
                 const struct mask *patch, struct color color)
{
    const struct rect part = rect_intersect(canvas->clip, r);
    const struct stretch across = stretch_from_size(r.x, r.w, patch->w_px);
    const struct stretch down = stretch_from_size(r.y, r.h, patch->h_px);

    for (int y = part.y; y < part.y + part.h; y++) {
        const struct patch_row row = {
            .coverage = patch_line(patch, &down, y),
            .across = &across,
            .left = part.x,
            .right = part.x + part.w,
        };
        paint_patch_row(pixel_at(canvas, part.x, y), &row, color);
    }
}

static void image_row(uint32_t *out, const uint32_t *from, int count,
                      bool opaque)
{
    if (opaque) {
        kernel_copy(out, from, (size_t)count);
    } else {
        kernel_over(out, from, (size_t)count);
    }
}

/*
 * The corners of a picture: coverage on both sides, and none in between,
 * where a patch for pictures is always full.
 */
static void paint_image_row(uint32_t *out, const uint32_t *from,
                            const struct patch_row *row, bool opaque)
{
    const struct stretch *across = row->across;
    const int begin = clamp(across->begin, row->left, row->right);
    const int end = clamp(across->end, row->left, row->right);
    const int middle = begin - row->left;
    const int tail = end - row->left;

    kernel_over_mask(out, from, row->coverage + patch_index(across, row->left),
                     (size_t)middle);
    if (row->coverage[across->middle] == 255) {
        image_row(out + middle, from + middle, end - begin, opaque);
    } else if (begin < end) {
        kernel_over_mask(out + middle, from + middle,
                         row->coverage + across->middle, (size_t)(end - begin));
    }
    if (end < row->right) {
        kernel_over_mask(out + tail, from + tail,
                         row->coverage + patch_index(across, end),
                         (size_t)(row->right - end));
    }
}

static const uint32_t *image_line(const struct paint_image *image, int x, int y)
{
    return image->pixels + (ptrdiff_t)(y - image->at.y) * image->stride_px +
           (x - image->at.x);
}

static void paint_image_plain(const struct canvas *canvas,
                              const struct paint_image *image)
{
    const struct rect part = rect_intersect(canvas->clip, image->at);

    for (int y = part.y; y < part.y + part.h; y++) {
        image_row(pixel_at(canvas, part.x, y), image_line(image, part.x, y),
                  part.w, image->opaque);
    }
}

void paint_image(const struct canvas *canvas, const struct paint_image *image,
                 const struct mask *patch)
{
    if (!patch) {
        paint_image_plain(canvas, image);
        return;
    }

    const struct rect at = image->at;
    const struct rect part = rect_intersect(canvas->clip, at);
    const struct stretch across = stretch_from_size(at.x, at.w, patch->w_px);
    const struct stretch down = stretch_from_size(at.y, at.h, patch->h_px);
    for (int y = part.y; y < part.y + part.h; y++) {
        const struct patch_row row = {
            .coverage = patch_line(patch, &down, y),
            .across = &across,
            .left = part.x,
            .right = part.x + part.w,
        };
        paint_image_row(pixel_at(canvas, part.x, y),
                        image_line(image, part.x, y), &row, image->opaque);
    }
}
