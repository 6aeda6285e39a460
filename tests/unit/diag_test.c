#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "diag.h"

static char *printed(const struct diag_list *list,
                     void (*print)(const struct diag_list *, FILE *))
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);

    print(list, memory);
    (void)fclose(memory);
    return text;
}

static void add_some(struct diag_list *list)
{
    diag_add(list, DIAG_ERROR, 12, (struct diag_where){ "b.yaml", 12, 9 },
             "no goal %d", 18);
    diag_add(list, DIAG_WARNING, 11, (struct diag_where){ "a.yaml", 3, 1 },
             "second");
    diag_add(list, DIAG_WARNING, 11, (struct diag_where){ "a.yaml", 3, 1 },
             "third");
    diag_add(list, DIAG_ERROR, 4, (struct diag_where){ .file = "a.yaml" },
             "a \"quoted\" \\ first");
    diag_add(list, DIAG_ERROR, 1, (struct diag_where){ 0 }, "no file");
}

static void test_text(void **state)
{
    (void)state;
    struct diag_list list;

    diag_list_init(&list);
    add_some(&list);
    diag_list_sort(&list);
    char *text = printed(&list, diag_list_print);
    assert_string_equal(text, "error: no file [C001]\n"
                              "a.yaml: error: a \"quoted\" \\ first [C004]\n"
                              "a.yaml:3:1: warning: second [C011]\n"
                              "a.yaml:3:1: warning: third [C011]\n"
                              "b.yaml:12:9: error: no goal 18 [C012]\n");
    assert_int_equal(list.error_count, 3);
    free(text);
    diag_list_finish(&list);
}

/* A copy is told by the names of what it is a copy of. */
static void test_rename(void **state)
{
    (void)state;
    struct diag_list list;

    diag_list_init(&list);
    diag_add(&list, DIAG_ERROR, 1, (struct diag_where){ "copy/a.yaml", 1, 2 },
             "one");
    diag_add(&list, DIAG_ERROR, 1, (struct diag_where){ "copy/a.yaml", 3, 4 },
             "two");
    diag_add(&list, DIAG_ERROR, 1, (struct diag_where){ .file = "copy" },
             "three");
    diag_add(&list, DIAG_ERROR, 1, (struct diag_where){ "copy2/b.yaml", 5, 6 },
             "four");
    diag_add(&list, DIAG_ERROR, 1, (struct diag_where){ 0 }, "five");
    diag_list_rename(&list, "copy", "where/it/was");
    char *text = printed(&list, diag_list_print);
    assert_string_equal(text, "where/it/was/a.yaml:1:2: error: one [C001]\n"
                              "where/it/was/a.yaml:3:4: error: two [C001]\n"
                              "where/it/was: error: three [C001]\n"
                              "copy2/b.yaml:5:6: error: four [C001]\n"
                              "error: five [C001]\n");
    free(text);
    diag_list_finish(&list);
}

static void test_json(void **state)
{
    (void)state;
    struct diag_list list;

    diag_list_init(&list);
    char *text = printed(&list, diag_list_print_json);
    assert_string_equal(text, "[]\n");
    free(text);

    diag_add(&list, DIAG_ERROR, 4, (struct diag_where){ "a\n\xFF.yaml", 1, 2 },
             "a \"quoted\" \\ one");
    text = printed(&list, diag_list_print_json);
    assert_string_equal(
        text, "[\n  {\"file\": \"a??.yaml\", \"line\": 1, \"column\": 2, "
              "\"severity\": \"error\", \"id\": \"C004\", "
              "\"message\": \"a \\\"quoted\\\" \\\\ one\"}\n]\n");
    free(text);
    diag_list_finish(&list);
}

/* Above the limit mistakes are counted, and still are errors. */
static void test_too_many(void **state)
{
    (void)state;
    struct diag_list list;
    char message[3000];

    memset(message, 'x', sizeof(message) - 1);
    message[sizeof(message) - 1] = '\0';
    diag_list_init(&list);
    for (int i = 0; i < DIAG_COUNT_MAX + 5; i++) {
        char file[32];
        (void)snprintf(file, sizeof(file), "%d.yaml", i);
        diag_add(&list, DIAG_ERROR, 1, (struct diag_where){ .file = file },
                 "%s", message);
    }
    assert_int_equal(list.count, DIAG_COUNT_MAX);
    assert_int_equal(list.left_out_count, 5);
    assert_int_equal(list.error_count, DIAG_COUNT_MAX + 5);
    char *text = printed(&list, diag_list_print);
    assert_non_null(strstr(text, "\n5 more are not listed\n"));
    free(text);
    diag_list_finish(&list);
    diag_list_finish(&list);
}

static const struct {
    const char *label, *word, *want;
} words[] = {
    { "the word itself", "title", "title" },
    { "a letter missing", "titl", "title" },
    { "a letter too many", "tittle", "title" },
    { "two letters swapped", "tilte", "title" },
    { "another letter", "titel", "title" },
    { "two edits", "subtitel", "subtitle" },
    { "three edits are too many", "subbtittel", NULL },
    { "half of a short word is too much", "ix", NULL },
    { "the nearest, not the first", "left", "left" },
    { "nothing", "", NULL },
    { "longer than any",
      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnop",
      NULL },
};

static void test_nearest(void **state)
{
    (void)state;
    static const char *const candidates[] = { "title", "subtitle", "id", "lift",
                                              "left" };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        const char *got = diag_nearest(words[i].word, candidates, 5);
        const char *want = words[i].want;
        if ((got == NULL) != (want == NULL) ||
            (got && strcmp(got, want) != 0)) {
            fail_msg("%s: got %s", words[i].label, got ? got : "nothing");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),    cmocka_unit_test(test_rename),
        cmocka_unit_test(test_json),    cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
