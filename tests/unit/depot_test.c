/**
 * @file
 * The folder of a stand: what becomes one, who may write in it, and where
 * its links lead.
 */

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "release_stand.h"

enum {
    OTHER_USER = 65534, /* nobody */
};

static int make_source(void **state)
{
    if (make_stand(state) != 0) {
        return -1;
    }
    write_source("a.yaml", "x");
    return 0;
}

static void path_of_stand(const char *name, char out[TEST_PATH_BYTES])
{
    (void)snprintf(out, TEST_PATH_BYTES, "%s/%s", stand_dir(), name);
}

/* A folder if its name ends with a slash. */
static void put(const char *name)
{
    char path[TEST_PATH_BYTES];

    path_of_stand(name, path);
    const size_t len = strlen(path);
    if (path[len - 1] == '/') {
        path[len - 1] = '\0';
        assert_int_equal(mkdir(path, 0755), 0);
    } else {
        write_file(path, "theirs");
    }
}

static bool has(const char *name)
{
    char path[TEST_PATH_BYTES];
    struct stat info;

    path_of_stand(name, path);
    return lstat(path, &info) == 0;
}

static const struct {
    const char *label;
    const char *there[3]; /* in this order */
    bool is_taken;
} folders[] = {
    { "an empty one", { NULL }, true },
    { "one with another key", { "publisher.key", NULL }, false },
    { "a new disk", { "lost+found/", NULL }, true },
    { "what a start of the service makes", { "releases/", "state/" }, true },
    { "what an upload area has", { "incoming/", "incoming/new" }, false },
    { "a home", { ".profile" }, false },
    { "an upload area with releases",
      { "releases/", "releases/1.0.zip", "incoming/" },
      false },
    { "one of another stand, without its incoming",
      { "releases/", "releases/7-0123456789abcdef/" },
      true },
    { "one of another stand, with something beside",
      { "releases/", "releases/7-0123456789abcdef/", "releases/old.zip" },
      true },
};

/* Whatever lies in a folder that is no stand's is still there afterwards,
   and nothing is beside it. */
static void test_strangers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        struct release_id id;
        char name[16];
        (void)snprintf(name, sizeof(name), "stand%zu", i);
        use_stand(name);
        assert_int_equal(mkdir(stand_dir(), 0755), 0);
        for (int k = 0; k < 3 && folders[i].there[k]; k++) {
            put(folders[i].there[k]);
        }
        if (publish(source_dir(), &id) != folders[i].is_taken) {
            fail_msg("%s", folders[i].label);
        }
        for (int k = 0; k < 3 && folders[i].there[k]; k++) {
            if (!has(folders[i].there[k])) {
                fail_msg("%s: %s is gone", folders[i].label,
                         folders[i].there[k]);
            }
        }
        if (has("lock") != folders[i].is_taken) {
            fail_msg("%s: something is new", folders[i].label);
        }
    }
}

/* What no publication left in incoming is not swept away with the rest. */
static void test_incoming(void **state)
{
    (void)state;
    struct release_id id;

    assert_true(publish(source_dir(), &id));
    put("incoming/new/");
    put("incoming/new/a.yaml");
    put("incoming/7-0123456789abcdef/");
    assert_true(publish(source_dir(), &id));
    assert_false(has("incoming/new"));
    assert_false(has("incoming/7-0123456789abcdef"));
    put("incoming/film.mp4");
    assert_false(publish(source_dir(), &id));
    assert_true(has("incoming/film.mp4"));
    assert_int_equal(release_count(), 2);
}

/* A stand in what is to be published would be published too. */
static void test_inside(void **state)
{
    (void)state;
    static const char *const inside[] = { "source", "source/", "source/stand",
                                          "source/stand/", "source/./stand" };
    struct release_id id;

    for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++) {
        char path[TEST_PATH_BYTES];
        struct stat info;
        use_stand(inside[i]);
        if (publish(source_dir(), &id)) {
            fail_msg("%s", inside[i]);
        }
        path_of_source("stand", path);
        if (lstat(path, &info) == 0) {
            fail_msg("%s is made", inside[i]);
        }
        path_of_source("releases", path);
        if (lstat(path, &info) == 0) {
            fail_msg("%s: a folder of releases in it", inside[i]);
        }
    }
    use_stand("source2"); /* is not inside of source */
    assert_true(publish(source_dir(), &id));
}

/* Another user, if this one may become one; else all is one user's. */
static void become(uid_t user)
{
    if (getuid() == 0) {
        assert_int_equal(seteuid(user), 0);
    }
}

static mode_t mode_of(const char *path)
{
    struct stat info;

    assert_int_equal(lstat(path, &info), 0);
    return info.st_mode & 07777;
}

static mode_t mode_in_stand(const char *name)
{
    char path[TEST_PATH_BYTES];

    path_of_stand(name, path);
    return mode_of(path);
}

static mode_t mode_in_release(const struct release_id *id, const char *name)
{
    char path[TEST_PATH_BYTES];

    path_of_released(id, name, path);
    return mode_of(path);
}

static const struct {
    const char *label;
    mode_t made, expected; /* 0: the folder is not there before */
} modes[] = {
    { "a new one", 0, 0755 },
    { "everybody's to read", 0755, 0755 },
    { "a group's", 02775, 02775 },
    { "a group's alone", 0770, 0770 },
    { "the owner's alone", 0700, 0700 },
};

/* Folders are like the stand's, whatever the publisher's umask says. */
static void test_modes(void **state)
{
    (void)state;
    const mode_t before = umask(077);

    write_source("sub/b.yaml", "y");
    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        struct release_id id;
        char name[16];
        (void)snprintf(name, sizeof(name), "stand%zu", i);
        use_stand(name);
        if (modes[i].made) {
            assert_int_equal(mkdir(stand_dir(), 0700), 0);
            assert_int_equal(chmod(stand_dir(), modes[i].made), 0);
        }
        assert_true(publish(source_dir(), &id));
        if (mode_of(stand_dir()) != modes[i].expected ||
            mode_in_stand("releases") != modes[i].expected ||
            mode_in_stand("incoming") != modes[i].expected ||
            mode_in_release(&id, "") != modes[i].expected ||
            mode_in_release(&id, "sub") != modes[i].expected) {
            fail_msg("%s", modes[i].label);
        }
        assert_int_equal(mode_in_release(&id, "sub/b.yaml"), 0444);
        assert_int_equal(mode_in_stand("lock"), 0644);
    }
    (void)umask(before);
}

/* One user published to another one's stand: that one can do so too, and
   removes what is too old. */
static void test_two_users(void **state)
{
    (void)state;
    struct release_id ids[DEPOT_KEPT_COUNT + 2];
    struct stat info;
    char above[TEST_PATH_BYTES];

    path_of_source("..", above);
    assert_int_equal(chmod(above, 0755), 0);
    assert_int_equal(mkdir(stand_dir(), 0755), 0);
    become(OTHER_USER);
    const uid_t other = geteuid();
    become(0);
    assert_int_equal(chown(stand_dir(), other, (gid_t)-1), 0);
    write_source("sub/b.yaml", "y");
    assert_true(publish(source_dir(), &ids[0]));
    assert_true(released_has(&ids[0], "sub", &info));
    assert_int_equal(info.st_uid, other);

    become(OTHER_USER);
    for (size_t i = 1; i < sizeof(ids) / sizeof(ids[0]); i++) {
        assert_true(publish(source_dir(), &ids[i]));
    }
    become(0);
    assert_int_equal(release_count(), DEPOT_KEPT_COUNT);
    assert_false(released_has(&ids[0], "", &info));
    assert_true(is_current(&ids[DEPOT_KEPT_COUNT + 1]));
}

/* Whoever may not write to the lock can lock all the same. */
static void test_lock_of_another(void **state)
{
    (void)state;
    struct release_id id;
    struct depot mine;
    struct depot theirs;
    char path[TEST_PATH_BYTES];

    path_of_source("..", path);
    assert_int_equal(chmod(path, 0755), 0);
    assert_true(publish(source_dir(), &id));
    path_of_stand("lock", path);
    assert_int_equal(chmod(path, 0444), 0);
    assert_true(depot_open(&mine, stand_dir()));
    assert_true(depot_open(&theirs, stand_dir()));
    become(OTHER_USER);
    assert_true(depot_lock(&mine));
    assert_false(depot_lock(&theirs));
    assert_int_equal(errno, EWOULDBLOCK);
    depot_unlock(&mine);
    assert_true(depot_lock(&theirs));
    become(0);
    depot_close(&mine);
    depot_close(&theirs);
}

static const struct {
    const char *label, *before, *behind;
    bool in_stand; /* the path begins with it */
    bool is_found;
} links[] = {
    { "as it is made", "releases/", "", false, true },
    { "with a slash from the keyboard", "releases/", "/", false, true },
    { "with two", "releases/", "//", false, true },
    { "from here", "./releases/", "", false, true },
    { "from the top", "/releases/", "", true, true },
    { "around a corner", "/../stand/releases/", "/", true, true },
    { "into another stand", "../other/releases/", "", false, false },
    { "to nowhere", "none/", "", false, false },
    { "into a file", "publisher.pub/", "", false, false },
    { "beside it", "", "", false, false },
    { "to a part of it", "releases/", "/sub", false, false },
};

static void test_links(void **state)
{
    (void)state;
    struct release_id id;
    struct release_id is;
    struct depot d;
    char link[TEST_PATH_BYTES];

    use_stand("other");
    assert_true(publish(source_dir(), &id));
    use_stand("stand");
    assert_true(publish(source_dir(), &id));
    assert_true(depot_open(&d, stand_dir()));
    put("publisher.pub");
    path_of_stand("current", link);
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        char target[TEST_PATH_BYTES];
        (void)snprintf(target, sizeof(target), "%s%s%s%s",
                       links[i].in_stand ? stand_dir() : "", links[i].before,
                       id.name, links[i].behind);
        assert_int_equal(unlink(link), 0);
        assert_int_equal(symlink(target, link), 0);
        assert_true(depot_read(&d, DEPOT_CURRENT, &is));
        if ((is.serial > 0) != links[i].is_found ||
            strcmp(is.name, links[i].is_found ? id.name : "") != 0) {
            fail_msg("%s: '%s'", links[i].label, is.name);
        }
    }
    depot_close(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_strangers, make_source, end_stand),
        cmocka_unit_test_setup_teardown(test_incoming, make_source, end_stand),
        cmocka_unit_test_setup_teardown(test_inside, make_source, end_stand),
        cmocka_unit_test_setup_teardown(test_modes, make_source, end_stand),
        cmocka_unit_test_setup_teardown(test_two_users, make_source, end_stand),
        cmocka_unit_test_setup_teardown(test_links, make_source, end_stand),
        cmocka_unit_test_setup_teardown(test_lock_of_another, make_source,
                                        end_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
