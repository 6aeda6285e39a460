#include "transition.h"

#include <assert.h>
#include <math.h>

enum {
    RELEASE_MS_MIN = 120, /* what is almost there does not jump */
};

void transition_start(struct transition *t, struct motion motion,
                      uint64_t now_ms)
{
    assert(motion.duration_ms > 0);

    *t = (struct transition){
        .kind = motion.kind,
        .start_ms = now_ms,
        .duration_ms = motion.duration_ms,
        .ease = motion.ease,
        .serial = t->serial + 1,
    };
}

void transition_hold(struct transition *t, int progress)
{
    assert(progress >= 0 && progress <= PROGRESS_WHOLE);

    t->held = true;
    t->dragged = true;
    t->from = progress;
}

void transition_release(struct transition *t, uint64_t now_ms)
{
    const uint64_t left = (uint64_t)(PROGRESS_WHOLE - t->from);
    const uint32_t left_ms = (uint32_t)(t->duration_ms * left / PROGRESS_WHOLE);

    t->held = false;
    t->start_ms = now_ms;
    t->duration_ms = left_ms > RELEASE_MS_MIN ? left_ms : RELEASE_MS_MIN;
    /* The finger has given it speed already. */
    t->ease = EASE_OUT;
}

void transition_finish(struct transition *t)
{
    t->kind = TRANSITION_NONE;
}

bool transition_is_running(const struct transition *t, uint64_t now_ms)
{
    return t->kind != TRANSITION_NONE &&
           (t->held || now_ms < t->start_ms + t->duration_ms);
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

double ease_at(enum ease ease, double x)
{
    switch (ease) {
    case EASE_OUT:
        return ease_bezier(0.2, 0.8, 0.2, 1.0, x);
    case EASE_IN_OUT:
        return ease_bezier(0.65, 0.0, 0.35, 1.0, x);
    case EASE_LINEAR:
        break;
    }
    return x;
}

int transition_progress(const struct transition *t, uint64_t now_ms)
{
    if (!transition_is_running(t, now_ms)) {
        return PROGRESS_WHOLE;
    }
    if (t->held) {
        return t->from;
    }
    const double x = now_ms > t->start_ms ? (double)(now_ms - t->start_ms) /
                                                (double)t->duration_ms
                                          : 0.0;
    return t->from +
           (int)lround(ease_at(t->ease, x) * (PROGRESS_WHOLE - t->from));
}
