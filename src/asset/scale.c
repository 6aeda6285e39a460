#include "scale.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "exif.h"
#include "scale_row.h"

static int clamp(int value, int low, int high)
{
    if (value < low) {
        return low;
    }
    return value > high ? high : value;
}

/* @p a * @p b / @p c, rounded to the nearest. */
static int64_t mul_div(int64_t a, int64_t b, int64_t c)
{
    return (a * b + c / 2) / c;
}

/* All of a source side. */
static struct scale_axis axis_whole(int size_px, int out_px)
{
    return (struct scale_axis){
        .extent_units = size_px * SCALE_UNIT,
        .out_px = out_px,
    };
}

/* The middle of a source side, @p extent_units of it. */
static struct scale_axis axis_middle(int size_px, int64_t extent_units,
                                     int out_px)
{
    const int all = size_px * SCALE_UNIT;
    struct scale_axis axis = {
        .extent_units = clamp((int)extent_units, 1, all),
        .out_px = out_px,
    };

    axis.from_units = (all - axis.extent_units) / 2;
    if (axis.extent_units == out_px * SCALE_UNIT) {
        /* At 1:1 half a pixel of offset would blur the whole picture. */
        axis.from_units -= axis.from_units % SCALE_UNIT;
    }
    return axis;
}

struct scale_plan scale_plan_for(int w_px, int h_px, int box_w_px, int box_h_px,
                                 enum asset_fit fit)
{
    const int64_t across = (int64_t)box_w_px * h_px;
    const int64_t down = (int64_t)box_h_px * w_px;
    const bool box_is_wider = across >= down;
    struct scale_plan plan = { 0 };

    assert(w_px > 0 && h_px > 0 && box_w_px > 0 && box_h_px > 0);
    if (fit == FIT_CONTAIN) {
        int w = w_px;
        int h = h_px;
        if (box_is_wider && box_h_px < h_px) {
            h = box_h_px;
            w = clamp((int)mul_div(w_px, h, h_px), 1, box_w_px);
        } else if (!box_is_wider && box_w_px < w_px) {
            w = box_w_px;
            h = clamp((int)mul_div(h_px, w, w_px), 1, box_h_px);
        }
        plan.x = axis_whole(w_px, w);
        plan.y = axis_whole(h_px, h);
    } else if (box_is_wider) {
        plan.x = axis_whole(w_px, box_w_px);
        plan.y =
            axis_middle(h_px, mul_div(down, SCALE_UNIT, box_w_px), box_h_px);
        plan.enlarges = box_w_px > w_px;
    } else {
        plan.x =
            axis_middle(w_px, mul_div(across, SCALE_UNIT, box_h_px), box_w_px);
        plan.y = axis_whole(h_px, box_h_px);
        plan.enlarges = box_h_px > h_px;
    }
    return plan;
}

/* Where output pixel @p index begins, in units of the source. */
static int axis_edge(const struct scale_axis *axis, int index)
{
    return axis->from_units +
           (int)((int64_t)index * axis->extent_units / axis->out_px);
}

static int min_int(int a, int b)
{
    return a < b ? a : b;
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

/* Which source pixels output column @p index covers. */
static struct scale_column column_at(const struct scale_axis *axis, int index)
{
    const int begin = axis_edge(axis, index);
    const int end = axis_edge(axis, index + 1);
    const int first = begin >> SCALE_UNIT_BITS;
    const int first_end = min_int((first + 1) << SCALE_UNIT_BITS, end);

    assert(begin < end); /* what is reduced has at least a unit a pixel */
    return (struct scale_column){
        .first = first,
        .first_units = first_end - begin,
        .whole_count = (end - first_end) >> SCALE_UNIT_BITS,
        .last_units = (end - first_end) & (SCALE_UNIT - 1),
    };
}

static bool axis_is_copy(const struct scale_axis *axis)
{
    return axis->extent_units == axis->out_px * SCALE_UNIT &&
           axis->from_units % SCALE_UNIT == 0;
}

struct scale_stream {
    struct scale_plan plan;
    bool copies; /* at 1:1 */
    uint32_t *out;
    int source_row;          /* the next to come */
    int out_row;             /* the one that is being summed */
    struct scale_share *row; /* a source row, weighed */
    struct scale_sum *sums;  /* the output row so far */
    struct scale_column *columns;
};

struct scale_stream *scale_stream_create(const struct scale_plan *plan,
                                         uint32_t *out)
{
    const size_t count = (size_t)plan->x.out_px;
    struct scale_stream *s = calloc(1, sizeof(*s));

    assert(!plan->enlarges);
    if (!s) {
        return NULL;
    }
    *s = (struct scale_stream){
        .plan = *plan,
        .copies = axis_is_copy(&plan->x) && axis_is_copy(&plan->y),
        .out = out,
        .row = calloc(count, sizeof(*s->row)),
        .sums = calloc(count, sizeof(*s->sums)),
        .columns = calloc(count, sizeof(*s->columns)),
    };
    if (!s->row || !s->sums || !s->columns) {
        scale_stream_destroy(s);
        return NULL;
    }
    for (int i = 0; i < plan->x.out_px; i++) {
        s->columns[i] = column_at(&plan->x, i);
    }
    return s;
}

void scale_stream_destroy(struct scale_stream *stream)
{
    if (stream) {
        free(stream->columns);
        free(stream->sums);
        free(stream->row);
        free(stream);
    }
}

bool scale_stream_is_done(const struct scale_stream *stream)
{
    return stream->out_row == stream->plan.y.out_px;
}

static void finish_out_row(struct scale_stream *s, int height_units)
{
    const int count = s->plan.x.out_px;

    scale_row_divide(s->sums, s->columns, count, height_units,
                     s->out + (size_t)s->out_row * (size_t)count);
    s->out_row++;
}

/* Give each output row its share of a source row. */
static void share_row(struct scale_stream *s, int top, int bottom)
{
    while (!scale_stream_is_done(s)) {
        const int begin = axis_edge(&s->plan.y, s->out_row);
        const int end = axis_edge(&s->plan.y, s->out_row + 1);
        const int from = max_int(begin, top);
        const int to = min_int(end, bottom);
        if (from < to) {
            scale_row_add(s->sums, s->row, s->plan.x.out_px, to - from);
        }
        if (end > bottom) {
            return;
        }
        finish_out_row(s, end - begin);
    }
}

void scale_stream_push(struct scale_stream *stream, const uint32_t *row)
{
    struct scale_stream *s = stream;
    const int count = s->plan.x.out_px;
    const int top = s->source_row * SCALE_UNIT;
    const int bottom = top + SCALE_UNIT;

    s->source_row++;
    if (bottom <= s->plan.y.from_units || scale_stream_is_done(s)) {
        return;
    }
    if (s->copies) {
        memcpy(s->out + (size_t)s->out_row * (size_t)count,
               row + (s->plan.x.from_units >> SCALE_UNIT_BITS),
               (size_t)count * sizeof(*row));
        s->out_row++;
        return;
    }
    scale_row_weigh(row, s->columns, count, s->row);
    share_row(s, top, bottom);
}

static bool average(const struct scale_plan *plan,
                    const struct scale_source *source, uint32_t *out)
{
    struct scale_stream *stream = scale_stream_create(plan, out);
    const uint32_t *row = source->pixels;

    for (int i = 0; stream && i < source->h_px; i++) {
        scale_stream_push(stream, row);
        row += source->stride_px;
    }
    scale_stream_destroy(stream);
    return stream != NULL;
}

/* The two source pixels beside the middle of an output pixel. */
struct tap {
    int first, second;
    uint32_t weight; /* of the second, in units */
};

static struct tap tap_at(const struct scale_axis *axis, int index, int size_px)
{
    const int64_t middle =
        (2 * (int64_t)index + 1) * axis->extent_units / (2 * axis->out_px);
    const int at = axis->from_units + (int)middle - SCALE_UNIT / 2;
    const int first = at < 0 ? -1 : at >> SCALE_UNIT_BITS;

    return (struct tap){
        .first = clamp(first, 0, size_px - 1),
        .second = clamp(first + 1, 0, size_px - 1),
        .weight = (uint32_t)(at - first * SCALE_UNIT),
    };
}

static uint32_t blend(uint32_t a, uint32_t b, uint32_t weight, int shift)
{
    return (a >> shift & 0xFF) * (SCALE_UNIT - weight) +
           (b >> shift & 0xFF) * weight;
}

static uint32_t interpolate_pixel(const uint32_t *upper, const uint32_t *lower,
                                  struct tap x, uint32_t weight)
{
    const uint32_t half = SCALE_UNIT * SCALE_UNIT / 2;
    uint32_t pixel = 0;

    for (int shift = 0; shift < 32; shift += 8) {
        const uint32_t top =
            blend(upper[x.first], upper[x.second], x.weight, shift);
        const uint32_t bottom =
            blend(lower[x.first], lower[x.second], x.weight, shift);
        const uint32_t value =
            top * (SCALE_UNIT - weight) + bottom * weight + half;
        pixel |= value >> (2 * SCALE_UNIT_BITS) << shift;
    }
    return pixel;
}

static void interpolate(const struct scale_plan *plan,
                        const struct scale_source *source, uint32_t *out)
{
    for (int j = 0; j < plan->y.out_px; j++) {
        const struct tap y = tap_at(&plan->y, j, source->h_px);
        const uint32_t *upper =
            source->pixels + (ptrdiff_t)y.first * source->stride_px;
        const uint32_t *lower =
            source->pixels + (ptrdiff_t)y.second * source->stride_px;
        for (int i = 0; i < plan->x.out_px; i++) {
            const struct tap x = tap_at(&plan->x, i, source->w_px);
            *out++ = interpolate_pixel(upper, lower, x, y.weight);
        }
    }
}

bool scale_run(const struct scale_plan *plan, const struct scale_source *source,
               uint32_t *out)
{
    if (plan->enlarges) {
        interpolate(plan, source, out);
        return true;
    }
    return average(plan, source, out);
}

void scale_turn(const uint32_t *in, int w_px, int h_px, int orientation,
                uint32_t *out)
{
    const bool turned = orientation >= EXIF_FIRST_TURNED;
    /* 1 to 4 and 5 to 8 go round the same four corners. */
    const bool flip_x = orientation == 2 || orientation == 3 ||
                        orientation == 7 || orientation == 8;
    const bool flip_y = orientation == 3 || orientation == 4 ||
                        orientation == 6 || orientation == 7;
    const int out_w = turned ? h_px : w_px;
    const int out_h = turned ? w_px : h_px;

    for (int y = 0; y < out_h; y++) {
        for (int x = 0; x < out_w; x++) {
            const int u = turned ? y : x;
            const int v = turned ? x : y;
            const int from_x = flip_x ? w_px - 1 - u : u;
            const int from_y = flip_y ? h_px - 1 - v : v;
            *out++ = in[(ptrdiff_t)from_y * w_px + from_x];
        }
    }
}
