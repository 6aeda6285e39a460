/**
 * @file
 * The folder of a stand: what becomes one, who may write in it, and where
 * its links lead.
 */

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_strangers, make_source, end_stand),
        cmocka_unit_test_setup_teardown(test_incoming, make_source, end_stand),
        cmocka_unit_test_setup_teardown(test_inside, make_source, end_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
