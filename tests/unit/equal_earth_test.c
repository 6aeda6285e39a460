#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "equal_earth.h"

static double radians(double degrees)
{
    return degrees * (M_PI / 180.0);
}

/* Amsterdam and Beira are measured; the extent is the paper's. */
static const struct {
    const char *label;
    double lon_deg, lat_deg;
    double x, y;
} vectors[] = {
    { "the centre", 0.0, 0.0, 0.0, 0.0 },
    { "Amsterdam", 4.9, 52.37, 0.059585, 0.978378 },
    { "Beira", 34.84, -19.84, 0.508964, -0.397688 },
    { "the eastern end", 180.0, 0.0, 2.706630, 0.0 },
    { "the western end", -180.0, 0.0, -2.706630, 0.0 },
    { "the north pole", 0.0, 90.0, 0.0, 1.317363 },
    { "the south pole", 0.0, -90.0, 0.0, -1.317363 },
};

static const double VECTOR_TOLERANCE = 1e-6; /* digits of the vectors */
static const double ROUND_TRIP_TOLERANCE = 1e-9;

static void test_forward(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
        double x;
        double y;
        equal_earth_forward(radians(vectors[i].lon_deg),
                            radians(vectors[i].lat_deg), &x, &y);
        if (fabs(x - vectors[i].x) > VECTOR_TOLERANCE ||
            fabs(y - vectors[i].y) > VECTOR_TOLERANCE) {
            fail_msg("%s: got %.6f, %.6f, want %.6f, %.6f", vectors[i].label, x,
                     y, vectors[i].x, vectors[i].y);
        }
    }
}

static void check_round_trip(int lon_deg, int lat_deg)
{
    double x;
    double y;
    double lon;
    double lat;

    equal_earth_forward(radians(lon_deg), radians(lat_deg), &x, &y);
    equal_earth_inverse(x, y, &lon, &lat);
    if (fabs(lon - radians(lon_deg)) > ROUND_TRIP_TOLERANCE ||
        fabs(lat - radians(lat_deg)) > ROUND_TRIP_TOLERANCE) {
        fail_msg("%d, %d: came back as %.9f, %.9f", lon_deg, lat_deg,
                 lon * (180.0 / M_PI), lat * (180.0 / M_PI));
    }
}

static void test_inverse(void **state)
{
    (void)state;

    for (int lat_deg = -89; lat_deg <= 89; lat_deg++) {
        for (int lon_deg = -180; lon_deg <= 180; lon_deg += 5) {
            check_round_trip(lon_deg, lat_deg);
        }
    }
}

/* At a pole the slope of the sine is nothing: half the digits are lost. */
static void test_inverse_at_the_poles(void **state)
{
    (void)state;

    for (int side = -1; side <= 1; side += 2) {
        double lon;
        double lat;
        equal_earth_inverse(0.0, side * 1.3173627591574133, &lon, &lat);
        assert_true(isfinite(lat));
        assert_true(fabs(lat - radians(90.0 * side)) < 1e-6);
        assert_true(fabs(lon) < ROUND_TRIP_TOLERANCE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forward),
        cmocka_unit_test(test_inverse),
        cmocka_unit_test(test_inverse_at_the_poles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
