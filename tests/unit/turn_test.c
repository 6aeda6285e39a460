#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "turn.h"

enum {
    WINDOW_W = 70, /* larger than a block, and no multiple of one */
    WINDOW_H = 45,
    STRIDE = 80, /* of both pictures, wider than either */
    ROWS = 72,
};

/* The window's place of the picture's first pixel, and the picture's size. */
static const struct {
    int deg;
    int w_px, h_px;
    float first_x, first_y;
    struct rect corner; /* of the picture's rectangle 0, 0, 3, 2 */
} turns[] = {
    { 0, WINDOW_W, WINDOW_H, 0, 0, { 0, 0, 3, 2 } },
    { 90, WINDOW_H, WINDOW_W, WINDOW_W - 1, 0, { WINDOW_W - 2, 0, 2, 3 } },
    { 180,
      WINDOW_W,
      WINDOW_H,
      WINDOW_W - 1,
      WINDOW_H - 1,
      { WINDOW_W - 3, WINDOW_H - 2, 3, 2 } },
    { 270, WINDOW_H, WINDOW_W, 0, WINDOW_H - 1, { 0, WINDOW_H - 3, 2, 3 } },
};

static struct turn turn_of(size_t i)
{
    return (struct turn){
        .deg = turns[i].deg,
        .w_px = WINDOW_W,
        .h_px = WINDOW_H,
    };
}

static void test_picture_and_corner(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
        const struct turn t = turn_of(i);
        const struct rect picture = turn_picture(&t);
        const struct rect corner = turn_rect(&t, (struct rect){ 0, 0, 3, 2 });
        const struct vec2 at =
            turn_point(&t, turns[i].first_x, turns[i].first_y);

        assert_int_equal(picture.w, turns[i].w_px);
        assert_int_equal(picture.h, turns[i].h_px);
        assert_true(rect_is_equal(corner, turns[i].corner));
        assert_true(at.x == 0.0f && at.y == 0.0f);
    }
}

static void test_points_stay_inside(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
        const struct turn t = turn_of(i);
        const struct rect picture = turn_picture(&t);
        const float far[] = { -1000.0f, -0.5f, 0.0f, 69.5f, 70.0f, 1000.0f };

        for (size_t x = 0; x < sizeof(far) / sizeof(far[0]); x++) {
            for (size_t y = 0; y < sizeof(far) / sizeof(far[0]); y++) {
                const struct vec2 at = turn_point(&t, far[x], far[y]);
                assert_true(rect_has_point(picture, at.x, at.y));
            }
        }
    }
}

/* Every pixel of a copied rectangle is where a touch there would find it,
   and every other pixel of the window is as it was. */
static void check_copy(const struct turn *t, struct rect r)
{
    static uint32_t from[ROWS * STRIDE];
    static uint32_t window[ROWS * STRIDE];
    const struct rect place = turn_rect(t, r);

    for (uint32_t i = 0; i < ROWS * STRIDE; i++) {
        from[i] = i;
    }
    memset(window, 0xFF, sizeof(window));
    turn_copy(t, from, STRIDE, (struct turn_pixels){ window, STRIDE }, r);

    for (int y = 0; y < ROWS; y++) {
        for (int x = 0; x < STRIDE; x++) {
            const struct vec2 at = turn_point(t, (float)x, (float)y);
            const uint32_t want =
                rect_has_point(place, (float)x, (float)y)
                    ? (uint32_t)((int)at.y * STRIDE + (int)at.x)
                    : UINT32_MAX;
            if (window[y * STRIDE + x] != want) {
                fail_msg("%d degrees: window %d, %d: got %u, want %u", t->deg,
                         x, y, (unsigned)window[y * STRIDE + x],
                         (unsigned)want);
            }
        }
    }
}

static void test_copy(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
        const struct turn t = turn_of(i);
        check_copy(&t, turn_picture(&t));
        check_copy(&t, (struct rect){ 3, 5, 37, 34 });
        check_copy(&t, (struct rect){ 44, 44, 1, 1 });
        check_copy(&t, (struct rect){ 0, 0, 0, 0 });
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_picture_and_corner),
        cmocka_unit_test(test_points_stay_inside),
        cmocka_unit_test(test_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
