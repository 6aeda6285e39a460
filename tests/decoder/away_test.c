/**
 * @file
 * A decoder that is not there for a moment: pictures come without it as long
 * as it was never heard, and wait for it ever after.
 */

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "asset.h"
#include "capture.h"
#include "decoder.h"
#include "picture_sample.h"
#include "picture_stand.h"

enum {
    SIDE_PX = 4,
    PATH_BYTES = 128,
};

static const struct decode_box box = { SIDE_PX, SIDE_PX, FIT_COVER };
static const char no_such_file[] = "No such file or directory";

/* A folder with a link to a program, which is another one now and then. */
static char dir[] = "/tmp/standpunt-away-XXXXXX";
static char path[PATH_BYTES];
static struct capture capture;

static void point_to(const char *program)
{
    (void)unlink(path);
    if (program) {
        assert_int_equal(symlink(program, path), 0);
    }
}

static int make_dir(void **state)
{
    (void)state;
    memcpy(dir + sizeof(dir) - 7, "XXXXXX", 6);
    if (!mkdtemp(dir)) {
        return -1;
    }
    /* A name that odd_decoder has no trick for. */
    (void)snprintf(path, sizeof(path), "%s/polite", dir);
    capture_begin(&capture);
    return 0;
}

static int remove_dir(void **state)
{
    (void)state;
    (void)capture_end(&capture);
    point_to(NULL);
    return rmdir(dir);
}

/* What is said to have been said so far. */
static void expect_said(const char *reason, const char *what)
{
    char want[CAPTURE_BYTES] = "";

    if (reason) {
        (void)snprintf(want, sizeof(want), "standpunt: warning: %s: %s%s\n",
                       path, reason, what);
    }
    assert_string_equal(capture_end(&capture), want);
    capture_begin(&capture);
}

enum got {
    GOT_PICTURE,
    GOT_LATER,
    GOT_NOTHING,
};

static enum got take_picture(struct decoder *decoder)
{
    const uint32_t pixels[SIDE_PX * SIDE_PX] = { 0 };
    struct picture_sample sample = picture_sample_png(pixels, SIDE_PX, SIDE_PX);
    struct image_header header;
    struct decode_image image;

    assert_null(image_header_read(picture_sample_bytes(&sample), &header));
    const char *reason = decoder_run(decoder, picture_sample_bytes(&sample),
                                     &header, box, &image);
    const enum got got = image.is_put_off ? GOT_LATER
                         : image.pixels   ? GOT_PICTURE
                                          : GOT_NOTHING;
    assert_int_equal(reason == NULL, got == GOT_PICTURE);
    decode_finish(&image);
    picture_sample_finish(&sample);
    return got;
}

static void end_process(const struct decoder *decoder)
{
    assert_true(decoder_pid(decoder) > 0);
    assert_int_equal(kill(decoder_pid(decoder), SIGKILL), 0);
}

/* As a card that is slow today: it is tried again, and said once. */
static void test_begins_late(void **state)
{
    struct decoder *decoder = decoder_create(path);
    (void)state;

    point_to("/bin/false");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(take_picture(decoder), GOT_PICTURE);
        assert_int_equal(decoder_pid(decoder), 0);
    }
    expect_said("Protocol error", "; pictures are decoded without it");
    point_to(ODD_DECODER);
    assert_int_equal(take_picture(decoder), GOT_PICTURE);
    assert_true(decoder_pid(decoder) > 0);
    expect_said(NULL, "");
    decoder_destroy(decoder);
}

/* A program that is not there is not looked for at each picture. */
static void test_never_there(void **state)
{
    struct decoder *decoder = decoder_create(path);
    (void)state;

    assert_int_equal(take_picture(decoder), GOT_PICTURE);
    expect_said(no_such_file, "; pictures are decoded without it");
    point_to(ODD_DECODER);
    assert_int_equal(take_picture(decoder), GOT_PICTURE);
    assert_int_equal(decoder_pid(decoder), 0);
    expect_said(NULL, "");
    decoder_destroy(decoder);
}

/* Whatever it is that went: nothing is decoded here, and all of it comes. */
static void test_goes(void **state)
{
    static const struct {
        const char *program, *reason;
    } ways[] = {
        { NULL, no_such_file },
        { "/bin/false", "Protocol error" },
        { "/dev/null", "Permission denied" },
    };
    (void)state;

    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        struct decoder *decoder = decoder_create(path);
        point_to(ODD_DECODER);
        assert_int_equal(take_picture(decoder), GOT_PICTURE);
        end_process(decoder);
        point_to(ways[i].program);
        assert_int_equal(take_picture(decoder), GOT_LATER);
        (void)capture_end(&capture); /* the loss is not the matter here */
        capture_begin(&capture);
        assert_int_equal(take_picture(decoder), GOT_LATER);
        expect_said(NULL, "");
        point_to(ODD_DECODER);
        assert_int_equal(take_picture(decoder), GOT_PICTURE);
        end_process(decoder);
        point_to(ways[i].program);
        assert_int_equal(take_picture(decoder), GOT_LATER);
        expect_said(ways[i].reason, "; pictures wait for it");
        decoder_destroy(decoder);
    }
}

static int lowest_free_fd(void)
{
    const int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

    assert_true(fd >= 0);
    (void)close(fd);
    return fd;
}

/* So many files can be opened now, then as many as before. */
static enum got take_with_files(struct decoder *decoder, int more)
{
    struct rlimit before;

    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    const struct rlimit tight = { .rlim_cur =
                                      (rlim_t)lowest_free_fd() + (rlim_t)more,
                                  .rlim_max = before.rlim_max };
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &tight), 0);
    const enum got got = take_picture(decoder);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    return got;
}

/* The process is there, and this one cannot ask it. */
static void test_cannot_ask(void **state)
{
    struct decoder *decoder = decoder_create(path);
    (void)state;

    point_to(ODD_DECODER);
    assert_int_equal(take_picture(decoder), GOT_PICTURE);
    const pid_t pid = decoder_pid(decoder);
    assert_int_equal(take_with_files(decoder, 0), GOT_LATER);
    assert_int_equal(take_with_files(decoder, 1), GOT_LATER);
    expect_said("Too many open files", "; pictures wait for it");
    assert_int_equal(take_with_files(decoder, 2), GOT_PICTURE);
    assert_int_equal(decoder_pid(decoder), pid);
    expect_said(NULL, "");
    decoder_destroy(decoder);
}

static enum asset_state look_up(struct asset_cache *cache, int side_px)
{
    struct asset_image image;

    return asset_lookup(cache, picture_stand_id(STAND_RED), side_px, side_px,
                        FIT_COVER, &image);
}

/* Ask for it and wait. @return Whether a frame is to be drawn for it. */
static bool is_drawn(struct asset_cache *cache, int side_px)
{
    assert_int_equal(look_up(cache, side_px), ASSET_WAITING);
    picture_stand_wait();
    return asset_drain(cache);
}

/* What was put off is not broken: it comes when it is next drawn, and
   nothing is drawn for its sake meanwhile. */
static void test_drawn_later(void **state)
{
    void *stand = NULL;
    (void)state;

    assert_int_equal(picture_stand_make(&stand), 0);
    (void)snprintf(path, sizeof(path), "%s/once", dir);
    point_to(ODD_DECODER);
    struct asset_cache *cache = asset_cache_create(
        &(struct asset_params){ .decoder = path, .wake = picture_stand_wake });
    assert_non_null(cache);
    picture_stand_expect();
    asset_cache_assign(cache, ((struct picture_stand *)stand)->dir,
                       picture_stand_paths(), STAND_END - 1);

    assert_true(is_drawn(cache, 1));
    assert_int_equal(look_up(cache, 1), ASSET_READY);
    point_to(NULL);
    assert_false(is_drawn(cache, 2));
    assert_false(is_drawn(cache, 2));
    assert_int_equal(look_up(cache, 1), ASSET_READY);
    assert_int_equal(asset_counts(cache).broken, 0);
    point_to(ODD_DECODER);
    assert_true(is_drawn(cache, 2));
    assert_int_equal(look_up(cache, 2), ASSET_READY);
    asset_cache_destroy(cache);
    assert_int_equal(picture_stand_remove(&stand), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_begins_late, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_never_there, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_goes, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_cannot_ask, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(test_drawn_later, make_dir, remove_dir),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
