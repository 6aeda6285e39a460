#include "picture_sample.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <SDL_image.h>

enum {
    SAMPLE_BYTES_MAX = 1024 * 1024,
    JPEG_QUALITY = 100,
    ORIENTATION_OFFSET = 29, /* of the low byte of the value in exif below */
};

/* APP1 of 34 bytes: big-endian TIFF, one entry, orientation. */
static const unsigned char exif[] = {
    0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0,    0,    'M', 'M',
    0,    42,   0, 0,  0,   8,   0,   1,   0x01, 0x12, 0,   3,
    0,    0,    0, 1,  0,   0,   0,   0,   0,    0,    0,   0,
};

struct bit_writer {
    unsigned char *data;
    size_t bits;
};

/* Holds in every build; a test without its sample proves nothing. */
static void require(bool ok)
{
    if (!ok) {
        abort();
    }
}

static SDL_Surface *surface_over(const uint32_t *pixels, int w, int h)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);

    require(surface);
    for (int y = 0; y < h; y++) {
        memcpy((unsigned char *)surface->pixels + (ptrdiff_t)y * surface->pitch,
               pixels + (ptrdiff_t)y * w, (size_t)w * sizeof(*pixels));
    }
    return surface;
}

static struct picture_sample save(const uint32_t *pixels, int w, int h,
                                  enum image_kind kind)
{
    struct picture_sample sample = { .data = malloc(SAMPLE_BYTES_MAX) };
    SDL_Surface *surface = surface_over(pixels, w, h);
    SDL_RWops *out = SDL_RWFromMem(sample.data, SAMPLE_BYTES_MAX);

    require(sample.data && out);
    const int result = kind == IMAGE_PNG
                           ? IMG_SavePNG_RW(surface, out, 0)
                           : IMG_SaveJPG_RW(surface, out, 0, JPEG_QUALITY);
    require(result == 0);
    sample.len = (size_t)SDL_RWtell(out);
    SDL_RWclose(out);
    SDL_FreeSurface(surface);

    struct picture_sample exact =
        picture_sample_copy(picture_sample_bytes(&sample));
    picture_sample_finish(&sample);
    return exact;
}

struct picture_sample picture_sample_png(const uint32_t *pixels, int w, int h)
{
    return save(pixels, w, h, IMAGE_PNG);
}

struct picture_sample picture_sample_jpeg(const uint32_t *pixels, int w, int h,
                                          int orientation)
{
    struct picture_sample plain = save(pixels, w, h, IMAGE_JPEG);
    if (orientation == 0) {
        return plain;
    }

    struct picture_sample sample = {
        .data = malloc(plain.len + sizeof(exif)),
        .len = plain.len + sizeof(exif),
    };
    require(sample.data);
    memcpy(sample.data, plain.data, 2); /* SOI */
    memcpy(sample.data + 2, exif, sizeof(exif));
    sample.data[2 + ORIENTATION_OFFSET] = (unsigned char)orientation;
    memcpy(sample.data + 2 + sizeof(exif), plain.data + 2, plain.len - 2);
    picture_sample_finish(&plain);
    return sample;
}

static void put_bits(struct bit_writer *w, uint32_t value, int count)
{
    for (int i = 0; i < count; i++) {
        if (value >> i & 1) {
            w->data[w->bits / 8] |= (unsigned char)(1u << w->bits % 8);
        }
        w->bits++;
    }
}

/* A prefix code of one symbol, which then takes no bits: RFC 9649, 3.7.2. */
static void put_single_symbol(struct bit_writer *w, uint32_t symbol)
{
    put_bits(w, 5, 3); /* simple, one symbol, of 8 bits */
    put_bits(w, symbol, 8);
}

struct picture_sample picture_sample_webp(uint32_t pixel, int w, int h)
{
    static const char head[] = "RIFF\x18\0\0\0WEBPVP8L\x0C\0\0";
    const size_t head_bytes = 20;
    const size_t body_bytes = 12;
    struct picture_sample sample = {
        .data = calloc(1, head_bytes + body_bytes),
        .len = head_bytes + body_bytes,
    };
    require(sample.data && sizeof(head) == head_bytes);
    memcpy(sample.data, head, head_bytes);

    struct bit_writer writer = { .data = sample.data + head_bytes };
    put_bits(&writer, 0x2F, 8);
    put_bits(&writer, (uint32_t)w - 1, 14);
    put_bits(&writer, (uint32_t)h - 1, 14);
    put_bits(&writer, 1, 1); /* alpha is used */
    put_bits(&writer, 0, 3); /* version */
    put_bits(&writer, 0, 3); /* no transform, cache or meta prefix codes */
    put_single_symbol(&writer, pixel >> 8 & 0xFF);
    put_single_symbol(&writer, pixel >> 16 & 0xFF);
    put_single_symbol(&writer, pixel & 0xFF);
    put_single_symbol(&writer, pixel >> 24);
    put_bits(&writer, 1, 4); /* distances: simple, one symbol, 0 */
    require(writer.bits <= 8 * body_bytes);
    return sample;
}

static unsigned char digit_value(char c)
{
    return (unsigned char)(isdigit((unsigned char)c) ? c - '0' : c - 'a' + 10);
}

struct picture_sample picture_sample_hex(const char *hex)
{
    struct picture_sample sample = { .data = malloc(strlen(hex) / 2 + 1) };

    require(sample.data);
    while (*hex) {
        if (*hex == ' ') {
            hex++;
            continue;
        }
        require(isxdigit((unsigned char)hex[0]) && hex[1] != '\0');
        sample.data[sample.len++] =
            (unsigned char)(digit_value(hex[0]) << 4 | digit_value(hex[1]));
        hex += 2;
    }

    struct picture_sample exact =
        picture_sample_copy(picture_sample_bytes(&sample));
    picture_sample_finish(&sample);
    return exact;
}

struct picture_sample picture_sample_copy(struct image_bytes bytes)
{
    struct picture_sample sample = {
        .data = malloc(bytes.len > 0 ? bytes.len : 1),
        .len = bytes.len,
    };

    require(sample.data);
    memcpy(sample.data, bytes.data, bytes.len);
    return sample;
}

struct image_bytes picture_sample_bytes(const struct picture_sample *sample)
{
    return (struct image_bytes){ .data = sample->data, .len = sample->len };
}

void picture_sample_finish(struct picture_sample *sample)
{
    free(sample->data);
    *sample = (struct picture_sample){ 0 };
}
