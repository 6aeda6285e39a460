#include "breath.h"

#include <math.h>

#include "model.h"

/* How slowly the bars grow and shrink, by how much, and the wave of light. */
static const double breath_ms = 9000.0;
static const double breath_share = 0.04;
static const double phase_rad = 0.37; /* from bar to bar */
static const uint64_t wave_every_ms = 8000;
static const double wave_ms = 1600.0; /* from the first bar to the last */
static const double wave_share = 0.06;

static const double bar_ms = 700.0;    /* of the wave, a bar's part */
static const double first_ms = 3200.0; /* how long the first wave waits */
static const double begin_ms = 1500.0; /* from rest to the full breath */
static const double pi = 3.14159265358979323846;

/* Slow at both ends, as `inout`, but without corners in its speed. */
static double swell(double x)
{
    const double t = x < 0.0 ? 0.0 : x > 1.0 ? 1.0 : x;
    return t * t * (3.0 - 2.0 * t);
}

static double wave(int goal, double at_ms)
{
    const double from_ms =
        first_ms + (wave_ms - bar_ms) * goal / (GOAL_COUNT - 1);
    const double x = (at_ms - from_ms) / bar_ms;
    const double half = x > 0.0 && x < 1.0 ? sin(pi * x) : 0.0;

    return wave_share * half * half;
}

int breath_offset(int goal, uint64_t passed_ms)
{
    const double at_ms = (double)passed_ms;
    const double breath =
        breath_share * sin(2.0 * pi * at_ms / breath_ms + phase_rad * goal);
    const double offset = breath * swell(at_ms / begin_ms) +
                          wave(goal, (double)(passed_ms % wave_every_ms));

    return (int)lround(offset * BREATH_WHOLE);
}
