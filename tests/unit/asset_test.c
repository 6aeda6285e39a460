#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "asset.h"
#include "capture.h"
#include "disk_cache.h"
#include "hash.h"
#include "image_header.h"
#include "picture_folder.h"
#include "picture_stand.h"

enum {
    SIDE_PX = 16,
    PICTURE_BYTES = SIDE_PX * SIDE_PX * 4,
    LOAD_STEPS = 3000,
    LOAD_BUDGET_PICTURES = 40,
};

/* What each broken file is called in the log. */
static const struct {
    uint32_t id;
    const char *reason;
} broken[] = {
    { STAND_LIE, "its extension names another format" },
    { STAND_TEXT, "neither PNG, JPEG nor WebP" },
    { STAND_EMPTY, "an empty file" },
    { STAND_HUGE, "over 16 MiB" },
    { STAND_MISSING, "no such file" },
    { STAND_LINK, "a link, which is not followed" },
    { STAND_LINKED_FOLDER, "a part of its path is no folder" },
    { STAND_FOLDER, "not a regular file" },
    { STAND_PIPE, "not a regular file" },
    { STAND_UPWARDS, "its path leads elsewhere" },
    { STAND_ABSOLUTE, "its path leads elsewhere" },
};

static struct asset_cache *open_cache(const struct picture_stand *stand,
                                      bool synchronous, size_t budget_bytes)
{
    const struct asset_params params = {
        .budget_bytes = budget_bytes,
        .synchronous = synchronous,
        .wake = picture_stand_wake,
    };
    struct asset_cache *cache = asset_cache_create(&params);

    assert_non_null(cache);
    picture_stand_expect();
    asset_cache_assign(cache, stand->dir, picture_stand_paths(), STAND_END - 1);
    return cache;
}

static enum asset_state lookup(struct asset_cache *cache, uint32_t id,
                               int side_px)
{
    struct asset_image image;
    const enum asset_state state = asset_lookup(
        cache, picture_stand_id(id), side_px, side_px, FIT_COVER, &image);

    if (state == ASSET_READY) {
        assert_int_equal(image.w_px, side_px);
        assert_int_equal(image.h_px, side_px);
        assert_int_equal(image.stride_px, side_px);
        assert_int_equal(image.pixels[0], picture_stand_color(id));
        assert_int_equal(image.pixels[side_px * side_px - 1],
                         picture_stand_color(id));
        assert_true(image.opaque);
    }
    return state;
}

static void prefetch(struct asset_cache *cache, uint32_t id, int side_px)
{
    asset_prefetch(cache, picture_stand_id(id), side_px, side_px, FIT_COVER);
}

static void test_broken_is_said_once(void **state)
{
    const struct picture_stand *stand = *state;
    struct asset_cache *cache = open_cache(stand, true, 0);
    char want[CAPTURE_BYTES];
    struct capture capture;

    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        capture_begin(&capture);
        for (int side = 1; side < 4; side++) {
            assert_int_equal(lookup(cache, broken[i].id, side), ASSET_BROKEN);
        }
        (void)snprintf(want, sizeof(want), "standpunt: warning: %s/%s: %s\n",
                       stand->dir, picture_stand_paths()[broken[i].id - 1],
                       broken[i].reason);
        assert_string_equal(capture_end(&capture), want);
    }
    assert_int_equal(asset_bytes(cache), 0);
    assert_int_equal(asset_counts(cache).broken,
                     sizeof(broken) / sizeof(broken[0]));
    assert_int_equal(asset_counts(cache).loaded, 0);

    asset_cache_assign(cache, stand->dir, picture_stand_paths(), STAND_END - 1);
    capture_begin(&capture);
    assert_int_equal(lookup(cache, STAND_ABSOLUTE, 1), ASSET_BROKEN);
    assert_string_equal(capture_end(&capture), want);
    asset_cache_destroy(cache);
}

static void test_nothing_to_look_up(void **state)
{
    const struct picture_stand *stand = *state;
    const struct asset_params params = { .synchronous = true };
    struct asset_cache *empty = asset_cache_create(&params);
    struct asset_cache *cache = open_cache(stand, true, 0);
    struct capture capture;

    capture_begin(&capture);
    assert_int_equal(lookup(empty, 1, 1), ASSET_BROKEN);
    assert_int_equal(lookup(cache, 0, 1), ASSET_BROKEN);
    assert_int_equal(lookup(cache, STAND_END, 1), ASSET_BROKEN);
    assert_int_equal(lookup(cache, UINT32_MAX, 1), ASSET_BROKEN);
    assert_int_equal(lookup(cache, STAND_RED, 0), ASSET_BROKEN);
    assert_int_equal(lookup(cache, STAND_RED, -1), ASSET_BROKEN);
    assert_int_equal(lookup(cache, STAND_RED, IMAGE_SIDE_MAX_PX + 1),
                     ASSET_BROKEN);
    prefetch(cache, 0, 1);
    assert_false(asset_drain(cache));
    assert_string_equal(capture_end(&capture), "");
    assert_int_equal(lookup(cache, STAND_RED, 1), ASSET_READY);
    asset_cache_destroy(empty);
    asset_cache_destroy(cache);
    asset_cache_destroy(NULL);
}

static void test_folder_missing(void **state)
{
    (void)state;
    const struct picture_stand nowhere = { "/nonexistent" };
    struct capture capture;

    capture_begin(&capture);
    struct asset_cache *cache = open_cache(&nowhere, true, 0);
    assert_int_equal(lookup(cache, STAND_RED, 1), ASSET_BROKEN);
    asset_cache_destroy(cache);
    assert_string_equal(
        capture_end(&capture),
        "standpunt: warning: /nonexistent: no pictures: No such file or "
        "directory\n");
}

static void test_worker_decodes(void **state)
{
    struct asset_cache *cache = open_cache(*state, false, 0);

    for (uint32_t id = STAND_RED; id <= STAND_BELOW; id++) {
        assert_int_equal(lookup(cache, id, SIDE_PX), ASSET_WAITING);
        assert_int_equal(lookup(cache, id, SIDE_PX), ASSET_WAITING);
        assert_int_equal(asset_bytes(cache), (id - 1) * PICTURE_BYTES);
        picture_stand_wait();
        assert_true(asset_drain(cache));
        assert_false(asset_drain(cache));
        assert_int_equal(lookup(cache, id, SIDE_PX), ASSET_READY);
    }
    asset_cache_destroy(cache);
}

static void test_worker_finds_broken(void **state)
{
    struct asset_cache *cache = open_cache(*state, false, 0);
    struct capture capture;

    assert_int_equal(lookup(cache, STAND_TEXT, 1), ASSET_WAITING);
    assert_int_equal(lookup(cache, STAND_TEXT, 2), ASSET_WAITING);
    picture_stand_wait();
    picture_stand_wait();
    capture_begin(&capture);
    assert_true(asset_drain(cache));
    assert_non_null(strstr(capture_end(&capture), "/text.png: neither PNG"));
    assert_null(strstr(strchr(capture.text, '\n'), "text.png"));
    assert_int_equal(lookup(cache, STAND_TEXT, 1), ASSET_BROKEN);
    assert_int_equal(lookup(cache, STAND_TEXT, 3), ASSET_BROKEN);
    asset_cache_destroy(cache);
}

static void test_prefetch(void **state)
{
    struct asset_cache *cache = open_cache(*state, false, 2 * PICTURE_BYTES);

    prefetch(cache, STAND_RED, SIDE_PX);
    prefetch(cache, STAND_GREEN, SIDE_PX);
    prefetch(cache, STAND_BLUE, SIDE_PX); /* has no room beside the two */
    picture_stand_wait();
    picture_stand_wait();
    assert_false(asset_drain(cache)); /* no frame waited */
    assert_int_equal(asset_bytes(cache), 2 * PICTURE_BYTES);
    assert_int_equal(lookup(cache, STAND_RED, SIDE_PX), ASSET_READY);
    assert_int_equal(lookup(cache, STAND_GREEN, SIDE_PX), ASSET_READY);

    asset_begin(cache); /* what is shown now may push out the oldest */
    assert_int_equal(lookup(cache, STAND_RED, SIDE_PX), ASSET_READY);
    prefetch(cache, STAND_BLUE, SIDE_PX);
    picture_stand_wait();
    assert_false(asset_drain(cache));
    assert_int_equal(lookup(cache, STAND_BLUE, SIDE_PX), ASSET_READY);
    assert_int_equal(lookup(cache, STAND_RED, SIDE_PX), ASSET_READY);
    asset_cache_destroy(cache);
}

/* A screen that was left: what it wanted next gives way, what it has stays. */
static void test_prefetch_restart(void **state)
{
    struct asset_cache *cache = open_cache(*state, false, 0);

    prefetch(cache, STAND_RED, SIDE_PX);
    picture_stand_wait();
    assert_false(asset_drain(cache));
    assert_int_equal(lookup(cache, STAND_GREEN, SIDE_PX), ASSET_WAITING);
    for (int side = 600; side < 700; side++) {
        prefetch(cache, STAND_BLUE, side); /* takes a while each */
    }
    asset_prefetch_restart(cache);
    asset_prefetch_restart(cache);
    while (lookup(cache, STAND_GREEN, SIDE_PX) != ASSET_READY) {
        picture_stand_wait();
        (void)asset_drain(cache);
    }
    assert_int_equal(lookup(cache, STAND_RED, SIDE_PX), ASSET_READY);
    assert_int_equal(asset_bytes(cache), 2 * PICTURE_BYTES);
    asset_cache_destroy(cache);
}

static void test_least_recently_used_goes(void **state)
{
    struct asset_cache *cache = open_cache(*state, false, 2 * PICTURE_BYTES);
    static const uint32_t visits[] = { STAND_RED, STAND_GREEN, STAND_RED,
                                       STAND_BLUE };

    for (size_t i = 0; i < sizeof(visits) / sizeof(visits[0]); i++) {
        asset_begin(cache);
        if (lookup(cache, visits[i], SIDE_PX) == ASSET_WAITING) {
            picture_stand_wait();
            assert_true(asset_drain(cache));
        }
        assert_in_range(asset_bytes(cache), 0, 2 * PICTURE_BYTES);
    }
    asset_begin(cache);
    assert_int_equal(lookup(cache, STAND_RED, SIDE_PX), ASSET_READY);
    assert_int_equal(lookup(cache, STAND_BLUE, SIDE_PX), ASSET_READY);
    assert_int_equal(lookup(cache, STAND_GREEN, SIDE_PX), ASSET_WAITING);
    asset_cache_destroy(cache);
}

static void test_shown_is_never_dropped(void **state)
{
    struct asset_cache *cache = open_cache(*state, false, 2 * PICTURE_BYTES);
    struct capture capture;

    capture_begin(&capture);
    for (int frame = 0; frame < 3; frame++) {
        (void)asset_drain(cache);
        asset_begin(cache);
        for (uint32_t id = STAND_RED; id <= STAND_BELOW; id++) {
            const enum asset_state got = lookup(cache, id, SIDE_PX);
            assert_int_equal(got, frame == 0 ? ASSET_WAITING : ASSET_READY);
        }
        for (uint32_t id = STAND_RED; id <= STAND_BELOW && frame == 0; id++) {
            picture_stand_wait();
        }
    }
    assert_string_equal(capture_end(&capture),
                        "standpunt: warning: one screen shows more than 2048 "
                        "bytes of pictures\n");
    assert_int_equal(asset_bytes(cache), 4 * PICTURE_BYTES);

    asset_begin(cache); /* the next screen shows one of them */
    assert_int_equal(lookup(cache, STAND_GREEN, SIDE_PX), ASSET_READY);
    assert_false(asset_drain(cache));
    assert_int_equal(asset_bytes(cache), 2 * PICTURE_BYTES);
    assert_int_equal(lookup(cache, STAND_GREEN, SIDE_PX), ASSET_READY);
    asset_cache_destroy(cache);
}

static void test_synchronous_keeps_budget(void **state)
{
    struct asset_cache *cache = open_cache(*state, true, 4 * PICTURE_BYTES);

    for (int side = 1; side <= SIDE_PX; side++) {
        for (uint32_t id = STAND_RED; id <= STAND_BELOW; id++) {
            asset_begin(cache);
            assert_int_equal(lookup(cache, id, side), ASSET_READY);
            assert_in_range(asset_bytes(cache), 1, 4 * PICTURE_BYTES);
        }
    }
    asset_cache_destroy(cache);
}

/* The same id, another file: what was asked before must never show. */
static void test_old_generation(void **state)
{
    const struct picture_stand *stand = *state;
    struct asset_cache *cache = open_cache(stand, false, 0);
    const char *const swapped[] = { "green.png", "red.webp" };

    for (int round = 0; round < 50; round++) {
        struct asset_image image;
        asset_cache_assign(cache, stand->dir, picture_stand_paths(), 2);
        (void)lookup(cache, STAND_RED, SIDE_PX);
        if (round % 2) {
            picture_stand_wait(); /* finished, not drained; else perhaps at hand
                                   */
        }
        asset_cache_assign(cache, stand->dir, swapped, 2);
        while (asset_lookup(cache, picture_stand_id(STAND_RED), SIDE_PX,
                            SIDE_PX, FIT_COVER, &image) != ASSET_READY) {
            picture_stand_wait();
            (void)asset_drain(cache);
        }
        assert_int_equal(image.pixels[0], picture_stand_color(STAND_GREEN));
    }
    asset_cache_destroy(cache);
}

static void test_destroy_while_decoding(void **state)
{
    for (int round = 0; round < 30; round++) {
        struct asset_cache *cache = open_cache(*state, false, 0);
        for (int side = 400; side < 400 + round; side++) {
            (void)lookup(cache, STAND_RED, side);
        }
        asset_cache_destroy(cache);
    }
}

/* A folder for scaled pictures, with a blue one for the file of the red. */
static void keep_blue_for_red(const struct picture_stand *stand, char *dir)
{
    const struct decode_box box = { SIDE_PX, SIDE_PX, FIT_COVER };
    uint32_t pixels[SIDE_PX * SIDE_PX];
    const struct decode_image image = {
        .pixels = pixels, .w_px = SIDE_PX, .h_px = SIDE_PX, .opaque = true
    };
    const int dir_fd = open(stand->dir, O_RDONLY | O_DIRECTORY);
    struct image_bytes file;

    assert_non_null(mkdtemp(dir));
    for (int i = 0; i < SIDE_PX * SIDE_PX; i++) {
        pixels[i] = picture_stand_color(STAND_BLUE);
    }
    assert_null(picture_folder_read(dir_fd, "red.webp", &file));
    struct disk_cache *kept =
        disk_cache_create(&(struct disk_cache_params){ dir, 1 << 20 });
    const struct disk_key key = disk_key_for(file, box);
    disk_cache_save(kept, &key, &image);
    disk_cache_destroy(kept);
    free((void *)file.data);
    close(dir_fd);
}

static int remove_files(const char *dir)
{
    char path[512];
    DIR *stream = opendir(dir);
    const struct dirent *entry;
    int count = 0;

    assert_non_null(stream);
    while ((entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] != '.') {
            (void)snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
            assert_int_equal(unlink(path), 0);
            count++;
        }
    }
    closedir(stream);
    assert_int_equal(rmdir(dir), 0);
    return count;
}

/* What is kept is shown without a decoder; what is much reduced is kept. */
static void test_kept_on_disk(void **state)
{
    const struct picture_stand *stand = *state;

    for (int synchronous = 0; synchronous < 2; synchronous++) {
        char dir[] = "/tmp/standpunt-kept-XXXXXX";
        struct asset_image image;
        keep_blue_for_red(stand, dir);
        const struct asset_params params = {
            .synchronous = synchronous,
            .wake = picture_stand_wake,
            .kept_dir = dir,
        };
        struct asset_cache *cache = asset_cache_create(&params);
        picture_stand_expect();
        asset_cache_assign(cache, stand->dir, picture_stand_paths(), STAND_RED);
        while (asset_lookup(cache, picture_stand_id(STAND_RED), SIDE_PX,
                            SIDE_PX, FIT_COVER, &image) != ASSET_READY) {
            picture_stand_wait();
            (void)asset_drain(cache);
        }
        assert_int_equal(image.pixels[0], picture_stand_color(STAND_BLUE));
        while (lookup(cache, STAND_RED, 32) != ASSET_READY || /* 4 times */
               lookup(cache, STAND_RED, 33) != ASSET_READY) {
            picture_stand_wait();
            (void)asset_drain(cache);
        }
        const struct asset_counts counts = asset_counts(cache);
        assert_int_equal(counts.loaded, 3);
        assert_int_equal(counts.kept, 1);
        assert_int_equal(counts.broken, 0);
        asset_cache_destroy(cache);
        assert_int_equal(remove_files(dir), 2);
    }
}

/* Visitors who swipe faster than pictures come. */
static void test_load(void **state)
{
    const size_t budget = LOAD_BUDGET_PICTURES * PICTURE_BYTES;
    struct asset_cache *cache = open_cache(*state, false, budget);
    uint64_t seed = HASH_START;

    for (int step = 0; step < LOAD_STEPS; step++) {
        seed = hash_int(seed, step);
        const uint32_t id = STAND_RED + (uint32_t)(seed >> 8) % 4;
        const int side = 1 + (int)(seed >> 16 & 0xFF) % SIDE_PX;
        if (seed % 8 == 0) {
            (void)asset_drain(cache);
            assert_in_range(asset_bytes(cache), 0, budget);
            asset_begin(cache);
        }
        if (seed % 3 == 0) {
            prefetch(cache, id, side);
        } else if (step % 1000 != 999) {
            assert_int_not_equal(lookup(cache, id, side), ASSET_BROKEN);
        } else {
            const struct picture_stand *stand = *state;
            asset_cache_assign(cache, stand->dir, picture_stand_paths(),
                               STAND_END - 1);
        }
    }
    while (lookup(cache, STAND_BLUE, SIDE_PX) != ASSET_READY) {
        picture_stand_wait();
        (void)asset_drain(cache);
    }
    asset_cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_broken_is_said_once),
        cmocka_unit_test(test_nothing_to_look_up),
        cmocka_unit_test(test_folder_missing),
        cmocka_unit_test(test_worker_decodes),
        cmocka_unit_test(test_worker_finds_broken),
        cmocka_unit_test(test_prefetch),
        cmocka_unit_test(test_prefetch_restart),
        cmocka_unit_test(test_least_recently_used_goes),
        cmocka_unit_test(test_shown_is_never_dropped),
        cmocka_unit_test(test_synchronous_keeps_budget),
        cmocka_unit_test(test_old_generation),
        cmocka_unit_test(test_destroy_while_decoding),
        cmocka_unit_test(test_kept_on_disk),
        cmocka_unit_test(test_load),
    };
    return cmocka_run_group_tests_name("asset", tests, picture_stand_make,
                                       picture_stand_remove);
}
