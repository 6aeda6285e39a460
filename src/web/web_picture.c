/*
 * Photographs, brought to the size of a page and written anew, so that
 * nothing but pixels is handed out; and logos, byte for byte as they are.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h> /* jpeglib.h needs it and does not say so */
#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

#include "hash.h"
#include "log.h"
#include "picture.h"
#include "picture_folder.h"
#include "web_room.h"

enum {
    SIDE_PX_MAX = 1280, /* two pixels a point on a phone, one on a desk */
    QUALITY = 82,
    CHANNELS = 3,
    OPAQUE = 255,
};

/* "img/0123456789abcdef.jpg": the same for the same picture. */
static const char *file_name(struct arena *arena, const char *path,
                             const char *type)
{
    return arena_format(arena, "img/%016llx.%s",
                        (unsigned long long)hash_string(HASH_START, path),
                        type);
}

/* ---- writing JPEG ---------------------------------------------------------
 */

/* libjpeg must not return from an error: it is left by a jump. */
struct trap {
    struct jpeg_error_mgr base; /* first: libjpeg knows no more of it */
    jmp_buf back;
};

struct job {
    struct jpeg_compress_struct jpeg;
    struct trap trap;
    unsigned char *row;
    unsigned char *data;
    unsigned long len;
    bool done;
};

static void jump_back(j_common_ptr jpeg)
{
    longjmp(((struct trap *)jpeg->err)->back, 1);
}

/* Premultiplied, on white: what is seen through is paper. */
static void take_row(unsigned char *out, const uint32_t *pixels, int count)
{
    for (int i = 0; i < count; i++) {
        const uint32_t p = pixels[i];
        const unsigned white = OPAQUE - (p >> 24);
        *out++ = (unsigned char)(((p >> 16) & 255u) + white);
        *out++ = (unsigned char)(((p >> 8) & 255u) + white);
        *out++ = (unsigned char)((p & 255u) + white);
    }
}

static void compress(struct job *job, const struct decode_image *image)
{
    struct jpeg_compress_struct *jpeg = &job->jpeg;

    jpeg_mem_dest(jpeg, &job->data, &job->len);
    jpeg->image_width = (JDIMENSION)image->w_px;
    jpeg->image_height = (JDIMENSION)image->h_px;
    jpeg->input_components = CHANNELS;
    jpeg->in_color_space = JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg->optimize_coding = TRUE;
    jpeg_start_compress(jpeg, TRUE);
    for (int y = 0; y < image->h_px; y++) {
        take_row(job->row, image->pixels + (size_t)y * (size_t)image->w_px,
                 image->w_px);
        (void)jpeg_write_scanlines(jpeg, &job->row, 1);
    }
    jpeg_finish_compress(jpeg);
}

/* @return false if there is no memory for it. */
static bool encode(struct job *job, const struct decode_image *image)
{
    job->row = malloc((size_t)image->w_px * CHANNELS);
    if (!job->row) {
        return false;
    }
    job->jpeg.err = jpeg_std_error(&job->trap.base);
    job->trap.base.error_exit = jump_back;
    jpeg_create_compress(&job->jpeg);
    if (setjmp(job->trap.back) == 0) {
        compress(job, image);
        job->done = true;
    }
    jpeg_destroy_compress(&job->jpeg);
    free(job->row);
    return job->done;
}

/* ---- what pages show ------------------------------------------------------
 */

/* Missing pictures are said in the log, and left out. @return false if the
   site cannot be written. */
static bool add_photograph(const struct web *web, int dir_fd, int index,
                           struct web_picture *out)
{
    struct arena arena = region_arena(web->page_memory);
    const char *path = web->content->images[index];
    const struct picture_place place = { .dir_fd = dir_fd, .path = path };
    const struct decode_box box = { SIDE_PX_MAX, SIDE_PX_MAX, FIT_CONTAIN };
    struct decode_image image = { 0 };
    struct job job = { .data = NULL };
    bool good = true;

    const char *problem = picture_load(&place, box, &image);
    if (problem) {
        log_warning("%s: %s", path, problem);
        return true;
    }
    if (encode(&job, &image)) {
        *out = (struct web_picture){ image.w_px, image.h_px };
        good = web_tree_add(web->tree, file_name(&arena, path, "jpg"), job.data,
                            job.len);
    }
    free(job.data);
    decode_finish(&image);
    return good;
}

static const char *type_of(enum image_kind kind)
{
    switch (kind) {
    case IMAGE_PNG:
        return "png";
    case IMAGE_JPEG:
        return "jpg";
    case IMAGE_WEBP:
        return "webp";
    case IMAGE_KIND_COUNT:
        break;
    }
    return "";
}

static bool add_logo(const struct web *web, int dir_fd, struct slot_file *out)
{
    struct arena arena = region_arena(web->page_memory);
    struct image_bytes bytes = { 0 };
    struct image_header header;

    const char *problem = picture_folder_read(dir_fd, out->path, &bytes);
    if (!problem) {
        problem = image_header_read(bytes, &header);
    }
    bool good = true;
    if (problem) {
        log_warning("%s: %s", out->path, problem);
    } else {
        const char *name = file_name(&arena, out->path, type_of(header.kind));
        out->w_px = header.w_px;
        out->h_px = header.h_px;
        (void)snprintf(out->file, sizeof(out->file), "%s", name);
        good = web_tree_add(web->tree, name, bytes.data, bytes.len);
    }
    free((void *)bytes.data);
    return good;
}

static bool add_logos(const struct web *web, int dir_fd,
                      struct web_pictures *pictures)
{
    const struct cofunding *cofunding = &web->content->cofunding;
    bool good = true;

    for (size_t i = 0; good && i < cofunding->slot_count; i++) {
        const int image = cofunding->slots[i].image;
        if (image >= 0) {
            pictures->logos[i].path = web->content->images[image];
            good = add_logo(web, dir_fd, &pictures->logos[i]);
        }
    }
    return good;
}

static bool add_photographs(const struct web *web, int dir_fd,
                            struct web_pictures *pictures)
{
    bool good = true;

    for (size_t i = 0; good && i < web->content->project_count; i++) {
        const int image = web->content->projects[i].picture.image;
        if (image >= 0 && pictures->photographs[image].w_px == 0) {
            good = add_photograph(web, dir_fd, image,
                                  &pictures->photographs[image]);
        }
    }
    return good;
}

bool web_add_pictures(const struct web *web, struct arena *arena,
                      struct web_pictures *out)
{
    const struct content *c = web->content;
    const int dir_fd = open(c->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    out->photographs = arena_make(arena, struct web_picture, c->image_count);
    out->logos = arena_make(arena, struct slot_file, c->cofunding.slot_count);
    const bool good =
        add_photographs(web, dir_fd, out) && add_logos(web, dir_fd, out);
    if (dir_fd >= 0) {
        (void)close(dir_fd);
    }
    return good;
}

bool web_image(struct web_page *p, const struct picture *picture)
{
    const struct web_picture *file =
        picture->image >= 0 ? &p->web->pictures->photographs[picture->image]
                            : NULL;

    if (!file || file->w_px == 0) {
        return false;
    }
    const int written = picture->alt.written_in[p->language_index];
    html_put(&p->h,
             "<figure><img src=\"%s%s\" width=\"%d\" height=\"%d\" "
             "lang=\"%s\" alt=\"%s\">",
             p->root,
             file_name(p->arena, p->content->images[picture->image], "jpg"),
             file->w_px, file->h_px, p->content->languages[written],
             picture->alt.in[p->language_index]);
    if (picture->credit[0] != '\0') {
        html_put(&p->h, "<figcaption>");
        web_plain(p, picture->credit);
        html_put(&p->h, "</figcaption>");
    }
    html_put(&p->h, "</figure>\n");
    return true;
}
