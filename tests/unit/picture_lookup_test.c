/**
 * @file
 * Which pixels an enlarged picture is drawn from: those that were on screen,
 * until sharper ones are there. No placeholder comes in between.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "picture_lookup.h"
#include "picture_stand.h"

enum {
    SIDE_PX = 40,
};

static struct draw_cmd picture(uint32_t file, int zoom, int sharper)
{
    const int side_px = SIDE_PX * zoom;
    struct draw_cmd cmd = {
        .type = DRAW_IMAGE,
        .rect = { 0, 0, side_px, side_px },
        .u.image = { .asset = picture_stand_id(file), .fit = FIT_COVER },
    };

    if (zoom > 1) {
        cmd.u.image.box = (struct draw_box){ SIDE_PX, SIDE_PX };
        cmd.u.image.sharper = sharper;
    }
    return cmd;
}

static struct asset_cache *open_cache(void **state, bool synchronous)
{
    const struct picture_stand *stand = *state;
    const struct asset_params params = { .synchronous = synchronous,
                                         .wake = picture_stand_wake };
    struct asset_cache *cache = asset_cache_create(&params);

    assert_non_null(cache);
    picture_stand_expect();
    asset_cache_assign(cache, stand->dir, picture_stand_paths(), STAND_END - 1);
    return cache;
}

static void test_sharper_when_it_is_there(void **state)
{
    struct asset_cache *cache = open_cache(state, false);
    const struct draw_cmd plain = picture(STAND_RED, 1, 1);
    const struct draw_cmd large = picture(STAND_RED, 3, 2);
    struct asset_image image;

    assert_int_equal(picture_lookup(cache, &plain, &image), ASSET_WAITING);
    picture_stand_wait();
    assert_true(asset_drain(cache));
    assert_int_equal(picture_lookup(cache, &plain, &image), ASSET_READY);

    assert_int_equal(picture_lookup(cache, &large, &image), ASSET_READY);
    assert_int_equal(image.w_px, SIDE_PX);
    picture_stand_wait();
    assert_true(asset_drain(cache)); /* who waits is told */
    assert_int_equal(picture_lookup(cache, &large, &image), ASSET_READY);
    assert_int_equal(image.w_px, 2 * SIDE_PX);
    asset_cache_destroy(cache);
}

static void test_cases(void **state)
{
    static const struct {
        const char *label;
        uint32_t file;
        int zoom, sharper, w_px; /* 0: broken */
    } cases[] = {
        { "not enlarged", STAND_GREEN, 1, 1, SIDE_PX },
        { "as sharp as it may be", STAND_GREEN, 4, 1, SIDE_PX },
        { "twice as sharp", STAND_GREEN, 4, 2, 2 * SIDE_PX },
        { "too large to be sharper", STAND_GREEN, 4, 9999, SIDE_PX },
        { "broken", STAND_TEXT, 4, 2, 0 },
    };
    struct asset_cache *cache = open_cache(state, true);

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct draw_cmd cmd =
            picture(cases[i].file, cases[i].zoom, cases[i].sharper);
        struct asset_image image = { 0 };
        const bool ready = picture_lookup(cache, &cmd, &image) == ASSET_READY;
        if (ready != (cases[i].w_px > 0) || image.w_px != cases[i].w_px) {
            fail_msg("%s: %d", cases[i].label, image.w_px);
        }
    }
    asset_cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sharper_when_it_is_there),
        cmocka_unit_test(test_cases),
    };
    return cmocka_run_group_tests(tests, picture_stand_make,
                                  picture_stand_remove);
}
