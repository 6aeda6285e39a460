#include "transition.h"

#include <assert.h>
#include <math.h>

void transition_start(struct transition *t, struct motion motion,
                      uint64_t now_ms)
{
    assert(motion.duration_ms > 0);

    *t = (struct transition){
        .kind = motion.kind,
        .start_ms = now_ms,
        .duration_ms = motion.duration_ms,
        .ease_in = motion.ease_in,
        .serial = t->serial + 1,
    };
}

void transition_finish(struct transition *t)
{
    t->kind = TRANSITION_NONE;
}

bool transition_is_running(const struct transition *t, uint64_t now_ms)
{
    return t->kind != TRANSITION_NONE && now_ms < t->start_ms + t->duration_ms;
}

static double bezier_at(double a, double b, double t)
{
    const double u = 1.0 - t;
    return 3.0 * u * u * t * a + 3.0 * u * t * t * b + t * t * t;
}

double ease_bezier(double x1, double y1, double x2, double y2, double x)
{
    enum {
        STEPS = 40
    }; /* halves the interval: far below a pixel */
    double low = 0.0;
    double high = 1.0;

    for (int i = 0; i < STEPS; i++) {
        const double middle = (low + high) / 2.0;
        if (bezier_at(x1, x2, middle) < x) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return bezier_at(y1, y2, low);
}

int transition_progress(const struct transition *t, uint64_t now_ms)
{
    if (!transition_is_running(t, now_ms)) {
        return PROGRESS_WHOLE;
    }
    const double x = now_ms > t->start_ms ? (double)(now_ms - t->start_ms) /
                                                (double)t->duration_ms
                                          : 0.0;
    const double y = t->ease_in ? ease_bezier(0.65, 0.0, 0.35, 1.0, x)
                                : ease_bezier(0.2, 0.8, 0.2, 1.0, x);
    return (int)lround(y * PROGRESS_WHOLE);
}
