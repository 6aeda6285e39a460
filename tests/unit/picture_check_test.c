/**
 * @file
 * Every picture of a content folder decodes, or is named with its reason.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "diag_id.h"
#include "picture_check.h"

enum {
    PATH_BYTES = 128,
    PICTURE_BYTES_MAX = 4096,
};

static char dir[] = "/tmp/standpunt-pictures-XXXXXX";
static unsigned char picture[PICTURE_BYTES_MAX];
static size_t picture_len;

static int make_dir(void **state)
{
    (void)state;
    FILE *file = fopen(SOURCE_DIR "/tests/content/good/images/plein.png", "rb");

    if (!file || !mkdtemp(dir)) {
        return -1;
    }
    picture_len = fread(picture, 1, sizeof(picture), file);
    return fclose(file);
}

static int remove_dir(void **state)
{
    (void)state;
    return rmdir(dir);
}

static const struct {
    const char *label, *name;
    size_t cut; /* bytes that are missing at its end */
    const char *wanted;
} cases[] = {
    { "a whole one", "a.png", 0, NULL },
    { "one cut short", "a.png", 20, "cannot be shown: " },
    { "an empty file", "a.png", PICTURE_BYTES_MAX,
      "cannot be shown: an empty file; save it anew as PNG, JPEG or WebP" },
    { "one called another", "a.jpg", 0,
      "cannot be shown: its extension names another format; save it anew as "
      "PNG, JPEG or WebP" },
};

static void write_case(const char *path, size_t cut)
{
    const size_t len = cut < picture_len ? picture_len - cut : 0;
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(picture, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static void test_pictures(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *wanted = cases[i].wanted;
        const struct content content = { .dir = dir,
                                         .images = &cases[i].name,
                                         .image_count = 1 };
        struct diag_list diags;
        char path[PATH_BYTES];

        (void)snprintf(path, sizeof(path), "%s/%s", dir, cases[i].name);
        write_case(path, cases[i].cut);
        diag_list_init(&diags);
        assert_true(picture_check(&content, &diags));
        if (diags.error_count != (wanted ? 1U : 0U) ||
            (wanted &&
             (strncmp(diags.items[0].message, wanted, strlen(wanted)) != 0 ||
              strcmp(diags.items[0].where.file, path) != 0 ||
              diags.items[0].id != DIAG_PICTURE_BROKEN))) {
            diag_list_print(&diags, stderr);
            fail_msg("%s", cases[i].label);
        }
        diag_list_finish(&diags);
        assert_int_equal(unlink(path), 0);
    }
}

/* One that went away since the content was read. */
static void test_gone(void **state)
{
    (void)state;
    static const char *const names[] = { "b.png", "c/d.png" };
    const struct content content = { .dir = dir,
                                     .images = names,
                                     .image_count = 2 };
    struct diag_list diags;

    diag_list_init(&diags);
    assert_true(picture_check(&content, &diags));
    assert_int_equal(diags.error_count, 2);
    assert_string_equal(diags.items[0].message,
                        "cannot be shown: no such file; save it anew as PNG, "
                        "JPEG or WebP");
    diag_list_finish(&diags);
}

/* Of a folder that cannot be opened nothing is said of its pictures. */
static void test_no_folder(void **state)
{
    (void)state;
    static const char *const names[] = { "b.png" };
    const struct content content = { .dir = "/nowhere",
                                     .images = names,
                                     .image_count = 1 };
    struct diag_list diags;

    diag_list_init(&diags);
    assert_false(picture_check(&content, &diags));
    assert_int_equal(diags.count, 0);
    diag_list_finish(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_gone),
        cmocka_unit_test(test_no_folder),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
