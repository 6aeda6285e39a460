/**
 * @file
 * A folder that a site is written into: whole, or as it was, and never over
 * what somebody else put there.
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

#include "web_tree.h"

enum {
    PATH_BYTES = 300,
    TEXT_BYTES = 100,
};

static char dir[PATH_BYTES];

static const char *path_of(const char *name)
{
    static char path[PATH_BYTES * 2];

    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    return path;
}

/* NULL if there is none. */
static const char *read_back(const char *name)
{
    static char text[TEXT_BYTES];
    FILE *file = fopen(path_of(name), "rb");

    if (!file) {
        return NULL;
    }
    const size_t len = fread(text, 1, sizeof(text) - 1, file);
    text[len] = '\0';
    (void)fclose(file);
    return text;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(path_of(name), "wb");

    assert_non_null(file);
    (void)fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static bool add(struct web_tree *t, const char *path, const char *text)
{
    return web_tree_add(t, path, text, strlen(text));
}

/* A site of two pages. */
static void write_site(const char *home, const char *other)
{
    struct web_tree *t = web_tree_open(dir);

    assert_non_null(t);
    assert_true(add(t, "index.html", home));
    assert_true(!other || add(t, "nl/goal/1/index.html", other));
    assert_true(web_tree_commit(t));
    web_tree_close(t);
}

static int make_dir(void **state)
{
    (void)state;
    (void)snprintf(dir, sizeof(dir), "%s", BINARY_DIR "/web-tree-XXXXXX");
    return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
    char command[PATH_BYTES * 2];

    (void)state;
    (void)snprintf(command, sizeof(command), "rm -rf '%s'", dir);
    return system(command) == 0 ? 0 : -1; /* NOLINT: a name of our own */
}

static void test_it_is_written(void **state)
{
    (void)state;
    write_site("home", "goal");
    assert_string_equal(read_back("index.html"), "home");
    assert_string_equal(read_back("nl/goal/1/index.html"), "goal");
    assert_int_not_equal(access(path_of("standpunt-web.part"), F_OK), 0);
}

static void test_it_is_renewed(void **state)
{
    (void)state;
    write_site("home", "goal");
    write_site("house", NULL);
    assert_string_equal(read_back("index.html"), "house");
    assert_null(read_back("nl/goal/1/index.html"));
    assert_int_not_equal(access(path_of("nl"), F_OK), 0); /* nor its folders */
}

static void test_strangers_stay(void **state)
{
    (void)state;
    write_site("home", "goal");
    put("robots.txt", "mine");
    put("nl/goal/1/notes.txt", "mine");
    write_site("house", NULL);
    assert_string_equal(read_back("robots.txt"), "mine");
    assert_string_equal(read_back("nl/goal/1/notes.txt"), "mine");
    assert_null(read_back("nl/goal/1/index.html"));
}

static void test_a_full_folder_is_refused(void **state)
{
    (void)state;
    put("letter.txt", "mine");
    assert_null(web_tree_open(dir));
    assert_string_equal(read_back("letter.txt"), "mine");
    assert_null(read_back("standpunt-web.txt"));
}

static void test_what_was_changed_is_not_written_over(void **state)
{
    (void)state;
    write_site("home", "goal");
    put("index.html", "mine");
    struct web_tree *t = web_tree_open(dir);
    assert_non_null(t);
    assert_false(add(t, "index.html", "house"));
    web_tree_close(t);
    assert_string_equal(read_back("index.html"), "mine");
    assert_string_equal(read_back("nl/goal/1/index.html"), "goal");
}

static void test_a_stranger_in_the_way_is_not_written_over(void **state)
{
    (void)state;
    write_site("home", NULL);
    put("style.css", "mine");
    struct web_tree *t = web_tree_open(dir);
    assert_non_null(t);
    assert_true(add(t, "index.html", "house"));
    assert_false(add(t, "style.css", "ours"));
    web_tree_close(t);
    assert_string_equal(read_back("style.css"), "mine");
    assert_string_equal(read_back("index.html"), "home");
}

/* Nor what a link leads to. */
static void test_a_link_is_not_followed(void **state)
{
    (void)state;
    write_site("home", NULL);
    put("elsewhere", "mine");
    assert_int_equal(symlink("elsewhere", path_of("take.js")), 0);
    struct web_tree *t = web_tree_open(dir);
    assert_non_null(t);
    assert_false(add(t, "take.js", "ours"));
    web_tree_close(t);
    assert_string_equal(read_back("elsewhere"), "mine");
}

static void test_without_a_commit_nothing_changes(void **state)
{
    (void)state;
    write_site("home", "goal");
    struct web_tree *t = web_tree_open(dir);
    assert_non_null(t);
    assert_true(add(t, "index.html", "house"));
    web_tree_close(t);
    assert_string_equal(read_back("index.html"), "home");
    assert_int_not_equal(access(path_of("standpunt-web.part"), F_OK), 0);
    write_site("house", "goal"); /* and it is still ours */
    assert_string_equal(read_back("index.html"), "house");
}

/* A folder that cannot be made: something is there. */
static void test_a_failed_commit_leaves_the_site(void **state)
{
    (void)state;
    write_site("home", NULL);
    put("nl", "mine");
    struct web_tree *t = web_tree_open(dir);
    assert_non_null(t);
    assert_true(add(t, "index.html", "house"));
    assert_true(add(t, "en/index.html", "english"));
    assert_true(add(t, "nl/index.html", "dutch"));
    assert_false(web_tree_commit(t));
    web_tree_close(t);
    assert_string_equal(read_back("index.html"), "home");
    assert_int_not_equal(access(path_of("en"), F_OK), 0);
}

/* A list that names files outside, or is cut short, is nobody's. */
static void test_odd_lists_are_refused(void **state)
{
    static const char *const lists[] = {
        "",
        "standpunt web 1\n",
        "standpunt web 2\nend\n",
        "standpunt web 1\n0000000000000000 0 ../x\nend\n",
        "standpunt web 1\n0000000000000000 0 /etc/passwd\nend\n",
        "standpunt web 1\nnonsense\nend\n",
    };
    (void)state;

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        put("standpunt-web.txt", lists[i]);
        assert_null(web_tree_open(dir));
    }
}

static void test_it_counts(void **state)
{
    struct web_tree *t = web_tree_open(dir);
    (void)state;

    assert_non_null(t);
    assert_true(add(t, "index.html", "home"));
    assert_true(add(t, "a/index.html", "a"));
    assert_int_equal(web_tree_count(t), 2);
    assert_int_equal(web_tree_bytes(t), 5);
    web_tree_close(t);
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown(test, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DIR(test_it_is_written),
        IN_DIR(test_it_is_renewed),
        IN_DIR(test_strangers_stay),
        IN_DIR(test_a_full_folder_is_refused),
        IN_DIR(test_what_was_changed_is_not_written_over),
        IN_DIR(test_a_stranger_in_the_way_is_not_written_over),
        IN_DIR(test_a_link_is_not_followed),
        IN_DIR(test_without_a_commit_nothing_changes),
        IN_DIR(test_a_failed_commit_leaves_the_site),
        IN_DIR(test_odd_lists_are_refused),
        IN_DIR(test_it_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
