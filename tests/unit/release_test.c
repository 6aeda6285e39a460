/**
 * @file
 * Releases of a stand: names, manifests, publishing and going back.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "release_stand.h"

static const struct {
    const char *label, *name;
    int serial;
} names[] = {
    { "as it is written", "7-0123456789abcdef", 7 },
    { "the greatest", "999999999-0123456789abcdef", 999999999 },
    { "no serial", "-0123456789abcdef", 0 },
    { "serial 0", "0-0123456789abcdef", 0 },
    { "a zero in front", "07-0123456789abcdef", 0 },
    { "too great", "1000000000-0123456789abcdef", 0 },
    { "capital digits", "7-0123456789ABCDEF", 0 },
    { "a short hash", "7-0123456789abcde", 0 },
    { "a long hash", "7-0123456789abcdef0", 0 },
    { "no hash", "7", 0 },
    { "something behind it", "7-0123456789abcdef/", 0 },
    { "a path", "../7-0123456789abcdef", 0 },
    { "nothing", "", 0 },
};

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct release_id id;
        const bool good = release_id_read(names[i].name, &id);
        if (good != (names[i].serial > 0) || id.serial != names[i].serial ||
            strcmp(id.name, good ? names[i].name : "") != 0) {
            fail_msg("%s: %d, %d", names[i].label, good, id.serial);
        }
    }
}

/* The hash is that of sha256sum(1) for "abc", in FIPS 180-2. */
static void test_manifest(void **state)
{
    (void)state;
    struct release_id id;
    char text[1024];

    write_source("b/c.yaml", "abc");
    write_source("a.yaml", "");
    assert_true(publish(source_dir(), &id));
    read_released(&id, "manifest", text, sizeof(text));
    assert_string_equal(
        text,
        "standpunt-release 1\nserial 1\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 "
        "a.yaml\n"
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 3 "
        "b/c.yaml\n");
}

static void test_publish(void **state)
{
    (void)state;
    struct release_id first;
    struct release_id second;
    char text[64];
    struct stat info;

    write_source("a.yaml", "one");
    write_source("a.yaml~", "a backup");
    write_source(".hidden", "an editor's");
    assert_true(publish(source_dir(), &first));
    assert_int_equal(first.serial, 1);
    assert_true(is_current(&first));

    /* What happens to the source later is no matter to the release. */
    write_source("a.yaml", "two");
    read_released(&first, "a.yaml", text, sizeof(text));
    assert_string_equal(text, "one");
    assert_false(released_has(&first, "a.yaml~", &info));
    assert_false(released_has(&first, ".hidden", &info));
    assert_true(released_has(&first, "a.yaml", &info));
    assert_int_equal(info.st_mode & 07777, 0444);

    assert_true(publish(source_dir(), &second));
    assert_int_equal(second.serial, 2);
    assert_true(is_current(&second));
    assert_true(verifies(&first));
}

/* Three stay; never the current or the last good one goes. */
static void test_prune(void **state)
{
    (void)state;
    struct release_id ids[6];

    write_source("a.yaml", "x");
    for (int i = 0; i < 3; i++) {
        assert_true(publish(source_dir(), &ids[i]));
    }
    point_at(DEPOT_GOOD, &ids[0]);
    for (int i = 3; i < 6; i++) {
        assert_true(publish(source_dir(), &ids[i]));
        assert_int_equal(release_count(), DEPOT_KEPT_COUNT);
        assert_true(verifies(&ids[0]));
        assert_true(verifies(&ids[i - 1]));
        assert_true(is_current(&ids[i]));
    }
}

/* What is not as it was published is found. */
static void change_byte(const struct release_id *id)
{
    write_released(id, "a.yaml", "onE");
}

static void add_file(const struct release_id *id)
{
    write_released(id, "b.yaml", "");
}

static void add_hidden(const struct release_id *id)
{
    write_released(id, ".b", "");
}

static void remove_file(const struct release_id *id)
{
    remove_released(id, "a.yaml");
}

static void put_link(const struct release_id *id)
{
    char path[TEST_PATH_BYTES];

    remove_released(id, "a.yaml");
    path_of_released(id, "a.yaml", path);
    assert_int_equal(symlink("sub/s.yaml", path), 0);
}

static void change_manifest(const struct release_id *id)
{
    write_released(id, "manifest", "standpunt-release 1\nserial 1\n");
}

static void remove_manifest(const struct release_id *id)
{
    remove_released(id, "manifest");
}

static const struct {
    const char *label;
    void (*harm)(const struct release_id *id);
} harms[] = {
    { "another byte", change_byte },
    { "a file more", add_file },
    { "a hidden file more", add_hidden },
    { "a file less", remove_file },
    { "a link", put_link },
    { "another manifest", change_manifest },
    { "no manifest", remove_manifest },
};

static void test_verify(void **state)
{
    (void)state;
    write_source("a.yaml", "one");
    write_source("sub/s.yaml", "one");
    for (size_t i = 0; i < sizeof(harms) / sizeof(harms[0]); i++) {
        struct release_id id;
        assert_true(publish(source_dir(), &id));
        assert_true(verifies(&id));
        harms[i].harm(&id);
        if (verifies(&id)) {
            fail_msg("%s is not seen", harms[i].label);
        }
    }
}

static void put_source_link(char path[TEST_PATH_BYTES])
{
    assert_int_equal(symlink("/etc/hostname", path), 0);
}

static void put_source_pipe(char path[TEST_PATH_BYTES])
{
    assert_int_equal(mkfifo(path, 0600), 0);
}

static void put_source_line(char path[TEST_PATH_BYTES])
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    (void)fclose(file);
}

static const struct {
    const char *label, *name;
    void (*put)(char path[TEST_PATH_BYTES]);
} strangers[] = {
    { "a link", "l.yaml", put_source_link },
    { "a pipe", "p.yaml", put_source_pipe },
    { "a name of two lines", "a\nb.yaml", put_source_line },
};

/* A release holds files and folders, and the stand keeps what it has. */
static void test_strangers(void **state)
{
    (void)state;
    struct release_id kept;
    struct release_id id;

    write_source("a.yaml", "one");
    assert_true(publish(source_dir(), &kept));
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
        char path[TEST_PATH_BYTES];
        path_of_source(strangers[i].name, path);
        strangers[i].put(path);
        if (publish(source_dir(), &id) || !is_current(&kept) ||
            release_count() != 1) {
            fail_msg("%s is published", strangers[i].label);
        }
        assert_int_equal(unlink(path), 0);
    }
    assert_false(publish("/nowhere/at/all", &id));
    assert_true(is_current(&kept));
}

/* A release goes from stand to stand as it is, and never back in time. */
static void test_carry(void **state)
{
    (void)state;
    struct release_id first;
    struct release_id second;
    struct release_id id;
    char from[TEST_PATH_BYTES];
    char carried[TEST_PATH_BYTES];

    write_source("a.yaml", "one");
    assert_true(publish(source_dir(), &first));
    write_source("a.yaml", "two");
    assert_true(publish(source_dir(), &second));

    use_stand("other");
    path_of_first_stand(&second, from);
    assert_true(publish(from, &id));
    assert_true(release_id_is_same(&id, &second));
    assert_true(is_current(&second));
    assert_true(verifies(&second));
    assert_false(publish(from, &id)); /* is there */
    path_of_first_stand(&first, carried);
    assert_false(publish(carried, &id)); /* is older */
    assert_true(is_current(&second));

    use_stand("third");
    (void)snprintf(carried, sizeof(carried), "%.900s/a.yaml", from);
    assert_int_equal(chmod(carried, 0644), 0);
    write_file(carried, "tWo");
    assert_false(publish(from, &id));
    assert_int_equal(release_count(), 0);
}

/* The newest must be known, or the next serial is not greater. */
static void test_too_many(void **state)
{
    (void)state;
    struct release_id id;
    char path[TEST_PATH_BYTES];

    write_source("a.yaml", "one");
    assert_true(publish(source_dir(), &id));
    for (int i = 0; i < DEPOT_RELEASES_MAX; i++) {
        struct release_id other;
        (void)snprintf(path, sizeof(path), "%d-0123456789abcdef", i + 2);
        assert_true(release_id_read(path, &other));
        path_of_released(&other, "", path);
        assert_int_equal(mkdir(path, 0755), 0);
    }
    assert_false(publish(source_dir(), &id));
}

/* Two at once: the second says so, and the first is not disturbed. */
static void test_lock(void **state)
{
    (void)state;
    struct release_id id;
    struct publication p;
    const struct publication_order order = { .source = source_dir(),
                                             .stand = stand_dir() };

    write_source("a.yaml", "one");
    assert_true(publication_begin(&p, &order));
    assert_false(publish(source_dir(), &id));
    assert_false(publication_roll_back(stand_dir(), &id));
    assert_true(publication_finish(&p));
    publication_end(&p);
    assert_true(publish(source_dir(), &id));
    assert_int_equal(id.serial, 2);
}

static void test_roll_back(void **state)
{
    (void)state;
    struct release_id ids[3];
    struct release_id id;

    assert_false(publication_roll_back(stand_dir(), &id)); /* no stand */
    write_source("a.yaml", "one");
    assert_true(publish(source_dir(), &ids[0]));
    assert_false(publication_roll_back(stand_dir(), &id)); /* nothing older */
    assert_true(is_current(&ids[0]));
    assert_true(publish(source_dir(), &ids[1]));
    assert_true(publish(source_dir(), &ids[2]));

    assert_true(publication_roll_back(stand_dir(), &id));
    assert_true(is_current(&ids[1]));
    point_at(DEPOT_CURRENT, &ids[2]);
    point_at(DEPOT_GOOD, &ids[0]);
    assert_true(publication_roll_back(stand_dir(), &id));
    assert_true(is_current(&ids[0])); /* the good one before the newer one */
    assert_false(publication_roll_back(stand_dir(), &id));

    point_at(DEPOT_CURRENT, &ids[2]);
    write_released(&ids[0], "a.yaml", "harm");
    assert_true(publication_roll_back(stand_dir(), &id));
    assert_true(is_current(&ids[1])); /* nor to one that is damaged */
}

/* A content folder does not become a stand. */
static void test_content_folder(void **state)
{
    (void)state;
    struct release_id id;

    write_source("standpunt.yaml", "");
    use_stand("source");
    assert_false(publish(source_dir(), &id));
    assert_false(depot_is_there(source_dir()));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test_setup_teardown(test_manifest, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_publish, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_prune, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_verify, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_strangers, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_carry, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_too_many, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_lock, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_roll_back, make_stand, end_stand),
        cmocka_unit_test_setup_teardown(test_content_folder, make_stand,
                                        end_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
