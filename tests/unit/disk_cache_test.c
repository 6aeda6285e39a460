#include <dirent.h>
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
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "capture.h"
#include "disk_cache.h"

enum {
    PATH_BYTES = 512,
    W_PX = 16,
    H_PX = 9,
    HEADER_BYTES = 48,
    FILE_BYTES = HEADER_BYTES + W_PX * H_PX * 4,
    PLENTY_BYTES = 1 << 20,
};

static const struct decode_box cover = { W_PX, H_PX, FIT_COVER };

/* A folder of its own for every test. */
static int make_folder(void **state)
{
    char *dir = strdup("/tmp/standpunt-kept-XXXXXX");

    *state = dir;
    return dir && mkdtemp(dir) ? 0 : -1;
}

static void each_file(const char *dir, void (*act)(const char *path, int *n),
                      int *n)
{
    DIR *stream = opendir(dir);
    const struct dirent *entry;
    char path[PATH_BYTES];

    while (stream && (entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] != '.') {
            (void)snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
            act(path, n);
        }
    }
    if (stream) {
        closedir(stream);
    }
}

static void remove_one(const char *path, int *n)
{
    (void)n;
    (void)unlink(path);
}

static void count_one(const char *path, int *n)
{
    (void)path;
    ++*n;
}

static int file_count(const char *dir)
{
    int count = 0;
    each_file(dir, count_one, &count);
    return count;
}

static int remove_folder(void **state)
{
    each_file(*state, remove_one, NULL);
    (void)rmdir(*state);
    free(*state);
    return 0;
}

static struct disk_cache *open_cache(const char *dir, uint64_t bytes_max)
{
    const struct disk_cache_params params = { dir, bytes_max };
    struct disk_cache *cache = disk_cache_create(&params);

    assert_non_null(cache);
    return cache;
}

/* The file of a picture that @p tag tells from others. */
static struct disk_key key_of(unsigned char tag, struct decode_box box)
{
    const unsigned char bytes[] = { 'f', 'i', 'l', 'e', tag };

    return disk_key_for((struct image_bytes){ bytes, sizeof(bytes) }, box);
}

/* Pixels that @p tag tells from others; released by the test. */
static struct decode_image image_of(uint32_t tag)
{
    struct decode_image image = {
        .pixels = malloc(W_PX * H_PX * sizeof(uint32_t)),
        .w_px = W_PX,
        .h_px = H_PX,
        .opaque = tag % 2 == 0,
    };

    assert_non_null(image.pixels);
    for (uint32_t i = 0; i < W_PX * H_PX; i++) {
        image.pixels[i] = 0xFF000000 | tag << 8 | i;
    }
    return image;
}

static void save(struct disk_cache *cache, unsigned char tag)
{
    const struct disk_key key = key_of(tag, cover);
    struct decode_image image = image_of(tag);

    disk_cache_save(cache, &key, &image);
    decode_finish(&image);
}

/* @return  True if it is there, and then as it was saved. */
static bool load(struct disk_cache *cache, unsigned char tag)
{
    const struct disk_key key = key_of(tag, cover);
    struct decode_image want = image_of(tag);
    struct decode_image got;
    const bool found = disk_cache_load(cache, &key, &got);

    if (found) {
        assert_int_equal(got.w_px, W_PX);
        assert_int_equal(got.h_px, H_PX);
        assert_int_equal(got.opaque, want.opaque);
        assert_memory_equal(got.pixels, want.pixels, W_PX * H_PX * 4);
    } else {
        assert_null(got.pixels);
    }
    decode_finish(&got);
    decode_finish(&want);
    return found;
}

static void check_said(const char *got, const char *dir, const char *what)
{
    char want[CAPTURE_BYTES];

    (void)snprintf(want, sizeof(want), "standpunt: warning: %s: %s\n", dir,
                   what);
    assert_string_equal(got, want);
}

static void test_round_trip(void **state)
{
    struct disk_cache *cache = open_cache(*state, PLENTY_BYTES);

    assert_false(load(cache, 1));
    save(cache, 1);
    save(cache, 2);
    save(cache, 2);
    assert_true(load(cache, 1));
    assert_true(load(cache, 2));
    assert_int_equal(file_count(*state), 2);
    disk_cache_destroy(cache);

    cache = open_cache(*state, PLENTY_BYTES); /* the next start */
    assert_true(load(cache, 1));
    disk_cache_destroy(cache);
    disk_cache_destroy(NULL);
}

/* Another file, another box, another way to fill it: another picture. */
static void test_keys(void **state)
{
    struct disk_cache *cache = open_cache(*state, PLENTY_BYTES);
    const struct disk_key others[] = {
        key_of(2, cover),
        key_of(1, (struct decode_box){ W_PX, H_PX, FIT_CONTAIN }),
        key_of(1, (struct decode_box){ W_PX + 1, H_PX, FIT_COVER }),
        key_of(1, (struct decode_box){ W_PX, H_PX + 1, FIT_COVER }),
        disk_key_for((struct image_bytes){ (const unsigned char *)"", 0 },
                     cover),
    };
    struct decode_image got;

    save(cache, 1);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        assert_false(disk_cache_load(cache, &others[i], &got));
    }
    disk_cache_destroy(cache);
}

/* The first file of a folder; its bytes are changed by the test. */
static void first_path(const char *dir, char out[PATH_BYTES])
{
    DIR *stream = opendir(dir);
    const struct dirent *entry;

    assert_non_null(stream);
    out[0] = '\0';
    while ((entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] != '.') {
            (void)snprintf(out, PATH_BYTES, "%s/%s", dir, entry->d_name);
        }
    }
    closedir(stream);
    assert_true(out[0] != '\0');
}

static void spoil(const char *path, off_t at)
{
    const int fd = open(path, O_RDWR);
    unsigned char byte;

    assert_true(fd >= 0);
    assert_int_equal(pread(fd, &byte, 1, at), 1);
    byte ^= 1;
    assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    close(fd);
}

/* Each byte but the flag of opacity is under a check; a cut is seen. */
static void test_damage(void **state)
{
    struct disk_cache *cache = open_cache(*state, PLENTY_BYTES);
    const off_t flag = HEADER_BYTES - 8;
    struct capture capture;
    char path[PATH_BYTES];

    capture_begin(&capture);
    for (off_t at = 0; at < 2 * FILE_BYTES; at++) {
        save(cache, 1);
        first_path(*state, path);
        if (at >= FILE_BYTES) {
            assert_int_equal(truncate(path, at - FILE_BYTES), 0);
        } else if (at < flag || at >= flag + 4) {
            spoil(path, at);
        } else {
            continue;
        }
        assert_false(load(cache, 1));
        assert_int_equal(file_count(*state), 0);
    }
    check_said(capture_end(&capture), *state,
               "a kept picture is damaged and made again");
    disk_cache_destroy(cache);
}

static void test_too_long(void **state)
{
    struct disk_cache *cache = open_cache(*state, PLENTY_BYTES);
    char path[PATH_BYTES];
    struct capture capture;

    save(cache, 1);
    first_path(*state, path);
    assert_int_equal(truncate(path, FILE_BYTES + 1), 0);
    capture_begin(&capture);
    assert_false(load(cache, 1));
    (void)capture_end(&capture);
    disk_cache_destroy(cache);
}

static void test_deleted_meanwhile(void **state)
{
    struct disk_cache *cache = open_cache(*state, PLENTY_BYTES);
    struct capture capture;

    save(cache, 1);
    each_file(*state, remove_one, NULL);
    assert_false(load(cache, 1));
    save(cache, 1);
    assert_true(load(cache, 1));

    each_file(*state, remove_one, NULL);
    assert_int_equal(rmdir(*state), 0);
    capture_begin(&capture);
    save(cache, 1);
    save(cache, 2); /* nothing more is tried or said */
    assert_false(load(cache, 1));
    check_said(capture_end(&capture), *state,
               "no more pictures are kept: No such file or directory");
    disk_cache_destroy(cache);
}

static void test_no_folder(void **state)
{
    (void)state;
    const struct disk_cache_params params = { "/nonexistent", PLENTY_BYTES };
    struct capture capture;

    capture_begin(&capture);
    assert_null(disk_cache_create(&params));
    check_said(capture_end(&capture), "/nonexistent",
               "no pictures are kept: No such file or directory");
}

/* A limit on the size of a file stops a write as a full disk does. */
static void test_full_disk(void **state)
{
    struct disk_cache *cache = open_cache(*state, PLENTY_BYTES);
    struct rlimit before;
    struct capture capture;

    save(cache, 1);
    capture_begin(&capture);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = before;
    small.rlim_cur = FILE_BYTES / 2; /* more than the log line */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    save(cache, 2);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, SIG_DFL);
    save(cache, 3);
    check_said(capture_end(&capture), *state,
               "no more pictures are kept: File too large");
    assert_int_equal(file_count(*state), 1); /* nothing half written */
    assert_true(load(cache, 1));
    disk_cache_destroy(cache);
}

/* Make the file of @p tag older than those that come. */
static void age(const char *dir, unsigned char tag)
{
    const struct disk_key key = key_of(tag, cover);
    const struct timespec times[2] = { { .tv_sec = 1000 + tag },
                                       { .tv_sec = 1000 + tag } };
    char path[PATH_BYTES];

    (void)snprintf(path, sizeof(path), "%s/%016llx-%llx-%dx%d-cover.pixels",
                   dir, (unsigned long long)key.file_hash,
                   (unsigned long long)key.file_bytes, W_PX, H_PX);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void test_oldest_goes(void **state)
{
    enum {
        ROOM = 8 /* files; made room for: 6 */
    };
    struct disk_cache *cache = open_cache(*state, ROOM * FILE_BYTES);

    for (unsigned char tag = 1; tag <= ROOM; tag++) {
        save(cache, tag);
        age(*state, tag);
    }
    assert_int_equal(file_count(*state), ROOM);
    assert_true(load(cache, 1)); /* used: the youngest now */
    save(cache, ROOM + 1);
    assert_int_equal(file_count(*state), 6);
    assert_true(load(cache, 1));
    for (unsigned char tag = 2; tag <= 4; tag++) {
        assert_false(load(cache, tag));
    }
    for (unsigned char tag = 5; tag <= ROOM + 1; tag++) {
        assert_true(load(cache, tag));
    }
    disk_cache_destroy(cache);

    /* What others left counts too; what is not ours stays. */
    char path[PATH_BYTES];
    (void)snprintf(path, sizeof(path), "%s/notes.txt", (char *)*state);
    close(open(path, O_WRONLY | O_CREAT, 0600));
    cache = open_cache(*state, 4 * FILE_BYTES);
    save(cache, 100);
    assert_int_equal(file_count(*state), 3 + 1);
    assert_true(load(cache, 100));
    assert_int_equal(access(path, F_OK), 0);
    disk_cache_destroy(cache);
}

static void test_too_large(void **state)
{
    struct disk_cache *cache = open_cache(*state, FILE_BYTES - 1);

    save(cache, 1);
    assert_int_equal(file_count(*state), 0);
    disk_cache_destroy(cache);
}

#define EACH(test) \
    cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(test_round_trip), EACH(test_keys),
        EACH(test_damage),     EACH(test_too_long),
        EACH(test_no_folder),  EACH(test_deleted_meanwhile),
        EACH(test_full_disk),  EACH(test_oldest_goes),
        EACH(test_too_large),
    };
    return cmocka_run_group_tests_name("disk cache", tests, NULL, NULL);
}
