#include "jpeg.h"

#include <setjmp.h>
#include <stdio.h> /* jpeglib.h needs it and does not say so */
#include <stdlib.h>

#include <jerror.h>
#include <jpeglib.h>

enum {
    WHOLE = 8, /* eighths of the stored size */
};

/* libjpeg must not return from an error: it is left by a jump. */
struct trap {
    struct jpeg_error_mgr base; /* first: libjpeg knows no more of it */
    jmp_buf back;
};

/*
 * All that is held while libjpeg may jump. It lies in the caller of the
 * function that is jumped to, so that no local variable is lost.
 */
struct job {
    struct jpeg_decompress_struct jpeg;
    struct trap trap;
    struct image_bytes file;
    const struct image_header *header;
    struct scale_plan plan; /* of what libjpeg puts out */
    int eighths;
    uint32_t *rows; /* one, or all if the picture is enlarged */
    struct scale_stream *stream;
    uint32_t *out;
};

static void jump_back(j_common_ptr jpeg)
{
    longjmp(((struct trap *)jpeg->err)->back, 1);
}

/* The caller says what is wrong, once. */
static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

static struct scale_axis shrink_axis(struct scale_axis axis, int eighths)
{
    axis.from_units = axis.from_units * eighths / WHOLE;
    axis.extent_units = axis.extent_units * eighths / WHOLE;
    return axis;
}

static bool axis_is_rich(struct scale_axis axis)
{
    return axis.extent_units >= 2 * axis.out_px * SCALE_UNIT;
}

/* The smallest that leaves twice the pixels on both sides, or the whole. */
static int choose_eighths(const struct scale_plan *plan)
{
    int eighths = 1;

    while (eighths < WHOLE && (!axis_is_rich(shrink_axis(plan->x, eighths)) ||
                               !axis_is_rich(shrink_axis(plan->y, eighths)))) {
        eighths *= 2;
    }
    return eighths;
}

static enum decode_reason start(struct job *job)
{
    struct jpeg_decompress_struct *jpeg = &job->jpeg;

    jpeg->mem->max_memory_to_use = JPEG_MEMORY_BYTES_MAX;
    jpeg_mem_src(jpeg, job->file.data, (unsigned long)job->file.len);
    (void)jpeg_read_header(jpeg, TRUE);
    if ((int)jpeg->image_width != job->header->w_px ||
        (int)jpeg->image_height != job->header->h_px) {
        return DECODE_OTHER_SIZE;
    }
    jpeg->out_color_space =
        __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? JCS_EXT_BGRA : JCS_EXT_ARGB;
    jpeg->scale_num = (unsigned)job->eighths;
    jpeg->scale_denom = WHOLE;
    (void)jpeg_start_decompress(jpeg);

    const size_t row_count = job->plan.enlarges ? jpeg->output_height : 1;
    job->rows = calloc(row_count * jpeg->output_width, sizeof(*job->rows));
    return job->rows ? DECODE_FINE : DECODE_NO_MEMORY;
}

static void read_row(struct job *job, uint32_t *row)
{
    JSAMPROW rows[] = { (JSAMPROW)row };

    (void)jpeg_read_scanlines(&job->jpeg, rows, 1);
}

/* Enlarging looks at two rows at a time, and is of small pictures. */
static enum decode_reason enlarge(struct job *job)
{
    const struct jpeg_decompress_struct *jpeg = &job->jpeg;
    const struct scale_source source = {
        .pixels = job->rows,
        .w_px = (int)jpeg->output_width,
        .h_px = (int)jpeg->output_height,
        .stride_px = (int)jpeg->output_width,
    };

    while (jpeg->output_scanline < jpeg->output_height) {
        read_row(job, job->rows + (size_t)jpeg->output_scanline *
                                      (size_t)source.stride_px);
    }
    return scale_run(&job->plan, &source, job->out) ? DECODE_FINE
                                                    : DECODE_NO_MEMORY;
}

/* What lies below the part that is shown is not decoded. */
static enum decode_reason shrink(struct job *job)
{
    const struct jpeg_decompress_struct *jpeg = &job->jpeg;

    job->stream = scale_stream_create(&job->plan, job->out);
    if (!job->stream) {
        return DECODE_NO_MEMORY;
    }
    while (jpeg->output_scanline < jpeg->output_height &&
           !scale_stream_is_done(job->stream)) {
        read_row(job, job->rows);
        scale_stream_push(job->stream, job->rows);
    }
    return DECODE_FINE;
}

/* The frame that libjpeg's errors jump to. */
static enum decode_reason run(struct job *job)
{
    if (setjmp(job->trap.back) != 0) {
        return job->trap.base.msg_code == JERR_NO_BACKING_STORE
                   ? DECODE_TOO_PROGRESSIVE
                   : DECODE_DAMAGED;
    }
    jpeg_create_decompress(&job->jpeg);

    const enum decode_reason reason = start(job);
    if (reason) {
        return reason;
    }
    return job->plan.enlarges ? enlarge(job) : shrink(job);
}

enum decode_reason jpeg_decode(struct image_bytes file,
                               const struct image_header *header,
                               const struct scale_plan *plan, uint32_t *out)
{
    const int eighths = plan->enlarges ? WHOLE : choose_eighths(plan);
    struct job job = {
        .file = file,
        .header = header,
        .plan = {
            .x = shrink_axis(plan->x, eighths),
            .y = shrink_axis(plan->y, eighths),
            .enlarges = plan->enlarges,
        },
        .eighths = eighths,
        .out = out,
    };

    job.jpeg.err = jpeg_std_error(&job.trap.base);
    job.trap.base.error_exit = jump_back;
    job.trap.base.output_message = say_nothing;
    const enum decode_reason reason = run(&job);
    scale_stream_destroy(job.stream);
    free(job.rows);
    jpeg_destroy_decompress(&job.jpeg);
    return reason;
}
