#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "asset.h"
#include "capture.h"
#include "decoder.h"
#include "exif.h"
#include "picture_sample.h"
#include "picture_stand.h"

enum {
    SIDE_PX = 11,
    PATH_BYTES = 512,
    SIDES_MIN_PX = 20, /* of the pictures that a worker is asked for */
    SIDES_MAX_PX = 60,
};

static const struct decode_box small_box = { 7, 5, FIT_COVER };

/* One small file of each kind, some of them turned. */
static const struct {
    const char *label;
    enum image_kind kind;
    int orientation;
} kinds[] = {
    { "PNG", IMAGE_PNG, 0 },
    { "JPEG", IMAGE_JPEG, 0 },
    { "JPEG, turned", IMAGE_JPEG, EXIF_FIRST_TURNED },
    { "JPEG, upside down", IMAGE_JPEG, 3 },
    { "WebP", IMAGE_WEBP, 0 },
};

enum {
    KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]),
};

static struct picture_sample sample_of(size_t kind)
{
    uint32_t pixels[SIDE_PX * SIDE_PX];
    uint32_t seed = 1;

    for (size_t i = 0; i < sizeof(pixels) / sizeof(pixels[0]); i++) {
        seed = seed * 1664525 + 1013904223;
        pixels[i] = seed;
    }
    switch (kinds[kind].kind) {
    case IMAGE_PNG:
        return picture_sample_png(pixels, SIDE_PX, SIDE_PX - 2);
    case IMAGE_JPEG:
        return picture_sample_jpeg(pixels, SIDE_PX, SIDE_PX - 2,
                                   kinds[kind].orientation);
    case IMAGE_WEBP:
    case IMAGE_KIND_COUNT:
        break;
    }
    return picture_sample_webp(pixels[0], SIDE_PX, SIDE_PX - 2);
}

/* The two give the same, be it pixels or a reason. */
static void check_same(struct decoder *decoder, const char *label,
                       struct image_bytes file, struct decode_box box)
{
    struct image_header header;
    struct decode_image got, want;

    if (image_header_read(file, &header)) {
        return; /* seen by no decoder */
    }
    const char *reason = decode_run(file, &header, box, &want);
    const char *answer = decoder_run(decoder, file, &header, box, &got);
    if (strcmp(reason ? reason : "", answer ? answer : "") != 0) {
        fail_msg("%s: %s, want %s", label, answer ? answer : "a picture",
                 reason ? reason : "a picture");
    }
    if (!reason) {
        assert_int_equal(got.w_px, want.w_px);
        assert_int_equal(got.h_px, want.h_px);
        assert_int_equal(got.opaque, want.opaque);
        assert_memory_equal(got.pixels, want.pixels,
                            (size_t)want.w_px * (size_t)want.h_px *
                                sizeof(*want.pixels));
    }
    decode_finish(&got);
    decode_finish(&want);
}

static void check_kind(struct decoder *decoder, size_t kind)
{
    struct picture_sample sample = sample_of(kind);

    check_same(decoder, kinds[kind].label, picture_sample_bytes(&sample),
               small_box);
    picture_sample_finish(&sample);
}

static void test_same_pixels(void **state)
{
    struct decoder *decoder = decoder_create(DECODER);
    (void)state;

    for (size_t i = 0; i < KIND_COUNT; i++) {
        struct picture_sample sample = sample_of(i);
        for (int side = 1; side < 2 * SIDE_PX; side++) {
            struct decode_box box = { side, SIDE_PX, FIT_COVER };
            check_same(decoder, kinds[i].label, picture_sample_bytes(&sample),
                       box);
            box.fit = FIT_CONTAIN;
            check_same(decoder, kinds[i].label, picture_sample_bytes(&sample),
                       box);
        }
        picture_sample_finish(&sample);
    }
    assert_true(decoder_pid(decoder) > 0);
    decoder_destroy(decoder);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is left */
}

/* Cut at every byte; the process lives through all of it. */
static void test_truncated(void **state)
{
    struct decoder *decoder = decoder_create(DECODER);
    (void)state;

    check_kind(decoder, 0);
    const pid_t pid = decoder_pid(decoder);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        struct picture_sample sample = sample_of(i);
        for (size_t len = 0; len <= sample.len; len++) {
            check_same(decoder, kinds[i].label,
                       (struct image_bytes){ sample.data, len }, small_box);
        }
        picture_sample_finish(&sample);
    }
    assert_int_equal(decoder_pid(decoder), pid);
    decoder_destroy(decoder);
}

/* PNG, annex D. */
static uint32_t crc32_of(const unsigned char *data, size_t len)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < len; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
        }
    }
    return ~crc;
}

static void put_big(unsigned char *to, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        to[i] = (unsigned char)(value >> 8 * (bytes - 1 - i));
    }
}

/* A file of some hundred bytes that claims to be as large as is allowed. */
static void claim_much(const struct picture_sample *sample,
                       enum image_kind kind)
{
    if (kind == IMAGE_PNG) {
        put_big(sample->data + 16, IMAGE_SIDE_MAX_PX, 4);
        put_big(sample->data + 20, IMAGE_SIDE_MAX_PX / 4, 4);
        put_big(sample->data + 29, crc32_of(sample->data + 12, 17), 4);
        return;
    }
    for (size_t i = 0; kind == IMAGE_JPEG && i + 9 < sample->len; i++) {
        if (sample->data[i] == 0xFF && sample->data[i + 1] == 0xC0) {
            put_big(sample->data + i + 5, IMAGE_SIDE_MAX_PX, 2);
            put_big(sample->data + i + 7, IMAGE_SIDE_MAX_PX, 2);
        }
    }
    if (kind == IMAGE_WEBP) { /* 14 bits of width less one, then of height */
        sample->data[21] = 0xFF;
        sample->data[22] = 0xDF;
        sample->data[23] = 0xFF;
    }
}

static void test_header_bombs(void **state)
{
    struct decoder *decoder = decoder_create(DECODER);
    (void)state;

    check_kind(decoder, 0);
    const pid_t pid = decoder_pid(decoder);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        struct picture_sample sample = sample_of(i);
        claim_much(&sample, kinds[i].kind);
        check_same(decoder, kinds[i].label, picture_sample_bytes(&sample),
                   small_box);
        picture_sample_finish(&sample);
    }
    assert_int_equal(decoder_pid(decoder), pid);
    decoder_destroy(decoder);
}

/* Whoever ends it or holds it up, the next picture comes. */
static void test_replaced(void **state)
{
    static const int signals[] = { SIGKILL, SIGSEGV, SIGSTOP };
    struct decoder *decoder = decoder_create(DECODER);
    (void)state;

    check_kind(decoder, 0);
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        const pid_t pid = decoder_pid(decoder);
        assert_true(pid > 0);
        assert_int_equal(kill(pid, signals[i]), 0);
        check_kind(decoder, i);
        assert_true(decoder_pid(decoder) > 0);
        assert_int_not_equal(decoder_pid(decoder), pid);
        assert_int_equal(kill(pid, 0), -1);
    }
    decoder_destroy(decoder);
}

static const char ended[] = "its decoder came to an end";
static const char killed[] = "%s: lost (KILL) and replaced\n";

static const struct {
    const char *role;
    const char *reason; /* NULL: a picture */
    const char *said;   /* after "standpunt: warning: ", or NULL */
    bool remains;
} odd[] = {
    { "polite", NULL, NULL, true },
    { "cuts-pixels", NULL, NULL, true },
    { "bare", NULL,
      "pictures are decoded with less around them; missing: no_new_privs "
      "Landlock seccomp\n",
      true },
    { "dies", ended, killed, false },
    { "leaves", ended, "%s: lost (it left) and replaced\n", false },
    { "stands-still", ended, killed, false },
    { "spins", "takes too long to decode", NULL, false },
    { "another-serial", ended, killed, false },
    { "odd-reason", ended, killed, false },
    { "odd-opaque", ended, killed, false },
    { "long-reply", ended, killed, false },
    { "short-reply", ended, killed, false },
    { "never-begins", NULL,
      "%s: Protocol error; pictures are decoded without it\n", false },
    { "never-speaks", NULL,
      "%s: Protocol error; pictures are decoded without it\n", false },
    { "another-version", NULL,
      "%s: Protocol error; pictures are decoded without it\n", false },
    { "odd-layers", NULL,
      "%s: Protocol error; pictures are decoded without it\n", false },
    { "missing", NULL,
      "%s: No such file or directory; pictures are decoded without it\n",
      false },
};

/* The words of @p said with @p path in them; "" for NULL. */
static void want_said(const char *said, const char *path, char *out)
{
    const char *gap = said ? strstr(said, "%s") : NULL;

    (void)snprintf(out, CAPTURE_BYTES, "%s%s%s",
                   said ? "standpunt: warning: " : "", gap ? path : "",
                   said ? said + (gap ? 2 : 0) : "");
}

/* Two pictures, so that what is said is seen to be said once. */
static void check_odd(size_t index, const char *path)
{
    struct picture_sample sample = sample_of(0);
    struct decoder *decoder = decoder_create(path);
    struct image_header header;
    struct capture capture;
    char want[CAPTURE_BYTES];
    const int pictures = odd[index].reason ? 1 : 2;

    assert_null(image_header_read(picture_sample_bytes(&sample), &header));
    capture_begin(&capture);
    for (int i = 0; i < pictures; i++) {
        struct decode_image got;
        const char *reason = decoder_run(decoder, picture_sample_bytes(&sample),
                                         &header, small_box, &got);
        if (strcmp(reason ? reason : "",
                   odd[index].reason ? odd[index].reason : "") != 0) {
            (void)capture_end(&capture);
            fail_msg("%s: %s", odd[index].role, reason ? reason : "a picture");
        }
        assert_int_equal(got.pixels != NULL, reason == NULL);
        decode_finish(&got);
    }
    want_said(odd[index].said, path, want);
    assert_string_equal(capture_end(&capture), want);
    assert_int_equal(decoder_pid(decoder) > 0, odd[index].remains);
    decoder_destroy(decoder);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    picture_sample_finish(&sample);
}

static void test_odd(void **state)
{
    char dir[] = "/tmp/standpunt-odd-XXXXXX";
    char path[PATH_BYTES];
    (void)state;

    assert_non_null(mkdtemp(dir));
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
        const bool exists = strcmp(odd[i].role, "missing") != 0;
        (void)snprintf(path, sizeof(path), "%s/%s", dir, odd[i].role);
        assert_true(!exists || symlink(ODD_DECODER, path) == 0);
        check_odd(i, path);
        assert_true(!exists || unlink(path) == 0);
    }
    assert_int_equal(rmdir(dir), 0);
}

/* The child of this process; 0: none. */
static pid_t find_child(void)
{
    DIR *stream = opendir("/proc");
    const struct dirent *entry;
    pid_t found = 0;

    assert_non_null(stream);
    while (found == 0 && (entry = readdir(stream)) != NULL) {
        char path[PATH_BYTES], line[PATH_BYTES];
        (void)snprintf(path, sizeof(path), "/proc/%.20s/stat", entry->d_name);
        FILE *file = fopen(path, "r");
        if (!file) {
            continue;
        }
        const char *end =
            fgets(line, sizeof(line), file) ? strrchr(line, ')') : NULL;
        if (end && strtol(end + 4, NULL, 10) == getpid()) {
            found = (pid_t)strtol(entry->d_name, NULL, 10);
        }
        (void)fclose(file);
    }
    (void)closedir(stream);
    return found;
}

/* What is said of a sanitized build is not the matter here. */
static struct asset_cache *open_cache(const struct picture_stand *stand)
{
    struct asset_cache *cache = asset_cache_create(&(struct asset_params){
        .decoder = DECODER,
        .wake = picture_stand_wake,
    });

    assert_non_null(cache);
    picture_stand_expect();
    asset_cache_assign(cache, stand->dir, picture_stand_paths(), STAND_END - 1);
    return cache;
}

static enum asset_state look_up(struct asset_cache *cache, int side_px)
{
    struct asset_image image;
    const enum asset_state state =
        asset_lookup(cache, picture_stand_id(STAND_RED), side_px, side_px,
                     FIT_COVER, &image);

    if (state == ASSET_READY) {
        assert_int_equal(image.pixels[(size_t)(side_px * side_px) - 1],
                         picture_stand_color(STAND_RED));
    }
    return state;
}

/* A show, meanwhile: every picture comes, whatever is done to the process. */
static void test_worker(void **state)
{
    struct asset_cache *cache = open_cache(*state);

    for (int side = SIDES_MIN_PX; side < SIDES_MAX_PX; side++) {
        while (look_up(cache, side) == ASSET_WAITING) {
            picture_stand_wait();
            (void)asset_drain(cache);
        }
        assert_int_equal(look_up(cache, side), ASSET_READY);
        const pid_t child = find_child();
        assert_true(child > 0);
        if (side % 4 == 0) {
            assert_int_equal(kill(child, SIGKILL), 0);
        }
    }
    asset_cache_destroy(cache);
    assert_int_equal(find_child(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_pixels),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_header_bombs),
        cmocka_unit_test(test_replaced),
        cmocka_unit_test(test_odd),
        cmocka_unit_test_setup_teardown(test_worker, picture_stand_make,
                                        picture_stand_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
