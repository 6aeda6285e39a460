#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "loader_bench.h"
#include "reference.h"

enum {
    TEXT_BYTES_MAX = 64 * 1024,
    MUTATION_COUNT = 2000, /* for every commit */
    CHANGES_EACH = 3,
};

static const struct {
    enum folder_part part;
    const char *path;
} files[] = {
    { PART_STANDPUNT, SOURCE_DIR "/tests/content/good/standpunt.yaml" },
    { PART_PROJECT, SOURCE_DIR "/tests/content/good/projects/"
                               "deals-beira.yaml" },
    { PART_DECK, SOURCE_DIR "/tests/content/good/decks/verhaal.yaml" },
};

enum {
    FILE_COUNT = sizeof(files) / sizeof(files[0]),
};

static size_t read_file(const char *path, char *to)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t len = fread(to, 1, TEXT_BYTES_MAX / 2, file);
    (void)fclose(file);
    return len;
}

/* Reads it, resolves it, and sees that each mistake has its place. */
static void check(enum folder_part part, const char *text, size_t len,
                  const char *label)
{
    struct loader_bench b;

    loader_bench_open(&b);
    (void)loader_bench_read(&b, part, text, len);
    reference_resolve_all(&b.loader);
    for (size_t i = 0; i < b.diags.count; i++) {
        const struct diag *d = &b.diags.items[i];
        const bool is_whole_file =
            d->id == DIAG_FILE_EMPTY || d->id == DIAG_NOT_UTF8;
        if ((d->where.line < 1 || d->where.column < 1) && !is_whole_file) {
            fail_msg("%s: C%03d has no place", label, d->id);
        }
    }
    loader_bench_close(&b);
}

/* Whole or refused. */
static void test_cut_at_every_byte(void **state)
{
    (void)state;
    char *text = malloc(TEXT_BYTES_MAX);
    assert_non_null(text);

    for (size_t i = 0; i < FILE_COUNT; i++) {
        const size_t size = read_file(files[i].path, text);
        for (size_t len = 0; len < size; len++) {
            check(files[i].part, text, len, files[i].path);
        }
    }
    free(text);
}

/* xorshift64: the same numbers on every machine. */
static size_t next_random(uint64_t *seed, size_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (size_t)(*seed % below);
}

struct line {
    size_t begin, len; /* with its end */
};

static struct line random_line(const char *text, size_t size, uint64_t *seed)
{
    size_t begin = next_random(seed, size);
    while (begin > 0 && text[begin - 1] != '\n') {
        begin--;
    }
    const char *end = memchr(text + begin, '\n', size - begin);
    const size_t len = end ? (size_t)(end + 1 - text) - begin : size - begin;
    return (struct line){ begin, len };
}

static size_t insert(char *text, size_t size, size_t at, struct line what)
{
    char copy[TEXT_BYTES_MAX / 64];

    if (what.len > sizeof(copy) || size + what.len > TEXT_BYTES_MAX) {
        return size;
    }
    memcpy(copy, text + what.begin, what.len);
    memmove(text + at + what.len, text + at, size - at);
    memcpy(text + at, copy, what.len);
    return size + what.len;
}

static size_t take_out(char *text, size_t size, struct line what)
{
    const size_t end = what.begin + what.len;
    memmove(text + what.begin, text + end, size - end);
    return size - what.len;
}

/* What a hurried hand does: lines lost, doubled and moved, indents broken,
 * letters replaced by those that mean something. */
static size_t change(char *text, size_t size, uint64_t *seed)
{
    static const char letters[] = "-:[]{}#&*!|>'\"%@`, \t\n?09azA~\\\xC3\x80";
    const struct line one = random_line(text, size, seed);
    const struct line other = random_line(text, size, seed);

    switch (next_random(seed, 5)) {
    case 0:
        return size > one.len ? take_out(text, size, one) : size;
    case 1:
        return insert(text, size, one.begin, one);
    case 2:
        return insert(text, size, other.begin, one);
    case 3:
        return insert(text, size, one.begin, (struct line){ one.begin, 1 });
    default:
        text[next_random(seed, size)] =
            letters[next_random(seed, sizeof(letters) - 1)];
        return size;
    }
}

/* Changes of real files. */
static void test_changes(void **state)
{
    (void)state;
    char *text = malloc(TEXT_BYTES_MAX);
    assert_non_null(text);

    for (int i = 0; i < MUTATION_COUNT; i++) {
        uint64_t seed = (uint64_t)i * 0x9E3779B97F4A7C15u + 1;
        char label[32];
        size_t size = read_file(files[i % FILE_COUNT].path, text);
        for (int j = 0; j < CHANGES_EACH; j++) {
            size = change(text, size, &seed);
        }
        (void)snprintf(label, sizeof(label), "change %d", i);
        check(files[i % FILE_COUNT].part, text, size, label);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut_at_every_byte),
        cmocka_unit_test(test_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
