#include "equal_earth.h"

#include <math.h>

/* Names of the constants as in the paper. */
static const double A1 = 1.340264;
static const double A2 = -0.081106;
static const double A3 = 0.000893;
static const double A4 = 0.003796;

/* Square root of 3, halved. */
static const double M = 0.86602540378443864676;

enum {
    NEWTON_STEPS_MAX = 12,
};

/* Far below a pixel of any map. */
static const double NEWTON_EPSILON = 1e-12;

/* y as a function of the parametric latitude theta. */
static double y_from_theta(double theta)
{
    const double t2 = theta * theta;
    const double t6 = t2 * t2 * t2;
    return theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
}

static double y_slope(double theta)
{
    const double t2 = theta * theta;
    const double t6 = t2 * t2 * t2;
    return A1 + 3.0 * A2 * t2 + t6 * (7.0 * A3 + 9.0 * A4 * t2);
}

void equal_earth_forward(double lon, double lat, double *x, double *y)
{
    const double theta = asin(M * sin(lat));

    *x = lon * cos(theta) / (M * y_slope(theta));
    *y = y_from_theta(theta);
}

void equal_earth_inverse(double x, double y, double *lon, double *lat)
{
    double theta = y;

    for (int i = 0; i < NEWTON_STEPS_MAX; i++) {
        const double step = (y_from_theta(theta) - y) / y_slope(theta);
        theta -= step;
        if (fabs(step) < NEWTON_EPSILON) {
            break;
        }
    }

    *lon = M * x * y_slope(theta) / cos(theta);
    /* Rounding at a pole must not leave the domain of asin. */
    *lat = asin(fmin(1.0, fmax(-1.0, sin(theta) / M)));
}
