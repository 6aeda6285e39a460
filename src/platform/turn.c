#include "turn.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum {
    /* Turned by 90 degrees, rows become columns: a block of this side keeps
       both in the first cache. */
    BLOCK_PX = 32,
};

/* Where a pixel of the picture goes: to the first one, then by steps. */
struct steps {
    ptrdiff_t first, along_x, along_y;
};

static bool is_sideways(const struct turn *t)
{
    return t->deg == 90 || t->deg == 270;
}

struct rect turn_picture(const struct turn *t)
{
    return is_sideways(t) ? (struct rect){ 0, 0, t->h_px, t->w_px }
                          : (struct rect){ 0, 0, t->w_px, t->h_px };
}

static float clamp(float value, int size_px)
{
    const float last = (float)(size_px - 1);

    if (!(value > 0.0f)) {
        return 0.0f; /* also for what is no number */
    }
    return value < last ? value : last;
}

struct vec2 turn_point(const struct turn *t, float x_px, float y_px)
{
    const struct rect picture = turn_picture(t);
    const float right = (float)(t->w_px - 1) - x_px;
    const float below = (float)(t->h_px - 1) - y_px;
    struct vec2 at = { x_px, y_px };

    if (t->deg == 90) {
        at = (struct vec2){ y_px, right };
    } else if (t->deg == 180) {
        at = (struct vec2){ right, below };
    } else if (t->deg == 270) {
        at = (struct vec2){ below, x_px };
    }
    return (struct vec2){ clamp(at.x, picture.w), clamp(at.y, picture.h) };
}

struct rect turn_rect(const struct turn *t, struct rect r)
{
    const int right = t->w_px - r.x - r.w;
    const int below = t->h_px - r.y - r.h;

    if (t->deg == 90) {
        return (struct rect){ t->w_px - r.y - r.h, r.x, r.h, r.w };
    }
    if (t->deg == 180) {
        return (struct rect){ right, below, r.w, r.h };
    }
    if (t->deg == 270) {
        return (struct rect){ r.y, t->h_px - r.x - r.w, r.h, r.w };
    }
    return r;
}

static struct steps steps_from_turn(const struct turn *t, int stride_px)
{
    const ptrdiff_t row = stride_px;
    const ptrdiff_t last_x = t->w_px - 1;
    const ptrdiff_t last_y = t->h_px - 1;

    if (t->deg == 90) {
        return (struct steps){ last_x, row, -1 };
    }
    if (t->deg == 180) {
        return (struct steps){ last_y * row + last_x, -1, -row };
    }
    if (t->deg == 270) {
        return (struct steps){ last_y * row, -row, 1 };
    }
    return (struct steps){ 0, 1, row };
}

static void copy_rows(const uint32_t *from, int from_stride_px,
                      struct turn_pixels to, struct rect r)
{
    for (int y = r.y; y < r.y + r.h; y++) {
        memcpy(to.pixels + (ptrdiff_t)y * to.stride_px + r.x,
               from + (ptrdiff_t)y * from_stride_px + r.x,
               (size_t)r.w * sizeof(*from));
    }
}

static void copy_block(const uint32_t *from, int from_stride_px, uint32_t *to,
                       const struct steps *steps, struct rect r)
{
    for (int y = r.y; y < r.y + r.h; y++) {
        const uint32_t *in = from + (ptrdiff_t)y * from_stride_px + r.x;
        uint32_t *out =
            to + steps->first + steps->along_x * r.x + steps->along_y * y;
        for (int x = 0; x < r.w; x++) {
            *out = in[x];
            out += steps->along_x;
        }
    }
}

void turn_copy(const struct turn *t, const uint32_t *from, int from_stride_px,
               struct turn_pixels to, struct rect r)
{
    assert(rect_is_equal(r, rect_intersect(r, turn_picture(t))));

    if (t->deg == 0) {
        copy_rows(from, from_stride_px, to, r);
        return;
    }

    const struct steps steps = steps_from_turn(t, to.stride_px);
    for (int y = r.y; y < r.y + r.h; y += BLOCK_PX) {
        for (int x = r.x; x < r.x + r.w; x += BLOCK_PX) {
            const struct rect block = { x, y, BLOCK_PX, BLOCK_PX };
            copy_block(from, from_stride_px, to.pixels, &steps,
                       rect_intersect(block, r));
        }
    }
}
