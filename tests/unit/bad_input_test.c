/**
 * @file
 * Files of the real content cut short at every byte, and paths of pictures
 * that would lead out of their folder.
 */

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content.h"
#include "content_case.h"
#include "diag_id.h"
#include "loader.h"

enum {
    FILE_BYTES_MAX = 64 * 1024,
    CHANGES_BYTES = 2048,
    PATH_COUNT = 34,
};

/* ---- cut files -----------------------------------------------------------*/

static const struct {
    const char *path;
    enum folder_part part;
} references[] = {
    { "content/projects/deals-beira.yaml", PART_PROJECT },
    { "content/themes.yaml", PART_THEMES },
    { "content/decks/vng-international-loop.yaml", PART_DECK },
};

static char *read_file(const char *name, size_t *len)
{
    char path[512];
    char *text = malloc(FILE_BYTES_MAX);

    (void)snprintf(path, sizeof(path), "%s/%s", SOURCE_DIR, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(text);
    assert_non_null(file);
    *len = fread(text, 1, FILE_BYTES_MAX, file);
    (void)fclose(file);
    assert_in_range(*len, 1, FILE_BYTES_MAX - 1);
    return text;
}

/* What there was no file for, or no line in it. */
static bool has_place(const struct diag *d)
{
    return (d->where.line > 0 && d->where.column > 0) ||
           d->id == DIAG_FILE_EMPTY;
}

/* @return whether it was read to its end without a mistake. */
static bool load_part(struct yaml_file *file, enum folder_part part)
{
    struct region region = region_create(CONTENT_MEMORY_BYTES);
    struct content content = { .languages = { "nl", "en", "fr", "uk", "ar" },
                               .language_count = 5 };
    struct loader_memory memory;
    struct loader loader;
    struct diag_list diags;

    diag_list_init(&diags);
    loader_init(&loader, &memory, &content, &diags);
    loader.arena = region_arena(&region);
    loader.dir = "content";
    loader.dir_fd = open(SOURCE_DIR "/content", O_RDONLY | O_CLOEXEC);
    void *record = part == PART_THEMES
                       ? (void *)&content
                       : loader_take(&loader, part_size(part), 1);
    const struct name name = loader_read_text(&loader, part, file, record);
    const bool is_good = diags.error_count == 0;
    /* What was not read to its end has a mistake. */
    assert_true(name.index != NAME_BROKEN || !is_good);
    for (size_t i = 0; i < diags.count; i++) {
        assert_true(has_place(&diags.items[i]));
    }
    loader_finish(&loader, &memory);
    diag_list_finish(&diags);
    region_destroy(&region);
    return is_good;
}

/* Of its own size, so that a sanitizer sees a byte too far. */
static bool load_cut(const char *text, size_t len, enum folder_part part)
{
    char *cut = malloc(len + 1);
    assert_non_null(cut);
    memcpy(cut, text, len);
    struct yaml_file file = { .name = "a.yaml", .text = cut, .len = len };
    const bool is_good = load_part(&file, part);
    free(cut);
    return is_good;
}

/*
 * A text that is cut in the middle may be a text all the same, and a
 * list may be shorter; that is why a folder is read at rest, and a release
 * by its hashes. But what is needed is never missing.
 */
static void test_cut_at_every_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++) {
        size_t len;
        char *text = read_file(references[i].path, &len);
        size_t good = 0;
        for (size_t cut = 0; cut < len; cut++) {
            good += load_cut(text, cut, references[i].part) ? 1 : 0;
        }
        assert_true(load_cut(text, len, references[i].part));
        assert_true(good < len / 2); /* most of it is needed */
        free(text);
    }
}

/* ---- paths ---------------------------------------------------------------*/

/* Paths that lead out or only seem to stay, in double quotes. */
static const char *const paths[PATH_COUNT] = {
    "../plein.png",
    "../images/plein.png",
    "../../../../../../../etc/plein.png",
    "x/../plein.png",
    "x/../../images/plein.png",
    "./plein.png",
    "x/./plein.png",
    "plein.png/..",
    "plein.png/.",
    "plein.png/",
    "/plein.png",
    "//plein.png",
    "/etc/passwd",
    "/proc/self/fd/0.png",
    "/dev/zero.png",
    "x//plein.png",
    "..",
    ".",
    "/",
    "",
    " ",
    "..\\\\plein.png",
    "C:\\\\plein.png",
    "\\\\\\\\host\\\\plein.png",
    "plein.png\\0.png",
    "plein.png\\e",
    "file:///plein.png",
    "https://example.org/plein.png",
    "%2e%2e/plein.png",
    "~/plein.png",
    "$HOME/plein.png",
    "plein.png;x.svg",
    "\xEF\xBC\x8E\xEF\xBC\x8E/plein.png", /* dots of another width */
    "plein.png\\u202Egpj",
};

/* Refused at its own place, for what it is. */
static bool is_refused(const char *path)
{
    char changes[CHANGES_BYTES];
    struct content_case folder;
    struct diag_list diags;
    bool has_error = false;

    (void)snprintf(changes, sizeof(changes),
                   "in content/projects/deals-beira.yaml\n-  file: plein.png\n"
                   "+  file: \"%s\"\n",
                   path);
    diag_list_init(&diags);
    content_case_open(&folder, changes);
    struct content *content = content_load("content", &diags);
    for (size_t i = 0; i < diags.count; i++) {
        const struct diag *d = &diags.items[i];
        has_error = has_error || (d->severity == DIAG_ERROR &&
                                  d->where.line == 24 && d->where.column == 9);
    }
    const bool is_loaded = content != NULL;
    content_destroy(content);
    content_case_close(&folder);
    diag_list_finish(&diags);
    return has_error && !is_loaded;
}

static void test_hostile_paths(void **state)
{
    (void)state;
    for (size_t i = 0; i < PATH_COUNT; i++) {
        if (!is_refused(paths[i])) {
            fail_msg("'%s' was not refused where it stands", paths[i]);
        }
    }
    assert_false(is_refused("plein.png"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut_at_every_byte),
        cmocka_unit_test(test_hostile_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
