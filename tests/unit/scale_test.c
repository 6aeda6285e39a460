/* Pictures that are reduced, against the slowest way to say the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "hash.h"
#include "scale.h"

enum {
    SIDE_MAX_PX = 60,
    RUNS = 100,
    CHANNEL_BITS = 8,
    CHANNEL_MASK = 0xFF,
    PIXEL_BITS = 32,
};

/* A number from 0 to @p below - 1, another for every call. */
static int draw(uint64_t *seed, int below)
{
    *seed = hash_bytes(*seed, seed, sizeof(*seed));
    return (int)((*seed >> 33) % (uint64_t)below);
}

static int edge(const struct scale_axis *axis, int index)
{
    return axis->from_units +
           (int)((int64_t)index * axis->extent_units / axis->out_px);
}

/* What two stretches have in common. */
static int shared(int begin, int end, int pixel)
{
    const int from = pixel * SCALE_UNIT;
    const int low = begin > from ? begin : from;
    const int high = end < from + SCALE_UNIT ? end : from + SCALE_UNIT;

    return high > low ? high - low : 0;
}

/* The mean of one channel over the area of one output pixel. */
static uint32_t mean(const struct scale_plan *plan,
                     const struct scale_source *source, const int at[2],
                     int shift)
{
    const int left = edge(&plan->x, at[0]);
    const int right = edge(&plan->x, at[0] + 1);
    const int top = edge(&plan->y, at[1]);
    const int bottom = edge(&plan->y, at[1] + 1);
    const uint64_t area = (uint64_t)(right - left) * (uint64_t)(bottom - top);
    uint64_t sum = area / 2;

    for (int y = 0; y < source->h_px; y++) {
        for (int x = 0; x < source->w_px; x++) {
            const uint64_t weight = (uint64_t)shared(left, right, x) *
                                    (uint64_t)shared(top, bottom, y);
            const uint32_t pixel = source->pixels[y * source->stride_px + x];
            sum += weight * (pixel >> shift & CHANNEL_MASK);
        }
    }
    return (uint32_t)(sum / area);
}

static void check_plan(const struct scale_plan *plan,
                       const struct scale_source *source)
{
    uint32_t out[SIDE_MAX_PX * SIDE_MAX_PX];

    assert_true(scale_run(plan, source, out));
    for (int y = 0; y < plan->y.out_px; y++) {
        for (int x = 0; x < plan->x.out_px; x++) {
            uint32_t expected = 0;
            for (int s = 0; s < PIXEL_BITS; s += CHANNEL_BITS) {
                expected |= mean(plan, source, (int[2]){ x, y }, s) << s;
            }
            if (out[y * plan->x.out_px + x] != expected) {
                fail_msg("%d x %d to %d x %d: pixel %d, %d is %08x, not %08x",
                         source->w_px, source->h_px, plan->x.out_px,
                         plan->y.out_px, x, y, out[y * plan->x.out_px + x],
                         expected);
            }
        }
    }
}

static void reduces_to_the_exact_mean(void **state)
{
    uint32_t pixels[SIDE_MAX_PX * SIDE_MAX_PX];
    uint64_t seed = 17;
    int reduced = 0;

    (void)state;
    for (int run = 0; run < RUNS; run++) {
        const bool flat = run % 8 == 0; /* the largest sums there are */
        const struct scale_source source = {
            .pixels = pixels,
            .w_px = 1 + draw(&seed, SIDE_MAX_PX),
            .h_px = 1 + draw(&seed, SIDE_MAX_PX),
            .stride_px = SIDE_MAX_PX,
        };
        for (int i = 0; i < SIDE_MAX_PX * SIDE_MAX_PX; i++) {
            pixels[i] = flat ? UINT32_MAX : (uint32_t)draw(&seed, INT32_MAX);
        }
        const struct scale_plan plan = scale_plan_for(
            source.w_px, source.h_px, 1 + draw(&seed, source.w_px),
            1 + draw(&seed, source.h_px),
            run % 2 == 0 ? FIT_COVER : FIT_CONTAIN);
        if (!plan.enlarges) {
            check_plan(&plan, &source);
            reduced++;
        }
    }
    assert_true(reduced > RUNS / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reduces_to_the_exact_mean),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
