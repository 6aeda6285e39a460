/**
 * @file
 * Content that is read again: pictures of files that are the same stay
 * decoded, all others are decoded anew.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "asset.h"
#include "picture_stand.h"

enum {
    SIDE_PX = 16,
    PICTURE_BYTES = SIDE_PX * SIDE_PX * 4,
};

static void expect_color(struct asset_cache *cache, uint32_t number,
                         uint32_t color)
{
    struct asset_image image;

    assert_int_equal(asset_lookup(cache, (struct asset_id){ number }, SIDE_PX,
                                  SIDE_PX, FIT_COVER, &image),
                     ASSET_READY);
    assert_int_equal(image.pixels[0], color);
}

/* Decoded when it is asked for, so that bytes tell what has stayed. */
static struct asset_cache *open_cache(const struct picture_stand *stand)
{
    struct asset_cache *cache =
        asset_cache_create(&(struct asset_params){ .synchronous = true });

    assert_non_null(cache);
    asset_cache_assign(cache, stand->dir, picture_stand_paths(), 2);
    expect_color(cache, STAND_RED, picture_stand_color(STAND_RED));
    expect_color(cache, STAND_GREEN, picture_stand_color(STAND_GREEN));
    assert_int_equal(asset_bytes(cache), 2 * PICTURE_BYTES);
    return cache;
}

static void test_same(void **state)
{
    const struct picture_stand *stand = *state;
    struct asset_cache *cache = open_cache(stand);

    asset_cache_assign(cache, stand->dir, picture_stand_paths(), 2);
    assert_int_equal(asset_bytes(cache), 2 * PICTURE_BYTES);
    expect_color(cache, STAND_RED, picture_stand_color(STAND_RED));
    asset_cache_destroy(cache);
}

static void test_other_numbers(void **state)
{
    static const char *const moved[] = { "none.png", "green.png", "red.webp" };
    const struct picture_stand *stand = *state;
    struct asset_cache *cache = open_cache(stand);

    asset_cache_assign(cache, stand->dir, moved, 3);
    assert_int_equal(asset_bytes(cache), 2 * PICTURE_BYTES);
    expect_color(cache, 2, picture_stand_color(STAND_GREEN));
    expect_color(cache, 3, picture_stand_color(STAND_RED));
    assert_int_equal(asset_bytes(cache), 2 * PICTURE_BYTES);
    asset_cache_destroy(cache);
}

static void path_of(const struct picture_stand *stand, const char *name,
                    char out[256])
{
    (void)snprintf(out, 256, "%s/%s", stand->dir, name);
}

/* A picture that is saved over another one of its name. */
static void test_other_file(void **state)
{
    const struct picture_stand *stand = *state;
    struct asset_cache *cache = open_cache(stand);
    char green[256];
    char blue[256];
    char aside[256];

    path_of(stand, picture_stand_paths()[STAND_GREEN - 1], green);
    path_of(stand, picture_stand_paths()[STAND_BLUE - 1], blue);
    path_of(stand, "aside.png", aside);
    assert_int_equal(rename(green, aside), 0);
    assert_int_equal(link(blue, green), 0);
    asset_cache_assign(cache, stand->dir, picture_stand_paths(), 2);
    assert_int_equal(asset_bytes(cache), PICTURE_BYTES);
    asset_cache_assign(cache, stand->dir, picture_stand_paths(), 2);
    assert_int_equal(asset_bytes(cache), PICTURE_BYTES);
    assert_int_equal(rename(aside, green), 0);
    asset_cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_other_numbers),
        cmocka_unit_test(test_other_file),
    };
    return cmocka_run_group_tests_name("asset_again", tests, picture_stand_make,
                                       picture_stand_remove);
}
