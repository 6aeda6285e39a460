#include "zoom.h"

#include <stddef.h>

static const int steps[] = {
    ZOOM_ONE, ZOOM_ONE * 3 / 2, ZOOM_ONE * 2, ZOOM_ONE * 3, ZOOM_MOST,
};

static int bounded(int64_t value, int min, int max)
{
    return value < min ? min : value > max ? max : (int)value;
}

bool zoom_is_whole(const struct zoom *z)
{
    return z->by <= ZOOM_ONE;
}

int zoom_factor(const struct zoom *z)
{
    return z->by > ZOOM_ONE ? z->by : ZOOM_ONE;
}

struct zoom zoom_bounded(struct zoom z)
{
    const int by = bounded(z.by, ZOOM_ONE, ZOOM_MOST);
    const int last = SLIDE_WHOLE - SLIDE_WHOLE * ZOOM_ONE / by;

    if (by == ZOOM_ONE) {
        return (struct zoom){ 0 };
    }
    return (struct zoom){ .by = by,
                          .from = { bounded(z.from.x, 0, last),
                                    bounded(z.from.y, 0, last) } };
}

struct slide_point zoom_to_slide(const struct zoom *z, struct slide_point view)
{
    const int by = zoom_factor(z);

    return (struct slide_point){
        bounded(z->from.x + (int64_t)view.x * ZOOM_ONE / by, 0, SLIDE_WHOLE),
        bounded(z->from.y + (int64_t)view.y * ZOOM_ONE / by, 0, SLIDE_WHOLE),
    };
}

struct slide_point zoom_to_view(const struct zoom *z, struct slide_point slide)
{
    const int by = zoom_factor(z);

    return (struct slide_point){
        (int)((int64_t)(slide.x - z->from.x) * by / ZOOM_ONE),
        (int)((int64_t)(slide.y - z->from.y) * by / ZOOM_ONE),
    };
}

/* As large as that, with a place of the slide at a place of the view. */
static struct zoom with(struct slide_point slide, struct slide_point view,
                        int64_t wanted)
{
    const int by = bounded(wanted, ZOOM_ONE, ZOOM_MOST);

    return zoom_bounded((struct zoom){
        .by = by,
        .from = { slide.x - (int)((int64_t)view.x * ZOOM_ONE / by),
                  slide.y - (int)((int64_t)view.y * ZOOM_ONE / by) },
    });
}

struct zoom zoom_about(const struct zoom *z, struct slide_point view, int by)
{
    return with(zoom_to_slide(z, view), view, by);
}

int zoom_step(const struct zoom *z, int step)
{
    const int count = (int)(sizeof(steps) / sizeof(steps[0]));
    const int now = zoom_factor(z);

    for (int i = 0; step > 0 && i < count; i++) {
        if (steps[i] > now) {
            return steps[i];
        }
    }
    for (int i = count - 1; step < 0 && i >= 0; i--) {
        if (steps[i] < now) {
            return steps[i];
        }
    }
    return now;
}

struct zoom zoom_pinched(const struct zoom *z,
                         const struct zoom_fingers *fingers)
{
    const int64_t before =
        fingers->apart_before > 0 ? fingers->apart_before : 1;

    return with(zoom_to_slide(z, fingers->before), fingers->now,
                zoom_factor(z) * fingers->apart_now / before);
}
