/* The signs of running text in the real content and the interface: curly
   quotes, and dashes that are dashes. */

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "diag.h"
#include "yaml_tree.h"

enum {
    ARENA_BYTES = 128 * 1024 * 1024,
    FILES_MIN = 50, /* Fewer: the test looks in the wrong place. */
    TEXTS_MIN = 3000,
};

/* What is wrong with @p text, or NULL. */
static const char *find_fault(const char *text)
{
    if (strchr(text, '"')) {
        return "a straight quote";
    }
    if (strchr(text, '\'')) {
        return "a straight apostrophe";
    }
    if (strstr(text, "--")) {
        return "two hyphens for a dash";
    }
    if (strstr(text, " - ") || strncmp(text, "- ", 2) == 0) {
        return "a hyphen for a dash";
    }
    return NULL;
}

static const struct {
    const char *text;
    const char *want;
} samples[] = {
    { "the \u201CHouse\u201D \u2013 l\u2019eau, zuid-west, 10-12", NULL },
    { "", NULL },
    { "the \"House\"", "a straight quote" },
    { "the 'House'", "a straight apostrophe" },
    { "l'eau", "a straight apostrophe" },
    { "water -- and soil", "two hyphens for a dash" },
    { "water - and soil", "a hyphen for a dash" },
    { "- water", "a hyphen for a dash" },
};

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        const char *got = find_fault(samples[i].text);
        if ((got != NULL) != (samples[i].want != NULL) ||
            (got && strcmp(got, samples[i].want) != 0)) {
            fail_msg("'%s': %s", samples[i].text, got ? got : "no fault");
        }
    }
}

struct reading {
    struct arena arena;
    struct diag_list diags;
    size_t files, texts, faults;
};

static void check_text(struct reading *r, const struct node *node)
{
    const char *fault = find_fault(node->text);

    r->texts++;
    if (fault) {
        print_message("%s:%d:%d: %s: %s\n", node->where.file, node->where.line,
                      node->where.column, fault, node->text);
        r->faults++;
    }
}

/* The depth has a limit: YAML_DEPTH_MAX. */
static void check_node(struct reading *r, const struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        check_text(r, node);
        return;
    }
    for (const struct node *n = node->first; n; n = n->next) {
        check_node(r, n);
    }
}

static void check_file(struct reading *r, int folder, const char *name)
{
    struct yaml_file file = { .name = name };
    const struct yaml_reader to = { &r->arena, &r->diags };

    assert_true(yaml_file_read(&file, &to, folder, name));
    assert_true(yaml_file_check(&file, &r->diags));
    const struct yaml_tree tree = yaml_tree_parse(&file, &to);
    assert_non_null(tree.root);
    check_node(r, tree.root);
    r->files++;
}

static bool is_yaml(const char *name)
{
    const size_t len = strlen(name);
    return len > 5 && strcmp(name + len - 5, ".yaml") == 0;
}

static void check_folder(struct reading *r, const char *path)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;

    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        if (is_yaml(entry->d_name)) {
            const char *name = arena_copy_string(&r->arena, entry->d_name,
                                                 strlen(entry->d_name));
            check_file(r, dirfd(dir), name);
        }
    }
    (void)closedir(dir);
}

static void test_files(void **state)
{
    static const char *const folders[] = {
        SOURCE_DIR "/content",
        SOURCE_DIR "/content/projects",
        SOURCE_DIR "/content/decks",
        SOURCE_DIR "/assets",
    };
    (void)state;
    struct region region = region_create(ARENA_BYTES);
    struct reading r = { .arena = region_arena(&region) };

    diag_list_init(&r.diags);
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        check_folder(&r, folders[i]);
    }
    assert_int_equal(r.faults, 0);
    assert_true(r.files >= FILES_MIN);
    assert_true(r.texts >= TEXTS_MIN);
    diag_list_finish(&r.diags);
    region_destroy(&region);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
