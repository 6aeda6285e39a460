#include "decode.h"

#include <assert.h>
#include <stdlib.h>

#include <SDL.h>
#include <SDL_image.h>

#include "exif.h"
#include "jpeg.h"
#include "scale.h"

static const char reason_memory[] = "no memory for its pixels";

/* Never IMG_Load: it would try a dozen formats on foreign bytes. */
static SDL_Surface *load_typed(struct image_bytes file, enum image_kind kind)
{
    SDL_Surface *surface = NULL;
    SDL_RWops *stream = SDL_RWFromConstMem(file.data, (int)file.len);

    if (!stream) {
        return NULL;
    }
    switch (kind) {
    case IMAGE_PNG:
        surface = IMG_LoadPNG_RW(stream);
        break;
    case IMAGE_WEBP:
        surface = IMG_LoadWEBP_RW(stream);
        break;
    case IMAGE_JPEG: /* jpeg.h */
    case IMAGE_KIND_COUNT:
        break;
    }
    (void)SDL_RWclose(stream);
    return surface;
}

/*
 * SDL_image 2.6 takes a grey PNG with a transparent colour for 16-bit
 * colours and fills them with 8-bit greys. No other file gives 16 bits.
 */
static bool is_misread(const SDL_Surface *surface)
{
    return surface->format->BitsPerPixel == 16;
}

/* @p surface is released. */
static SDL_Surface *convert(SDL_Surface *surface)
{
    if (surface->format->format == SDL_PIXELFORMAT_ARGB8888) {
        return surface;
    }
    SDL_Surface *argb =
        SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(surface);
    return argb;
}

/* @p value * @p alpha / 255, rounded; exact for all 65,536 pairs. */
static uint32_t scale_by_alpha(uint32_t value, uint32_t alpha)
{
    const uint32_t t = value * alpha + 128;
    return (t + (t >> 8)) >> 8;
}

static void premultiply(SDL_Surface *argb)
{
    const int stride_px = argb->pitch / (int)sizeof(uint32_t);

    for (int y = 0; y < argb->h; y++) {
        uint32_t *row = (uint32_t *)argb->pixels + (ptrdiff_t)y * stride_px;
        for (int x = 0; x < argb->w; x++) {
            const uint32_t p = row[x];
            const uint32_t a = p >> 24;
            if (a != 255) {
                row[x] = a << 24 | scale_by_alpha(p >> 16 & 0xFF, a) << 16 |
                         scale_by_alpha(p >> 8 & 0xFF, a) << 8 |
                         scale_by_alpha(p & 0xFF, a);
            }
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

/* What SDL_image reads, scaled into @p out. */
static const char *run_typed(struct image_bytes file,
                             const struct image_header *header,
                             const struct scale_plan *plan, uint32_t *out)
{
    const char *reason = NULL;

    SDL_Surface *surface = load_typed(file, header->kind);
    if (!surface) {
        return "damaged inside";
    }
    if (surface->w != header->w_px || surface->h != header->h_px) {
        reason = "not the size its header says";
        goto done;
    }
    if (is_misread(surface)) {
        reason = "a grey PNG with a transparent colour; save it as RGBA";
        goto done;
    }

    surface = convert(surface);
    if (!surface) {
        reason = reason_memory;
        goto done;
    }
    premultiply(surface);
    const struct scale_source source = {
        .pixels = surface->pixels,
        .w_px = surface->w,
        .h_px = surface->h,
        .stride_px = surface->pitch / (int)sizeof(uint32_t),
    };
    if (!scale_run(plan, &source, out)) {
        reason = reason_memory;
    }

done:
    SDL_FreeSurface(surface);
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
                 : run_typed(file, header, &plan, out->pixels);
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
