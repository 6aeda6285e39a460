#include "decode.h"

#include <assert.h>
#include <stdlib.h>

#include "exif.h"
#include "jpeg.h"
#include "png_read.h"
#include "scale.h"
#include "webp_read.h"

static const char reason_memory[] = "no memory for its pixels";

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

static bool is_opaque(const struct decode_image *image)
{
    const size_t count = (size_t)image->w_px * (size_t)image->h_px;
    uint32_t all = UINT32_MAX;

    for (size_t i = 0; i < count; i++) {
        all &= image->pixels[i];
    }
    return all >> 24 == 255;
}

static bool alloc_pixels(struct decode_image *image, int w_px, int h_px)
{
    const size_t count = (size_t)w_px * (size_t)h_px;

    *image = (struct decode_image){
        .pixels = malloc(count * sizeof(*image->pixels)),
        .w_px = w_px,
        .h_px = h_px,
    };
    return image->pixels != NULL;
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

/* Replace @p image by itself turned upright. */
static const char *turn(struct decode_image *image, int orientation)
{
    const bool turned = orientation >= EXIF_FIRST_TURNED;
    struct decode_image upright;

    if (orientation == EXIF_UPRIGHT) {
        return NULL;
    }
    if (!alloc_pixels(&upright, turned ? image->h_px : image->w_px,
                      turned ? image->w_px : image->h_px)) {
        return reason_memory;
    }
    scale_turn(image->pixels, image->w_px, image->h_px, orientation,
               upright.pixels);
    free(image->pixels);
    *image = upright;
    return NULL;
}

static const char *decode_kind(struct image_bytes file,
                               const struct image_header *header, uint32_t *out)
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
    return "of no kind that is known";
}

/* Decoded whole, then scaled into @p out. */
static const char *decode_whole(struct image_bytes file,
                                const struct image_header *header,
                                const struct scale_plan *plan, uint32_t *out)
{
    struct decode_image whole;
    const char *reason = NULL;

    if (!alloc_pixels(&whole, header->w_px, header->h_px)) {
        return reason_memory;
    }
    reason = decode_kind(file, header, whole.pixels);
    if (!reason) {
        premultiply(whole.pixels, (size_t)whole.w_px * (size_t)whole.h_px);
        const struct scale_source source = {
            .pixels = whole.pixels,
            .w_px = whole.w_px,
            .h_px = whole.h_px,
            .stride_px = whole.w_px,
        };
        reason = scale_run(plan, &source, out) ? NULL : reason_memory;
    }
    decode_finish(&whole);
    return reason;
}

const char *decode_run(struct image_bytes file,
                       const struct image_header *header, struct decode_box box,
                       struct decode_image *out)
{
    const struct scale_plan plan = plan_for(header, box);
    const char *reason = NULL;

    assert(file.len <= IMAGE_FILE_BYTES_MAX);
    if (!alloc_pixels(out, plan.x.out_px, plan.y.out_px)) {
        return reason_memory;
    }
    reason = header->kind == IMAGE_JPEG
                 ? jpeg_decode(file, header, &plan, out->pixels)
                 : decode_whole(file, header, &plan, out->pixels);
    if (!reason) {
        reason = turn(out, header->orientation);
    }
    if (reason) {
        decode_finish(out);
    } else {
        out->opaque = is_opaque(out);
    }
    return reason;
}

void decode_finish(struct decode_image *image)
{
    free(image->pixels);
    *image = (struct decode_image){ 0 };
}
