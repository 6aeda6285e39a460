/**
 * @file
 * What is a change of a folder, and what is not.
 */

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "content_case.h"
#include "folder_print.h"

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void nothing(void)
{
}

static void read_it(void)
{
    char byte;
    const int fd = open("content/pages.yaml", O_RDONLY);

    assert_int_equal(read(fd, &byte, 1), 1);
    (void)close(fd);
}

static void swap_file(void)
{
    put("content/.pages.yaml.swp", "an editor's");
}

static void backup_file(void)
{
    put("content/projects/deals-beira.yaml~", "another editor's");
}

static void hidden_folder(void)
{
    assert_int_equal(mkdir("content/.git", 0700), 0);
}

static void file_beside(void)
{
    put("beside.yaml", "of nobody");
}

static void longer(void)
{
    FILE *file = fopen("content/projects/deals-beira.yaml", "a");

    assert_non_null(file);
    assert_true(fputs("# a remark\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void other_time(void)
{
    const struct timespec times[2] = { { .tv_sec = 1 }, { .tv_sec = 1 } };

    assert_int_equal(utimensat(AT_FDCWD, "content/goals.yaml", times, 0), 0);
}

static void other_name(void)
{
    assert_int_equal(rename("content/projects/deals-beira.yaml",
                            "content/projects/deals-beira-2.yaml"),
                     0);
}

static void one_less(void)
{
    assert_int_equal(unlink("content/images/plein.png"), 0);
}

static void one_more(void)
{
    put("content/images/nieuw.png", "not a picture yet");
}

static void same_text_elsewhere(void)
{
    put("content/.fresh", "x\n");
    assert_int_equal(rename("content/.fresh", "content/pages.yaml"), 0);
}

static void folder_deep(void)
{
    assert_int_equal(mkdir("content/images/a", 0700), 0);
    assert_int_equal(mkdir("content/images/a/b", 0700), 0);
    put("content/images/a/b/c.png", "deep");
}

static void folder_gone(void)
{
    assert_int_equal(rename("content", "away"), 0);
}

static void folder_is_file(void)
{
    folder_gone();
    put("content", "a file");
}

static void another_folder(void)
{
    folder_gone();
    assert_int_equal(mkdir("content", 0700), 0);
}

static const struct {
    const char *label;
    void (*change)(void);
    bool differs;
} cases[] = {
    { "nothing", nothing, false },
    { "a file is read", read_it, false },
    { "a swap file", swap_file, false },
    { "a backup file", backup_file, false },
    { "a hidden folder", hidden_folder, false },
    { "a file beside the folder", file_beside, false },
    { "a longer file", longer, true },
    { "another time", other_time, true },
    { "another name", other_name, true },
    { "a file less", one_less, true },
    { "a file more", one_more, true },
    { "a file in the place of another", same_text_elsewhere, true },
    { "a file two folders deep", folder_deep, true },
    { "the folder is gone", folder_gone, true },
    { "a file in its place", folder_is_file, true },
    { "another folder in its place", another_folder, true },
};

static void test_changes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct content_case c;
        content_case_open(&c, NULL);
        const uint64_t before = folder_print_take("content", NULL);
        cases[i].change();
        const bool differs = folder_print_take("content", NULL) != before;
        if (differs != cases[i].differs) {
            fail_msg("%s", cases[i].label);
        }
        content_case_close(&c);
    }
}

/* A link that is switched, and back, and one inside that is not followed. */
static void test_links(void **state)
{
    (void)state;
    struct content_case c;

    content_case_open(&c, NULL);
    assert_int_equal(mkdir("other", 0700), 0);
    assert_int_equal(symlink("content", "current"), 0);
    const uint64_t first = folder_print_take("current", NULL);
    assert_int_equal(symlink("other", "next"), 0);
    assert_int_equal(rename("next", "current"), 0);
    assert_true(folder_print_take("current", NULL) != first);
    assert_int_equal(symlink("content", "next"), 0);
    assert_int_equal(rename("next", "current"), 0);
    assert_true(folder_print_take("current", NULL) == first);

    assert_int_equal(symlink("..", "content/up"), 0);
    const uint64_t with_link = folder_print_take("current", NULL);
    assert_true(with_link != first);
    put("other/file", "behind the link");
    assert_true(folder_print_take("current", NULL) == with_link);
    content_case_close(&c);
}

static void count(void *data, const char *path)
{
    (void)path;
    ++*(int *)data;
}

static void test_visitor(void **state)
{
    (void)state;
    struct content_case c;
    int visited = 0;
    const struct folder_visitor visitor = { count, &visited };

    content_case_open(&c, NULL);
    assert_true(folder_print_take("content", &visitor) ==
                folder_print_take("content", NULL));
    assert_int_equal(visited, 4); /* itself, projects, decks, images */
    content_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_visitor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
