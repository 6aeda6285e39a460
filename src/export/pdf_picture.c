#include "pdf_picture.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decode.h"
#include "exif.h"
#include "image_header.h"
#include "jpeg_strip.h"
#include "log.h"
#include "picture_folder.h"

enum {
    FINENESS = 2, /* Pixels for each one of the page, for a larger screen. */
    PROBE_PX = 64,
    ID_BYTES_MAX = 4096 + 32,
};

struct pdf_pictures {
    struct picture_folder *folder;
    int dir_fd;
    bool *said; /* In the log, for each file. */
};

struct pdf_pictures *pdf_pictures_create(const char *dir,
                                         const char *const *paths, size_t count)
{
    struct pdf_pictures *p = calloc(1, sizeof(*p));
    bool *said = calloc(count + 1, sizeof(*said));
    if (!p || !said) {
        log_fatal_memory(count + sizeof(*p));
    }
    *p = (struct pdf_pictures){
        .folder = picture_folder_create(dir, paths, count),
        .said = said,
    };
    p->dir_fd = picture_folder_dup(p->folder);
    return p;
}

void pdf_pictures_destroy(struct pdf_pictures *p)
{
    if (!p) {
        return;
    }
    if (p->dir_fd >= 0) {
        (void)close(p->dir_fd);
    }
    picture_folder_destroy(p->folder);
    free(p->said);
    free(p);
}

void pdf_picture_finish(struct pdf_picture *picture)
{
    cairo_surface_destroy(picture->surface);
    picture->surface = NULL;
}

/* A file, read and found to be what it says. */
struct file {
    const char *path;
    struct image_bytes bytes; /* Owned: free(). */
    struct image_header header;
};

static const char *read_file(const struct pdf_pictures *p, struct file *file)
{
    const char *reason =
        picture_folder_read(p->dir_fd, file->path, &file->bytes);
    if (!reason) {
        reason = image_header_read(file->bytes, &file->header);
    }
    if (!reason && !image_kind_has_name(file->header.kind, file->path)) {
        reason = "its extension names another format";
    }
    return reason;
}

static bool is_turned(const struct file *file)
{
    return file->header.orientation >= EXIF_FIRST_TURNED;
}

/* See exif.h: what is read here is where a pixel as stored comes to stand. */
static cairo_matrix_t matrix_from_orientation(const struct image_header *h)
{
    const double w = h->w_px;
    const double height = h->h_px;
    const cairo_matrix_t matrices[EXIF_ORIENTATION_MAX] = {
        { 1, 0, 0, 1, 0, 0 },        { -1, 0, 0, 1, w, 0 },
        { -1, 0, 0, -1, w, height }, { 1, 0, 0, -1, 0, height },
        { 0, 1, 1, 0, 0, 0 },        { 0, 1, -1, 0, height, 0 },
        { 0, -1, -1, 0, height, w }, { 0, -1, 1, 0, 0, w },
    };
    return matrices[h->orientation - EXIF_UPRIGHT];
}

/* One picture stands in the file once, on however many pages it is. */
static void name_surface(cairo_surface_t *surface, const struct file *file)
{
    char id[ID_BYTES_MAX];
    (void)snprintf(id, sizeof(id), "%s %dx%d", file->path,
                   cairo_image_surface_get_width(surface),
                   cairo_image_surface_get_height(surface));
    char *copy = strdup(id);
    if (!copy) {
        log_fatal_memory(sizeof(id));
    }
    (void)cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID,
                                      (unsigned char *)copy, strlen(copy), free,
                                      copy);
}

/* As it is: cairo hands the bytes on and never looks at the pixels. */
static const char *take_jpeg(const struct file *file, struct pdf_picture *out)
{
    const struct image_header *h = &file->header;
    struct decode_image probe = { 0 };
    const char *reason = decode_run(
        file->bytes, h, (struct decode_box){ PROBE_PX, PROBE_PX, FIT_CONTAIN },
        &probe);
    decode_finish(&probe);
    if (reason) {
        return reason;
    }

    unsigned char *bytes = malloc(file->bytes.len);
    if (!bytes) {
        return "no memory for it";
    }
    const size_t len = jpeg_strip(file->bytes, bytes);
    *out = (struct pdf_picture){
        .surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, h->w_px, h->h_px),
        .w_px = is_turned(file) ? h->h_px : h->w_px,
        .h_px = is_turned(file) ? h->w_px : h->h_px,
        .upright = matrix_from_orientation(h),
    };
    if (cairo_surface_set_mime_data(out->surface, CAIRO_MIME_TYPE_JPEG, bytes,
                                    len, free, bytes) != CAIRO_STATUS_SUCCESS) {
        free(bytes);
        pdf_picture_finish(out);
        return "no memory for it";
    }
    return NULL;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* As many pixels as @p box needs, in the picture's own shape. */
static struct decode_box box_for(const struct image_header *h, struct rect box)
{
    const bool turned = h->orientation >= EXIF_FIRST_TURNED;
    const int w = turned ? h->h_px : h->w_px;
    const int height = turned ? h->w_px : h->h_px;
    const double by_w = (double)box.w / w;
    const double by_h = (double)box.h / height;
    const double scale = FINENESS * (by_w > by_h ? by_w : by_h);

    return (struct decode_box){
        .w_px = larger(1, smaller(w, (int)(w * scale + 0.5))),
        .h_px = larger(1, smaller(height, (int)(height * scale + 0.5))),
        .fit = FIT_CONTAIN,
    };
}

static void copy_pixels(cairo_surface_t *to, const struct decode_image *from)
{
    const size_t row = (size_t)from->w_px * sizeof(*from->pixels);
    const int stride = cairo_image_surface_get_stride(to);

    cairo_surface_flush(to);
    for (int y = 0; y < from->h_px; y++) {
        memcpy(cairo_image_surface_get_data(to) + (ptrdiff_t)y * stride,
               from->pixels + (ptrdiff_t)y * from->w_px, row);
    }
    cairo_surface_mark_dirty(to);
}

static const char *take_pixels(const struct file *file, struct rect box,
                               struct pdf_picture *out)
{
    struct decode_image image = { 0 };
    const char *reason = decode_run(file->bytes, &file->header,
                                    box_for(&file->header, box), &image);
    if (reason) {
        return reason;
    }

    *out = (struct pdf_picture){
        .surface = cairo_image_surface_create(
            image.opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, image.w_px,
            image.h_px),
        .w_px = image.w_px,
        .h_px = image.h_px,
    };
    cairo_matrix_init_identity(&out->upright);
    if (cairo_surface_status(out->surface) == CAIRO_STATUS_SUCCESS) {
        copy_pixels(out->surface, &image);
    } else {
        reason = "no memory for it";
        pdf_picture_finish(out);
    }
    decode_finish(&image);
    return reason;
}

static const char *load(const struct pdf_pictures *p, struct file *file,
                        struct rect box, struct pdf_picture *out)
{
    const char *reason = read_file(p, file);

    if (reason) {
        return reason;
    }
    reason = file->header.kind == IMAGE_JPEG ? take_jpeg(file, out)
                                             : take_pixels(file, box, out);
    if (!reason) {
        name_surface(out->surface, file);
    }
    return reason;
}

bool pdf_pictures_load(struct pdf_pictures *p, struct asset_id id,
                       struct rect box, struct pdf_picture *out)
{
    const size_t index = (size_t)id.value - 1;
    if (id.value == 0 || index >= picture_folder_count(p->folder) ||
        rect_is_empty(box)) {
        return false;
    }

    struct file file = { .path = picture_folder_path(p->folder, index) };
    const char *reason = load(p, &file, box, out);
    free((void *)file.bytes.data);
    if (reason && !p->said[index]) {
        log_warning("%s/%s: %s", picture_folder_name(p->folder), file.path,
                    reason);
        p->said[index] = true;
    }
    return !reason;
}
