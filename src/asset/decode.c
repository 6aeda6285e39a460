#include "decode.h"

#include <assert.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "exif.h"
#include "jpeg.h"
#include "png_read.h"
#include "scale.h"
#include "webp_read.h"

/* @p value * @p alpha / 255, rounded; exact for all 65,536 pairs. */
static uint32_t scale_by_alpha(uint32_t value, uint32_t alpha)
{
    const uint32_t t = value * alpha + 128;
    return (t + (t >> 8)) >> 8;
}

static void premultiply(uint32_t *pixels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const uint32_t p = pixels[i];
        const uint32_t a = p >> 24;
        if (a != 255) {
            pixels[i] = a << 24 | scale_by_alpha(p >> 16 & 0xFF, a) << 16 |
                        scale_by_alpha(p >> 8 & 0xFF, a) << 8 |
                        scale_by_alpha(p & 0xFF, a);
        }
    }
}

static uint32_t *alloc_pixels(int w_px, int h_px)
{
    return malloc((size_t)w_px * (size_t)h_px * sizeof(uint32_t));
}

/* The box as the stored picture sees it, before it is turned. */
static struct scale_plan plan_for(const struct image_header *header,
                                  struct decode_box box)
{
    const bool turned = header->orientation >= EXIF_FIRST_TURNED;

    return scale_plan_for(header->w_px, header->h_px,
                          turned ? box.h_px : box.w_px,
                          turned ? box.w_px : box.h_px, box.fit);
}

static enum decode_reason decode_kind(struct image_bytes file,
                                      const struct image_header *header,
                                      uint32_t *out)
{
    switch (header->kind) {
    case IMAGE_PNG:
        return png_decode(file, header, out);
    case IMAGE_WEBP:
        return webp_decode(file, header, out);
    case IMAGE_JPEG: /* jpeg.h */
    case IMAGE_KIND_COUNT:
        break;
    }
    return DECODE_UNKNOWN_KIND;
}

/* Decoded whole, then scaled into @p out. */
static enum decode_reason decode_whole(struct image_bytes file,
                                       const struct image_header *header,
                                       const struct scale_plan *plan,
                                       uint32_t *out)
{
    uint32_t *whole = alloc_pixels(header->w_px, header->h_px);

    if (!whole) {
        return DECODE_NO_MEMORY;
    }
    enum decode_reason reason = decode_kind(file, header, whole);
    if (reason == DECODE_FINE) {
        premultiply(whole, (size_t)header->w_px * (size_t)header->h_px);
        const struct scale_source source = {
            .pixels = whole,
            .w_px = header->w_px,
            .h_px = header->h_px,
            .stride_px = header->w_px,
        };
        reason = scale_run(plan, &source, out) ? DECODE_FINE : DECODE_NO_MEMORY;
    }
    free(whole);
    return reason;
}

static enum decode_reason decode_as_stored(struct image_bytes file,
                                           const struct image_header *header,
                                           const struct scale_plan *plan,
                                           uint32_t *out)
{
    return header->kind == IMAGE_JPEG ? jpeg_decode(file, header, plan, out)
                                      : decode_whole(file, header, plan, out);
}

struct decode_size decode_size_for(const struct image_header *header,
                                   struct decode_box box)
{
    const struct scale_plan plan = plan_for(header, box);
    const bool turned = header->orientation >= EXIF_FIRST_TURNED;

    return (struct decode_size){
        .w_px = turned ? plan.y.out_px : plan.x.out_px,
        .h_px = turned ? plan.x.out_px : plan.y.out_px,
    };
}

enum decode_reason decode_into(struct image_bytes file,
                               const struct image_header *header,
                               struct decode_box box, uint32_t *pixels)
{
    const struct scale_plan plan = plan_for(header, box);

    assert(file.len <= IMAGE_FILE_BYTES_MAX);
    if (header->orientation == EXIF_UPRIGHT) {
        return decode_as_stored(file, header, &plan, pixels);
    }
    uint32_t *stored = alloc_pixels(plan.x.out_px, plan.y.out_px);
    if (!stored) {
        return DECODE_NO_MEMORY;
    }
    const enum decode_reason reason =
        decode_as_stored(file, header, &plan, stored);
    if (reason == DECODE_FINE) {
        scale_turn(stored, plan.x.out_px, plan.y.out_px, header->orientation,
                   pixels);
    }
    free(stored);
    return reason;
}

bool decode_is_opaque(const uint32_t *pixels, struct decode_size size)
{
    const size_t count = (size_t)size.w_px * (size_t)size.h_px;
    uint32_t all = UINT32_MAX;

    for (size_t i = 0; i < count; i++) {
        all &= pixels[i];
    }
    return all >> 24 == 255;
}

const char *decode_run(struct image_bytes file,
                       const struct image_header *header, struct decode_box box,
                       struct decode_image *out)
{
    const struct decode_size size = decode_size_for(header, box);

    *out = (struct decode_image){
        .pixels = alloc_pixels(size.w_px, size.h_px),
        .w_px = size.w_px,
        .h_px = size.h_px,
    };
    const enum decode_reason reason =
        out->pixels ? decode_into(file, header, box, out->pixels)
                    : DECODE_NO_MEMORY;
    if (reason != DECODE_FINE) {
        decode_finish(out);
    } else {
        out->opaque = decode_is_opaque(out->pixels, size);
    }
    return decode_reason_text(reason);
}

void decode_finish(struct decode_image *image)
{
    if (image->shared) {
        const size_t bytes =
            (size_t)image->w_px * (size_t)image->h_px * sizeof(*image->pixels);
        (void)munmap(image->pixels, bytes);
    } else {
        free(image->pixels);
    }
    *image = (struct decode_image){ 0 };
}
