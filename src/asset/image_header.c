#include "image_header.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "exif.h"

static const char reason_cut[] = "cut short";
static const char reason_damaged[] = "damaged";

static uint32_t big_u16(const unsigned char *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t big_u32(const unsigned char *p)
{
    return big_u16(p) << 16 | big_u16(p + 2);
}

static uint32_t little_u16(const unsigned char *p)
{
    return (uint32_t)p[1] << 8 | p[0];
}

static uint32_t little_u24(const unsigned char *p)
{
    return (uint32_t)p[2] << 16 | little_u16(p);
}

static uint32_t little_u32(const unsigned char *p)
{
    return little_u16(p + 2) << 16 | little_u16(p);
}

static const char *set_size(struct image_header *out, uint32_t w, uint32_t h)
{
    if (w == 0 || h == 0) {
        return "a side of 0 pixels";
    }
    if (w > IMAGE_SIDE_MAX_PX || h > IMAGE_SIDE_MAX_PX) {
        return "a side over 8,192 pixels";
    }
    if (out->kind != IMAGE_JPEG && w * h > IMAGE_AREA_MAX_PX) {
        return "over 16.8 megapixels";
    }
    out->w_px = (int)w;
    out->h_px = (int)h;
    return NULL;
}

/* PNG, W3C Recommendation, second edition, 5.3 and 11.2.2. */

static const unsigned char png_magic[] = { 0x89, 'P',  'N',  'G',
                                           '\r', '\n', 0x1A, '\n' };

enum {
    PNG_CHUNK_BYTES = 12, /* length, type, CRC */
    PNG_IHDR_BYTES = 13,
};

static bool png_type_is(const unsigned char *chunk, const char *type)
{
    return memcmp(chunk + 4, type, 4) == 0;
}

/* Walk from IHDR, the first chunk, to IEND. */
static const char *read_png(struct image_bytes in, struct image_header *out)
{
    size_t pos = sizeof(png_magic);
    bool has_data = false;

    for (int i = 0; i < IMAGE_CHUNKS_MAX; i++) {
        const unsigned char *chunk = in.data + pos;
        if (in.len - pos < PNG_CHUNK_BYTES) {
            return reason_cut;
        }
        const size_t len = big_u32(chunk);
        if ((i == 0) != png_type_is(chunk, "IHDR") ||
            (i == 0 && len != PNG_IHDR_BYTES)) {
            return reason_damaged;
        }
        if (len > in.len - pos - PNG_CHUNK_BYTES) {
            return reason_cut;
        }
        if (i == 0) {
            const char *reason =
                set_size(out, big_u32(chunk + 8), big_u32(chunk + 12));
            if (reason) {
                return reason;
            }
        }
        has_data = has_data || (png_type_is(chunk, "IDAT") && len > 0);
        if (png_type_is(chunk, "IEND")) {
            return has_data ? NULL : reason_damaged;
        }
        pos += PNG_CHUNK_BYTES + len;
    }
    return "too many chunks";
}

/* JPEG, ITU-T T.81, annex B. */

enum {
    JPEG_MARK = 0xFF,
    JPEG_TEM = 0x01,
    JPEG_SOF_BASELINE = 0xC0,
    JPEG_SOF_PROGRESSIVE = 0xC2,
    JPEG_DHT = 0xC4,
    JPEG_JPG = 0xC8,
    JPEG_DAC = 0xCC,
    JPEG_SOF_LAST = 0xCF,
    JPEG_RST_FIRST = 0xD0,
    JPEG_RST_LAST = 0xD7,
    JPEG_SOI = 0xD8,
    JPEG_EOI = 0xD9,
    JPEG_SOS = 0xDA,
    JPEG_APP1 = 0xE1,
    JPEG_FRAME_BYTES = 6, /* before the components */
    JPEG_COMPONENT_BYTES = 3,
    JPEG_SAMPLE_BITS = 8,
};

struct jpeg_walk {
    struct image_bytes in;
    size_t pos; /* at most in.len */
    int scans;
    bool has_frame;
};

static bool jpeg_is_frame(int marker)
{
    return marker >= JPEG_SOF_BASELINE && marker <= JPEG_SOF_LAST &&
           marker != JPEG_DHT && marker != JPEG_JPG && marker != JPEG_DAC;
}

static bool jpeg_is_bare(int marker)
{
    return marker == JPEG_TEM ||
           (marker >= JPEG_RST_FIRST && marker <= JPEG_RST_LAST);
}

/* The next marker, after fill bytes; -1 at the end, 0 if there is none. */
static int jpeg_next_marker(struct jpeg_walk *w)
{
    if (w->pos < w->in.len && w->in.data[w->pos] != JPEG_MARK) {
        return 0;
    }
    while (w->pos < w->in.len && w->in.data[w->pos] == JPEG_MARK) {
        w->pos++;
    }
    return w->pos < w->in.len ? w->in.data[w->pos++] : -1;
}

/* Coded data ends at a marker that is neither a stuffed zero nor RSTn. */
static void jpeg_skip_coded(struct jpeg_walk *w)
{
    const unsigned char *data = w->in.data;

    while (w->pos + 1 < w->in.len) {
        const int next = data[w->pos + 1];
        if (data[w->pos] == JPEG_MARK && next != 0 && next != JPEG_MARK &&
            !jpeg_is_bare(next)) {
            return;
        }
        w->pos++;
    }
    w->pos = w->in.len;
}

static const char *jpeg_read_frame(struct jpeg_walk *w, int marker,
                                   struct image_bytes segment,
                                   struct image_header *out)
{
    const unsigned char *p = segment.data;

    if (w->has_frame || segment.len < JPEG_FRAME_BYTES ||
        segment.len != JPEG_FRAME_BYTES + (size_t)p[5] * JPEG_COMPONENT_BYTES) {
        return reason_damaged;
    }
    if (marker > JPEG_SOF_PROGRESSIVE || p[0] != JPEG_SAMPLE_BITS) {
        return "neither baseline nor progressive JPEG of 8 bits";
    }
    /* Print shops deliver four inks; decoders show them as light. */
    if (p[5] != 1 && p[5] != 3) {
        return "not grey or RGB colours (CMYK?)";
    }
    w->has_frame = true;
    return set_size(out, big_u16(p + 3), big_u16(p + 1));
}

static const char *jpeg_read_segment(struct jpeg_walk *w, int marker,
                                     struct image_header *out)
{
    const size_t left = w->in.len - w->pos;
    const size_t len = left < 2 ? 0 : big_u16(w->in.data + w->pos);

    if (len > left || left < 2) {
        return reason_cut;
    }
    if (len < 2) {
        return reason_damaged;
    }
    const struct image_bytes body = { w->in.data + w->pos + 2, len - 2 };
    w->pos += len;

    if (jpeg_is_frame(marker)) {
        return jpeg_read_frame(w, marker, body, out);
    }
    if (marker == JPEG_APP1 && out->orientation == EXIF_UPRIGHT) {
        out->orientation = exif_orientation(body);
    }
    if (marker == JPEG_SOS) {
        if (!w->has_frame) {
            return reason_damaged;
        }
        if (++w->scans > IMAGE_SCANS_MAX) {
            return "over 100 scans";
        }
        jpeg_skip_coded(w);
    }
    return NULL;
}

/* Walk from SOI to EOI. What follows, a second picture often, is ignored. */
static const char *read_jpeg(struct image_bytes in, struct image_header *out)
{
    struct jpeg_walk w = { .in = in, .pos = 2 };

    for (int i = 0; i < IMAGE_CHUNKS_MAX; i++) {
        const int marker = jpeg_next_marker(&w);
        if (marker < 0) {
            return reason_cut;
        }
        if (marker == JPEG_EOI) {
            return w.scans > 0 ? NULL : reason_damaged;
        }
        if (marker == 0 || marker == JPEG_SOI) {
            return reason_damaged;
        }
        if (jpeg_is_bare(marker)) {
            continue;
        }
        const char *reason = jpeg_read_segment(&w, marker, out);
        if (reason) {
            return reason;
        }
    }
    return "too many segments";
}

/* WebP, RFC 9649 (container), RFC 6386 9.1 (VP8), RFC 9649 3.4 (VP8L). */

enum {
    WEBP_FILE_BYTES = 12, /* RIFF, size, WEBP */
    WEBP_CHUNK_BYTES = 8, /* type, size */
    WEBP_SIZE_BITS = 14,  /* of a side, in VP8 and VP8L */
    WEBP_VP8X_BYTES = 10,
    WEBP_VP8_BYTES = 10,
    WEBP_VP8L_BYTES = 5,
    WEBP_VP8L_MARK = 0x2F,
    WEBP_ANIMATED = 0x02, /* flag in VP8X */
};

static bool webp_type_is(const unsigned char *chunk, const char *type)
{
    return memcmp(chunk, type, 4) == 0;
}

static const char *webp_read_vp8(struct image_bytes body,
                                 struct image_header *out)
{
    static const unsigned char start[] = { 0x9D, 0x01, 0x2A };
    const uint32_t mask = (1u << WEBP_SIZE_BITS) - 1;
    const unsigned char *p = body.data;

    /* The lowest bit of the first byte is 0 in a key frame. */
    if (body.len < WEBP_VP8_BYTES || (p[0] & 1) != 0 ||
        memcmp(p + 3, start, sizeof(start)) != 0) {
        return reason_damaged;
    }
    return set_size(out, little_u16(p + 6) & mask, little_u16(p + 8) & mask);
}

static const char *webp_read_vp8l(struct image_bytes body,
                                  struct image_header *out)
{
    const uint32_t mask = (1u << WEBP_SIZE_BITS) - 1;

    if (body.len < WEBP_VP8L_BYTES || body.data[0] != WEBP_VP8L_MARK) {
        return reason_damaged;
    }
    const uint32_t bits = little_u32(body.data + 1);
    return set_size(out, (bits & mask) + 1,
                    (bits >> WEBP_SIZE_BITS & mask) + 1);
}

/* The canvas, which the picture inside must fill exactly. */
static const char *webp_read_vp8x(struct image_bytes body,
                                  struct image_header *out)
{
    if (body.len != WEBP_VP8X_BYTES) {
        return reason_damaged;
    }
    if (body.data[0] & WEBP_ANIMATED) {
        return "animated";
    }
    return set_size(out, little_u24(body.data + 4) + 1,
                    little_u24(body.data + 7) + 1);
}

/* @param[out] done  True when the picture itself was seen. */
static const char *webp_read_chunk(const unsigned char *chunk,
                                   struct image_bytes body,
                                   struct image_header *out, bool *done)
{
    const struct image_header canvas = *out;
    const bool lossy = webp_type_is(chunk, "VP8 ");
    const char *reason = NULL;

    *done = lossy || webp_type_is(chunk, "VP8L");
    if (*done) {
        reason = lossy ? webp_read_vp8(body, out) : webp_read_vp8l(body, out);
    }
    if (*done && !reason && canvas.w_px > 0 &&
        (canvas.w_px != out->w_px || canvas.h_px != out->h_px)) {
        return reason_damaged;
    }
    return reason;
}

/* Walk to the picture; what follows it, metadata only, is not read. */
static const char *read_webp(struct image_bytes in, struct image_header *out)
{
    const size_t riff_bytes = little_u32(in.data + 4);
    size_t pos = WEBP_FILE_BYTES;
    bool done = false;

    if (riff_bytes > in.len - WEBP_CHUNK_BYTES) {
        return reason_cut;
    }
    in.len = riff_bytes + WEBP_CHUNK_BYTES;
    for (int i = 0; i < IMAGE_CHUNKS_MAX; i++) {
        if (pos > in.len || in.len - pos < WEBP_CHUNK_BYTES) {
            return reason_cut;
        }
        const unsigned char *chunk = in.data + pos;
        const size_t len = little_u32(chunk + 4);
        if (len > in.len - pos - WEBP_CHUNK_BYTES) {
            return reason_cut;
        }
        const struct image_bytes body = { chunk + WEBP_CHUNK_BYTES, len };
        const char *reason = i == 0 && webp_type_is(chunk, "VP8X")
                                 ? webp_read_vp8x(body, out)
                                 : webp_read_chunk(chunk, body, out, &done);
        if (reason || done) {
            return reason;
        }
        pos += WEBP_CHUNK_BYTES + len + (len & 1);
    }
    return "too many chunks";
}

const char *image_header_read(struct image_bytes file, struct image_header *out)
{
    struct image_header header = { .orientation = EXIF_UPRIGHT };
    const char *reason = "neither PNG, JPEG nor WebP";

    if (file.len == 0) {
        return "an empty file";
    }
    if (file.len > IMAGE_FILE_BYTES_MAX) {
        return "over 16 MiB";
    }
    if (file.len >= sizeof(png_magic) &&
        memcmp(file.data, png_magic, sizeof(png_magic)) == 0) {
        header.kind = IMAGE_PNG;
        reason = read_png(file, &header);
    } else if (file.len >= 3 && memcmp(file.data, "\xFF\xD8\xFF", 3) == 0) {
        header.kind = IMAGE_JPEG;
        reason = read_jpeg(file, &header);
    } else if (file.len >= WEBP_FILE_BYTES &&
               memcmp(file.data, "RIFF", 4) == 0 &&
               memcmp(file.data + 8, "WEBP", 4) == 0) {
        header.kind = IMAGE_WEBP;
        reason = read_webp(file, &header);
    }

    if (!reason) {
        *out = header;
    }
    return reason;
}

bool image_kind_has_name(enum image_kind kind, const char *name)
{
    const char *dot = strrchr(name, '.');

    if (!dot) {
        return false;
    }
    switch (kind) {
    case IMAGE_PNG:
        return strcasecmp(dot, ".png") == 0;
    case IMAGE_JPEG:
        return strcasecmp(dot, ".jpg") == 0 || strcasecmp(dot, ".jpeg") == 0;
    case IMAGE_WEBP:
        return strcasecmp(dot, ".webp") == 0;
    case IMAGE_KIND_COUNT:
        break;
    }
    return false;
}
